"""Answers are written as YAML too (docs/forms.md): one question's key to its answer on each line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from qa_desk.errors import N_
from qa_desk.scoring.answers import AnswerError, require_valid
from qa_desk.scoring.definition import WRITTEN_KINDS, Answer, Form, Question
from qa_desk.scoring.problems import AnswersError, FormProblem
from qa_desk.scoring.yaml_file import as_plain, line_of, read_tree

FIELDS = ("choice", "number", "text", "na", "comment", "causes", "untouched")
NOT_APPLICABLE = ("n/a", "na")
FEEDBACK = "feedback"


@dataclass(frozen=True, slots=True)
class GivenAnswers:
    """What an answers file holds: answers by question key, and the feedback for the agent."""

    answers: Mapping[str, Answer]
    feedback: str = ""


def load_answers(source: Path | str, form: Form, name: str = "") -> GivenAnswers:
    """The answers in a YAML file or text, each fitting the form; `AnswersError` names every problem with its line."""
    name = name or (source.name if isinstance(source, Path) else "answers")
    tree = read_tree(source, name, AnswersError)
    plain: dict[str, Any] = as_plain(tree, name, AnswersError)
    questions = {question.key: question for question in form.questions()}
    feedback = str(plain.pop(FEEDBACK) or "") if FEEDBACK in plain and FEEDBACK not in questions else ""
    answers, problems = dict[str, Answer](), list[FormProblem]()
    for key, value in plain.items():
        found, wrong = _read(form, questions.get(key), key, value)
        answers[key] = found
        problems += (FormProblem(line_of(tree, w.path), w.path, w.message, w.params) for w in wrong)
    if problems:
        raise AnswersError(name, tuple(sorted(problems, key=lambda one: one.line or 0)))
    return GivenAnswers(answers, feedback)


def _read(
    form: Form, question: Question | None, key: str, value: Any
) -> tuple[Answer, tuple[FormProblem, ...]]:
    if question is None:
        known = ", ".join(one.key for one in form.questions()[:20])
        message = N_("the form has no question “{key}”; it has: {known}")
        return Answer(), (FormProblem(None, key, message, {"key": key, "known": known}),)
    problems = [*_shape(key, value)]
    if problems:
        return Answer(), tuple(problems)
    fields = value if isinstance(value, dict) else {_field(question): value}
    try:
        answer = _answer(fields)
        require_valid(form, {key: answer})
    except InvalidOperation:
        return Answer(), (FormProblem(None, key, N_("is not a number")),)
    except AnswerError as error:
        return Answer(), (FormProblem(None, key, error.message.rstrip("."), error.params),)
    return answer, ()


def _shape(key: str, value: Any) -> Iterator[FormProblem]:
    if not isinstance(value, dict):
        return
    for field in value:
        if field not in FIELDS:
            message = N_("“{field}” is not one of: {known}")
            yield FormProblem(None, f"{key}.{field}", message, {"field": field, "known": ", ".join(FIELDS)})
    if sum(value.get(field) not in (None, False) for field in ("choice", "number", "text", "na")) > 1:
        yield FormProblem(None, key, N_("takes one of choice, number, text and na"))


def _field(question: Question) -> str:
    if question.kind == "number":
        return "number"
    return "text" if question.kind in WRITTEN_KINDS else "choice"


def _answer(fields: Mapping[str, Any]) -> Answer:
    given = next(
        (fields[name] for name in ("choice", "number", "text") if fields.get(name) is not None), None
    )
    marked = isinstance(given, str) and given.casefold() in NOT_APPLICABLE and fields.get("text") is None
    kept = {"comment": str(fields.get("comment") or ""), "untouched_default": _true(fields.get("untouched"))}
    if marked or _true(fields.get("na")):
        return Answer(na="evaluator", **kept)  # type: ignore[arg-type]
    number = fields.get("number")
    return Answer(
        choices=_keys(fields.get("choice")),
        number=None if number is None else Decimal(str(number)),
        text=str(fields.get("text") or ""),
        causes=_keys(fields.get("causes")),
        **kept,  # type: ignore[arg-type]
    )


def _keys(value: Any) -> tuple[str, ...]:
    """Keys of choices; true and false are what `yes` and `no` turn into on the way through older YAML."""
    many = value if isinstance(value, list) else [value]
    return tuple(
        "yes" if one is True else "no" if one is False else str(one) for one in many if one is not None
    )


def _true(value: Any) -> bool:
    return value is True or str(value).casefold() in ("true", "yes")
