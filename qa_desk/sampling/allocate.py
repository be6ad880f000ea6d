"""How a sample is shared out over strata."""

from __future__ import annotations

from collections.abc import Sequence
from math import floor


def proportional(sizes: Sequence[int], n: int) -> list[int]:
    """`n` shared out by size with largest remainders, at least one for each stratum that has calls.

    Ties go to the earlier stratum; nothing exceeds its stratum. Fewer than one each: the largest strata first.
    """
    return _share_out([float(size) for size in sizes], sizes, n)


def neyman(sizes: Sequence[int], spreads: Sequence[float], n: int) -> list[int]:
    """`n` shared out by size times spread (Neyman 1934), so that the mean is known best; else as `proportional`."""
    return _share_out([size * spread for size, spread in zip(sizes, spreads, strict=True)], sizes, n)


def _share_out(wants: Sequence[float], sizes: Sequence[int], n: int) -> list[int]:
    n = min(n, sum(sizes))
    some = [i for i, size in enumerate(sizes) if size > 0]
    if n <= len(some):
        largest = sorted(some, key=lambda i: (-wants[i], i))[:n]
        return [int(i in largest) for i in range(len(sizes))]
    found = [0] * len(sizes)
    open_, left = list(some), n
    while left > 0 and open_:
        total = sum(wants[i] for i in open_)
        exact = {i: left * wants[i] / total if total > 0 else left / len(open_) for i in open_}
        full = [i for i in open_ if exact[i] >= sizes[i] - 1e-9]
        small = [i for i in open_ if exact[i] < 1] if not full else []
        for i in full or small:
            found[i] = sizes[i] if full else 1
            left -= found[i]
            open_.remove(i)
        if not full and not small:
            _largest_remainders(found, exact, left)
            break
    return found


def _largest_remainders(found: list[int], exact: dict[int, float], n: int) -> None:
    for i, part in exact.items():
        found[i] = floor(part)
    short = n - sum(found[i] for i in exact)
    for i in sorted(exact, key=lambda i: (-(exact[i] - floor(exact[i])), i))[:short]:
        found[i] += 1
