"""Writes ets-likelihood-statsforecast.csv beside itself.

Python 3.11, statsforecast 2.1.1: AutoETS(season_length=12, model=m, damped=d).fit(value + 1) for every
form, and its own choice (ZZZ). Trap: its parameters may lie outside of R's usual region (beta above
alpha, gamma above 1 - alpha); R checks that, statsforecast does not.
"""

import csv
import math
import pathlib
import warnings

import numpy as np
from statsforecast.models import AutoETS

warnings.filterwarnings("ignore")
HERE = pathlib.Path(__file__).parent
MODELS = ["ANN", "AAN", "AAdN", "ANA", "AAA", "AAdA", "MNN", "MAN", "MAdN", "MNA", "MAA", "MAdA",
          "MNM", "MAM", "MAdM"]


def series():
    found = {}
    for name in ("monthly.csv", "classic.csv"):
        with open(HERE.parent / "series" / name, newline="") as file:
            for row in csv.DictReader(file):
                value = float(row["value"]) + 1 if row["value"] else math.nan
                found.setdefault(row["series"], []).append(value)
    return {name: np.array(values) for name, values in found.items()}


with open(HERE / "ets-likelihood-statsforecast.csv", "w", newline="") as file:
    out = csv.writer(file, lineterminator="\n")
    out.writerow(["series", "model", "chosen", "log_likelihood", "aicc"])
    for name, y in series().items():
        if np.isnan(y).any() or len(y) < 20 or y.min() <= 0 or y.min() == y.max():
            continue
        if name == "increasing":
            continue
        for model in MODELS + ["ZZZ"]:
            damped = None if model == "ZZZ" else "d" in model
            try:
                fit = AutoETS(season_length=12, model=model.replace("d", ""), damped=damped).fit(y)
            except Exception:
                continue
            chosen = fit.model_["method"].removeprefix("ETS(").rstrip(")").replace(",", "")
            out.writerow([name, model, chosen, repr(float(fit.model_["loglik"])),
                          repr(float(fit.model_["aicc"]))])
