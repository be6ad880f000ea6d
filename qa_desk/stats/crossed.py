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
    _system: System
    _swapped: bool

    def sd(self, agents: Floats, evaluators: Floats, fixed: Floats) -> Floats:
        """Standard errors of m sums of effects: weights (m, A), (m, E) and (m, p) on agents, evaluators and b."""
        big, small = (evaluators, agents) if self._swapped else (agents, evaluators)
        return self._system.sd(big, small, fixed, self.residual)


@dataclass(frozen=True, slots=True)
class System:
    """The mixed-model equations at given ratios, the larger factor eliminated (its block is diagonal)."""

    ratios: tuple[float, float]
    diagonal: Floats
    cross: Floats
    inverse: Floats

    def sd(self, big: Floats, small: Floats, fixed: Floats, residual: float) -> Floats:
        """Prediction errors of sums of effects (Henderson 1975)."""
        on_big = big * self.ratios[0]
        rest = np.concatenate([small * self.ratios[1], fixed], axis=1)
        rest = rest - (on_big / self.diagonal) @ self.cross
        inner = np.einsum("mi,ij,mj->m", rest, self.inverse, rest)
        found: Floats = np.sqrt(residual * ((on_big * on_big) @ (1 / self.diagonal) + inner))
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
    of_big, of_small, coefficients, residual, system = sums.solution(ratios[0], ratios[1])
    first = Effects(of_big, residual * ratios[0] ** 2)
    second = Effects(of_small, residual * ratios[1] ** 2)
    return CrossedFit(
        coefficients=coefficients,
        agents=second if swapped else first,
        evaluators=first if swapped else second,
        residual=residual,
        deviance=sums.deviance(*ratios),
        n=len(y),
        state="ok" if min(ratios) > 0 else "boundary",
        _system=system,
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
