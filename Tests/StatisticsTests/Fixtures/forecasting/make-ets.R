# Writes ets-likelihood-r.csv and ets-given.csv beside itself: Rscript make-ets.R
# R 4.2.2, forecast 8.20, y = value + 1.
# ets-likelihood-r.csv: ets(ts(y, frequency = 12), model, damped) for every form, and its own choice
# (ZZZ): log-likelihood and AICc as there, -(n log sum e^2 + 2 sum log r)/2.
# ets-given.csv: parameters and starting states that ets found (seasons in the order of the first
# periods), their likelihood, and forecast(h = 26, level = c(80, 95)) from them.
# Trap: with multiplicative seasons and a damped trend forecast() adds l + b where the model that was
# fitted, and simulate(), have l + phi b; those rows carry no forecasts.
suppressMessages(library(forecast))
models <- c("ANN", "AAN", "AAdN", "ANA", "AAA", "AAdA", "MNN", "MAN", "MAdN", "MNA", "MAA", "MAdA",
            "MNM", "MAM", "MAdM")
series <- list()
for (file in c("../series/monthly.csv", "../series/classic.csv")) {
  table <- read.csv(file)
  for (name in unique(table$series)) series[[name]] <- table$value[table$series == name] + 1
}
numbers <- function(x) paste(format(as.numeric(x), digits = 13, trim = TRUE), collapse = " ")
likelihood <- given <- list()
for (name in names(series)) {
  y <- ts(series[[name]], frequency = 12)
  if (anyNA(y) || length(y) < 20 || min(y) <= 0 || min(y) == max(y) || name == "increasing") next
  for (model in c(models, "ZZZ")) {
    damped <- if (model == "ZZZ") NULL else grepl("d", model)
    fit <- tryCatch(ets(y, model = sub("d", "", model), damped = damped), error = function(e) NULL)
    if (is.null(fit)) next
    chosen <- gsub("ETS\\(|,|\\)", "", fit$method)
    likelihood[[length(likelihood) + 1]] <- data.frame(
      series = name, model = model, chosen = chosen, log_likelihood = fit$loglik, aicc = fit$aicc)
    if (model == "ZZZ" || !(name %in% c("AirPassengers", "synthetic-1", "synthetic-5", "darien")))
      next
    par <- function(key) if (key %in% names(fit$par)) fit$par[[key]] else NA
    states <- fit$states[1, ]
    seasons <- states[grepl("^s[0-9]", names(states))]
    f <- forecast(fit, h = 26, level = c(80, 95))
    skip <- model == "MAdM"
    given[[length(given) + 1]] <- data.frame(
      series = name, model = model, alpha = par("alpha"), beta = par("beta"), gamma = par("gamma"),
      phi = par("phi"), l = states[["l"]], b = if ("b" %in% names(states)) states[["b"]] else NA,
      seasons = numbers(rev(seasons)), log_likelihood = fit$loglik, aicc = fit$aicc,
      sigma2 = fit$sigma2, mean = if (skip) "" else numbers(f$mean),
      lower_80 = if (skip) "" else numbers(f$lower[, 1]),
      upper_95 = if (skip) "" else numbers(f$upper[, 2]))
  }
}
write <- function(rows, file) {
  table <- do.call(rbind, rows)
  for (column in names(table)) if (is.numeric(table[[column]]))
    table[[column]] <- ifelse(is.na(table[[column]]), "", format(table[[column]], digits = 15, trim = TRUE))
  write.csv(table, file, row.names = FALSE, quote = FALSE)
}
write(likelihood, "ets-likelihood-r.csv")
write(given, "ets-given.csv")
# admissible.csv: forecast:::admissible(alpha, beta, gamma, phi, m) at random parameters.
set.seed(4)
points <- data.frame(alpha = runif(300), beta = runif(300) * 0.6, gamma = runif(300),
                     phi = ifelse(runif(300) < 0.5, 1, runif(300, 0.8, 0.98)),
                     m = sample(c(4, 7, 12, 24), 300, TRUE))
points$admissible <- mapply(forecast:::admissible, points$alpha, points$beta, points$gamma,
                            points$phi, points$m)
write.csv(format(points, digits = 15, trim = TRUE), "admissible.csv", row.names = FALSE, quote = FALSE)
