"""What is said about one coefficient."""

from __future__ import annotations

from dataclasses import dataclass

from qa_desk.stats.intervals import State


@dataclass(frozen=True, slots=True)
class Coefficient:
    """A coefficient with its 95 % interval, `n` units it rests on and `note` where something limits it.

    `value` is None where it is undefined; `observed` and `expected` are the agreements it is made of.
    """

    value: float | None
    low: float | None
    high: float | None
    n: int
    state: State
    se: float | None = None
    observed: float | None = None
    expected: float | None = None
    note: str = ""
