"""Scores made of the agent, the evaluator and what else differed: two crossed random effects by REML. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from scipy import linalg, optimize

from qa_desk.stats.quantiles import Floats

FLAT = 1e-4
"""A ratio of spreads below this is no spread."""
SPREADS = 40


@dataclass(frozen=True, slots=True)
class Effects:
    """Predicted effects of one factor, by code, and the variance between its levels."""

    effects: Floats
    variance: float


@dataclass(frozen=True, slots=True)
class CrossedFit:
    """y = X b + agent + evaluator + rest. `deviance` is the REML criterion; `boundary` where a spread is 0."""

    coefficients: Floats
    agents: Effects
    evaluators: Effects
    residual: float
    deviance: float
    n: int
    state: Literal["ok", "boundary"]
    _sums: _Sums
    _ratios: tuple[float, float]
    _swapped: bool

    def sd(
        self, agents: Floats | None, evaluators: Floats, fixed: Floats, scale: float | None = None
    ) -> Floats:
        """Standard errors of m sums of effects: weights (m, A), (m, E) and (m, p) on agents, evaluators and b.

        `agents` None: the i-th sum holds agent i once. With `scale` (points) the evaluators' spread is not taken as
        known: the errors are mixed over its REML likelihood with a half-normal prior of that scale, around the
        values of this fit; with few evaluators anything else is far too sure.
        """
        if scale is None:
            values, errors = self._sum(self._ratios, agents, evaluators, fixed)
            return errors
        here, _ = self._sum(self._ratios, agents, evaluators, fixed)
        widest = 3 * scale / float(np.sqrt(self.residual))
        grid = widest * (np.arange(SPREADS) + 0.5) / SPREADS
        pairs = [(t, self._ratios[1]) if self._swapped else (self._ratios[0], t) for t in grid.tolist()]
        log = np.array([-0.5 * self._sums.deviance(*pair) for pair in pairs])
        log -= 0.5 * (grid * float(np.sqrt(self.residual)) / scale) ** 2
        weights = np.exp(log - log.max())
        total: Floats = np.zeros(len(here))
        for weight, pair in zip(weights / weights.sum(), pairs, strict=True):
            if weight > 1e-6:
                values, errors = self._sum(pair, agents, evaluators, fixed)
                total += weight * (errors**2 + (values - here) ** 2)
        return np.sqrt(total)

    def _sum(
        self, ratios: tuple[float, float], agents: Floats | None, evaluators: Floats, fixed: Floats
    ) -> tuple[Floats, Floats]:
        """The sums and their errors with the ratios of spread taken as known."""
        of_big, of_small, coefficients, residual, system = self._sums.solution(*ratios)
        of_agents, of_judges = (of_small, of_big) if self._swapped else (of_big, of_small)
        own = of_agents if agents is None else agents @ of_agents
        values = own + evaluators @ of_judges + fixed @ coefficients
        if self._swapped:
            small = np.eye(len(of_small)) if agents is None else agents
            return values, system.sd(evaluators, small, fixed, residual)
        return values, system.sd(agents, evaluators, fixed, residual)


@dataclass(frozen=True, slots=True)
class System:
    """The mixed-model equations at given ratios, the larger factor eliminated (its block is diagonal)."""

    ratios: tuple[float, float]
    diagonal: Floats
    cross: Floats
    inverse: Floats

    def sd(self, big: Floats | None, small: Floats, fixed: Floats, residual: float) -> Floats:
        """Prediction errors of sums of effects (Henderson 1975); `big` None: the i-th sum holds its i-th level once."""
        rest = np.concatenate([small * self.ratios[1], fixed], axis=1)
        if big is None:
            own = self.ratios[0] ** 2 / self.diagonal
            rest = rest - (self.ratios[0] / self.diagonal)[:, None] * self.cross
        else:
            on_big = big * self.ratios[0]
            own = (on_big * on_big) @ (1 / self.diagonal)
            rest = rest - (on_big / self.diagonal) @ self.cross
        inner = ((rest @ self.inverse) * rest).sum(1)
        found: Floats = np.sqrt(residual * (own + inner))
        return found


def crossed(
    y: Floats, agents: NDArray[np.int64], evaluators: NDArray[np.int64], fixed: Floats | None = None
) -> CrossedFit:
    """REML fit over (n,) scores with codes from 0 of agents and evaluators and (n, p) fixed columns of full rank.

    Bates et al. 2015 (doi:10.18637/jss.v067.i01): profiled deviance over the two ratios of spread, Nelder-Mead; the
    larger factor is eliminated, leaving a Cholesky factor as small as the other factor and the fixed columns.
    Without `fixed`, a mean alone.
    """
    x = np.ones((len(y), 1)) if fixed is None else np.asarray(fixed, float)
    swapped = int(evaluators.max()) > int(agents.max())
    big, small = (evaluators, agents) if swapped else (agents, evaluators)
    sums = _Sums(np.asarray(y, float), big, small, x)
    best = optimize.minimize(
        lambda at: sums.deviance(abs(at[0]), abs(at[1])),
        (0.7, 0.7),
        method="Nelder-Mead",
        options={"xatol": 1e-8, "fatol": 1e-10, "maxiter": 2000},
    )
    ratios = tuple(0.0 if abs(float(t)) < FLAT else abs(float(t)) for t in best.x)
    of_big, of_small, coefficients, residual, _ = sums.solution(ratios[0], ratios[1])
    first = Effects(of_big, residual * ratios[0] ** 2)
    second = Effects(of_small, residual * ratios[1] ** 2)
    return CrossedFit(
        coefficients=coefficients,
        agents=second if swapped else first,
        evaluators=first if swapped else second,
        residual=residual,
        deviance=sums.deviance(ratios[0], ratios[1]),
        n=len(y),
        state="ok" if min(ratios) > 0 else "boundary",
        _sums=sums,
        _ratios=(ratios[0], ratios[1]),
        _swapped=swapped,
    )


class _Sums:
    """All the rows say: counts and sums by factor."""

    def __init__(self, y: Floats, big: NDArray[np.int64], small: NDArray[np.int64], x: Floats) -> None:
        self.b, self.s, (self.n, self.p) = int(big.max()) + 1, int(small.max()) + 1, x.shape
        self.centre = float(y.mean())
        z = y - self.centre
        self.yy = float(z @ z)
        self.size = np.bincount(big, minlength=self.b).astype(float)
        pairs = np.bincount(big * self.s + small, minlength=self.b * self.s).reshape(self.b, self.s)
        self.big_y, self.small_y = np.bincount(big, z, self.b), np.bincount(small, z, self.s)
        by_big, by_small = np.zeros((self.b, self.p)), np.zeros((self.s, self.p))
        np.add.at(by_big, big, x)
        np.add.at(by_small, small, x)
        self.cross = np.concatenate([pairs.astype(float), by_big], axis=1)
        self.block = np.zeros((self.s + self.p, self.s + self.p))
        self.block[: self.s, : self.s] = np.diag(np.bincount(small, minlength=self.s))
        self.block[: self.s, self.s :] = by_small
        self.block[self.s :, : self.s] = by_small.T
        self.block[self.s :, self.s :] = x.T @ x
        self.right = np.concatenate([self.small_y, x.T @ z])
        self.constant = np.linalg.lstsq(x, np.ones(self.n), rcond=None)[0]

    def _reduced(self, tb: float, ts: float) -> tuple[Floats, Floats, Floats, Floats]:
        scale = np.concatenate([np.full(self.s, ts), np.ones(self.p)])
        diagonal = tb * tb * self.size + 1
        cross = tb * self.cross * scale
        k = self.block * np.outer(scale, scale) - cross.T @ (cross / diagonal[:, None])
        k[np.arange(self.s), np.arange(self.s)] += 1
        right = self.right * scale - cross.T @ (tb * self.big_y / diagonal)
        return diagonal, cross, k, right

    def deviance(self, tb: float, ts: float) -> float:
        """The REML criterion at these ratios of spread to the rest's."""
        diagonal, _, k, right = self._reduced(tb, ts)
        try:
            factor = linalg.cholesky(k, lower=True)
        except linalg.LinAlgError:
            return 1e300
        half = linalg.solve_triangular(factor, right, lower=True)
        rss = self.yy - float((tb * self.big_y) ** 2 @ (1 / diagonal)) - float(half @ half)
        free = self.n - self.p
        logs = float(np.log(diagonal).sum() + 2 * np.log(np.diag(factor)).sum())
        return float(logs + free * (1 + np.log(2 * np.pi * max(rss, 1e-12) / free)))

    def solution(self, tb: float, ts: float) -> tuple[Floats, Floats, Floats, float, System]:
        """Effects of both factors, coefficients, residual variance, and the equations for errors."""
        diagonal, cross, k, right = self._reduced(tb, ts)
        inverse = np.asarray(np.linalg.inv(k), np.float64)
        rest = inverse @ right
        spherical = (tb * self.big_y - cross @ rest) / diagonal
        rss = self.yy - float(tb * self.big_y @ (tb * self.big_y / diagonal)) - float(right @ rest)
        residual = max(rss, 1e-12) / (self.n - self.p)
        coefficients = rest[self.s :] + self.centre * self.constant
        return (
            tb * spherical,
            ts * rest[: self.s],
            coefficients,
            residual,
            System((tb, ts), diagonal, cross, inverse),
        )
