"""How many calls it takes to know something well enough."""

from __future__ import annotations

from math import ceil, sqrt

from qa_desk.stats.intervals import Z95, Estimate, wilson

FEWEST = 10


def for_share(share: float, half_width: float, frame: int | None = None) -> int:
    """Calls for a share (0..1) to be known to +-half_width by the normal interval; the frame's size caps it."""
    n = Z95**2 * share * (1 - share) / half_width**2
    if frame is None:
        return ceil(n)
    return min(frame, ceil(n / (1 + (n - 1) / frame))) if frame else 0


def for_share_wilson(share: float, half_width: float) -> int:
    """The smallest n at which Wilson's interval around a share is no wider than +-half_width."""
    n = 1
    while not _half_width(share, n) <= half_width:
        n += 1
    return n


def for_mean(spread: float, half_width: float) -> int:
    """Calls for a mean of this standard deviation to be known to +-half_width by Student's t interval."""
    from scipy import special

    n = 2
    while float(special.stdtrit(n - 1, 0.975)) * spread / n**0.5 > half_width:
        n += 1
    return n


def narrow_enough(passed: int, n: int, half_width: float) -> bool:
    """True where scoring may stop: at least ten, and Wilson's interval no wider than +-half_width.

    The width alone may stop a draw; stopping when the interval leaves the target would be wrong in a quarter
    of all cases.
    """
    found: Estimate = wilson(passed, n)
    if n < FEWEST or found.low is None or found.high is None:
        return False
    return (found.high - found.low) / 2 <= half_width


def _half_width(share: float, n: int) -> float:
    z2 = Z95**2
    return Z95 / (1 + z2 / n) * sqrt(share * (1 - share) / n + z2 / (4 * n * n))
