"""Reconciled forecasts by hierarchicalforecast 1.5.3: python3 make.py > cases.csv

Two hierarchies of simulated residuals: two regions of three, and two places by three nationalities
with sums over both. Each row is one way of weighting and holds base and reconciled forecasts of all
nodes, sums first. `errors.csv` receives the residuals, one row a period.
"""
import sys

import numpy as np
from hierarchicalforecast.methods import MinTrace

rng = np.random.default_rng(20211001)
regions = [[0, 1, 2, 3, 4, 5], [0, 1, 2], [3, 4, 5]]
crossed = [[0, 1, 2, 3, 4, 5], [0, 1, 2], [3, 4, 5], [0, 3], [1, 4], [2, 5]]
out = open("errors.csv", "w")
out.write("hierarchy,period,errors\n")
print("hierarchy,method,nonnegative,base,reconciled")
for name, sums in (("regions", regions), ("crossed", crossed)):
    S = np.zeros((len(sums) + 6, 6))
    for row, members in enumerate(sums):
        S[row, members] = 1
    S[len(sums):] = np.eye(6)
    periods = 24
    common = rng.normal(0, 6, periods)
    errors = np.outer(rng.uniform(0.2, 1.5, 6), common) + rng.normal(0, 4, (6, periods))
    errors = S @ errors + rng.normal(0, 2, (len(S), periods)) + rng.normal(0, 1, (len(S), 1))
    errors = np.round(errors, 3)
    for period in range(periods):
        out.write(f"{name},{period},{' '.join(map(repr, errors[:, period].tolist()))}\n")
    leaves = np.array([80.0, 3, 1, 40, 12, 2])
    for nonnegative in (False, True):
        base = np.round(S @ leaves + rng.normal(0, 12, len(S)), 2)
        if nonnegative:
            base[len(sums) + 1] = -6
            base[len(sums) + 5] = -2.5
        truth = np.zeros_like(errors)
        methods = ["ols", "wls_struct", "wls_var", "mint_cov", "mint_shrink"]
        for method in methods if not nonnegative else ["ols", "wls_struct", "wls_var"]:
            kwargs = {} if method in ("ols", "wls_struct") else dict(
                y_insample=errors, y_hat_insample=truth)
            model = MinTrace(method, nonnegative=nonnegative)
            found = model.fit_predict(S=S, y_hat=base[:, None], **kwargs)["mean"][:, 0]
            print(f"{name},{method},{int(nonnegative)},{' '.join(map(repr, base.tolist()))},"
                  f"{' '.join(map(repr, found.tolist()))}")
