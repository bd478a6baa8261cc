# Times the R packages of Debian on the panel: Rscript peers.R PANEL.csv SERIES
# Prints lines "name,seconds per 1000 series" (elapsed, one thread, medians of three runs).
arguments <- commandArgs(trailingOnly = TRUE)
panel <- read.csv(arguments[1])
wanted <- as.integer(arguments[2])
series <- split(panel$value, panel$series)
if (length(series) > wanted) series <- series[seq_len(wanted)]

measure <- function(name, package, count, body) {
  if (!requireNamespace(package, quietly = TRUE)) {
    cat(sprintf("# %s: R package %s is not installed\n", name, package))
    return(invisible())
  }
  some <- series[seq_len(min(count, length(series)))]
  seconds <- median(sapply(1:3, function(run) system.time(for (y in some) body(y))[["elapsed"]]))
  cat(sprintf("%s,%.6f\n", name, seconds / length(some) * 1000))
}

monthly <- function(y) ts(y, frequency = 12, start = c(2010, 1))
measure("stl", "stats", 300, function(y) stl(monthly(y), s.window = 7))
measure("stl robust", "stats", 200, function(y) stl(monthly(y), s.window = 7, robust = TRUE))

surveil <- function(y) {
  surveillance::sts(observed = matrix(y), frequency = 12, start = c(2010, 1))
}
last <- 169:180
measure("farrington 12 months", "surveillance", 10, function(y) {
  surveillance::farringtonFlexible(surveil(y), control = list(
    range = last, b = 5, w = 2, noPeriods = 4, reweight = TRUE, weightsThreshold = 2.58,
    pastWeeksNotIncluded = 3, pThresholdTrend = 1, trend = TRUE, thresholdMethod = "nbPlugin",
    alpha = 0.01, limit54 = c(5, 4)))
})
for (variant in c("C1", "C2", "C3")) {
  measure(paste("ears", tolower(variant)), "surveillance", 60, function(y) {
    surveillance::earsC(surveil(y), control = list(method = variant, baseline = 7))
  })
}
measure("glr-nb", "surveillance", 5, function(y) {
  tryCatch(
    surveillance::glrnb(surveil(y), control = list(
      range = 61:180, c.ARL = 5, M = -1, change = "epi", mu0 = list(S = 1, trend = TRUE))),
    error = function(e) NULL)
})
measure("cusum", "surveillance", 60, function(y) {
  disease <- surveillance::create.disProg(week = 1:180, observed = y, freq = 12, start = c(2010, 1))
  surveillance::algo.cusum(disease, control = list(range = 13:180, trans = "rossi"))
})
measure("bai-perron", "strucchange", 5, function(y) {
  strucchange::breakpoints(log1p(y) ~ 1, h = 0.15)
})
measure("theta", "forecast", 40, function(y) forecast::thetaf(monthly(y), h = 12))
measure("ets", "forecast", 4, function(y) forecast::forecast(forecast::ets(monthly(y + 1)), h = 12))
