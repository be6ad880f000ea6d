"""Filling the rest of a form with its best choices, every such answer marked as nobody's own."""

from __future__ import annotations

from collections.abc import Mapping

from qa_desk.scoring.definition import Answer, Form, Question
from qa_desk.scoring.rules import score


def rest_with_best(form: Form, answers: Mapping[str, Answer]) -> dict[str, Answer]:
    """Answers for what is asked and unanswered, marked `untouched_default`; empty where nothing is.

    Numbers stay open: nobody can know them. What the filled answers make appear is filled too.
    """
    filled: dict[str, Answer] = {}
    for _ in form.questions():
        missing = score(form, {**answers, **filled}).missing
        more = {key: found for key in missing if (found := _best(form.question(key))) is not None}
        if not more:
            break
        filled |= more
    return filled


def _best(question: Question | None) -> Answer | None:
    if question is None or not question.choices:
        return None
    harmless = [choice for choice in question.choices if choice.critical is None] or list(question.choices)
    if question.kind == "multiple":
        keys = tuple(choice.key for choice in harmless if choice.points > 0)
    else:
        keys = (max(harmless, key=lambda choice: choice.points).key,)
    return Answer(choices=keys, untouched_default=True) if keys else None
