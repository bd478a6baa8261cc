"""Writes values.csv: special functions and distributions to 30 digits.

Made with Python 3.11.7 and mpmath 1.3.0: python3 make.py > values.csv (some minutes)
Arguments are doubles (shortest text that reads back), values are of exactly these doubles. Where a
value lies below the smallest double only its logarithm is given. Incomplete gamma and beta functions
come from mpmath's gammainc and betainc where the parameters are moderate and from integrating the
density elsewhere, at 60 digits; where both can be had they were compared to 30 digits.
"""
import random
import sys
from mpmath import mp, mpf, loggamma, psi, exp, log, quad, sqrt, erfc, gammainc, betainc, inf

mp.dps = 60
random.seed(20211001)


def emit(function, arguments, value):
    texts = [repr(float(a)) for a in arguments] + [""] * (4 - len(arguments))
    print(",".join([function] + texts + [mp.nstr(value, 30, min_fixed=0, max_fixed=0)]))


def log_uniform(low, high):
    return float("%.6g" % (10 ** random.uniform(low, high)))


def integral(density_log, start, direction, scale):
    """The integral of exp(density_log) from start outwards, in pieces of the local scale."""
    top = density_log(start)
    total, place, piece = mpf(0), mpf(0), scale
    for _ in range(400):
        part = quad(lambda s: exp(density_log(start + direction * s) - top), [place, place + piece])
        total += part
        place += piece
        if part < total * mpf(10) ** -45:
            break
        piece *= mpf("1.3")
    return top, total


def gamma_tails(a, x):
    """log of P and Q."""
    a, x = mpf(a), mpf(x)
    if a <= 500:
        q = gammainc(a, x, inf, regularized=True)
        p = gammainc(a, 0, x, regularized=True)
        return log(p), log(q)
    f = lambda t: (a - 1) * log(t) - t - loggamma(a) if t > 0 else mpf("-1e9999")
    slope = abs((a - 1) / x - 1)
    scale = 1 / (slope + sqrt(a - 1) / x)
    if x >= a - 1:
        top, total = integral(f, x, 1, scale)
        q = exp(top) * total
        return log(1 - q), top + log(total)
    top, total = integral(f, x, -1, scale)
    p = exp(top) * total
    return top + log(total), log(1 - p)


def beta_tails(a, b, x):
    """log of I and 1 - I; x an mpf."""
    a, b = mpf(a), mpf(b)
    y = 1 - x
    if max(a, b) <= 300:
        i = betainc(a, b, 0, x, regularized=True)
        c = betainc(b, a, 0, y, regularized=True)
        return log(i), log(c)
    if a < 1 or b < 1 or min(a, b) < 20:
        return beta_tails_series(a, b, x)
    norm = loggamma(a + b) - loggamma(a) - loggamma(b)
    f = lambda t: ((a - 1) * log(t) + (b - 1) * log(1 - t) + norm) if 0 < t < 1 else mpf("-1e9999")
    slope = abs((a - 1) / x - (b - 1) / y)
    scale = 1 / (slope + sqrt((a - 1) / x**2 + (b - 1) / y**2))
    if (a - 1) * y <= (b - 1) * x:
        top, total = integral(f, x, 1, scale)
        return log(1 - exp(top) * total), top + log(total)
    top, total = integral(f, x, -1, scale)
    return top + log(total), log(1 - exp(top) * total)


def beta_tails_series(a, b, x):
    """Both sides by the finite sum where b is a small whole number, else by the series of positive
    terms in the smaller of x and 1 - x; at 420 digits, so that the other side keeps its digits."""
    with mp.workdps(420):
        a, b, x = mpf(a), mpf(b), mpf(x)
        if b == int(b) and b <= 30:
            term, total = mpf(1), mpf(1)
            for j in range(1, int(b)):
                term *= (a + j - 1) / j * (1 - x)
                total += term
            i = a * log(x) + log(total)
            return i, log(1 - exp(i))
        mirrored = x > 0.5
        if mirrored:
            a, b, x = b, a, 1 - x
        term, total, n = mpf(1), mpf(1), 1
        while term > total * mpf(10) ** -415:
            term *= (a + b + n - 1) / (a + n) * x
            total += term
            n += 1
        i = a * log(x) + b * log(1 - x) + loggamma(a + b) - loggamma(a + 1) - loggamma(b) + log(total)
        c = log(1 - exp(i))
        return (c, i) if mirrored else (i, c)


for x in [1e-300, 1e-10, 0.1, 0.5, 0.999999, 1.0000001, 1.2, 1.5, 1.999999, 2.0000001, 2.5, 3.7, 5, 9.99, 10, 17.3,
          100, 1e5, 1e10, 1e100] + [log_uniform(-3, 4) for _ in range(30)]:
    emit("log-gamma", [x], loggamma(mpf(x)))
for x in [1e-10, 0.1, 0.5, 1, 1.2, 1.4616, 1.46163214, 1.4617, 1.6, 1.8, 2, 5, 9.9, 12, 100, 1e8] + \
        [log_uniform(-3, 4) for _ in range(20)]:
    emit("digamma", [x], psi(0, mpf(x)))
    emit("trigamma", [x], psi(1, mpf(x)))

for z in [0, 1e-10, 0.1, 0.5, 1, 1.96, 2.5758, 5, 8, 11.9, 12.1, 20, 37, 38.4, 100, 1e5]:
    t = log(erfc(mpf(z) / sqrt(mpf(2))) / 2)
    emit("normal-log-upper", [z], t)
    emit("normal-log-lower", [-z], t)
    if t > -700:
        emit("normal-upper", [z], exp(t))


def normal_quantile(p):
    return mp.findroot(lambda z: log(erfc(-z / sqrt(mpf(2))) / 2) - log(mpf(p)),
                       -sqrt(-2 * log(mpf(p))) if p < 0.02 else mpf(0), tol=1e-90)


for p in [1e-300, 1e-100, 1e-30, 1e-12, 1e-5, 0.001, 0.01, 0.025, 0.074, 0.076, 0.2, 0.4, 0.499, 0.6, 0.9, 0.99,
          0.999999]:
    emit("normal-quantile", [p], normal_quantile(p))


def solved(tail, target, low, high):
    """The root of log(tail(exp(u))) = log(target): bisection, then the secant rule."""
    f = lambda u: log(tail(exp(u))) - log(mpf(target))
    low, high = mpf(low), mpf(high)
    sign = f(low) > 0
    for _ in range(25):
        middle = (low + high) / 2
        low, high = (middle, high) if (f(middle) > 0) == sign else (low, middle)
    for _ in range(12):
        a, b = f(low), f(high)
        if a == b:
            break
        low, high = high, high - b * (high - low) / (b - a)
        if abs(high - low) < mpf(10) ** -38:
            break
    return exp(high)


with mp.workdps(45):
    for nu in [1, 2.5, 5, 30, 300]:
        for q in [1e-100, 1e-10, 0.001, 0.025, 0.2, 0.45]:
            n = mpf(nu)
            tail = lambda t: betainc(n / 2, mpf(1) / 2, 0, n / (n + t * t), regularized=True) / 2
            emit("t-upper-quantile", [nu, q], solved(tail, q, log(mpf("0.01")), log(mpf("0.01")) + 250 / nu + 9))
    for nu in [0.5, 1, 4, 33.3, 400]:
        for q in [1e-100, 1e-10, 0.01, 0.3, 0.7, 0.999]:
            tail = lambda x: gammainc(mpf(nu) / 2, x / 2, inf, regularized=True)
            emit("chi-squared-upper-quantile", [nu, q], solved(tail, q, log(mpf(nu)) - 12 - 30 / nu, log(mpf(nu) + 9) + 7))
        for p in [1e-50, 1e-6, 0.05, 0.4]:
            tail = lambda x: gammainc(mpf(nu) / 2, 0, x / 2, regularized=True)
            emit("chi-squared-quantile", [nu, p], solved(tail, p, log(mpf(nu)) - 250 / nu - 8, log(mpf(nu) + 9) + 2))
    for d1, d2 in [(1, 4), (3, 20), (12, 7.5), (150, 90)]:
        for q in [1e-30, 0.001, 0.05, 0.6, 0.98]:
            tail = lambda f: betainc(mpf(d2) / 2, mpf(d1) / 2, 0, d2 / (d2 + d1 * f), regularized=True)
            emit("f-upper-quantile", [d1, d2, q], solved(tail, q, -12, 3 + 160 / d2))

gammas = [(a, x) for a in [1e-10, 1e-3, 0.1, 0.5, 0.9, 1, 1.1, 3, 20, 199, 201, 500] for x in
          [1e-20, 1e-5, 0.1, 0.5, 0.99, 1.01, 2, 15, 100, 190, 210, 600]]
for _ in range(50):
    a = log_uniform(-2, 3)
    gammas.append((a, float("%.8g" % max(1e-12, a + random.uniform(-6, 8) * a**0.5))))
for _ in range(40):
    a = log_uniform(2.3, 12)
    gammas.append((a, float(repr(max(a / 20, a + random.uniform(-9, 9) * a**0.5)))))
gammas += [(1e6, 3e6), (1e6, 1e5), (1e12, 1.00003e12), (1e15, 1e15), (1e15, 1.0000001e15), (300, 3), (300, 1e-6)]
for a, x in gammas:
    p, q = gamma_tails(a, x)
    emit("gamma-log-lower", [a, x], p)
    emit("gamma-log-upper", [a, x], q)

betas = [(a, b, x) for a in [1e-8, 0.01, 0.5, 1, 2.5, 30, 199, 290] for b in [1e-6, 0.3, 1, 4, 60, 205, 300] for x in
         [1e-12, 0.001, 0.2, 0.5, 0.69, 0.75, 0.97]]
for _ in range(100):
    a, b = log_uniform(-1, 2.4), log_uniform(-1, 2.4)
    x = a / (a + b) + random.uniform(-5, 6) * (a * b / (a + b) ** 3) ** 0.5
    betas.append((a, b, float("%.8g" % min(max(x, 1e-9), 0.9999))))
for _ in range(50):
    a, b = log_uniform(1.5, 10), log_uniform(1.5, 10)
    x = a / (a + b) + random.uniform(-9, 9) * (a * b / (a + b) ** 3) ** 0.5
    betas.append((a, b, float(repr(min(max(x, a / (a + b) / 5), 1 - b / (a + b) / 5)))))
for a, b, x in betas:
    values = beta_tails(a, b, mpf(x))
    emit("beta-log-lower", [a, b, x], values[0])
    emit("beta-log-upper", [a, b, x], values[1])

for nu in [0.1, 0.5, 1, 2.5, 5, 30, 300, 1e4, 1e10]:
    for t in [1e-8, 0.3, 1, 2, 3.3, 8, 40, 1e4, 1e120]:
        n, s = mpf(nu), mpf(t)
        if nu >= 1e4 and t > 40:
            continue
        # Both tails are I at nu/(nu + t^2).
        if nu <= 300:
            both = log(betainc(n / 2, mpf(1) / 2, 0, n / (n + s * s), regularized=True))
        else:
            upper = quad(lambda z: exp(-(n + 1) / 2 * log(1 + (s + z) ** 2 / n) + (n + 1) / 2 * log(1 + s**2 / n)),
                         [0, 0.5, 1, 2, 4, 8, 16, 40])
            d = loggamma((n + 1) / 2) - loggamma(n / 2) - log(n * mp.pi) / 2 - (n + 1) / 2 * log(1 + s**2 / n)
            both = log(2 * upper) + d
        emit("t-log-upper", [nu, t], both - log(mpf(2)))
        d = loggamma((n + 1) / 2) - loggamma(n / 2) - log(n * mp.pi) / 2 - (n + 1) / 2 * log(1 + s**2 / n)
        emit("t-log-density", [nu, t], d)
for d1, d2 in [(1, 1), (2, 7), (4.5, 30), (120, 3), (250, 280)]:
    for f in [1e-6, 0.2, 1, 1.5, 4, 100, 1e40]:
        u = mpf(d1) * mpf(f)
        i, c = beta_tails(mpf(d1) / 2, mpf(d2) / 2, u / (u + d2))
        emit("f-log-lower", [d1, d2, f], i)
        emit("f-log-upper", [d1, d2, f], c)

means = [1e-10, 1e-3, 0.5, 3.7, 42, 950.5, 1e5, 1e9, 1e12]
for m in means:
    ks = {0, 1, 2, round(m), round(m + 3 * m**0.5), round(m + 9 * m**0.5), max(0, round(m - 5 * m**0.5)), round(3 * m + 8)}
    for k in sorted(ks):
        mass = -mpf(m) + k * log(mpf(m)) - loggamma(mpf(k) + 1)
        emit("poisson-log-mass", [m, k], mass)
        if m > 1e6 and k > 2 * m:
            continue
        p, q = gamma_tails(k + 1, m)
        emit("poisson-log-at-most", [m, k], q)
        emit("poisson-log-above", [m, k], p)
for n, p in [(1, 0.3), (10, 0.1), (37, 0.75), (1000, 0.001), (1000, 0.42), (10**6, 0.999), (10**9, 0.1), (10**12, 0.37)]:
    sd = (n * p * (1 - p)) ** 0.5
    for k in sorted({0, 1, round(n * p), round(n * p + 4 * sd), round(n * p - 8 * sd), n - 1, n}):
        if not 0 <= k <= n:
            continue
        q = mpf(p)
        mass = loggamma(mpf(n) + 1) - loggamma(mpf(k) + 1) - loggamma(mpf(n - k) + 1) + k * log(q) + (n - k) * log(1 - q)
        emit("binomial-log-mass", [n, p, k], mass)
        if k < n and abs(k - n * p) < 20 * sd + 2:
            values = beta_tails(k + 1, n - k, q)
            emit("binomial-log-at-most", [n, p, k], values[1])
            emit("binomial-log-above", [n, p, k], values[0])
for size in [1e-8, 0.01, 0.37, 1, 4.2, 35, 400, 1e5, 1e10]:
    for m in [1e-8, 0.02, 1, 17.3, 600, 2.5e5, 1e9]:
        sd = (m + m * m / size) ** 0.5
        ks = {0, 1, round(m), round(m + 2.5 * sd), round(m + 7 * sd), max(0, round(m - 3 * sd)), round(m / 7)}
        for k in sorted(ks):
            if k > 1e15:
                continue
            s, mu = mpf(size), mpf(m)
            mass = (loggamma(s + k) - loggamma(s) - loggamma(mpf(k) + 1) + s * log(s / (s + mu)) + k * log(mu / (s + mu)))
            emit("negative-binomial-log-mass", [m, size, k], mass)
            values = beta_tails(size, k + 1, s / (s + mu))
            emit("negative-binomial-log-at-most", [m, size, k], values[0])
            emit("negative-binomial-log-above", [m, size, k], values[1])
        sys.stdout.flush()
