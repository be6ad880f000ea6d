"""What a rule for suggested answers may say; `qa_desk.suggesting` tries it on calls. It never touches a score."""

from __future__ import annotations

import hashlib
from decimal import Decimal
from typing import Literal

import msgspec

from qa_desk.scoring.struct import Struct

Side = Literal["agent", "customer", "either"]
FactName = Literal[
    "duration",
    "wait",
    "talk",
    "hold",
    "wrap",
    "direction",
    "channel",
    "outcome",
    "queue",
    "reason",
    "language",
    "tier",
]
SECONDS: frozenset[str] = frozenset({"duration", "wait", "talk", "hold", "wrap"})
"""Facts that are lengths, in seconds; the others are words."""


class Said(Struct, frozen=True, rename={"any_": "any", "all_": "all"}):
    """Words that were said: one of `any` and each of `all`, within so many seconds of the beginning or the end.

    A star at the end of a word takes any ending. Case, punctuation, numbers between the words, hesitation and
    traditional spelling do not matter.
    """

    any_: tuple[str, ...] = ()
    all_: tuple[str, ...] = ()
    by: Side = "agent"
    within_first: Decimal | None = None
    within_last: Decimal | None = None


class Silence(Struct, frozen=True):
    """Nobody talks for longer than `over` seconds, between the first word and the last."""

    over: Decimal


class Hold(Struct, frozen=True):
    """The customer is put on hold for longer than `over` seconds."""

    over: Decimal = Decimal(0)


class HoldAnnounced(Struct, frozen=True, rename={"any_": "any"}):
    """Before every hold the agent says one of `any`, at most `within` seconds earlier.

    With `silence_over`, silences of that many seconds count as holds too.
    """

    any_: tuple[str, ...]
    within: Decimal = Decimal(30)
    silence_over: Decimal | None = None


class Overtalk(Struct, frozen=True):
    """Both talk at once for more than `over` percent of all talking."""

    over: Decimal


class Interruptions(Struct, frozen=True):
    """One side begins to talk into the other's words more than `over` times."""

    over: int
    by: Side = "agent"


class CardNumber(Struct, frozen=True):
    """The number of a payment card is said (digits or digit words, with a true check digit), or keyed in."""

    by: Side = "either"
    keyed: bool = True


class Fact(Struct, frozen=True, rename={"is_": "is"}):
    """A fact of the call: one of the words in `is`, or seconds from `at_least` (included) to `below` (excluded)."""

    name: FactName
    is_: tuple[str, ...] = ()
    at_least: Decimal | None = None
    below: Decimal | None = None


class Sign(Struct, frozen=True, rename={"all_": "all", "any_": "any", "not_": "not"}):
    """One thing to be heard or known of a call, or `all`, `any`, `not` over further ones. Exactly one is set."""

    said: Said | None = None
    silence: Silence | None = None
    hold: Hold | None = None
    hold_announced: HoldAnnounced | None = None
    overtalk: Overtalk | None = None
    interruptions: Interruptions | None = None
    card_number: CardNumber | None = None
    fact: Fact | None = None
    all_: tuple[Sign, ...] = ()
    any_: tuple[Sign, ...] = ()
    not_: Sign | None = None

    def inner(self) -> tuple[tuple[str, Sign], ...]:
        """The signs it joins, each with its path."""
        named = [(f"all[{n}]", one) for n, one in enumerate(self.all_)]
        named += [(f"any[{n}]", one) for n, one in enumerate(self.any_)]
        return (*named, *((("not", self.not_),) if self.not_ is not None else ()))


class Suggest(Struct, frozen=True):
    """The rule of a question: `when` holds it suggests the choice `then`, else `otherwise` (empty: nothing).

    Where `applies_if` does not hold it suggests "not applicable". What a call cannot tell suggests nothing.
    """

    when: Sign
    then: str
    otherwise: str = ""
    applies_if: Sign | None = None


def fingerprint(rule: Suggest) -> str:
    """SHA-256 over the rule's content, in hex: same wording, same fingerprint."""
    return hashlib.sha256(msgspec.json.encode(rule, order="deterministic")).hexdigest()
