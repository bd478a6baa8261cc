"""Reference values for the composite index and its sensitivity, by numpy and scipy.

Run from the root of the repository: python Tests/StatisticsTests/Fixtures/index/make.py
Made with Python 3.11.7, numpy 2.4.6, scipy 1.17.1 (moments, ranks).
Written from the definitions (handbook of OECD, EU and JRC; COINr's documentation), not from the
Swift code: other data structures, whole-array arithmetic, an eigensolver of the full matrix.
"""

import csv
import itertools
import math
import os

import numpy as np
import scipy.stats

HERE = os.path.dirname(os.path.abspath(__file__))
COUNTRIES = "ARG BLZ BOL BRA CHL COL CRI CUB DOM ECU GTM HND HTI JAM MEX NIC PAN PER SLV VEN".split()
COLUMNS = [
    ("unemployment", 1, 2.0),
    ("inflation", 1, 1.0),
    ("income-per-person", -1, 3.0),
    ("political-stability", -1, 1.5),
    ("age-dependency", 1, 1.0),
    ("remittances-received", 1, 0.5),
]
LEAST_SHARE = 2 / 3


def table():
    figures = {}
    with open("datasets/world-bank-indicators/2025-02-07.csv") as file:
        for row in csv.DictReader(file):
            if row["period"] == "2021":
                figures[row["place"], row["indicator"]] = float(row["value"])
    return np.array(
        [[figures.get((c, name), math.nan) for name, _, _ in COLUMNS] for c in COUNTRIES]
    )


def treat(x):
    def passes(v):
        v = v[~np.isnan(v)]
        skew = scipy.stats.skew(v, bias=False)
        kurt = scipy.stats.kurtosis(v, bias=False)
        return not (abs(skew) > 2 and kurt > 3.5)

    if passes(x):
        return x, "passed"
    y = x.copy()
    highs, lows = 0, 0
    while not passes(y) and highs + lows < 5:
        if scipy.stats.skew(y[~np.isnan(y)], bias=False) >= 0:
            top = np.flatnonzero(y == np.nanmax(y))
            highs = len(top)
            y[top] = np.nanmax(np.delete(y, top))
        else:
            bottom = np.flatnonzero(y == np.nanmin(y))
            lows = len(bottom)
            y[bottom] = np.nanmin(np.delete(y, bottom))
    if passes(y):
        return y, f"winsorised {highs + lows}"
    low, high = np.nanmin(x), np.nanmax(x)
    return np.log(x - low + 0.01 * (high - low)), "logarithms"


def normalise(x, how):
    if how == "min-max":
        return 1 + 99 * (x - np.nanmin(x)) / (np.nanmax(x) - np.nanmin(x))
    if how == "z-score":
        z = (x - np.nanmean(x)) / np.nanstd(x, ddof=1)
        return np.clip(50 + 15 * z, 1, 100)
    out = np.full(len(x), math.nan)
    here = ~np.isnan(x)
    ranks = scipy.stats.rankdata(x[here])
    out[here] = 1 + 99 * (ranks - 1) / (here.sum() - 1)
    return out


def principal(columns):
    size = columns.shape[1]
    corr = np.eye(size)
    for i, j in itertools.combinations(range(size), 2):
        both = ~np.isnan(columns[:, i]) & ~np.isnan(columns[:, j])
        corr[i, j] = corr[j, i] = np.corrcoef(columns[both, i], columns[both, j])[0, 1]
    values, vectors = np.linalg.eig(corr)
    return np.real(vectors[:, np.argmax(np.real(values))]) ** 2


def frame(values, outliers, normalisation):
    columns = []
    for j, (_, sign, _) in enumerate(COLUMNS):
        x = values[:, j]
        if outliers == "winsorise":
            x, _ = treat(x)
        columns.append(normalise(sign * x, normalisation))
    return np.array(columns).T


def weights_of(columns, how):
    if how == "equal":
        return np.full(len(COLUMNS), 1 / len(COLUMNS))
    if how == "declared":
        declared = np.array([w for _, _, w in COLUMNS])
        return declared / declared.sum()
    return principal(columns)


def aggregate(columns, weights, how):
    here = ~np.isnan(columns) & (weights > 0)
    share = (here * weights).sum(axis=1)
    base = np.log(columns) if how == "geometric" else columns
    mean = np.where(here, base, 0) @ weights / share
    return np.exp(mean) if how == "geometric" else mean


def ranks(scores):
    return scipy.stats.rankdata(-np.round(scores, 9), method="min").astype(int)


MASK = (1 << 64) - 1


class SplitMix64:
    def __init__(self, seed):
        self.state = seed & MASK

    def next(self):
        self.state = (self.state + 0x9E3779B97F4A7C15) & MASK
        z = self.state
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
        return z ^ (z >> 31)

    def unit(self):
        return (self.next() >> 11) * 2.0**-53


def points(seed, row, inputs):
    seeds = SplitMix64(seed ^ ((row * 0xD1342543DE82EF95) & MASK))
    generator = SplitMix64(seeds.next())
    return [[generator.unit() for _ in range(inputs)] for _ in range(2)]


OUTLIERS = ["none", "winsorise"]
NORMALISATIONS = ["min-max", "z-score", "rank"]
WEIGHTS = ["equal", "declared", "principal"]
AGGREGATIONS = ["arithmetic", "geometric"]


def write(name, header, rows, note):
    with open(os.path.join(HERE, name), "w") as file:
        file.write(f"# {note}\n# made by make.py beside this file\n{header}\n")
        for row in rows:
            file.write(",".join(repr(float(v)) if isinstance(v, float) else str(v) for v in row) + "\n")


def main():
    raw = table()
    write(
        "table.csv",
        "country," + ",".join(name for name, _, _ in COLUMNS),
        [[c] + ["" if math.isnan(v) else float(v) for v in raw[i]] for i, c in enumerate(COUNTRIES)],
        "World Bank, World Development Indicators and Worldwide Governance Indicators, 2021, CC BY 4.0",
    )
    kept = (~np.isnan(raw)).mean(axis=1) >= LEAST_SHARE - 1e-9
    values = raw[kept]
    names = [c for c, k in zip(COUNTRIES, kept) if k]
    write(
        "treatment.csv", "indicator,outcome",
        [[name, treat(values[:, j])[1]] for j, (name, _, _) in enumerate(COLUMNS)],
        "what the treatment of outliers does to each indicator",
    )
    rows, weight_rows = [], []
    for o, n, w, a in itertools.product(OUTLIERS, NORMALISATIONS, WEIGHTS, AGGREGATIONS):
        columns = frame(values, o, n)
        weights = weights_of(columns, w)
        if a == "arithmetic":
            weight_rows += [[o, n, w, name, float(weights[j])] for j, (name, _, _) in enumerate(COLUMNS)]
        scores = aggregate(columns, weights, a)
        for c, s, r in zip(names, scores, ranks(scores)):
            rows.append([o, n, w, a, c, float(s), int(r)])
    write("scores.csv", "outliers,normalisation,weights,aggregation,country,score,rank", rows,
          "scores and ranks by every choice of method")
    write("weights.csv", "outliers,normalisation,weights,indicator,weight", weight_rows,
          "weights of the indicators")

    # Sensitivity: 100 rows of a Saltelli design over the same stream of random numbers.
    seed, count, size = 7, 100, len(COLUMNS)
    nominal = ranks(aggregate(frame(values, "winsorise", "min-max"), weights_of(frame(values, "winsorise", "min-max"), "equal"), "arithmetic"))
    frames = {(o, n): frame(values, o, n) for o in OUTLIERS for n in NORMALISATIONS}
    all_weights = {(k, w): weights_of(f, w) for k, f in frames.items() for w in WEIGHTS}
    seen = []

    def model(p):
        key = OUTLIERS[int(p[0] * 2)], NORMALISATIONS[int(p[1] * 3)]
        weights = all_weights[key, WEIGHTS[int(p[2] * 3)]] * (1 + 0.25 * (2 * np.array(p[5:]) - 1))
        left = int(p[4] * (size + 1))
        if left < size:
            weights[left] = 0
        r = ranks(aggregate(frames[key], weights, AGGREGATIONS[int(p[3] * 2)]))
        seen.append(r)
        return np.abs(r - nominal).mean()

    groups = [0, 1, 2, 4, 5] + [3] * size
    fa, fb, fab = [], [], [[] for _ in range(6)]
    for row in range(count):
        a, b = points(seed, row, len(groups))
        fa.append(model(a))
        fb.append(model(b))
        for g in range(6):
            fab[g].append(model([b[i] if groups[i] == g else a[i] for i in range(len(groups))]))
    fa, fb, fab = np.array(fa), np.array(fb), np.array(fab)
    variance = np.var(np.concatenate([fa, fb]))
    first = 1 - ((fb - fab) ** 2).mean(axis=1) / 2 / variance
    total = ((fa - fab) ** 2).mean(axis=1) / 2 / variance
    choices = ["outliers", "normalisation", "weights", "weight-noise", "aggregation", "left-out"]
    write("sobol.csv", "choice,first_order,total", [[c, float(f), float(t)] for c, f, t in zip(choices, first, total)],
          f"Jansen's estimates over {count} rows from seed {seed}; mean shift {float(np.mean([np.abs(r - nominal).mean() for r in seen]))!r}")
    seen = np.array(seen)
    quantiles = np.quantile(seen, [0.05, 0.5, 0.95], axis=0, method="inverted_cdf")
    write("intervals.csv", "country,lower,median,upper",
          [[c] + [int(q[i]) for q in quantiles] for i, c in enumerate(names)],
          "ranks that 5, 50 and 95 percent of those draws do not exceed")


main()
