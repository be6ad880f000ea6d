"""Which answers a form takes."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from qa_desk.errors import N_, QADeskError
from qa_desk.scoring.definition import Answer, Form, Question

LONGEST_SHORT = 200


class AnswerError(QADeskError):
    """An answer that the form does not offer."""


def require_valid(form: Form, answers: Mapping[str, Answer]) -> None:
    """`AnswerError` where an answer names a question or choice the form lacks, or N/A where it is not allowed."""
    questions = {question.key: question for question in form.questions()}
    for key, answer in answers.items():
        question = questions.get(key)
        if question is None:
            raise AnswerError(N_("The form has no question “{key}”."), key=key)
        _require_offered(question, answer)


def _require_offered(question: Question, answer: Answer) -> None:
    known = [choice.key for choice in question.choices]
    foreign = [key for key in answer.choices if key not in known]
    if foreign:
        raise AnswerError(
            N_("“{text}” has no choice “{choice}”."),
            hint=N_("Its choices are: {known}."),
            text=question.text,
            choice=foreign[0],
            known=", ".join(known),
        )
    if len(answer.choices) > 1 and question.kind != "multiple":
        raise AnswerError(N_("“{text}” takes one choice."), text=question.text)
    if answer.na == "evaluator" and not question.na_allowed:
        raise AnswerError(N_("“{text}” always applies; N/A is not allowed."), text=question.text)
    if answer.number is not None and question.kind != "number":
        raise AnswerError(N_("“{text}” does not take a number."), text=question.text)
    if answer.number is not None and not answer.number.is_finite():
        raise AnswerError(N_("The answer to “{text}” is not a number."), text=question.text)
    if question.kind == "date" and answer.text.strip():
        _require_date(question, answer.text.strip())
    if question.kind == "short_text" and len(answer.text) > LONGEST_SHORT:
        raise AnswerError(
            N_("The answer to “{text}” has more than {count} characters."),
            text=question.text,
            count=LONGEST_SHORT,
        )
    _require_causes(question, answer)


def _require_date(question: Question, words: str) -> None:
    try:
        date.fromisoformat(words)
    except ValueError as error:
        raise AnswerError(
            N_("The answer to “{text}” is not a date."),
            hint=N_("Write year, month and day, such as 2026-01-31."),
            text=question.text,
        ) from error


def _require_causes(question: Question, answer: Answer) -> None:
    known = [
        cause.key
        for choice in question.choices
        if choice.key in answer.choices
        for cause in choice.root_causes
    ]
    foreign = [key for key in answer.causes if key not in known]
    if foreign:
        raise AnswerError(
            N_("“{text}” has no root cause “{cause}” for this choice."),
            hint=N_("Its root causes are: {known}."),
            text=question.text,
            cause=foreign[0],
            known=", ".join(known) or "–",
        )
