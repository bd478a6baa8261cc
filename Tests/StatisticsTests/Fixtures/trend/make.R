# Writes stl-r.csv beside itself. Run with R 4.2.2 in this folder: Rscript make.R
# stl(ts(y, frequency = 12), s.window = 7, robust = FALSE/TRUE). R's own defaults: seasonal degree 0,
# jumps 1, 3 and 2, two inner passes, or one and fifteen outer ones if robust. Trap: its robust
# weights have a wrong scale where the number of periods is even, so robust rows are of series with
# an odd number only (`synthetic-1` cut to 179). Every second row is left out.
library(stats)
monthly <- read.csv("../series/monthly.csv", comment.char = "#")
classic <- read.csv("../series/classic.csv", comment.char = "#")
series <- function(name) {
  from <- if (name %in% monthly$series) monthly else classic
  from$value[from$series == name]
}
out <- file("stl-r.csv", "w")
cat("# R 4.2.2 stats::stl(ts(y, frequency = 12), s.window = 7, robust = ...); by make.R\n",
    "series,n,robust,t,trend,seasonal,remainder,weight\n", sep = "", file = out)
write <- function(name, y, robust) {
  fit <- stl(ts(y, frequency = 12), s.window = 7, robust = robust)
  x <- fit$time.series
  for (t in seq(1, length(y), by = 2)) {
    cat(sprintf("%s,%d,%s,%d,%.17g,%.17g,%.17g,%.17g\n", name, length(y), tolower(robust), t - 1,
                x[t, "trend"], x[t, "seasonal"], x[t, "remainder"], fit$weights[t]), file = out)
  }
}
for (name in c("synthetic-1", "synthetic-3", "darien", "AirPassengers")) {
  write(name, series(name), FALSE)
}
write("darien", series("darien"), TRUE)
write("synthetic-1", series("synthetic-1")[1:179], TRUE)
close(out)
