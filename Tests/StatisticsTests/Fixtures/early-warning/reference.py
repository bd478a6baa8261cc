"""The detector `early-warning` once more, written from the method's page with NumPy and SciPy, one series at a time.

usage: reference.py < series,period,value
Writes series,period,value,expected,z,statistic: expected count, the count's normal score, the chart's statistic.
Made with NumPy 2.4.6 and SciPy 1.17.1.
"""
import csv, sys, numpy as np
from scipy.stats import nbinom, norm
from scipy.special import gammaln

SPEEDS, DISPERSIONS = [0, .1, .25, .5, 1, 2], [1.02, 1.3, 2, 3, 5, 10]
RATE, PERSISTENCE, DISTANCE, SHAPE = .05, .5, 3., 3.
YEAR = {'M': 12, 'W': 52, 'D': 365, 'Q': 4, 'Y': 1}
SCALE = {f: ((1.03, .92), (.06, .08)) if f in 'WD' else ((1.015, .97), (.035, .03)) for f in YEAR}
HISTORY = {'M': 6, 'W': 8, 'D': 14, 'Q': 5, 'Y': 4}

def log_mass(k, mean, size):
    return gammaln(k + size) - gammaln(size) - gammaln(k + 1) + size*np.log(size/(size + mean)) + k*np.log(mean/(size + mean))

def read(y, freq):
    year = YEAR[freq]; season = 7 if freq == 'D' else year
    models = [(h, s, d) for h in ([0] if freq == 'Y' else [0, 1, 2]) for s in SPEEDS for d in DISPERSIONS]
    phi = np.array([d for _, _, d in models]); walk = np.array([s*s/year for _, s, _ in models])
    n = len(models); x = np.zeros((n, 6)); P = np.zeros((n, 6, 6)); w = np.full(n, 1/n)
    first = next(v for v in y if v == v)
    x[:, 0] = np.log(round(first) + .5)
    for i, (h, _, _) in enumerate(models):
        P[i] = np.diag([4, (.2/year)**2] + ([.25, .25] if h > 0 else [0, 0]) + ([.09, .09] if h > 1 else [0, 0]))
    G = np.eye(6); G[0, 1] = 1
    out, seen, zprev, gain, last, run = [], 0, np.nan, 0, 0, []
    for t, v in enumerate(y):
        a = 2*np.pi*t/season; H = np.array([1, 0, np.cos(a), np.sin(a), np.cos(2*a), np.sin(2*a)])
        hs = np.array([H*np.array([1, 1] + [h > 0]*2 + [h > 1]*2) for h, _, _ in models])
        m = np.clip((x*hs).sum(1), -12, 32); Ph = np.einsum('iab,ib->ia', P, hs); q = np.maximum((Ph*hs).sum(1), 1e-9); qc = np.minimum(q, 4)
        M = np.exp(m + qc/2); size = 1/((phi - 1)/M + np.expm1(qc)); E = (w*M).sum(); sd = np.sqrt((w*(M + M*M/size + (M - E)**2)).sum())
        z = s = np.nan
        if v == v: v = float(round(v))
        if seen >= HISTORY[freq] and v == v:
            k = w >= 1e-4; ww = w[k]/w[k].sum(); pr = size[k]/(size[k] + M[k]); half = .5*nbinom.pmf(v, size[k], pr)
            up = (ww*(nbinom.sf(v - 1, size[k], pr) - half)).sum(); lo = (ww*(nbinom.cdf(v - 1, size[k], pr) + half)).sum()
            z = norm.isf(up) if up < lo else norm.ppf(lo)
            rho = 0 if zprev != zprev else .8*min(max(1 - gain, 0), 1); zp = 0 if zprev != zprev else min(max(zprev, -3), 3)
            side = 0 if z > 0 else 1; still, wander = SCALE[freq]; zp = max(zp, 0) if z > 0 else min(zp, 0)
            s = (z + rho*zp)/np.sqrt(1 + rho*rho)/(still[side] + wander[side]*w[walk > 0].sum())
        out.append((v, E if seen >= HISTORY[freq] else np.nan, z, s))
        zprev = z
        if v == v:
            e = v - E; r = RATE + (PERSISTENCE - RATE)*last if e > 0 else RATE
            scale = (SHAPE - 1)*DISTANCE*sd; lu = np.log(r/(1 - r)) + np.log(SHAPE/scale) - (SHAPE + 1)*np.log1p(abs(e)/scale)
            lp = log_mass(v, M, size); tot = np.logaddexp(lp, lu); om = np.exp(lp - tot)
            w = np.maximum(w*np.exp(tot - max(lp.max(), lu)), 1e-6); w /= w.sum()
            prec = 1/q; sc = om/phi; pull = sc*(v + .5); eta = (m*prec + np.log(v + .5)*pull)/(prec + pull)
            for _ in range(2):
                lam = np.exp(eta); J = sc*lam; eta = eta + np.clip((sc*(v - lam) - (eta - m)*prec)/(J + prec), -2, 2)
            k1 = (eta - m)*prec; k2 = (1 - prec/(J + prec))*prec
            x = x + Ph*k1[:, None]; P = P - np.einsum('ia,ib->iab', Ph, Ph)*k2[:, None, None]
            gain = (w*J/(J + prec)).sum(); last = (w*(1 - om)).sum() if e > 0 else 0; seen += 1; run = run + [np.log(v + .5)] if last > .99 else []
        else: zprev = np.nan
        x = x@G.T; P = G@P@G.T; P[:, 0, 0] += walk
        if len(run) == HISTORY[freq]: x[:, 0] += np.median(run) - np.log(E + .5); P[:, 0, 0] += 1; run = []
    return out, models, w

if __name__ == '__main__':
    series = {}
    for row in csv.DictReader(sys.stdin): series.setdefault(row['series'], []).append((row['period'], float(row['value'] or 'nan')))
    print('series,period,value,expected,z,statistic')
    for name, rows in series.items():
        p = rows[0][0]; f = 'W' if 'W' in p else 'Q' if 'Q' in p else {4: 'Y', 7: 'M', 10: 'D'}[len(p)]
        out, models, w = read([v for _, v in rows], f)
        for (p, _), (v, e, z, s) in zip(rows, out):
            print(name, p, *('' if u != u else repr(float(u)) for u in (v, e, z, s)), sep=',')
        top = np.argsort(-w)[:4]
        print(name, [(models[i], round(float(w[i]), 3)) for i in top], file=sys.stderr)
