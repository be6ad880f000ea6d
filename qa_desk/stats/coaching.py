"""Did coaching work: against those not coached, with regression to the mean allowed for. Pure.

The worst are coached, so they rise by themselves: before-and-after and plain difference-in-differences declare
success for chance alone and are not offered.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from scipy import special

from qa_desk.stats.intervals import Estimate
from qa_desk.stats.quantiles import Floats

Verdict = Literal["clearly_improved", "improved", "worse", "no_worthwhile_change", "not_decided", "too_few"]
COACHED, OTHERS = 5, 10
"""Coached and not coached a group needs."""
EACH = 5
"""Evaluations one agent needs before and after."""


@dataclass(frozen=True, slots=True)
class Ancova:
    """after = a + slope (before - mean) + effect coached; `se` robust, `plain_se` of equal spread."""

    effect: Estimate
    slope: float | None
    se: float | None
    plain_se: float | None
    coached: int
    others: int
    verdict: Verdict


def ancova(
    before: Sequence[float],
    after: Sequence[float],
    coached: Sequence[bool],
    strata: Sequence[int] | None = None,
    clusters: Sequence[int] | None = None,
    worthwhile: float = 3.0,
) -> Ancova:
    """The effect given where everybody stood before (Vickers and Altman 2001, doi:10.1136/bmj.323.7321.1123).

    HC3 errors (MacKinnon and White 1985) with t(n - 3); with `clusters` (agents who appear more than once) errors by
    cluster with t(G - 1). `strata` (one coaching and its comparison) take out what differs between them. Without
    spread in `before` the slope is dropped. The verdict needs five coached and ten others.
    """
    b, a = np.asarray(before, float), np.asarray(after, float)
    marked = np.asarray(coached, bool)
    n, yes = len(a), int(np.asarray(coached, bool).sum())
    nothing = Ancova(Estimate(None, None, None, n, "too_few"), None, None, None, yes, n - yes, "too_few")
    if not yes or yes == n:
        return nothing
    groups = np.zeros(n, int) if strata is None else np.unique(np.asarray(strata), return_inverse=True)[1]
    strata_count = int(groups.max()) + 1
    columns = [_inside(marked.astype(float), groups)]
    if np.ptp(_inside(b, groups)) > 1e-12:
        columns.append(_inside(b, groups))
    x, y = np.column_stack(columns), _inside(a, groups)
    free = n - strata_count - x.shape[1]
    gram = x.T @ x
    if free < 1 or np.linalg.matrix_rank(gram, hermitian=True) < len(gram):
        return nothing
    inverse: Floats = np.asarray(np.linalg.inv(gram), np.float64)
    coefficients = inverse @ x.T @ y
    left = y - x @ coefficients
    plain = sqrt(float(left @ left) / free * inverse[0, 0])
    se, freedom = _robust(x, left, inverse, groups, clusters, free)
    value = float(coefficients[0])
    slope = float(coefficients[1]) if len(coefficients) > 1 else None
    if se is None or freedom < 1:
        return Ancova(Estimate(value, None, None, n, "too_few"), slope, None, plain, yes, n - yes, "too_few")
    half = float(special.stdtrit(freedom, 0.975)) * se
    effect = Estimate(value, value - half, value + half, n, "ok")
    enough = yes >= COACHED and n - yes >= OTHERS
    found = verdict(effect, worthwhile) if enough else "too_few"
    return Ancova(effect, slope, se, plain, yes, n - yes, found)


def verdict(effect: Estimate, worthwhile: float) -> Verdict:
    """What an interval allows to be said; `worthwhile` in the effect's own unit."""
    low, high = effect.low, effect.high
    if low is None or high is None:
        return "too_few"
    if low > 0:
        return "clearly_improved" if low >= worthwhile else "improved"
    if high < 0:
        return "worse"
    return "no_worthwhile_change" if -worthwhile < low and high < worthwhile else "not_decided"


@dataclass(frozen=True, slots=True)
class OneAgent:
    """One agent's share after coaching beside what was to be expected without it.

    `gain` is seen less expected with the ends of what chance would give; `tail` the chance of doing so well
    without coaching.
    """

    before: tuple[int, int]
    after: tuple[int, int]
    expected: float
    gain: Estimate
    tail: float
    verdict: Verdict


def one_agent(
    before: tuple[int, int],
    after: tuple[int, int],
    mean: float,
    rho: Floats,
    weights: Floats,
    drift: float = 0.0,
    worthwhile: float = 0.05,
) -> OneAgent:
    """Was this agent's share after coaching more than chance, habit and the others' drift explain?

    (passed, asked) before and after. What is expected: the group's Beta around `mean` with M = 1/rho - 1, updated by
    the agent's own before, its mean moved by `drift` in log-odds (what the uncoached did meanwhile); the seen after is
    improved where P(X >= seen) <= 0.025 under that beta-binomial (posterior predictive check, Rubin 1984), mixed
    over the weights of rho. False for 2.7 % of the worst of twenty equals, where before-and-after is for 85 %.
    """
    (x0, n0), (x1, n1) = before, after
    strength = 1 / np.maximum(rho, 1e-9) - 1
    a, b = mean * strength + x0, (1 - mean) * strength + n0 - x0
    total = a + b
    moved = special.expit(special.logit(a / total) + drift)
    a, b = moved * total, (1 - moved) * total
    expected = float((a / total) @ weights)
    if not n1:
        return OneAgent(before, after, expected, Estimate(None, None, None, 0, "too_few"), 1.0, "too_few")
    chances = _beta_binomial(n1, a, b) @ weights
    reached = np.cumsum(chances)
    tail = float(chances[x1:].sum())
    low = int(np.searchsorted(reached, 0.025))
    high = min(n1, int(np.searchsorted(reached, 0.975)))
    seen = x1 / n1
    enough = n0 >= EACH and n1 >= EACH
    ends = min(seen - high / n1, seen - expected), max(seen - low / n1, seen - expected)
    gain = Estimate(seen - expected, *ends, n1, "ok" if enough else "too_few")
    said: Verdict = "too_few"
    if enough and tail <= 0.025:
        said = "clearly_improved" if gain.low is not None and gain.low >= worthwhile else "improved"
    elif enough and reached[x1] <= 0.025:
        said = "worse"
    elif enough:
        inside = -worthwhile < ends[0] and ends[1] < worthwhile
        said = "no_worthwhile_change" if inside else "not_decided"
    return OneAgent(before, after, expected, gain, tail, said)


def shrunk_gains(
    before: Sequence[float], after: Sequence[float], coached: Sequence[bool], noise: float
) -> tuple[float, Floats]:
    """B and each agent's after less the shrunk baseline and less the uncoached's mean of the same.

    `noise` is the variance of a baseline's mean (s²/m). B = tau²/(tau² + noise); 0 where nobody differs, then the
    group's mean is everybody's baseline.
    """
    b, a, marked = np.asarray(before, float), np.asarray(after, float), np.asarray(coached, bool)
    tau2 = max(0.0, float(b.var(ddof=1)) - noise)
    shrink = tau2 / (tau2 + noise) if tau2 + noise > 0 else 0.0
    rise = a - (b.mean() + shrink * (b - b.mean()))
    gains: Floats = rise - rise[~marked].mean()
    return shrink, gains


def expected_rise(share_icc: float, n: int, spread: float) -> float:
    """How far the worst fifth rises by chance alone: 1.39981 (1 - reliability) x the seen sd (Galton 1886).

    Reliability of n ratings = n icc / (1 + (n - 1) icc) (Spearman 1910, Brown 1910).
    """
    reliability = n * share_icc / (1 + (n - 1) * share_icc)
    return 1.39981 * (1 - reliability) * spread


def _beta_binomial(n: int, a: Floats, b: Floats) -> Floats:
    """P(X = 0..n) for every (a, b): (n + 1, m)."""
    k = np.arange(n + 1)[:, None]
    ways = special.gammaln(n + 1) - special.gammaln(k + 1) - special.gammaln(n - k + 1)
    raw = np.exp(ways + special.betaln(a + k, b + n - k) - special.betaln(a, b))
    chances: Floats = raw / raw.sum(0)
    return chances


def _inside(values: Floats, groups: NDArray[np.int64]) -> Floats:
    """Values less their group's mean."""
    means = np.bincount(groups, values) / np.bincount(groups)
    left: Floats = values - means[groups]
    return left


def _robust(
    x: Floats,
    left: Floats,
    inverse: Floats,
    groups: NDArray[np.int64],
    clusters: Sequence[int] | None,
    free: int,
) -> tuple[float | None, int]:
    """Robust error of the first coefficient and its degrees of freedom."""
    if clusters is None:
        size = np.bincount(groups)[groups]
        leverage = np.einsum("ni,ij,nj->n", x, inverse, x) + 1 / size
        if (leverage > 1 - 1e-9).any():
            return None, 0
        scores = x * (left / (1 - leverage))[:, None]
        return sqrt(float((inverse @ scores.T @ scores @ inverse)[0, 0])), free
    _, code = np.unique(np.asarray(clusters), return_inverse=True)
    count = int(code.max()) + 1
    if count < 2:
        return None, 0
    sums = np.zeros((count, x.shape[1]))
    np.add.at(sums, np.ravel(code), x * left[:, None])
    spread = inverse @ sums.T @ sums @ inverse * count / (count - 1)
    return sqrt(float(spread[0, 0])), count - 1
