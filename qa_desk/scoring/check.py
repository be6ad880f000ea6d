"""What is wrong with a form, and where; forms are read from YAML with line numbers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from qa_desk.errors import N_, QADeskError
from qa_desk.scoring.definition import Form, Question, from_builtins
from qa_desk.scoring.rules import best_points


class FormError(QADeskError):
    """A form that cannot be used; `problems` are all of them."""

    def __init__(self, name: str, problems: tuple[FormProblem, ...]) -> None:
        super().__init__(N_("The form {name} cannot be used: {first}"), name=name, first=problems[0])
        self.problems = problems


@dataclass(frozen=True, slots=True)
class FormProblem:
    """One thing wrong: where (line from 1, None where unknown; path such as sections[0].weight) and what."""

    line: int | None
    path: str
    message: str

    def __str__(self) -> str:
        return (
            f"line {self.line}, {self.path}: {self.message}" if self.line else f"{self.path}: {self.message}"
        )


def check(form: Form) -> list[FormProblem]:
    """Everything wrong with a form beyond its shape; empty when it can be published."""
    found = [*_duplicates(form)]
    if not form.sections:
        found.append(FormProblem(None, "sections", "a form needs at least one section"))
    if not 0 <= form.cap <= 100:
        found.append(FormProblem(None, "cap", "must lie between 0 and 100"))
    if form.formula != "points_plus_minus" and not 0 <= form.pass_mark <= 100:
        found.append(FormProblem(None, "pass_mark", "must lie between 0 and 100"))
    for s, section in enumerate(form.sections):
        path = f"sections[{s}]"
        if not section.questions:
            found.append(FormProblem(None, path, "a section needs at least one question"))
        if section.weight < 0:
            found.append(FormProblem(None, f"{path}.weight", "must not be negative"))
        for q, question in enumerate(section.questions):
            found.extend(_question(form, question, f"{path}.questions[{q}]"))
    if form.sections and not any(s.weight > 0 for s in form.sections):
        found.append(FormProblem(None, "sections", "no section has a weight above 0"))
    return found


def _question(form: Form, question: Question, path: str) -> Iterator[FormProblem]:
    if not question.scored:
        return
    if question.kind == "number":
        if not question.ranges:
            yield FormProblem(None, path, "a number question needs ranges")
    elif len(question.choices) < 2:
        yield FormProblem(None, path, "needs at least two choices")
    points = [choice.points for choice in question.choices] + [r.points for r in question.ranges]
    if form.formula != "points_plus_minus":
        if any(value < 0 for value in points) or question.weight < 0:
            yield FormProblem(None, path, "points and weights must not be negative under this formula")
        if points and best_points(question) <= 0:
            yield FormProblem(None, path, "no choice earns any points")
    if question.na == "fixed_score" and not 0 <= question.na_score <= best_points(question):
        yield FormProblem(None, f"{path}.na_score", "must lie between 0 and the question's best points")


def _duplicates(form: Form) -> Iterator[FormProblem]:
    seen: set[str] = set()
    for s, section in enumerate(form.sections):
        if section.key in seen:
            yield FormProblem(None, f"sections[{s}].key", f"“{section.key}” is used twice")
        seen.add(section.key)
        for q, question in enumerate(section.questions):
            path = f"sections[{s}].questions[{q}]"
            if question.key in seen:
                yield FormProblem(None, f"{path}.key", f"“{question.key}” is used twice")
            seen.add(question.key)
            keys = [choice.key for choice in question.choices]
            for c, key in enumerate(keys):
                if key in keys[:c]:
                    yield FormProblem(None, f"{path}.choices[{c}].key", f"“{key}” is used twice")


def load_form(source: Path | str, name: str = "") -> Form:
    """The form in a YAML file or text, checked; `FormError` names every problem with its line."""
    name = name or (source.name if isinstance(source, Path) else "form")
    try:
        content = source.read_text("utf-8") if isinstance(source, Path) else source
        tree = YAML(typ="rt", pure=True).load(content)
    except MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else None
        raise FormError(name, (FormProblem(line, "", str(error.problem or error.context)),)) from error
    except (YAMLError, UnicodeDecodeError, OSError) as error:
        raise FormError(name, (FormProblem(None, "", str(error)),)) from error
    if not isinstance(tree, CommentedMap):
        raise FormError(name, (FormProblem(1, "", "a form starts with “key: value” lines"),))
    try:
        form = from_builtins(_plain(tree))
    except msgspec.ValidationError as error:
        message, _, where = str(error).partition(" - at `$")
        path = where.rstrip("`").lstrip(".") or "form"
        raise FormError(name, (FormProblem(_line(tree, path), path, message),)) from error
    if problems := [FormProblem(_line(tree, p.path), p.path, p.message) for p in check(form)]:
        raise FormError(name, tuple(problems))
    return form


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    if isinstance(value, bool | int) or value is None:
        return value
    return str(value)  # decimals keep every digit a person typed


def _line(tree: CommentedMap, path: str) -> int | None:
    """The line of a path such as `sections[0].questions[1].key`, or of the nearest part of it that exists."""
    node: Any = tree
    line = 1
    for part in path.replace("[", ".").replace("]", "").split("."):
        key: Any = int(part) if part.isdigit() else part
        try:
            if isinstance(node, CommentedMap):
                line = node.lc.key(key)[0] + 1
            elif isinstance(node, CommentedSeq):
                line = node.lc.item(key)[0] + 1
            node = node[key]
        except (KeyError, IndexError, TypeError, AttributeError):
            break
    return line


@cache
def starter_forms() -> tuple[Form, ...]:
    """The forms that come with QA Desk, English first."""
    from resources import resource

    return tuple(load_form(path) for path in sorted(resource("forms").glob("*.yaml")))
