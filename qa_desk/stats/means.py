"""Mean scores of many agents, pulled towards their group as far as the data's own spread says. Pure.

Model: the true mean of agent i ~ N(mu, tau²), its seen mean ~ N(true, v_i), v_i = s_p²/n_i with the pooled
within-agent variance (normal-normal; Gelman et al., Bayesian Data Analysis, 5.4; Efron and Morris 1975).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy import optimize, special

from qa_desk.stats.quantiles import Floats, heavy, interval
from qa_desk.stats.shares import Posterior

GRID = 2001
SPREAD_WIDEST = 6.0
"""The grid of tau reaches six scales of its prior."""


@dataclass(frozen=True, slots=True)
class MeanFit:
    """Spread between agents and the group's mean; `boundary` where no spread shows, `se` of the mean."""

    tau2: float
    mean: float
    se: float
    q: float
    state: str


@dataclass(frozen=True, slots=True)
class TauWeights:
    """Grid of tau with its posterior weights (they sum to 1)."""

    tau: Floats
    weights: Floats

    @property
    def rms(self) -> float:
        """The root of the mean of tau²."""
        return float(np.sqrt((self.tau**2) @ self.weights))


def pooled_variance(sds: Sequence[float], n: Sequence[int]) -> float | None:
    """Variance within agents, sum (n-1)s² / sum (n-1); None where no agent has two values or none differ."""
    free = np.asarray(n, float) - 1
    used = free > 0
    if not used.any():
        return None
    pooled = float((free[used] * np.asarray(sds, float)[used] ** 2).sum() / free[used].sum())
    return pooled if pooled > 0 else None


def dersimonian_laird(means: Sequence[float], variances: Sequence[float]) -> MeanFit:
    """Moment estimate of tau² (DerSimonian and Laird 1986, doi:10.1016/0197-2456(86)90046-2)."""
    y, v = np.asarray(means, float), np.asarray(variances, float)
    q, w, k = _q(y, v, 0.0), 1 / v, len(y)
    free = w.sum() - (w * w).sum() / w.sum()
    return _fit(y, v, max(0.0, (q - (k - 1)) / free) if free > 0 else 0.0, q)


def paule_mandel(means: Sequence[float], variances: Sequence[float]) -> MeanFit:
    """The root of Q(tau²) = k - 1 (Paule and Mandel 1982, doi:10.6028/jres.087.022); 0 where there is none."""
    y, v = np.asarray(means, float), np.asarray(variances, float)
    q, k = _q(y, v, 0.0), len(y)
    if q <= k - 1:
        return _fit(y, v, 0.0, q)
    high = float(v.max())
    while _q(y, v, high) > k - 1:
        high *= 2
    return _fit(y, v, float(optimize.brentq(lambda t: _q(y, v, t) - (k - 1), 0, high, xtol=1e-14)), q)


def plug_in(means: Sequence[float], variances: Sequence[float], fit: MeanFit) -> list[tuple[float, float]]:
    """Each agent's shrunk mean and its standard error under one tau²; for checks."""
    y, v = np.asarray(means, float), np.asarray(variances, float)
    b = fit.tau2 / (fit.tau2 + v)
    se = np.sqrt(b * v + (1 - b) ** 2 * fit.se**2)
    return list(zip((b * y + (1 - b) * fit.mean).tolist(), se.tolist(), strict=True))


def tau_weights(means: Sequence[float], variances: Sequence[float], scale: float) -> TauWeights:
    """Posterior weights of tau: half-normal(`scale`) prior, flat mu integrated out, 2001 points.

    `scale` is 0.5 for ratings of 1 to 5 and 10 for scores of 0 to 100.
    """
    y, v = np.asarray(means, float), np.asarray(variances, float)
    tau = np.linspace(0, SPREAD_WIDEST * scale, GRID)
    total = v + (tau**2)[:, None]
    w = 1 / total
    mu = (w * y).sum(1) / w.sum(1)
    log = -0.5 * (
        np.log(total).sum(1) + np.log(w.sum(1)) + (w * (y - mu[:, None]) ** 2).sum(1) + (tau / scale) ** 2
    )
    weights = np.exp(log - log.max())
    weights[[0, -1]] /= 2  # trapezoid
    kept = heavy(weights)
    return TauWeights(tau[kept], weights[kept] / weights[kept].sum())


def shrunk_means(means: Sequence[float], variances: Sequence[float], scale: float) -> list[Posterior]:
    """What is believed of each agent's true mean, mixed over the weights of tau ("full" posterior).

    `variances` are of the means (s_p²/n). Honest where no spread shows, and for two agents; needs two or more,
    one agent is left as it is seen. `above` is P(true mean at or above the group's).
    """
    y, v = np.asarray(means, float), np.asarray(variances, float)
    if len(y) < 2:
        return [_alone(m, var) for m, var in zip(means, variances, strict=True)]
    grid = tau_weights(means, variances, scale)
    w = 1 / (v + (grid.tau**2)[:, None])
    mu = (w * y).sum(1) / w.sum(1)
    b = (grid.tau**2)[:, None] * w
    each = (b * y + (1 - b) * mu[:, None]).T
    deviation = np.sqrt(b * v + (1 - b) ** 2 / w.sum(1)[:, None]).T
    centre = each @ grid.weights
    sd = np.sqrt((deviation**2 + (each - centre[:, None]) ** 2) @ grid.weights)

    def cdf(at: Floats) -> Floats:
        share: Floats = special.ndtr((at[:, None] - each) / deviation) @ grid.weights
        return share

    low, high = interval(cdf, centre, sd)
    above = 1 - cdf(np.full(len(y), float(mu @ grid.weights)))
    return [Posterior(*map(float, row)) for row in zip(centre, sd, low, high, above, strict=True)]


def _alone(mean: float, variance: float) -> Posterior:
    se = float(np.sqrt(variance))
    return Posterior(mean, se, mean - 1.959963984540054 * se, mean + 1.959963984540054 * se, 0.5)


def _q(y: Floats, v: Floats, tau2: float) -> float:
    w = 1 / (v + tau2)
    return float((w * (y - (w * y).sum() / w.sum()) ** 2).sum())


def _fit(y: Floats, v: Floats, tau2: float, q: float) -> MeanFit:
    w = 1 / (v + tau2)
    state = "ok" if tau2 > 0 else "boundary"
    return MeanFit(tau2, float((w * y).sum() / w.sum()), float(1 / np.sqrt(w.sum())), q, state)
