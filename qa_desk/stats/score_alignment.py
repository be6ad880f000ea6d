"""Do whole scores go with ratings, and do both sides give the same verdict on a call? Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

import numpy as np
from numpy.typing import NDArray

from qa_desk.stats.alignment import AGENTS, SIDE, Verdict, jackknifed
from qa_desk.stats.differences import auc, ranks, spearman
from qa_desk.stats.intervals import Estimate, wilson
from qa_desk.stats.quantiles import Floats


@dataclass(frozen=True, slots=True)
class ScoreAlignment:
    """How scores go with ratings over rated calls.

    `rank_correlation` is Spearman's; `warns_of_low` the chance that a low-rated call scored less than another one
    (0.5 is blind); `level_gap` our share of passes less the customers' top share, in shares; `disconnect` the
    share of calls on which the verdicts differ; `false_comfort` passes the customer rated low, of all passes.
    """

    n: int
    agents: int
    rank_correlation: Estimate
    warns_of_low: Estimate
    passed: Estimate
    top: Estimate
    level_gap: float | None
    disconnect: Estimate
    false_comfort: Estimate
    phi: float | None
    verdict: Verdict


def score_alignment(
    agents: Sequence[int],
    scores: Sequence[float],
    ratings: Sequence[float],
    passed: Sequence[bool],
    top: Sequence[bool],
    low: Sequence[bool],
) -> ScoreAlignment:
    """Both sides of each rated call: (n,) agent codes, our score and verdict, their rating, top and low box."""
    code = np.unique(np.asarray(agents), return_inverse=True)[1] if len(agents) else np.zeros(0, int)
    people, n = len(set(agents)), len(scores)
    ours, theirs, bad = np.asarray(passed, bool), np.asarray(top, bool), np.asarray(low, bool)
    correlation = _correlation(np.ravel(code), scores, ratings)
    enough = n >= 2 * SIDE and people >= AGENTS and correlation.state == "ok"
    return ScoreAlignment(
        n=n,
        agents=people,
        rank_correlation=correlation,
        warns_of_low=_warning(np.ravel(code), np.asarray(scores, float), bad),
        passed=wilson(int(ours.sum()), n),
        top=wilson(int(theirs.sum()), n),
        level_gap=float(ours.mean() - theirs.mean()) if n else None,
        disconnect=wilson(int((ours != theirs).sum()), n),
        false_comfort=wilson(int((ours & bad).sum()), int(ours.sum())),
        phi=phi(ours, theirs),
        verdict=_verdict(correlation) if enough else "too_few",
    )


def phi(one: Sequence[bool] | NDArray[np.bool_], other: Sequence[bool] | NDArray[np.bool_]) -> float | None:
    """Correlation of two yes/no columns; None where one does not vary."""
    a, b = np.asarray(one, float), np.asarray(other, float)
    if len(a) < 2 or a.std() == 0 or b.std() == 0:
        return None
    return float(((a - a.mean()) * (b - b.mean())).mean() / (a.std() * b.std()))


def most_apart(scores: Sequence[float], ratings: Sequence[float], count: int) -> list[tuple[int, float]]:
    """Places of the calls on which both sides disagree most, and by how much of the ranking (-1..1).

    Positive: our score stands higher among the scores than the rating among the ratings.
    """
    n = len(scores)
    if n < 2:
        return []
    apart = (ranks(scores) - ranks(ratings)) / (n - 1)
    order = sorted(range(n), key=lambda i: (-abs(apart[i]), i))
    return [(i, float(apart[i])) for i in order[:count]]


def _verdict(correlation: Estimate) -> Verdict:
    if correlation.low is None or correlation.high is None:
        return "too_few"
    if correlation.low > 0:
        return "predicts"
    return "reverse" if correlation.high < 0 else "no_evidence"


def _correlation(code: NDArray[np.int64], scores: Sequence[float], ratings: Sequence[float]) -> Estimate:
    """Spearman's with agents left out in turn; the ranks stay those of all calls."""
    value, n = spearman(scores, ratings), len(scores)
    if value is None:
        return Estimate(None, None, None, n, "undefined" if n > 1 else "too_few")
    a, b = ranks(scores), ranks(ratings)
    parts = np.stack([np.bincount(code, w) for w in (np.ones(n), a, b, a * a, b * b, a * b)], axis=1)
    m, sa, sb, aa, bb, ab = (parts.sum(0) - parts).T
    with np.errstate(divide="ignore", invalid="ignore"):
        left = (ab - sa * sb / m) / np.sqrt((aa - sa * sa / m) * (bb - sb * sb / m))
    return jackknifed(value, left, n, (-1.0, 1.0))


def _warning(code: NDArray[np.int64], scores: Floats, low: NDArray[np.bool_]) -> Estimate:
    """AUC of a low score for a low rating with agents left out in turn: only pairs of calls are counted."""
    value, n = auc(-scores, low.tolist()), len(scores)
    if value is None:
        return Estimate(None, None, None, n, "undefined" if n else "too_few")
    order_no, order_yes = np.sort(scores[~low]), np.sort(scores[low])
    over = len(order_no) - _middle(order_no, scores[low])
    under = _middle(order_yes, scores[~low])
    k = int(code.max()) + 1
    rows, columns = np.bincount(code[low], over, k), np.bincount(code[~low], under, k)
    own = np.array([_pairs(scores[(code == g) & low], scores[(code == g) & ~low]) for g in range(k)])
    n1 = low.sum() - np.bincount(code[low], minlength=k)
    n0 = (~low).sum() - np.bincount(code[~low], minlength=k)
    with np.errstate(divide="ignore", invalid="ignore"):
        left = (over.sum() - rows - columns + own) / (n1 * n0)
    return jackknifed(value, left, n, (0.0, 1.0))


def _middle(ordered: Floats, at: Floats) -> Floats:
    """How many of `ordered` lie below each point, ties half."""
    both: Floats = (np.searchsorted(ordered, at, "left") + np.searchsorted(ordered, at, "right")) / 2
    return both


def _pairs(low: Floats, other: Floats) -> float:
    ordered = np.sort(other)
    return float((len(ordered) - _middle(ordered, low)).sum()) if len(low) and len(ordered) else 0.0


def reliability_ceiling(correlation: float, reliability: float) -> float | None:
    """The correlation a perfectly repeatable score would show (Spearman 1904); None for no reliability."""
    if not 0 < reliability <= 1:
        return None
    return max(-1.0, min(1.0, correlation / sqrt(reliability)))
