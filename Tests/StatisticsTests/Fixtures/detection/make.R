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

## Flexible Farrington
data("salmonella.agona", package = "surveillance")
set.seed(20211001)
weeks <- 1:468
weekly <- list(
  "salmonella-agona" = as.integer(salmonella.agona$observed),
  "simulated-weekly" = rnbinom(468, mu = exp(2.2 + 0.002 * weeks + 0.6 * cos(2 * pi * weeks / 52)), size = 8) +
    c(rep(0, 300), rpois(6, 40), rep(0, 162)))
weekly[["simulated-weekly"]][c(77:80, 222, 460)] <- NA
write("weekly.csv", "salmonella.agona of R's surveillance and a simulated series with an outbreak and gaps",
      do.call(rbind, lapply(names(weekly), function(n) data.frame(series = n, index = seq_along(weekly[[n]]) - 1L,
                                                                  value = weekly[[n]]))))
controls <- list(
  monthly = list(b = 4, w = 2, noPeriods = 4, pastWeeksNotIncluded = 3, pThresholdTrend = 1, alpha = 0.01, limit54 = c(5, 4)),
  narrow = list(b = 5, w = 1, noPeriods = 4, pastWeeksNotIncluded = 6, pThresholdTrend = 1, alpha = 0.01, limit54 = c(0, 4)),
  trend05 = list(b = 5, w = 2, noPeriods = 8, pastWeeksNotIncluded = 3, pThresholdTrend = 0.05, alpha = 0.05, limit54 = c(5, 4)),
  like1996 = list(b = 5, w = 2, noPeriods = 1, pastWeeksNotIncluded = 2, weightsThreshold = 1, pThresholdTrend = 0.05,
                  alpha = 0.01, limit54 = c(5, 4)),
  plain = list(b = 3, w = 2, noPeriods = 5, pastWeeksNotIncluded = 3, reweight = FALSE, pThresholdTrend = 0.05, alpha = 0.01,
               limit54 = c(5, 4)),
  level = list(b = 4, w = 1, noPeriods = 6, pastWeeksNotIncluded = 0, trend = FALSE, alpha = 0.005, limit54 = c(5, 4)),
  noufaily = list(b = 4, w = 3, noPeriods = 10, pastWeeksNotIncluded = 26, pThresholdTrend = 1, alpha = 0.005, limit54 = c(5, 4)),
  weekly1996 = list(b = 4, w = 3, noPeriods = 1, pastWeeksNotIncluded = 3, weightsThreshold = 1, pThresholdTrend = 0.05,
                    alpha = 0.01, limit54 = c(5, 4)))
rows <- list()
judge <- function(name, y, freq, control, kept) {
  given <- modifyList(list(reweight = TRUE, weightsThreshold = 2.58, trend = TRUE, glmWarnings = FALSE,
                           pThresholdTrend = 1, range = tail(seq_along(y), kept)), controls[[control]])
  for (method in c("delta", "nbPlugin", "muan")) {
    given$thresholdMethod <- method
    result <- farringtonFlexible(sts(y, start = c(2010, 1), frequency = freq), control = given)
    known <- result@control
    rows[[length(rows) + 1]] <<- data.frame(
      series = name, control = control, method = c(delta = "delta", nbPlugin = "nb-plugin", muan = "muan")[[method]],
      index = given$range - 1L, expected = as.double(known$expected), upper = as.double(result@upperbound[, 1]),
      score = as.double(known$score), p = as.double(known$pvalue), phi = as.double(known$phiVector),
      trend = as.integer(known$trend), alarm = as.integer(result@alarm[, 1]))
  }
}
for (name in paste0("synthetic-", 1:6)) judge(name, series[[name]], 12, "monthly", 24)
for (name in c("panel-s000002", "panel-s000203", "panel-s000300", "panel-s000390", "panel-s000430", "gap-s000045",
               "AirPassengers"))
  for (control in c("narrow", "trend05", "like1996", "plain", "level")) judge(name, series[[name]], 12, control, 15)
for (name in names(weekly)) for (control in c("noufaily", "weekly1996")) judge(name, weekly[[name]], 52, control, 40)
write("farrington.csv", "farringtonFlexible(sts, control); controls as in make.R", do.call(rbind, rows))

## Cumulative sums
legacy <- function(y, freq = 12) create.disProg(week = seq_along(y), observed = y, state = rep(0, length(y)), freq = freq,
                                               start = c(2010, 1))
rows <- list()
for (name in c("panel-s000430", "synthetic-2", "ties")) for (trans in c("standard", "rossi", "anscombe", "anscombe2nd",
                                                                       "pearsonNegBin")) for (by in c("mean", "glm")) {
  y <- series[[name]]
  range <- tail(seq_along(y), 40)
  result <- algo.cusum(legacy(y), list(range = range, k = 1.04, h = 2.26, trans = trans, alpha = 0.1,
                                       m = if (by == "glm") "glm"))
  rows[[length(rows) + 1]] <- data.frame(
    series = name, variant = c(standard = "standard", rossi = "rossi", anscombe = "anscombe", anscombe2nd = "anscombe2",
                               pearsonNegBin = "pearson-negative-binomial")[[trans]],
    harmonics = if (by == "glm") 1L else 0L, index = range - 1L, statistic = as.double(result$cusum),
    alarm = as.integer(result$alarm))
}
write("cusum.csv", "algo.cusum(range = last 40, k = 1.04, h = 2.26, alpha = 0.1, m by mean or glm)", do.call(rbind, rows))

rows <- list()
for (name in c("ties", "panel-s000390", "panel-s000203")) {
  y <- series[[name]]
  range <- tail(seq_along(y), 40)
  theta0 <- mean(y[1:(range[1] - 1)])
  if (theta0 > 8) next
  values <- hValues(c(theta0, theta0 + 1), ARL0 = 100, s = 1, distr = "poisson")
  result <- algo.rogerson(legacy(y), list(range = range, theta0t = rep(theta0, 40), s = 1, hValues = values$hValues,
                                          distribution = "poisson", limit = 1, digits = 1))
  rows[[length(rows) + 1]] <- data.frame(
    series = name, k = values$hValues[1, "k"], h = values$hValues[1, "h"], arl = values$hValues[1, "ARL"],
    index = range - 1L, upper = as.double(result$upperbound), alarm = as.integer(result$alarm))
}
write("rogerson.csv", c("algo.rogerson(range = last 40, theta0t = mean before, s = 1, hValues(ARL0 = 100), limit = 1)",
                        "upper is the smallest count that brings the sum to h"), do.call(rbind, rows))

## Likelihood ratios
rows <- list()
runs <- list(
  poisson = list("glrpois", list(mu0 = "mean"), "harmonics=0 overdispersion=0"),
  nb = list("glrnb", list(mu0 = "mean", alpha = 0.3), "harmonics=0 overdispersion=0.3"),
  nbdec = list("glrnb", list(mu0 = "mean", alpha = 0.3, dir = "dec"), "harmonics=0 overdispersion=0.3 direction=decrease"),
  nbwindow = list("glrnb", list(mu0 = "mean", alpha = 0.3, M = 8, Mtilde = 3),
                  "harmonics=0 overdispersion=0.3 window=8 min_delay=3"),
  poissontheta = list("glrpois", list(mu0 = "mean", theta = log(1.5)), "harmonics=0 overdispersion=0 theta=0.4054651081081644"),
  nbtheta = list("glrnb", list(mu0 = "mean", alpha = 0.3, theta = log(2)),
                 "harmonics=0 overdispersion=0.3 theta=0.6931471805599453"),
  poissonseason = list("glrpois", list(mu0 = list(S = 1, trend = FALSE)), "overdispersion=0"),
  nbseason = list("glrnb", list(mu0 = list(S = 2, trend = FALSE), alpha = NULL), "harmonics=2"),
  nbtrend = list("glrnb", list(mu0 = list(S = 1, trend = TRUE), alpha = NULL), "trend=true"),
  nbalpha = list("glrnb", list(mu0 = list(S = 1, trend = TRUE), alpha = 0.2), "trend=true overdispersion=0.2"),
  epidemic = list("glrpois", list(mu0 = "mean", change = "epi", M = 12, c.ARL = 1e5),
                  "harmonics=0 overdispersion=0 change=epidemic window=12 threshold=100000"))
for (name in c("panel-s000430", "synthetic-2", "synthetic-5")) for (run in names(runs)) {
  # For falls to a count of 0 glrnb's search ends before the best factor.
  if (run == "nbdec" && name == "synthetic-2") next
  y <- series[[name]]
  range <- tail(seq_along(y), 36)
  control <- modifyList(list(range = range, c.ARL = 5, Mtilde = 1, M = -1, change = "intercept", dir = "inc", ret = "value"),
                        runs[[run]][[2]], keep.null = TRUE)
  if (identical(control$mu0, "mean")) control$mu0 <- rep(mean(y[1:(range[1] - 1)]), 36)
  result <- try(do.call(runs[[run]][[1]], list(sts(y, start = c(2010, 1), frequency = 12), control = control)))
  if (inherits(result, "try-error")) next
  rows[[length(rows) + 1]] <- data.frame(
    series = name, run = run, parameters = runs[[run]][[3]], index = range - 1L,
    statistic = as.double(result@upperbound[, 1]), alarm = as.integer(result@alarm[, 1]))
}
write("glr.csv", "glrpois and glrnb(range = last 36, c.ARL = 5, ret = 'value'); runs as in make.R", do.call(rbind, rows))
