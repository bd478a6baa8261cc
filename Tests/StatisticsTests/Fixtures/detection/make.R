# Writes ears.csv beside this file: what R's surveillance says of the series in ../series.
# Made with R 4.2.2 and surveillance 1.20.3 (Debian 12): Rscript make.R
suppressMessages(library(surveillance))
stopifnot(packageVersion("surveillance") == "1.20.3")

read <- function(path, column) {
  table <- read.csv(path, comment.char = "#")
  split(table[[column]], factor(table$series, unique(table$series)))
}
series <- c(read("../series/monthly.csv", "value"), read("../series/classic.csv", "value"))

write <- function(name, about, rows) {
  number <- vapply(rows, is.double, NA)
  rows[number] <- lapply(rows[number], function(x) ifelse(is.na(x), "", formatC(x, digits = 15, format = "g", width = 1)))
  connection <- file(name, "w")
  writeLines(c(paste("#", about), "# surveillance 1.20.3, R 4.2.2; index counts from 0; empty is NA or NaN"), connection)
  write.csv(rows, connection, quote = FALSE, row.names = FALSE, na = "")
  close(connection)
}

## EARS
rows <- list()
for (name in c("synthetic-1", "synthetic-4", "panel-s000390", "panel-s000430", "ties", "zeros", "constant",
               "increasing", "gap-s000045")) {
  y <- series[[name]]
  for (method in c("C1", "C2", "C3")) for (control in 1:2) {
    given <- list(method = method, baseline = 7, minSigma = 0, alpha = if (method == "C3") 0.025 else 0.001)
    if (control == 2) given[c("baseline", "minSigma", "alpha")] <- list(14, 0.5, 0.01)
    result <- earsC(sts(y, start = c(2010, 1), frequency = 12), control = given)
    kept <- tail(seq_len(nrow(result)), 60)
    rows[[length(rows) + 1]] <- data.frame(
      series = name, variant = tolower(method), baseline = as.integer(given$baseline), min_sigma = given$minSigma,
      alpha = given$alpha, index = as.integer(length(y) - nrow(result) + kept - 1L),
      upper = as.double(result@upperbound[kept, 1]), alarm = as.integer(result@alarm[kept, 1]))
  }
}
write("ears.csv", "earsC(sts, list(method, baseline, minSigma, alpha)), at most the last 60 periods", do.call(rbind, rows))
