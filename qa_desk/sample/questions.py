"""The sample's questions: what the starter forms ask, when it applies, and which three move the rating."""

from __future__ import annotations

from collections.abc import Iterator

from qa_desk import scoring
from qa_desk.sample.behaviour import Asked
from qa_desk.sample.schedule import Slot

DRIVERS = ("solved", "empathy", "next_steps")
"""The three questions that move the customer's rating, in the order of their weights."""

MONEY_AT_STAKE = frozenset(
    {"cards.dispute", "cards.fee", "broadband.leaving", "travel.cancel", "retail.refund", "retail.exchange"}
)
PAYMENTS = frozenset({"cards.payment"})


def sample_forms() -> tuple[scoring.Form, ...]:
    """The starter forms the sample is scored with, one per language."""
    return scoring.starter_forms("support")


def asked_by(form: scoring.Form) -> tuple[Asked, ...]:
    """The scored questions of a form; `ValueError` for one whose answers are not single choices."""
    return tuple(_asked(section.key, question) for section, question in _scored(form))


def _scored(form: scoring.Form) -> Iterator[tuple[scoring.Section, scoring.Question]]:
    for section in form.sections:
        for question in section.questions:
            if question.scored:
                yield section, question


def _asked(section: str, question: scoring.Question) -> Asked:
    if question.kind not in ("yes_no", "choice", "scale"):
        raise ValueError(f"the sample cannot answer {question.key}: {question.kind}")
    levels = {level_of(question, choice): choice for choice in question.choices}
    return Asked(
        key=question.key,
        section=section,
        levels=tuple(sorted(levels)),
        may_be_na=question.na_allowed,
        critical=any(choice.critical is not None for choice in question.choices),
        explained=frozenset(level for level, choice in levels.items() if choice.comment_required),
    )


def level_of(question: scoring.Question, choice: scoring.Choice) -> float:
    """A choice as the share of the question's best points it earns."""
    best = max(option.points for option in question.choices)
    return float(choice.points / best) if best > 0 else float(choice.critical is None)


def to_answer(question: scoring.Question, level: float | None, comment: str) -> scoring.Answer:
    """The form's own answer for a level; None is N/A."""
    if level is None:
        return scoring.Answer(na="evaluator", comment=comment)
    choice = min(question.choices, key=lambda option: abs(level_of(question, option) - level))
    return scoring.Answer(choices=(choice.key,), comment=comment)


def applies(key: str, slot: Slot) -> bool:
    """False where a call gives no chance to do what the question asks for."""
    if key == "earlier_contact":
        return slot.repeat
    if key == "hold":
        return slot.hold_ms > 0
    if key == "concession":
        return slot.reason in MONEY_AT_STAKE
    if key == "card_number":
        return slot.reason in PAYMENTS
    return True
