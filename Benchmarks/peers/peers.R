# Times R packages on the first series of a panel: Rscript peers.R PANEL.csv NAME…
# Prints lines "row|peer|seconds a series": processor seconds, the least of three runs, one thread.
arguments <- commandArgs(trailingOnly = TRUE)
wanted <- arguments[-1]
panel <- read.csv(arguments[1], nrows = 300 * 180)
series <- split(panel$value, panel$series)

measure <- function(name, peer, package, count, body) {
  if (!name %in% wanted) {
    return(invisible())
  }
  if (!requireNamespace(package, quietly = TRUE)) {
    cat(sprintf("# %s: R package %s is not installed\n", name, package))
    return(invisible())
  }
  some <- series[seq_len(count)]
  # A series that the peer fails on costs what it took to fail.
  run <- function() for (y in some) suppressWarnings(try(body(y), silent = TRUE))
  seconds <- min(sapply(1:3, function(turn) sum(system.time(run())[c("user.self", "sys.self")])))
  cat(sprintf("%s|%s|%.9f\n", name, peer, seconds / count))
}

monthly <- function(y) ts(y, frequency = 12, start = c(2010, 1))
surveil <- function(y) {
  surveillance::sts(observed = matrix(y), frequency = 12, start = c(2010, 1))
}

measure("stl", "R stl", "stats", 300, function(y) stl(monthly(y), s.window = 7))
measure("stl robust", "R stl", "stats", 200, function(y) stl(monthly(y), s.window = 7, robust = TRUE))
measure("farrington, 12 months", "R surveillance farringtonFlexible", "surveillance", 10, function(y) {
  surveillance::farringtonFlexible(surveil(y), control = list(
    range = 169:180, b = 5, w = 2, noPeriods = 4, reweight = TRUE, weightsThreshold = 2.58,
    pastWeeksNotIncluded = 3, pThresholdTrend = 1, trend = TRUE, thresholdMethod = "nbPlugin",
    alpha = 0.01, limit54 = c(5, 4)))
})
for (variant in c("C1", "C2", "C3")) {
  measure(paste("ears", tolower(variant)), "R surveillance earsC", "surveillance", 60, function(y) {
    surveillance::earsC(surveil(y), control = list(method = variant, baseline = 7))
  })
}
# Caudal's charts learn from the first five years and judge the other ten.
cusum <- function(trans) function(y) {
  surveillance::algo.cusum(
    surveillance::create.disProg(week = 1:180, observed = y, state = rep(0, 180), freq = 12, start = c(2010, 1)),
    control = list(range = 61:180, k = 1.04, h = 2.26, trans = trans))
}
measure("cusum", "R surveillance algo.cusum", "surveillance", 60, cusum("standard"))
measure("cusum rossi", "R surveillance algo.cusum", "surveillance", 60, cusum("rossi"))
glr <- function(range) function(y) {
  surveillance::glrnb(surveil(y), control = list(
    range = range, c.ARL = 5, M = -1, Mtilde = 1, change = "intercept", dir = "inc", alpha = NULL,
    mu0 = list(S = 1, trend = FALSE)))
}
measure("glr-nb", "R surveillance glrnb", "surveillance", 20, glr(61:180))
measure("glr-nb, 36 months", "R surveillance glrnb", "surveillance", 20, glr(145:180))
measure("bai-perron", "R strucchange breakpoints", "strucchange", 5, function(y) {
  strucchange::breakpoints(log1p(y) ~ 1, h = 0.15)
})
measure("theta", "R forecast thetaf", "forecast", 40, function(y) forecast::thetaf(monthly(y), h = 12))
measure("ets", "R forecast ets", "forecast", 4, function(y) forecast::forecast(forecast::ets(monthly(y + 1)), h = 12))
