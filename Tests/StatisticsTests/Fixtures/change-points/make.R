# Writes bai-perron.csv beside itself: Rscript make.R
# R 4.2.2, strucchange 1.5-3: breakpoints(x ~ 1 or x ~ t, h = h), t = 1..n, x the values or log1p of
# them, number of breaks by BIC; confint(...) at 95 %. starts are 0-based first indices of new segments
# (strucchange's 1-based last index of a segment is the same number); lower and upper likewise.
suppressMessages(library(strucchange))
series <- list()
for (file in c("../series/monthly.csv", "../series/classic.csv")) {
  table <- read.csv(file)
  for (name in unique(table$series)) series[[name]] <- table$value[table$series == name]
}
rows <- list()
for (name in names(series)) {
  y <- series[[name]]
  if (length(y) < 40 || anyNA(y) || min(y) == max(y) || name == "increasing") next
  for (transform in c("none", "log1p")) {
    x <- if (transform == "log1p") log1p(y) else y
    t <- seq_along(x)
    for (model in c("level", "trend")) for (h in c(0.1, 0.15, 0.3)) {
      fit <- if (model == "level") breakpoints(x ~ 1, h = h) else breakpoints(x ~ t, h = h)
      table <- summary(fit)$RSS
      chosen <- breakpoints(fit)$breakpoints
      lower <- upper <- character(0)
      if (!anyNA(chosen)) {
        limits <- suppressWarnings(confint(fit)$confint)
        lower <- limits[, 1]
        upper <- limits[, 3]
      } else chosen <- character(0)
      rows[[length(rows) + 1]] <- data.frame(
        series = name, transform = transform, model = model, min_segment = h,
        starts = paste(chosen, collapse = " "), lower = paste(lower, collapse = " "),
        upper = paste(upper, collapse = " "),
        rss = paste(format(table["RSS", ], digits = 15, trim = TRUE), collapse = " "),
        bic = paste(format(table["BIC", ], digits = 15, trim = TRUE), collapse = " "))
    }
  }
}
write.csv(do.call(rbind, rows), "bai-perron.csv", row.names = FALSE, quote = FALSE)
