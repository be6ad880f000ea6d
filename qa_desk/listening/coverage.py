"""What a mix covers, beside all calls of the month."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from qa_desk.listening.mix import Candidate


@dataclass(frozen=True, slots=True)
class Coverage:
    """One value of one fact: how many calls of the month and of the mix have it, and their shares (0..1)."""

    fact: str
    value: str
    month: int
    month_share: float
    mix: int
    mix_share: float


FACTS: Final = ("direction", "reason", "tier", "channel", "band", "failed", "repeated", "language")


def coverage_of(month: Sequence[Candidate], mix: Sequence[Candidate]) -> list[Coverage]:
    """Every value that occurs in the month, commonest first; a mix share of 0 is a kind nobody will hear."""
    found = []
    for fact in FACTS:
        of_month, of_mix = (Counter(_value(call, fact) for call in calls) for calls in (month, mix))
        for value, count in sorted(of_month.items(), key=lambda pair: (-pair[1], pair[0])):
            heard = of_mix[value]
            share = heard / len(mix) if mix else 0.0
            found.append(Coverage(fact, value, count, count / len(month), heard, share))
    return found


def _value(call: Candidate, fact: str) -> str:
    value = getattr(call, fact)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)
