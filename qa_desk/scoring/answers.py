"""Which answers a form takes."""

from __future__ import annotations

from collections.abc import Mapping

from qa_desk.errors import N_, QADeskError
from qa_desk.scoring.definition import Answer, Form, Question


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
