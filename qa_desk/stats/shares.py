"""Shares of many agents, pulled towards their group as far as the data's own spread says. Pure.

Model: the true share of agent i ~ Beta(mu M, (1-mu) M), successes ~ Binomial; rho = 1/(M+1) is how alike two
answers about one agent are (Gelman et al., Bayesian Data Analysis, 5.3; Skellam 1948).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import optimize, special

from qa_desk.stats.quantiles import Floats, heavy, interval

GRID = 400
BLOCK = 1_000_000
"""Terms of the likelihood worked on at once."""
PRIOR_SD = 0.2
"""Half-normal prior on sqrt(rho); with under eight agents it weighs as much as the data."""


@dataclass(frozen=True, slots=True)
class Posterior:
    """What is believed of one agent after pulling in: mean, sd, 95 % interval, P(at or above the group)."""

    mean: float
    sd: float
    low: float
    high: float
    above: float


@dataclass(frozen=True, slots=True)
class ShareFit:
    """The group's share and likeness as single values; `boundary` where no difference shows between agents."""

    mean: float
    rho: float
    state: str
    log_likelihood: float | None = None

    @property
    def strength(self) -> float:
        """M: how many answers the group's share is worth; infinite where agents do not differ."""
        return np.inf if self.rho <= 0 else 1 / self.rho - 1


@dataclass(frozen=True, slots=True)
class Terms:
    """The beta-binomial likelihood of many agents as counts of its factors: how many agents have a j-th one.

    Sum over agents of ln(mu + g j), ln(1 - mu + g j) and ln(1 + g j), g = rho / (1 - rho): exact at rho = 0, where
    differences of log-gamma cancel. The binomial coefficient, which no parameter moves, is left out.
    """

    good: Floats
    bad: Floats
    every: Floats

    @classmethod
    def of(cls, successes: Floats, n: Floats) -> Terms:
        """Counted over agents."""
        x, size = successes.astype(int), n.astype(int)
        return cls(_reaching(x), _reaching(size - x), _reaching(size))

    def log_likelihood(self, mu: float, rho: Floats) -> Floats:
        """At one group share, for (g,) values of rho below 1."""
        found = np.zeros(len(rho))
        block = max(1, BLOCK // max(1, len(self.every)))
        for at in range(0, len(rho), block):
            part = rho[at : at + block, None]
            steps = part / (1 - part) * np.arange(len(self.every))
            found[at : at + block] = (
                np.log(mu + steps[:, : len(self.good)]) @ self.good
                + np.log(1 - mu + steps[:, : len(self.bad)]) @ self.bad
                - np.log1p(steps) @ self.every
            )
        return found


def _reaching(values: NDArray[np.int64]) -> Floats:
    """How many of the values are above 0, above 1, and so on."""
    counts = np.bincount(values)
    above: Floats = counts[::-1].cumsum()[::-1].astype(float)[1:]
    return above


def moments(successes: Sequence[int], n: Sequence[int]) -> ShareFit:
    """The moment estimate: rho = (Q/(mu(1-mu)) - (k-1)) / (C - (k-1)), clipped to 0..1.

    Kleinman 1973 (doi:10.1080/01621459.1973.10481332), weights n. `ValueError` without any answer.
    """
    x, size = _arrays(successes, n)
    k, total = len(x), size.sum()
    mu = x.sum() / total
    spread = mu * (1 - mu)
    free = total - (size * size).sum() / total - (k - 1)
    if spread == 0 or free <= 0 or k < 2:
        return ShareFit(float(mu), 0.0, "boundary")
    q = (size * (x / size - mu) ** 2).sum()
    rho = float(np.clip((q / spread - (k - 1)) / free, 0.0, 1.0))
    return ShareFit(float(mu), rho, "ok" if 0 < rho < 1 else "boundary")


def most_likely(successes: Sequence[int], n: Sequence[int]) -> ShareFit:
    """The maximum-likelihood fit; rho 0 and `boundary` where it gains less than 1e-4 over no difference.

    The likelihood is the product form, exact at rho = 0; differences of log-gamma cancel there.
    """
    x, size = _arrays(successes, n)
    mu = x.sum() / size.sum()
    if mu in (0.0, 1.0):
        return ShareFit(float(mu), 0.0, "boundary", 0.0)
    terms = Terms.of(x, size)
    flat = float(terms.log_likelihood(float(mu), np.zeros(1))[0])

    def loss(at: Any) -> float:
        rho = min(at[1] * at[1], 0.998)
        return -float(terms.log_likelihood(float(special.expit(at[0])), np.array([rho]))[0])

    tries = [
        optimize.minimize(
            loss,
            (special.logit(mu), start),
            method="Nelder-Mead",
            options={"xatol": 1e-9, "fatol": 1e-12, "maxiter": 4000},
        )
        for start in (0.01, 0.1, 0.3)
    ]
    best = min(tries, key=lambda found: found.fun)
    if -best.fun - flat < 1e-4:
        return ShareFit(float(mu), 0.0, "boundary", flat)
    return ShareFit(float(special.expit(best.x[0])), float(best.x[1] ** 2), "ok", float(-best.fun))


def plug_in(successes: Sequence[int], n: Sequence[int], fit: ShareFit) -> list[Posterior]:
    """Each agent's Beta posterior under one fitted prior; for checks, the screen shows `shrunk_shares`."""
    if fit.rho <= 0:
        return [Posterior(fit.mean, 0.0, fit.mean, fit.mean, 1.0) for _ in successes]
    x, size = np.asarray(successes, float), np.asarray(n, float)
    weights, grid = np.ones(1), np.array([fit.rho])
    return _mixed(x, size, np.full(len(x), fit.mean), grid, weights)


def rho_weights(
    successes: Sequence[int], n: Sequence[int], mean: float, *, keep_all: bool = False
) -> tuple[Floats, Floats]:
    """Grid of rho and its posterior weights at a given group share: 400 midpoints of sqrt(rho) in (0, 0.999).

    Parts without weight are left out unless `keep_all`.
    """
    x, size = _arrays(successes, n)
    root = 0.999 * (np.arange(GRID) + 0.5) / GRID
    log = Terms.of(x, size).log_likelihood(mean, root**2)
    log -= 0.5 * (root / PRIOR_SD) ** 2
    weights = np.exp(log - log.max())
    kept = np.full(GRID, True) if keep_all else heavy(weights)
    return root[kept] ** 2, weights[kept] / weights[kept].sum()


def shrunk_shares(successes: Sequence[int], n: Sequence[int]) -> list[Posterior]:
    """What is believed of each agent's true share: Beta posteriors mixed over the weights of rho.

    The group's share is (sum x + 0.5) / (sum n + 1). An agent without answers gets the group's own spread.
    The interval never has zero width, not even where nobody differs. Empty in, empty out.
    """
    x, size = np.asarray(successes, float), np.asarray(n, float)
    if not len(x):
        return []
    mean = (x.sum() + 0.5) / (size.sum() + 1)
    grid, weights = rho_weights(successes, n, float(mean))
    return _mixed(x, size, np.full(len(x), mean), grid, weights)


def _mixed(x: Floats, n: Floats, mean: Floats, grid: Floats, weights: Floats) -> list[Posterior]:
    pairs, back = np.unique(np.stack([x, n, mean]), axis=1, return_inverse=True)
    x, n, mean = pairs
    strength = 1 / grid - 1
    a = x[:, None] + mean[:, None] * strength
    b = (n - x)[:, None] + (1 - mean)[:, None] * strength
    each = a / (a + b)
    centre = each @ weights
    variance = (a * b / ((a + b) ** 2 * (a + b + 1)) + (each - centre[:, None]) ** 2) @ weights

    def cdf(at: Floats) -> Floats:
        share: Floats = special.betainc(a, b, np.clip(at, 0, 1)[:, None]) @ weights
        return share

    sd = np.sqrt(variance)
    alike = np.maximum(centre * (1 - centre) / np.maximum(variance, 1e-300) - 1, 1e-3)
    guess = [special.betaincinv(centre * alike, (1 - centre) * alike, at) for at in (0.025, 0.975)]
    low, high = (np.clip(end, 0, 1) for end in interval(cdf, centre, sd, guess))
    above = 1 - cdf(mean)
    found = [Posterior(*map(float, row)) for row in zip(centre, sd, low, high, above, strict=True)]
    return [found[i] for i in np.ravel(back)]


def _arrays(successes: Sequence[int], n: Sequence[int]) -> tuple[Floats, Floats]:
    x, size = np.asarray(successes, float), np.asarray(n, float)
    if np.any(x < 0) or np.any(x > size):
        raise ValueError("more successes than answers")
    kept = size > 0
    return x[kept], size[kept]
