"""The gate for mean ratings and scores: at or above the others' mean? Pure; see `gate` for shares."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil, inf, sqrt

import numpy as np
from scipy import special

from qa_desk.stats.gate import MOST, GateAnswer, GateRule, Verdict
from qa_desk.stats.intervals import Estimate
from qa_desk.stats.means import TauWeights, pooled_variance, tau_weights

MEANS = GateRule(minimum=10, others_minimum=30)


def chance(d: float, q: float, tau: float) -> float:
    """P(true gap >= 0): the gap is believed N(B d, B q), B = tau²/(tau²+q); a half where tau is 0."""
    return float(special.ndtr(d * tau / sqrt(q * (tau * tau + q)))) if tau > 0 else 0.5


def calls_needed(d: float, variance: float, others: float, tau: float, level: float = 0.90) -> float:
    """At how many calls in all the same gap would be decided; infinity where it never would.

    q* = (-tau² + sqrt(tau⁴ + 4 d² tau²/z²)) / 2, n* = s_p²/(q* - V), V = s_p²/n of the others.
    """
    z2 = float(special.ndtri(level)) ** 2
    q = (-(tau**2) + sqrt(tau**4 + 4 * d * d * tau * tau / z2)) / 2
    return ceil(variance / (q - others)) if q > others and tau > 0 and d else inf


def mean_gate(
    means: Sequence[float],
    sds: Sequence[float],
    n: Sequence[int],
    scale: float,
    rule: GateRule = MEANS,
    variance: float | None = None,
    worth: Sequence[float] | None = None,
) -> list[GateAnswer]:
    """The gate for means: d = mean - others' mean (weighted by calls, the agent left out), averaged over tau.

    `scale` is that of `tau_weights`; agents without values stay `too_few`. `variance` within agents is pooled from
    the data unless given. `worth` is what each n is worth where values weigh differently (Kish's effective n).
    """
    y, size = np.asarray(means, float), np.asarray(n if worth is None else worth, float)
    pooled = pooled_variance(sds, n) if variance is None else variance
    answers = []
    known = np.flatnonzero(size > 0)
    weights = None
    if pooled is not None and len(known) >= 2:
        weights = tau_weights(y[known].tolist(), (pooled / size[known]).tolist(), scale)
    total, grand = size.sum(), (y[known] * size[known]).sum()
    for i in range(len(y)):
        seen = _seen(float(y[i]), int(n[i]), float(size[i]), pooled)
        others_n = total - size[i]
        if weights is None or pooled is None or others_n <= 0 or not size[i]:
            answers.append(GateAnswer("too_few", None, seen, None, int(others_n), None))
            continue
        reference = (grand - y[i] * size[i]) / others_n if rule.reference is None else rule.reference
        others = pooled / others_n if rule.reference is None else 0.0
        answers.append(
            _answer(float(y[i] - reference + rule.margin), pooled, int(n[i]), float(size[i]), others, weights, rule,
                    seen, float(reference), int(others_n))
        )  # fmt: skip
    return answers


def _answer(
    d: float,
    variance: float,
    count: int,
    n: float,
    others: float,
    weights: TauWeights,
    rule: GateRule,
    seen: Estimate,
    reference: float,
    others_n: int,
) -> GateAnswer:
    q = variance / n + others
    p = float(special.ndtr(d * weights.tau / np.sqrt(q * (weights.tau**2 + q))) @ weights.weights)
    verdict: Verdict
    if count < rule.minimum or others_n < rule.others_minimum:
        verdict = "too_few"
    else:
        verdict = "eligible" if p >= rule.yes else "not_eligible" if p <= rule.no else "undecided"
    more = None
    if verdict in ("undecided", "too_few"):
        needed = calls_needed(d, variance, others, weights.rms, rule.yes)
        more = int(max(0.0, needed - n, rule.minimum - count)) if needed - n <= MOST else None
    return GateAnswer(verdict, p, seen, reference, others_n, more)


def _seen(mean: float, n: int, worth: float, pooled: float | None) -> Estimate:
    if not n:
        return Estimate(None, None, None, 0, "too_few")
    if pooled is None:
        return Estimate(mean, None, None, n, "too_few")
    half = 1.959963984540054 * sqrt(pooled / worth)
    return Estimate(mean, mean - half, mean + half, n, "ok")
