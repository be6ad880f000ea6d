"""Ratings as what they are, ordered steps: the proportional-odds model, errors clustered by agent. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import linalg, special

from qa_desk.stats.quantiles import Floats

NODES = 31
GRID = 4001
RUNAWAY = 15.0
"""A coefficient beyond this means perfect prediction: nothing can be estimated."""


class NotEstimable(Exception):
    """The ratings do not vary, or something predicts them perfectly."""


@dataclass(frozen=True, slots=True)
class OrdinalFit:
    """Coefficients, cuts between the levels that occur, the covariance of both (cuts first), log-likelihood."""

    beta: Floats
    cuts: Floats
    levels: Floats
    covariance: Floats
    log_likelihood: float
    steps: int
    clusters: int | None

    @property
    def se(self) -> Floats:
        """Standard errors of the coefficients."""
        found: Floats = np.sqrt(np.diag(self.covariance))[len(self.cuts) :]
        return found


def ordinal_logit(
    x: Floats,
    y: Floats,
    clusters: NDArray[np.int64] | None = None,
    weights: Floats | None = None,
) -> OrdinalFit:
    """P(y <= k) = 1/(1 + exp(-(a_k - x'b))) by Newton's method with step halving (McCullagh 1980).

    `x` (n, p), `y` (n,) ratings; a level nobody gave does not exist. With `clusters` the covariance is
    V (sum U_g U_g') V G/(G-1) (Liang and Zeger 1986). `weights` are frequencies. `NotEstimable`.
    """
    levels, code = np.unique(np.asarray(y, np.float64), return_inverse=True)
    w = np.ones(len(y)) if weights is None else np.asarray(weights, float)
    if len(levels) < 2:
        raise NotEstimable("the ratings do not vary")
    model = CumulativeModel(np.asarray(x, float), np.ravel(code), w, len(levels) - 1)
    shares = np.cumsum(np.bincount(np.ravel(code), w))[:-1] / w.sum()
    theta = np.concatenate([special.logit(shares), np.zeros(x.shape[1])])
    value = model.value(theta)
    steps = 0
    while steps < 50:
        steps += 1
        scores, hessian = model.derivatives(theta)
        try:
            step = linalg.solve(-hessian, scores, assume_a="pos")
        except (linalg.LinAlgError, ValueError) as error:
            raise NotEstimable("the columns predict one another") from error
        theta, value, gained = model.improved(theta, value, step)
        if np.abs(theta[model.cuts :]).max(initial=0.0) > RUNAWAY:
            raise NotEstimable("something predicts the rating perfectly")
        if gained < 1e-10 * (1 + abs(value)):
            break
    inverse: Floats = np.asarray(np.linalg.inv(-model.derivatives(theta)[1]), np.float64)
    covariance, groups = inverse, None
    if clusters is not None:
        sums = model.cluster_scores(theta, clusters)
        groups = len(sums)
        if groups > 1:
            covariance = inverse @ (sums.T @ sums) @ inverse * groups / (groups - 1)
    return OrdinalFit(theta[model.cuts :], theta[: model.cuts], levels, covariance, value, steps, groups)


def second(du: Floats, dl: Floats, cumulative: tuple[Floats, Floats]) -> tuple[Floats, Floats, Floats]:
    """Second derivatives of each row's log-likelihood by its upper cut, its lower cut and both."""
    above, below = cumulative
    return du * (1 - 2 * above) - du * du, dl * (1 - 2 * below) - dl * dl, -du * dl


class TopShare:
    """P(rating >= `top`) over the rows a model was fitted to, and how a column moves it.

    With a `spread` between agents (logits) it is the average over agents drawn from it.
    """

    def __init__(self, fit: OrdinalFit, x: Floats, top: float, spread: float = 0.0) -> None:
        cut = int(np.searchsorted(fit.levels, top)) - 1
        self.fit, self.x, self.known = fit, x, 0 <= cut < len(fit.cuts)
        self.base = x @ fit.beta - fit.cuts[cut] if self.known else np.zeros(len(x))
        nodes, weights = np.polynomial.hermite.hermgauss(NODES)
        widest = float(np.abs(self.base).max(initial=0.0)) + 2 * RUNAWAY
        self.grid = np.linspace(-widest, widest, GRID)
        over = self.grid[:, None] + np.sqrt(2) * spread * nodes
        self.curve = special.expit(over) @ (weights / weights.sum()) if spread else None

    def change(self, column: int, beta: float) -> float:
        """Average marginal effect: the change when `column` goes from 0 to 1 with coefficient `beta`."""
        if not self.known:
            return 0.0
        without = self.base - self.x[:, column] * self.fit.beta[column]
        return self._mean(without + beta) - self._mean(without)

    def at(self, level: float) -> float | None:
        """The share with an agent whose own level is `level` (logits); None where every rating is on one side."""
        return float(special.expit(self.base + level).mean()) if self.known else None

    def _mean(self, logits: Floats) -> float:
        if self.curve is None:
            return float(special.expit(logits).mean())
        return float(np.interp(logits, self.grid, self.curve).mean())


class CumulativeModel:
    """Log-likelihood and derivatives in (cuts, coefficients). `shift` (n,) stands in for x'b where that is known."""

    def __init__(self, x: Floats, code: NDArray[np.int64], weights: Floats, cuts: int) -> None:
        self.x, self.code, self.w, self.cuts = x, code, weights, cuts
        self.has_upper, self.has_lower = code < cuts, code > 0
        self.upper, self.lower = np.minimum(code, cuts - 1), np.maximum(code - 1, 0)

    def parts(self, theta: Floats, shift: Floats | None = None) -> tuple[Floats, Floats, Floats]:
        """Cumulative probability above and below each answer, and its own probability."""
        shift = self.x @ theta[self.cuts :] if shift is None else shift
        above = np.where(self.has_upper, special.expit(theta[self.upper] - shift), 1.0)
        below = np.where(self.has_lower, special.expit(theta[self.lower] - shift), 0.0)
        return above, below, np.maximum(above - below, 1e-300)

    def value(self, theta: Floats) -> float:
        """The log-likelihood."""
        return float(self.w @ np.log(self.parts(theta)[2]))

    def improved(self, theta: Floats, value: float, step: Floats) -> tuple[Floats, float, float]:
        """The longest halving of a step that keeps the cuts in order and gains."""
        for halving in range(40):
            tried = theta + step / 2**halving
            if np.all(np.diff(tried[: self.cuts]) > 0) and (found := self.value(tried)) >= value:
                return tried, found, found - value
        return theta, value, 0.0

    def row_scores(self, theta: Floats, shift: Floats | None = None) -> tuple[Floats, Floats, Floats, Any]:
        """Derivatives of each row's log-likelihood by its upper and lower cut and by x'b."""
        above, below, p = self.parts(theta, shift)
        fu, fl = above * (1 - above) / p, below * (1 - below) / p
        return fu, -fl, fl - fu, (above, below)

    def derivatives(self, theta: Floats) -> tuple[Floats, Floats]:
        """Gradient and Hessian."""
        du, dl, db, cumulative = self.row_scores(theta)
        gradient = np.concatenate([self._by_cut(du, dl), self.x.T @ (self.w * db)])
        return gradient, self.hessian(*second(du, dl, cumulative))

    def hessian(self, uu: Floats, ll: Floats, ul: Floats) -> Floats:
        """Second derivatives from each row's by its upper cut, its lower cut and both."""
        k = self.cuts
        hessian: Floats = np.zeros((k + self.x.shape[1],) * 2)
        hessian[:k, :k] = np.diag(self._by_cut(uu, ll))
        both = self.has_upper & self.has_lower
        np.add.at(hessian, (self.upper[both], self.lower[both]), (self.w * ul)[both])
        np.add.at(hessian, (self.lower[both], self.upper[both]), (self.w * ul)[both])
        for cut in range(k):
            row = np.where(self.has_upper & (self.upper == cut), uu + ul, 0.0)
            row += np.where(self.has_lower & (self.lower == cut), ll + ul, 0.0)
            hessian[cut, k:] = hessian[k:, cut] = -(self.w * row) @ self.x
        hessian[k:, k:] = (self.x * (self.w * (uu + ll + 2 * ul))[:, None]).T @ self.x
        return hessian

    def cluster_scores(self, theta: Floats, clusters: NDArray[np.int64]) -> Floats:
        """Sums of the gradient by cluster: (G, cuts + p)."""
        du, dl, db, _ = self.row_scores(theta)
        rows = np.zeros((len(self.code), len(theta)))
        at = np.arange(len(self.code))
        rows[at[self.has_upper], self.upper[self.has_upper]] += du[self.has_upper]
        rows[at[self.has_lower], self.lower[self.has_lower]] += dl[self.has_lower]
        rows[:, self.cuts :] = self.x * db[:, None]
        rows *= self.w[:, None]
        _, code = np.unique(clusters, return_inverse=True)
        sums = np.zeros((int(code.max()) + 1, len(theta)))
        np.add.at(sums, np.ravel(code), rows)
        return sums

    def _by_cut(self, upper: Floats, lower: Floats) -> Floats:
        above = np.bincount(self.upper, self.w * np.where(self.has_upper, upper, 0.0), self.cuts)
        below = np.bincount(self.lower, self.w * np.where(self.has_lower, lower, 0.0), self.cuts)
        found: Floats = np.add(above, below, dtype=float)
        return found
