"""What a rule suggests for one call."""

from __future__ import annotations

from dataclasses import dataclass

from qa_desk.audio.activity.spans import Span
from qa_desk.scoring.suggest import Suggest
from qa_desk.suggesting.heard import Heard
from qa_desk.suggesting.signs import Why, look

NOT_APPLICABLE = "n/a"
"""How "not applicable" stands in lists of answers; no choice has this key, for it is no word of a form."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """`hit`: the rule's condition holds; None where the call cannot tell (`why`). `choice` is empty for no suggestion.

    `na` suggests "not applicable". `spans` are where to listen, media ms; `confidence` is that of the words, None
    where nothing tells.
    """

    hit: bool | None
    choice: str = ""
    na: bool = False
    spans: tuple[Span, ...] = ()
    confidence: float | None = None
    why: Why | None = None

    @property
    def said(self) -> str:
        """The suggested answer: a choice, `NOT_APPLICABLE`, or nothing."""
        return NOT_APPLICABLE if self.na else self.choice


def suggest(rule: Suggest, heard: Heard) -> Outcome:
    """Try a rule on a call."""
    if rule.applies_if is not None:
        applies = look(rule.applies_if, heard)
        if applies.holds is None:
            return Outcome(None, why=applies.why)
        if not applies.holds:
            return Outcome(False, na=True, confidence=applies.confidence)
    found = look(rule.when, heard)
    if found.holds is None:
        return Outcome(None, why=found.why)
    choice = rule.then if found.holds else rule.otherwise
    return Outcome(found.holds, choice, False, found.spans, found.confidence)
