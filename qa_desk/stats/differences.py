"""Differences of shares, and what many tests at once may claim. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt

import numpy as np
from scipy import special

from qa_desk.stats.intervals import Estimate, wilson
from qa_desk.stats.quantiles import Floats


def jeffreys(successes: int, n: int) -> Estimate:
    """A share with Jeffreys' interval, Beta(x+½, n-x+½), ends forced at 0 and n (Brown, Cai, DasGupta 2001).

    doi:10.1214/ss/1009213286. Used where a posterior is needed; screens show `wilson`.
    """
    if not 0 <= successes <= n:
        raise ValueError(f"{successes} of {n} is no share")
    if n == 0:
        return Estimate(None, None, None, 0, "too_few")
    a, b = successes + 0.5, n - successes + 0.5
    low = 0.0 if successes == 0 else float(special.betaincinv(a, b, 0.025))
    high = 1.0 if successes == n else float(special.betaincinv(a, b, 0.975))
    return Estimate(successes / n, low, high, n, "ok")


def newcombe(one: tuple[int, int], other: tuple[int, int]) -> Estimate:
    """Share of one less share of the other, (successes, n) each, by Newcombe's hybrid score interval.

    Newcombe 1998, method 10 (doi:10.1002/(SICI)1097-0258(19980430)17:8<873::AID-SIM779>3.0.CO;2-I).
    """
    a, b = wilson(*one), wilson(*other)
    n = one[1] + other[1]
    if (
        a.value is None
        or b.value is None
        or a.low is None
        or b.low is None
        or a.high is None
        or b.high is None
    ):
        return Estimate(None, None, None, n, "too_few")
    d = a.value - b.value
    low = d - sqrt((a.value - a.low) ** 2 + (b.high - b.value) ** 2)
    high = d + sqrt((a.high - a.value) ** 2 + (b.value - b.low) ** 2)
    return Estimate(d, low, high, n, "ok")


def holm(p: Sequence[float]) -> list[float]:
    """Adjusted p by Holm's step-down (Holm 1979): for verdicts that touch a person."""
    order = np.argsort(p)
    found, highest, k = np.empty(len(p)), 0.0, len(p)
    for rank, place in enumerate(order):
        highest = max(highest, min(1.0, (k - rank) * p[place]))
        found[place] = highest
    return found.tolist()


def benjamini_hochberg(p: Sequence[float]) -> list[float]:
    """Adjusted p by Benjamini and Hochberg's step-up (1995): for lists that are explored."""
    order = np.argsort(p)[::-1]
    found, lowest, k = np.empty(len(p)), 1.0, len(p)
    for rank, place in enumerate(order):
        lowest = min(lowest, p[place] * k / (k - rank))
        found[place] = lowest
    return found.tolist()


def ranks(values: Sequence[float] | Floats) -> Floats:
    """Average ranks, from 1."""
    _, back, counts = np.unique(np.asarray(values, float), return_inverse=True, return_counts=True)
    ends = np.cumsum(counts)
    middle: Floats = (ends - (counts - 1) / 2)[np.ravel(back)]
    return middle


def spearman(one: Sequence[float], other: Sequence[float]) -> float | None:
    """Rank correlation with average ranks (Spearman 1904); None where one side does not vary."""
    if len(one) < 2:
        return None
    a, b = ranks(one), ranks(other)
    a, b = a - a.mean(), b - b.mean()
    size = sqrt(float(a @ a) * float(b @ b))
    return float(a @ b) / size if size > 0 else None


def auc(scores: Sequence[float] | Floats, positive: Sequence[bool]) -> float | None:
    """P(score of a positive > score of a negative), ties half (Mann and Whitney 1947); None without both."""
    marked = np.asarray(positive, bool)
    n1, n0 = int(marked.sum()), int((~marked).sum())
    if not n1 or not n0:
        return None
    return float((ranks(scores)[marked].sum() - n1 * (n1 + 1) / 2) / (n1 * n0))


def auc_se(scores: Sequence[float], positive: Sequence[bool]) -> float | None:
    """DeLong's standard error of `auc` for independent calls (DeLong et al. 1988, doi:10.2307/2531595)."""
    marked, values = np.asarray(positive, bool), np.asarray(scores, float)
    yes, no = values[marked], values[~marked]
    if len(yes) < 2 or len(no) < 2:
        return None
    all_ranks = ranks(values)
    of_yes = (all_ranks[marked] - ranks(yes)) / len(no)
    of_no = 1 - (all_ranks[~marked] - ranks(no)) / len(yes)
    return sqrt(float(of_yes.var(ddof=1)) / len(yes) + float(of_no.var(ddof=1)) / len(no))
