"""Agreement on numbers: the intraclass correlations and the differences between two evaluators."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

import numpy as np

from qa_desk.stats.agreement.ratings import Floats
from qa_desk.stats.agreement.result import Coefficient
from qa_desk.stats.intervals import Z95, Estimate, State

FEW_FOR_LIMITS = 10


@dataclass(frozen=True, slots=True)
class Icc:
    """Shrout and Fleiss' (2,1) for one evaluator's score and (2,k) for the mean of all; mean squares beside."""

    single: Coefficient
    average: Coefficient
    between_units: float | None = None
    between_evaluators: float | None = None
    residual: float | None = None


def icc(scores: Floats) -> Icc:
    """ICC of units x evaluators; units that somebody did not score are left out and the note says so.

    Shrout and Fleiss (1979), doi:10.1037/0033-2909.86.2.420; intervals by McGraw and Wong (1996).
    """
    table = np.asarray(scores, dtype=float)
    whole = table[~np.isnan(table).any(axis=1)]
    left_out = int((~np.isnan(table)).any(axis=1).sum()) - len(whole)
    note = f"{left_out} units not scored by everybody are left out" if left_out else ""
    n, k = whole.shape
    if n < 2 or k < 2:
        nothing = Coefficient(
            None, None, None, n, "too_few", note="needs two units that two evaluators scored"
        )
        return Icc(nothing, nothing)
    mean, per_unit, per_evaluator = whole.mean(), whole.mean(axis=1), whole.mean(axis=0)
    bms = float(k * ((per_unit - mean) ** 2).sum() / (n - 1))
    jms = float(n * ((per_evaluator - mean) ** 2).sum() / (k - 1))
    rest = whole - per_unit[:, None] - per_evaluator[None, :] + mean
    ems = float((rest**2).sum() / ((n - 1) * (k - 1)))
    if bms <= 1e-12 * max(1.0, mean**2):
        nothing = Coefficient(None, None, None, n, "undefined", note="no variation between the units")
        return Icc(nothing, nothing, bms, jms, ems)
    single = (bms - ems) / (bms + (k - 1) * ems + k * (jms - ems) / n)
    spread = bms + (jms - ems) / n
    low, high = _ends(single, bms, jms, ems, n, k)
    if single < 0:
        note = "; ".join(filter(None, [note, "less than 0: no agreement"]))
    ends = [_of_mean(end, k) for end in (low, high)]
    average = Coefficient(None, None, None, n, "undefined", note="evaluators differ more than the units do")
    if spread > 1e-9 * (bms + ems):
        average = Coefficient((bms - ems) / spread, ends[0], ends[1], n, "ok", note=note)
    return Icc(
        Coefficient(single, low, high, n, "ok", note=note),
        average,
        bms,
        jms,
        ems,
    )


def _of_mean(single: float | None, k: int) -> float | None:
    """Spearman and Brown's step from one evaluator to the mean of `k`; None where that has no value."""
    if single is None or 1 + (k - 1) * single <= 1e-9:
        return None
    return k * single / (1 + (k - 1) * single)


def _ends(
    value: float, bms: float, jms: float, ems: float, n: int, k: int
) -> tuple[float | None, float | None]:
    """Satterthwaite's interval of ICC(2,1)."""
    from scipy import special

    if ems <= 0:
        return None, None
    ratio = jms / ems
    up = (k - 1) * (n - 1) * (k * value * ratio + n * (1 + (k - 1) * value) - k * value) ** 2
    down = (n - 1) * k**2 * value**2 * ratio**2 + (n * (1 + (k - 1) * value) - k * value) ** 2
    freedom = up / down
    f_low = float(special.fdtri(n - 1, freedom, 0.975))
    f_high = float(special.fdtri(freedom, n - 1, 0.975))
    extra = k * jms + (k * n - k - n) * ems
    low = n * (bms - f_low * ems) / (f_low * extra + n * bms)
    high = n * (f_high * bms - ems) / (extra + n * f_high * bms)
    return low, high


@dataclass(frozen=True, slots=True)
class BlandAltman:
    """Differences a - b in points: `bias` with its t interval, the limits 95 % of differences lie in.

    `spread_grows`: the rank correlation of the size of a difference with the mean is significant.
    """

    bias: Estimate
    sd: float | None
    limits: tuple[Estimate, Estimate] | None
    spread_grows: bool | None


def bland_altman(a: Sequence[float], b: Sequence[float]) -> BlandAltman:
    """Two evaluators' scores of the same units (Bland and Altman 1986, doi:10.1016/S0140-6736(86)90837-8).

    NaN in either leaves the unit out. Limits need ten units.
    """
    one, other = np.asarray(a, dtype=float), np.asarray(b, dtype=float)
    known = ~(np.isnan(one) | np.isnan(other))
    gaps, means = (one - other)[known], ((one + other) / 2)[known]
    n = len(gaps)
    if n < 2:
        value = float(gaps[0]) if n else None
        return BlandAltman(Estimate(value, None, None, n, "too_few"), None, None, None)
    from scipy import special, stats

    bias, sd = float(gaps.mean()), float(gaps.std(ddof=1))
    t = float(special.stdtrit(n - 1, 0.975))
    state: State = "ok" if sd > 0 else "too_few"
    around = t * sd / sqrt(n)
    found = Estimate(bias, bias - around, bias + around, n, state)
    if n < FEW_FOR_LIMITS or sd == 0:
        return BlandAltman(found, sd, None, None)
    doubt = t * sd * sqrt(1 / n + Z95**2 / (2 * (n - 1)))
    ends = (bias - Z95 * sd, bias + Z95 * sd)
    low, high = (Estimate(end, end - doubt, end + doubt, n, "ok") for end in ends)
    grows = None
    if np.ptp(means) > 0 and np.ptp(np.abs(gaps)) > 0:
        grows = bool(stats.spearmanr(np.abs(gaps), means).pvalue < 0.05)
    return BlandAltman(found, sd, (low, high), grows)
