"""The proportional-odds model with a level of their own for each agent, drawn from one normal spread. Pure."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import linalg, optimize, sparse, special

from qa_desk.stats.intervals import Z95
from qa_desk.stats.ordinal import (
    NODES,
    RUNAWAY,
    CumulativeModel,
    NotEstimable,
    OrdinalFit,
    ordinal_logit,
    second,
)
from qa_desk.stats.quantiles import Floats

FEWER_NODES = 7
MANY_ROWS = 20_000
"""From here fewer nodes do: with so many calls an agent's level is nearly normal around its own peak."""
MOST_STEPS = 60
ATTENUATION = 0.346
FLAT = 1e-3
"""A spread below this is none."""


@dataclass(frozen=True, slots=True)
class AgentsFit:
    """`fixed` holds cuts and coefficients at one agent's level, their covariance clustered by agent (cuts first).

    `spread` is the standard deviation between agents on the logit scale with its 95 % ends, 0 where none is seen;
    `gain` what it adds to the log-likelihood; `plain` the coefficients' standard errors if the model is true.
    """

    fixed: OrdinalFit
    spread: float
    low: float
    high: float
    gain: float
    plain: Floats


def ordinal_with_agents(
    x: Floats, y: Floats, agents: NDArray[np.int64], nodes: int | None = None
) -> AgentsFit:
    """P(y <= k | u) = 1/(1 + exp(-(a_k - x'b - s u))), u standard normal, one for each of the (n,) `agents`.

    u is integrated out by adaptive Gauss-Hermite quadrature, nodes set around each agent's own peak (Pinheiro and
    Bates 1995, doi:10.1080/10618600.1995.10474663); Newton's method with Louis' information (1982,
    doi:10.1111/j.2517-6161.1982.tb01203.x). The errors are V (sum U_g U_g') V G/(G-1). `NotEstimable`.
    """
    order = np.argsort(agents, kind="stable")
    start = ordinal_logit(x, y)
    code = np.searchsorted(start.levels, y[order])
    count = nodes or (NODES if len(y) < MANY_ROWS else FEWER_NODES)
    model = _Mixed(np.asarray(x, float)[order], code, agents[order], len(start.cuts), count)
    theta = np.concatenate([start.cuts, start.beta, [0.5]])
    theta, value, steps = _climbed(model, theta)
    if theta[-1] < FLAT:  # the likelihood is even in the spread: 0 is then its peak
        theta[-1], value = 0.0, start.log_likelihood
        theta[:-1] = np.concatenate([start.cuts, start.beta])
    _, hessian, by_agent = model.derivatives(theta)
    try:
        inverse = np.asarray(np.linalg.inv(-hessian), np.float64)
    except np.linalg.LinAlgError as error:
        raise NotEstimable("the columns predict one another") from error
    groups, k, p = model.groups, model.cuts, x.shape[1]
    covariance = inverse @ (by_agent.T @ by_agent) @ inverse * groups / max(1, groups - 1)
    fixed = OrdinalFit(theta[k:-1], theta[:k], start.levels, covariance[:-1, :-1], value, steps, groups)
    low, high = _ends(model, theta, value, float(inverse[-1, -1]))
    plain: Floats = np.sqrt(np.diag(inverse))[k : k + p]
    return AgentsFit(fixed, float(theta[-1]), low, high, max(0.0, value - start.log_likelihood), plain)


def _ends(model: _Mixed, theta: Floats, value: float, variance: float) -> tuple[float, float]:
    """95 % ends of the spread: on its logarithm; from 0 where it is not clear of that, up to where the likelihood ends.

    A curve at 0 says little of the far end, so there the drop of 1.92 is looked for itself.
    """
    spread, half = float(theta[-1]), Z95 * float(np.sqrt(max(variance, 0.0)))
    if half < spread:
        factor = float(np.exp(half / spread))
        return spread / factor, spread * factor

    def left(at: float) -> float:
        return model.value(_at_spread(theta, at)) - value + Z95**2 / 2

    far = spread + 0.05
    while left(far) > 0 and far < RUNAWAY:
        far *= 2
    return 0.0, far if far >= RUNAWAY else float(optimize.brentq(left, spread, far, xtol=1e-3))


def _at_spread(theta: Floats, spread: float) -> Floats:
    """The same average over agents at another spread: slopes and cuts grow with sqrt(1 + 0.346 s²) (Zeger 1988)."""
    grown = np.sqrt((1 + ATTENUATION * spread**2) / (1 + ATTENUATION * theta[-1] ** 2))
    found: Floats = np.r_[theta[:-1] * grown, spread]
    return found


def _climbed(model: _Mixed, theta: Floats) -> tuple[Floats, float, int]:
    """The peak of the log-likelihood, its height, and the steps: Newton's, shortened or damped until they gain."""
    value = model.value(theta)
    for steps in range(1, MOST_STEPS + 1):
        scores, hessian, _ = model.derivatives(theta)
        tried, found = _improved(model, theta, value, _uphill(-hessian, scores))
        gained, theta, value = found - value, tried, found
        if np.abs(theta[model.cuts : -1]).max(initial=0.0) > RUNAWAY:
            raise NotEstimable("something predicts the rating perfectly")
        if gained < 1e-10 * (1 + abs(value)):
            return theta, value, steps
    return theta, value, MOST_STEPS


def _improved(model: _Mixed, theta: Floats, value: float, step: Floats) -> tuple[Floats, float]:
    """The longest halving of a step that keeps the cuts in order and gains; the spread's sign means nothing."""
    for halving in range(30):
        tried = theta + step / 2**halving
        tried[-1] = abs(tried[-1])
        if np.all(np.diff(tried[: model.cuts]) > 0) and (found := model.value(tried)) >= value:
            return tried, found
    return theta, value


def _uphill(information: Floats, scores: Floats) -> Floats:
    """Newton's step; far from the peak, where the information is not positive, a damped one."""
    damped, most = information, float(np.abs(np.diag(information)).max())
    for power in range(-6, 4):
        try:
            found: Floats = linalg.solve(damped, scores, assume_a="pos")
            return found
        except (linalg.LinAlgError, ValueError):
            damped = information + np.eye(len(scores)) * most * 10.0**power
    raise NotEstimable("the columns predict one another")


class _Mixed:
    """Log-likelihood and derivatives in (cuts, coefficients, spread); rows stand in order of their agents."""

    def __init__(
        self, x: Floats, code: NDArray[np.int64], agents: NDArray[np.int64], cuts: int, nodes: int
    ) -> None:
        self.rows, self.cuts = CumulativeModel(x, code, np.ones(len(code)), cuts), cuts
        self.first = np.flatnonzero(np.r_[True, agents[1:] != agents[:-1]])
        self.ends = np.r_[self.first, len(code)]
        self.groups = len(self.first)
        self.agent = np.repeat(np.arange(self.groups), np.diff(self.ends))
        self.at, self.weight = np.polynomial.hermite.hermgauss(nodes)
        self.peak: Floats = np.zeros(self.groups)
        self.known: tuple[Floats, tuple[Floats, Floats, Floats]] | None = None

    def _sums(self, values: Floats) -> Floats:
        """(G,) sums of (n,) values by agent."""
        found: Floats = np.add.reduceat(values, self.first)
        return found

    def _placed(self, theta: Floats, shift: Floats) -> tuple[Floats, Floats]:
        """Nodes (G, K) around each agent's peak, and the logarithms of their weights."""
        spread = float(theta[-1])
        u, width = self.peak, np.ones(self.groups)
        for _ in range(50):
            du, dl, db, cumulative = self.rows.row_scores(theta[:-1], shift + spread * u[self.agent])
            uu, ll, ul = second(du, dl, cumulative)
            curve = 1 - spread**2 * self._sums(uu + ll + 2 * ul)
            step = (spread * self._sums(db) - u) / curve
            u, width = u + step, 1 / np.sqrt(curve)
            if np.abs(step).max() < 1e-6:
                break
        self.peak = u
        nodes = u[:, None] + np.sqrt(2) * width[:, None] * self.at
        log = np.log(self.weight) + self.at**2 + np.log(width)[:, None] - 0.5 * nodes**2 - 0.5 * np.log(np.pi)
        return nodes, log

    def _likely(self, theta: Floats) -> tuple[Floats, Floats, Floats]:
        """Each agent's log-likelihood, its nodes, and their posterior weights (G, K)."""
        if self.known is not None and np.array_equal(self.known[0], theta):
            return self.known[1]
        shift = self.rows.x @ theta[self.cuts : -1]
        nodes, log = self._placed(theta, shift)
        for k in range(nodes.shape[1]):
            p = self.rows.parts(theta[:-1], shift + theta[-1] * nodes[self.agent, k])[2]
            log[:, k] += self._sums(np.log(p))
        whole: Floats = special.logsumexp(log, axis=1)
        self.known = theta.copy(), (whole, nodes, np.exp(log - whole[:, None]))
        return self.known[1]

    def value(self, theta: Floats) -> float:
        """The log-likelihood."""
        return float(self._likely(theta)[0].sum())

    def derivatives(self, theta: Floats) -> tuple[Floats, Floats, Floats]:
        """Gradient, Hessian, and each agent's part of the gradient (G, P)."""
        rows, k, size = self.rows, self.cuts, len(theta)
        _, nodes, weights = self._likely(theta)
        shift = rows.x @ theta[k:-1]
        inside: Floats = np.zeros((3, len(self.agent)))
        mean, hessian = np.zeros((self.groups, size)), np.zeros((size, size))
        for at in range(nodes.shape[1]):
            u, w = nodes[:, at], weights[:, at]
            du, dl, db, cumulative = rows.row_scores(theta[:-1], shift + theta[-1] * u[self.agent])
            curves: Floats = np.array(second(du, dl, cumulative))
            inside += w[self.agent] * curves
            scores = self._agent_scores(du, dl, db, u)
            mean += w[:, None] * scores
            hessian += scores.T @ (w[:, None] * scores)
            self._add_spread(hessian, curves, u, w)
        hessian[:-1, :-1] += rows.hessian(*inside)
        hessian[-1, :-1] = hessian[:-1, -1]
        hessian -= mean.T @ mean
        return mean.sum(0), hessian, mean

    def _agent_scores(self, du: Floats, dl: Floats, db: Floats, u: Floats) -> Floats:
        """(G, P) sums of the rows' gradients at one node."""
        rows, k, n = self.rows, self.cuts, len(db)
        by_row = sparse.csr_matrix((db, np.arange(n), self.ends), shape=(self.groups, n))
        cells = self.groups * k
        above = np.bincount(self.agent * k + rows.upper, np.where(rows.has_upper, du, 0.0), cells)
        below = np.bincount(self.agent * k + rows.lower, np.where(rows.has_lower, dl, 0.0), cells)
        by_cut = (above + below).reshape(self.groups, k)
        found: Floats = np.column_stack([by_cut, by_row @ rows.x, u * self._sums(db)])
        return found

    def _add_spread(self, hessian: Floats, curves: Floats, u: Floats, w: Floats) -> None:
        """Add second derivatives that hold the spread, at one node."""
        rows, k, (uu, ll, ul) = self.rows, self.cuts, curves
        at = (w * u)[self.agent]
        both = uu + ll + 2 * ul
        above = np.bincount(rows.upper, np.where(rows.has_upper, at * (uu + ul), 0.0), k)
        below = np.bincount(rows.lower, np.where(rows.has_lower, at * (ll + ul), 0.0), k)
        hessian[:k, -1] -= above + below
        hessian[k:-1, -1] += rows.x.T @ (at * both)
        hessian[-1, -1] += float((at * u[self.agent]) @ both)
