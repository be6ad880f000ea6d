"""The gate: is an agent's customers' rating at or above the others'? Answered with a probability. Pure.

The others' share is the reference (the agent left out) and the centre of what is believed beforehand: the two must
be the same number, or an average agent is called above average.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

import numpy as np
from scipy import special

from qa_desk.stats.intervals import Estimate, wilson
from qa_desk.stats.quantiles import Floats
from qa_desk.stats.shares import rho_weights

Verdict = Literal["eligible", "not_eligible", "undecided", "too_few"]
MOST = 500
"""More answers than this are called impossible rather than promised."""
NODES = 5
FARTHEST = 8.5
"""Standard deviations; beyond lies a chance of 1e-17."""


@dataclass(frozen=True, slots=True)
class GateRule:
    """A rule with everything that decides it; `reference` fixes the share to reach instead of the others'."""

    minimum: int = 30
    margin: float = 0.0
    yes: float = 0.90
    no: float = 0.10
    reference: float | None = None
    others_minimum: int = 100


@dataclass(frozen=True, slots=True)
class GateAnswer:
    """What the rule says of one agent.

    `probability` that the true value reaches `reference` less the margin; `more` rated calls at the present rate
    would settle it, None where 500 would not or nothing is open.
    """

    verdict: Verdict
    probability: float | None
    seen: Estimate
    reference: float | None
    others_n: int
    more: int | None


def share_gate(successes: Sequence[int], n: Sequence[int], rule: GateRule | None = None) -> list[GateAnswer]:
    """The gate for shares (top-two-box), each agent against all others of the group.

    P = sum over rho of w P(Beta(r M + x, (1-r) M + n - x) >= r - margin), r = (X + 0.5) / (N + 1) of the others.
    """
    rule = rule or GateRule()
    x, size = np.asarray(successes, float), np.asarray(n, float)
    if not len(x):
        return []
    others_x, others_n = x.sum() - x, size.sum() - size
    centre = (others_x + 0.5) / (others_n + 1)
    to_reach = (centre if rule.reference is None else np.full(len(x), rule.reference)) - rule.margin
    grids = _weights_at(successes, n, centre)
    people = (size > 0).sum() - (size > 0)
    answers = []
    for i, (grid, weights) in enumerate(grids):
        seen = wilson(int(successes[i]), int(n[i]))
        known = people[i] >= 2 and others_n[i] >= rule.others_minimum
        if not known or not n[i]:
            answers.append(
                GateAnswer("too_few", None, seen, _shown(rule, centre[i], known), int(others_n[i]), None)
            )
            continue
        prior = Prior(float(centre[i]), grid, weights)
        p = prior.reaches(float(to_reach[i]), x[i], size[i])
        verdict = _verdict(p, int(n[i]), rule)
        more = (
            _more(prior, float(to_reach[i]), x[i], size[i], rule)
            if verdict in ("undecided", "too_few")
            else None
        )
        answers.append(GateAnswer(verdict, p, seen, _shown(rule, centre[i], True), int(others_n[i]), more))
    return answers


@dataclass(frozen=True, slots=True)
class Prior:
    """What is believed of an agent before any answer: Beta around `centre`, its strength mixed over rho."""

    centre: float
    rho: Floats
    weights: Floats

    def reaches(self, value: float, successes: float, n: float) -> float:
        """P(the true share >= value) after these answers."""
        strength = 1 / self.rho - 1
        a, b = self.centre * strength + successes, (1 - self.centre) * strength + n - successes
        below = special.betainc(a, b, min(1.0, max(0.0, value)))
        return float((1 - below) @ self.weights)


def answers_alone(x: int, n: int, others_x: int, others_n: int, margin: float = 0.0) -> float:
    """P(agent >= others - margin) from these ratings alone, both Beta(x+½, n-x+½); never a verdict.

    It calls a tenth of a group of equals eligible, which is why `share_gate` pulls in first.
    """
    return beats((x + 0.5, n - x + 0.5), (others_x + 0.5, others_n - others_x + 0.5), margin)


def beats(one: tuple[float, float], other: tuple[float, float], margin: float = 0.0) -> float:
    """P(X >= Y - margin) of two independent Betas, by Gauss-Legendre quadrature over quantiles.

    Those of the narrower one, against which the other is smooth, evenly on the normal scale: a chance far out in a
    tail keeps its figures too.
    """
    u, weights = _quantiles()
    if sum(one) >= sum(other):
        at = special.betaincinv(*one, u)
        return float(special.betainc(*other, np.clip(at + margin, 0, 1)) @ weights)
    at = special.betaincinv(*other, u)
    return float(special.betaincc(*one, np.clip(at - margin, 0, 1)) @ weights)


@lru_cache(maxsize=1)
def _quantiles() -> tuple[Floats, Floats]:
    nodes, weights = np.polynomial.legendre.leggauss(400)
    at = nodes * FARTHEST
    density = np.exp(-0.5 * at * at) / np.sqrt(2 * np.pi)
    return special.ndtr(at), weights * density * FARTHEST


def falsely_paid(answers: Sequence[GateAnswer]) -> float | None:
    """Of those called eligible, the share expected not to be; None where nobody is."""
    chances = [1 - a.probability for a in answers if a.verdict == "eligible" and a.probability is not None]
    return sum(chances) / len(chances) if chances else None


def _shown(rule: GateRule, centre: float, known: bool) -> float | None:
    if rule.reference is not None:
        return rule.reference
    return float(centre) if known else None


def _verdict(p: float, n: int, rule: GateRule) -> Verdict:
    if n < rule.minimum:
        return "too_few"
    return "eligible" if p >= rule.yes else "not_eligible" if p <= rule.no else "undecided"


def _more(prior: Prior, value: float, x: float, n: float, rule: GateRule) -> int | None:
    """The fewest further answers at the present rate with which the rule would speak, up to 500."""
    rate, least = x / n, max(0, int(rule.minimum - n))
    rising = rate > value

    def settled(k: int) -> bool:
        p = prior.reaches(value, x + rate * k, n + k)
        return p >= rule.yes if rising else p <= rule.no

    if least > MOST or rate == value or not settled(MOST):
        return None
    low, high = least, MOST
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if settled(middle) else (middle + 1, high)
    return low


def _weights_at(successes: Sequence[int], n: Sequence[int], centres: Floats) -> list[tuple[Floats, Floats]]:
    """Weights of rho at each centre; with many agents interpolated between Chebyshev nodes of the centre."""
    if len(centres) <= 2 * NODES:
        return [rho_weights(successes, n, float(c)) for c in centres]
    low, high = float(centres.min()), float(centres.max())
    turn = np.cos(np.pi * (2 * np.arange(NODES) + 1) / (2 * NODES))
    at = (low + high) / 2 + (high - low) / 2 * turn
    if high - low < 1e-9:
        return [rho_weights(successes, n, float(centres[0]))] * len(centres)
    grids = [rho_weights(successes, n, float(c), keep_all=True) for c in at]
    rho, logs = grids[0][0], np.log(np.maximum(np.stack([w for _, w in grids]), 1e-300))
    near = centres[:, None] - at
    apart = at[:, None] - at + np.eye(NODES)
    basis = np.stack(
        [np.delete(near, j, axis=1).prod(axis=1) / apart[j].prod() for j in range(NODES)], axis=1
    )
    every = basis @ logs
    every = np.exp(every - every.max(axis=1, keepdims=True))
    out = []
    for weights in every:
        kept = weights > 1e-8
        out.append((rho[kept], weights[kept] / weights[kept].sum()))
    return out
