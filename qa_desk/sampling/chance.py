"""Chance that anybody can recompute: each call's own number from a hash, whatever the order it came in.

A call that arrives later does not change the numbers of the others, and no release of any library can.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from hashlib import sha256

SPAN = 2.0**64


def chance_number(key: str, call_id: str) -> float:
    """A number from 0 up to 1 for a call; `key` is `seed|plan|period`.

    The first eight bytes, big endian, of the SHA-256 of `key|call_id` over 2^64.
    """
    digest = sha256(f"{key}|{call_id}".encode()).digest()
    return int.from_bytes(digest[:8], "big") / SPAN


def in_order(key: str, calls: Iterable[str]) -> list[str]:
    """The calls in the order in which they are drawn."""
    return sorted(calls, key=lambda call: (chance_number(key, call), call))


def simple(key: str, calls: Iterable[str], n: int) -> list[str]:
    """A simple random sample: the `n` calls with the smallest numbers, smallest first."""
    return in_order(key, calls)[:n]


def poisson(key: str, chances: Mapping[str, float], n: int) -> list[str]:
    """`n` calls with unequal chances of being drawn: the smallest number over chance first.

    Sequential Poisson sampling (Ohlsson 1998, Journal of Official Statistics 14:149). `ValueError` for a
    chance outside (0, 1].
    """
    if wrong := [call for call, chance in chances.items() if not 0 < chance <= 1]:
        raise ValueError(f"no chance: {wrong[0]}")
    return sorted(chances, key=lambda call: (chance_number(key, call) / chances[call], call))[:n]
