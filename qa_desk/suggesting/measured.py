"""How often a rule and people answer alike, and whether that is enough to show its suggestions. Pure."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from qa_desk.stats.agreement import Coefficient, Ratings, gwet
from qa_desk.stats.intervals import Estimate, wilson

ENOUGH = 20
"""Calls that a rule and a person both answered, at least."""
ALIKE = 0.80
"""What the lower end of the interval of the percent agreement has to reach."""
FIRM = 0.60
"""What the lower end of the interval of Gwet's AC1 has to reach, which takes chance off."""
HELD_BACK = 5
"""One call in so many shows no suggestion, so that agreement goes on being measured on answers nobody was shown."""

Standing = Literal["shown", "too_few", "one_answer", "not_good_enough"]


@dataclass(frozen=True, slots=True)
class Agreement:
    """`alike` is the share of calls with the same answer (Wilson's interval), `beyond` Gwet's AC1.

    `table` counts calls by the rule's answer and the person's.
    """

    alike: Estimate
    beyond: Coefficient
    table: Mapping[tuple[str, str], int]

    @property
    def standing(self) -> Standing:
        """Whether suggestions are shown, or why not."""
        if self.alike.n < ENOUGH:
            return "too_few"
        if len({person for _, person in self.table}) < 2:
            return "one_answer"  # whoever always says yes agrees with a rule that always says yes
        low = self.alike.low
        firm = self.beyond.low is not None and self.beyond.low >= FIRM
        return "shown" if low is not None and low >= ALIKE and firm else "not_good_enough"


def agreement(pairs: Sequence[tuple[str, str]], choices: Sequence[str]) -> Agreement:
    """From (the rule's answer, a person's answer), one pair per call; `choices` are all answers there are."""
    same = sum(rule == person for rule, person in pairs)
    every = tuple(dict.fromkeys((*choices, *(answer for pair in pairs for answer in pair))))
    return Agreement(wilson(same, len(pairs)), gwet(Ratings.of(pairs, every)), Counter(pairs))


def held_back(call: str, fingerprint: str) -> bool:
    """True for the calls a rule stays silent on; the same on every desk, whatever the rule says."""
    drawn = hashlib.sha256(f"{call}|{fingerprint}".encode()).digest()
    return int.from_bytes(drawn[:8]) % HELD_BACK == 0
