"""Writes stl.csv, mann-kendall.csv, theil-sen.csv, hampel.csv, esd.csv and serial.csv beside itself.

Run with Python 3.11, numpy 2.4.6, scipy 1.17.1, statsmodels 0.15.0, pymannkendall 1.4.3:
python3 make.py. The series are those of ../series; missing values are NaN.

stl.csv: statsmodels STL(y, **parameters).fit(inner_iter, outer_iter); `call` names the parameters
below; trend, seasonal, remainder, weight by index. Every second row of a call is left out.
mann-kendall.csv: pymannkendall's seven tests at alpha 0.05 and hamed_rao at 0.01, period 12 for the
seasonal ones. Empty: pymannkendall gives NaN or an error. Traps:
p is 1 - Phi(|z|) and 0 beyond |z| = 8.3; constant or exactly linear residuals give NaN or, by
pre-whitening, the variance of untied NaN; correlated_seasonal ignores alpha.
theil-sen.csv: scipy.stats.theilslopes(y, t, confidence, method="separate") of the present values.
hampel.csv: own numpy code: centred window, median, 1.4826 MAD; the half window at each end is not
judged.
esd.csv: own numpy code (Rosner 1983): R_i, lambda_i (two-sided), index of the i-th extreme value.
serial.csv: statsmodels acorr_ljungbox(y, lags, boxpierce=True), acf(y, fft=False, nlags=24) and the
periodogram |sum (y - mean) exp(-2 pi i k t / n)|^2 / n by numpy.
"""

import csv
import math
import pathlib
import warnings

import numpy as np
import pymannkendall as mk
from scipy import stats
from statsmodels.stats.diagnostic import acorr_ljungbox
from statsmodels.tsa.seasonal import STL
from statsmodels.tsa.stattools import acf

warnings.simplefilter("ignore")
HERE = pathlib.Path(__file__).parent


def library():
    found = {}
    for name in ("monthly.csv", "classic.csv"):
        with open(HERE.parent / "series" / name, newline="") as file:
            for row in csv.DictReader(file):
                value = float(row["value"]) if row["value"] else math.nan
                found.setdefault(row["series"], []).append(value)
    return {name: np.array(values) for name, values in found.items()}


def write(name, source, header, rows):
    with open(HERE / name, "w") as file:
        file.write(f"# {source}; by make.py\n{','.join(header)}\n")
        for row in rows:
            cells = []
            for cell in row:
                if isinstance(cell, float) or isinstance(cell, np.floating):
                    cells.append("" if math.isnan(cell) else repr(float(cell)))
                else:
                    cells.append(str(cell))
            file.write(",".join(cells) + "\n")


STL_CALLS = {
    "plain": dict(),
    "robust": dict(robust=True),
    "widths": dict(seasonal=11, trend=31, low_pass=15, robust=True),
    "constants": dict(seasonal_deg=0, trend_deg=0, low_pass_deg=0),
    "jumps": dict(seasonal_jump=2, trend_jump=4, low_pass_jump=3, robust=True),
    "quarters": dict(period=4, seasonal=5, outer=3),
    "weekdays": dict(period=7, inner=3, robust=True),
    "wide": dict(seasonal=35, trend=301),
}


def stl(series):
    for name in ("synthetic-1", "synthetic-3", "darien", "AirPassengers"):
        y = series[name]
        for call, given in STL_CALLS.items():
            arguments = dict(period=12) | given
            inner, outer = arguments.pop("inner", None), arguments.pop("outer", None)
            fit = STL(y, **arguments).fit(inner_iter=inner, outer_iter=outer)
            for t in range(0, len(y), 2):
                yield name, call, t, fit.trend[t], fit.seasonal[t], fit.resid[t], fit.weights[t]


TESTS = {
    "original": mk.original_test,
    "hamed-rao": mk.hamed_rao_modification_test,
    "yue-wang": mk.yue_wang_modification_test,
    "pre-whitening": mk.pre_whitening_modification_test,
    "trend-free-pre-whitening": mk.trend_free_pre_whitening_modification_test,
    "seasonal": lambda y, alpha=0.05: mk.seasonal_test(y, period=12, alpha=alpha),
    "correlated-seasonal": lambda y, alpha=0.05: mk.correlated_seasonal_test(y, period=12),
}


def mann_kendall(series):
    for name, y in series.items():
        for variant, test in TESTS.items():
            for alpha in (0.05, 0.01):
                if alpha != 0.05 and variant != "hamed-rao":
                    continue
                try:
                    r = test(y.copy(), alpha=alpha)
                except ZeroDivisionError:
                    continue
                yield (name, variant, alpha, float(r.s), float(r.var_s), float(r.z), float(r.p),
                       float(r.Tau), float(r.slope), float(r.intercept), r.trend)


def theil_sen(series):
    for name, y in series.items():
        present = ~np.isnan(y)
        t = np.arange(len(y))[present]
        for confidence in (0.95, 0.9, 0.6):
            if present.sum() > 1:
                r = stats.theilslopes(y[present], t, confidence, method="separate")
                yield name, confidence, r.slope, r.intercept, r.low_slope, r.high_slope


def hampel(series):
    for name in ("panel-s000430", "synthetic-3", "darien", "AirPassengers", "ties", "Nile"):
        y = series[name]
        for window in (13, 7):
            half = window // 2
            for t in range(half, len(y) - half):
                w = y[t - half:t + half + 1]
                median = np.median(w)
                scale = 1.4826 * np.median(np.abs(w - median))
                off = abs(y[t] - median)
                score = off / scale if scale > 0 else (0.0 if off == 0 else math.nan)
                yield name, window, t, score, int(off > 3 * scale)


def esd(series):
    for name in ("rosner", "panel-s000430", "synthetic-3", "AirPassengers", "gap-s000045"):
        y = series[name]
        for transform in ("none", "log1p"):
            x = y if transform == "none" else np.log1p(y)
            keep = ~np.isnan(x)
            n = int(keep.sum())
            for i in range(1, 11):
                mean, sd = x[keep].mean(), x[keep].std(ddof=1)
                off = np.where(keep, np.abs(x - mean), -1)
                index = int(off.argmax())
                p = 1 - 0.05 / (2 * (n - i + 1))
                t = stats.t.ppf(p, n - i - 1)
                bound = (n - i) * t / math.sqrt((n - i - 1 + t * t) * (n - i + 1))
                yield name, transform, i, index, off[index] / sd, bound
                keep[index] = False


def serial(series):
    for name in ("panel-s000430", "synthetic-3", "darien", "AirPassengers", "ties", "Nile"):
        y = series[name]
        table = acorr_ljungbox(y, lags=[1, 12, 24], boxpierce=True)
        for lag, row in table.iterrows():
            yield name, "ljung-box", lag, row["lb_stat"], row["lb_pvalue"]
            yield name, "box-pierce", lag, row["bp_stat"], row["bp_pvalue"]
        for lag, value in enumerate(acf(y, fft=False, nlags=24)):
            yield name, "autocorrelation", lag, value, math.nan
        power = np.abs(np.fft.rfft(y - y.mean())) ** 2 / len(y)
        for k in range(1, len(power)):
            yield name, "periodogram", k, power[k], math.nan


if __name__ == "__main__":
    found = library()
    write("stl.csv", "statsmodels 0.15.0 STL",
          ["series", "call", "t", "trend", "seasonal", "remainder", "weight"], stl(found))
    write("mann-kendall.csv", "pymannkendall 1.4.3",
          ["series", "variant", "alpha", "s", "var_s", "z", "p", "tau", "slope", "intercept",
           "trend"], mann_kendall(found))
    write("theil-sen.csv", "scipy 1.17.1 theilslopes, method separate",
          ["series", "confidence", "slope", "intercept", "lower", "upper"], theil_sen(found))
    write("hampel.csv", "numpy 2.4.6", ["series", "window", "t", "score", "outlier"],
          hampel(found))
    write("esd.csv", "numpy 2.4.6, scipy 1.17.1",
          ["series", "transform", "i", "index", "r", "lambda"], esd(found))
    write("serial.csv", "statsmodels 0.15.0, numpy 2.4.6",
          ["series", "statistic", "lag", "value", "p"], serial(found))
