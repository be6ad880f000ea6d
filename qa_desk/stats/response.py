"""Who answers surveys: rates that differ make ratings incomparable until weighted. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import special

from qa_desk.stats.intervals import Estimate, wilson

DEALS = 4999
DIFFERS = 0.01
"""Below this p response rates are said to differ."""


@dataclass(frozen=True, slots=True)
class Response:
    """Answered of sent: the whole rate, each group's, and whether groups differ (chi-squared)."""

    rate: Estimate
    groups: tuple[Estimate, ...]
    chi2: float | None
    p: float | None
    differs: bool


def response(answered: Sequence[int], sent: Sequence[int]) -> Response:
    """Response by group (agents, reasons); Pearson's chi-squared (1900) where it can be had.

    With few expected answers or silences in many groups (under 5 in more than a fifth: Cochran 1954) the chance of so
    much difference is found by dealing the answers out over the groups again, 4,999 times.
    """
    a, n = np.asarray(answered, float), np.asarray(sent, float)
    groups = tuple(wilson(int(x), int(size)) for x, size in zip(answered, sent, strict=True))
    rate = wilson(int(a.sum()), int(n.sum()))
    a, n = a[n > 0], n[n > 0]
    if len(n) < 2 or rate.value in (None, 0.0, 1.0):
        return Response(rate, groups, None, None, False)
    share = a.sum() / n.sum()
    chi2 = float(((a - n * share) ** 2 / (n * share * (1 - share))).sum())
    few = np.minimum(n * share, n * (1 - share)) < 5
    p = _dealt(a, n, chi2) if few.mean() > 0.2 else float(special.chdtrc(len(n) - 1, chi2))
    return Response(rate, groups, chi2, p, p < DIFFERS)


def _dealt(answered: NDArray[np.float64], sent: NDArray[np.float64], chi2: float) -> float:
    """The share of random deals of the same answers that differ at least as much (Monte Carlo exact test)."""
    share = answered.sum() / sent.sum()
    dealt = np.random.default_rng(1).multivariate_hypergeometric(
        sent.astype(int), int(answered.sum()), size=DEALS, method="marginals"
    )
    found = ((dealt - sent * share) ** 2 / (sent * share * (1 - share))).sum(axis=1)
    return float((1 + (found >= chi2 - 1e-9).sum()) / (DEALS + 1))


def weighted_share(top: Sequence[int], answered: Sequence[int], sent: Sequence[int]) -> float | None:
    """The top share if everybody asked had answered as their cell did; None where a cell gave no answer."""
    if not sum(sent) or any(n and not a for a, n in zip(answered, sent, strict=True)):
        return None
    total = sum(n * x / a for x, a, n in zip(top, answered, sent, strict=True) if n)
    return total / sum(sent)


def bounds(top: int, answered: int, sent: int) -> tuple[float, float]:
    """The top share without any assumption about those who did not answer (Manski 1989, doi:10.2307/145818)."""
    if not 0 <= top <= answered <= sent or not sent:
        raise ValueError(f"{top} of {answered} of {sent} is no response")
    return top / sent, (top + sent - answered) / sent
