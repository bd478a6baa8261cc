"""Writes ruptures.csv and exact.csv beside itself.

Run with Python 3.11, numpy 2.4.6 and ruptures 1.1.10: python3 make.py

ruptures.csv: ruptures.Pelt(model="l2", min_size=m, jump=1).fit(x).predict(pen=p), x the values or
log1p of them; starts are the first indices of new segments (ruptures' ends without the last);
objective is the sum over segments of squared deviations plus the penalty. Trap: with min_size above
1 ruptures drops a start as soon as some admissible prefix does better, although the new segment from
there may still be too short; now and then it so misses the optimum.
exact.csv: optimal partitioning written here for counts, since ruptures has no such cost. A segment
costs 2 (S - S ln(S / n)) (poisson) or 2 ((S + n r) ln(1 + m / r) - S ln m) with m = S / n
(negative-binomial), 0 where S = 0.
"""

import csv
import math
import pathlib

import numpy as np
import ruptures

HERE = pathlib.Path(__file__).parent


def series():
    found = {}
    for name in ("monthly.csv", "classic.csv"):
        with open(HERE.parent / "series" / name, newline="") as file:
            for row in csv.DictReader(file):
                value = float(row["value"]) if row["value"] else math.nan
                found.setdefault(row["series"], []).append(value)
    return {name: np.array(values) for name, values in found.items()}


def exact(values, min_size, penalty, cost):
    n = len(values)
    sums = np.concatenate([[0.0], np.cumsum(values)])
    best = [0.0] + [math.inf] * n
    last = [0] * (n + 1)
    for end in range(min_size, n + 1):
        for start in range(0, end - min_size + 1):
            total = best[start] + cost(sums[end] - sums[start], end - start) + penalty
            if total < best[end]:
                best[end], last[end] = total, start
    starts, end = [], n
    while last[end] > 0:
        end = last[end]
        starts.insert(0, end)
    return starts, best[n]


def poisson(total, length):
    return 2 * (total - total * math.log(total / length)) if total > 0 else 0.0


def negative_binomial(size):
    def cost(total, length):
        mean = total / length
        return (
            2 * ((total + length * size) * math.log1p(mean / size) - total * math.log(mean))
            if total > 0
            else 0.0
        )

    return cost


def main():
    with open(HERE / "ruptures.csv", "w", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(["series", "transform", "min_size", "penalty", "starts", "objective"])
        for name, values in series().items():
            if len(values) < 20 or np.isnan(values).any() or values.min() == values.max():
                continue
            for transform in ("none", "log1p"):
                x = np.log1p(values) if transform == "log1p" else values
                for min_size in (1, 2, 6):
                    for multiple in (0.5, 2.0, 8.0):
                        penalty = float(multiple * np.var(x))
                        fit = ruptures.Pelt(model="l2", min_size=min_size, jump=1).fit(x)
                        starts = fit.predict(pen=penalty)[:-1]
                        parts = np.split(x, starts)
                        total = sum(((p - p.mean()) ** 2).sum() + penalty for p in parts)
                        out.writerow(
                            [name, transform, min_size, repr(penalty), " ".join(map(str, starts)),
                             repr(float(total))]
                        )
    with open(HERE / "exact.csv", "w", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(["series", "cost", "size", "min_size", "penalty", "starts", "objective"])
        for name, values in series().items():
            if len(values) < 20 or np.isnan(values).any() or values.min() < 0:
                continue
            if values.min() == values.max():
                continue
            for cost, size in (("poisson", ""), ("negative-binomial", 4.0)):
                function = poisson if cost == "poisson" else negative_binomial(size)
                for min_size in (2, 6):
                    for multiple in (1.0, 4.0):
                        penalty = multiple * math.log(len(values))
                        starts, objective = exact(values, min_size, penalty, function)
                        out.writerow(
                            [name, cost, size, min_size, repr(penalty), " ".join(map(str, starts)),
                             repr(float(objective))]
                        )


if __name__ == "__main__":
    main()
