# Writes theta.csv beside itself: Rscript make-theta.R
# R 4.2.2, forecast 8.20: thetaf(ts(head(y, length), frequency = frequency), h = 14, level = c(80, 95)).
suppressMessages(library(forecast))
series <- list()
for (file in c("../series/monthly.csv", "../series/classic.csv")) {
  table <- read.csv(file)
  for (name in unique(table$series)) series[[name]] <- table$value[table$series == name]
}
rows <- list()
add <- function(name, length, frequency) {
  y <- ts(head(series[[name]], length), frequency = frequency)
  f <- tryCatch(suppressWarnings(thetaf(y, h = 14, level = c(80, 95))), error = function(e) NULL)
  if (is.null(f)) return(invisible())
  numbers <- function(x) paste(format(as.numeric(x), digits = 13, trim = TRUE), collapse = " ")
  rows[[length(rows) + 1]] <<- data.frame(
    series = name, length = length, frequency = frequency, mean = numbers(f$mean),
    lower_80 = numbers(f$lower[, 1]), upper_95 = numbers(f$upper[, 2]))
}
for (name in names(series)) {
  if (anyNA(series[[name]])) next
  n <- length(series[[name]])
  for (frequency in c(1, 4, 12)) {
    for (length in unique(pmin(n, c(5, 7, 20, 25, 61, n)))) add(name, length, frequency)
  }
}
write.csv(do.call(rbind, rows), "theta.csv", row.names = FALSE, quote = FALSE)
