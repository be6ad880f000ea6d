"""Forms are written as YAML (docs/forms.md) and read with line numbers in every complaint."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, get_args

import msgspec
from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.constructor import RoundTripConstructor
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from qa_desk.errors import N_
from qa_desk.scoring import definition
from qa_desk.scoring.check import check
from qa_desk.scoring.definition import Form, from_builtins
from qa_desk.scoring.problems import FormError, FormProblem, every_question

LARGEST_FILE = 4 * 1024 * 1024
MOST_PARTS = 500_000
DEEPEST = 100
TOO_LARGE = N_("it is too large, too deep, or refers to itself")
KNOWN_VALUES = {
    "formula": get_args(definition.Formula),
    "kind": get_args(definition.Kind),
    "na": get_args(definition.NaRule),
    "comment": get_args(definition.CommentRule),
    "on_fail": get_args(definition.OnFail),
    "on_section_fail": get_args(definition.OnFail),
    "error_class": get_args(definition.ErrorClass),
    "owner": get_args(definition.Owner),
    "effect": get_args(definition.Effect),
    "mode": get_args(definition.ReleaseMode),
}


class _Verbatim(RoundTripConstructor):
    """Reads numbers and dates as they were typed: no digit is lost, no date is made of a title."""


def _as_typed(constructor: Any, node: Any) -> Any:
    return constructor.construct_scalar(node)


for _kind in ("int", "float", "timestamp"):
    _Verbatim.add_constructor(f"tag:yaml.org,2002:{_kind}", _as_typed)


def load_form(source: Path | str, name: str = "") -> Form:
    """The form in a YAML file or text, checked; `FormError` names every problem with its line."""
    name = name or (source.name if isinstance(source, Path) else "form")
    tree = _tree(source, name)
    try:
        plain = _plain(tree, iter(range(MOST_PARTS)))
    except (StopIteration, RecursionError) as error:
        raise FormError(name, (FormProblem(None, "", TOO_LARGE),)) from error
    try:
        form = from_builtins(plain)
    except msgspec.ValidationError as error:
        raise FormError(name, (_shape_problem(tree, str(error)),)) from error
    except RecursionError as error:
        raise FormError(name, (FormProblem(None, "", TOO_LARGE),)) from error
    problems = [*_left_out(plain, form), *check(form)]
    if problems:
        placed = (FormProblem(_line(tree, p.path), p.path, p.message, p.params) for p in problems)
        raise FormError(name, tuple(sorted(placed, key=lambda p: p.line or 0)))
    return form


def _tree(source: Path | str, name: str) -> CommentedMap:
    try:
        if isinstance(source, Path) and source.stat().st_size > LARGEST_FILE:
            raise FormError(name, (FormProblem(None, "", TOO_LARGE),))
        content = source.read_text("utf-8-sig") if isinstance(source, Path) else source
        if _depth(content) > DEEPEST:
            raise FormError(name, (FormProblem(None, "", TOO_LARGE),))
        yaml = YAML(typ="rt", pure=True)
        yaml.Constructor = _Verbatim
        tree = yaml.load(content)
    except MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else None
        raise _unreadable(name, line, str(error.problem or error.context)) from error
    except (YAMLError, UnicodeDecodeError, OSError, ValueError, RecursionError) as error:
        raise _unreadable(name, None, str(error)) from error
    if not isinstance(tree, CommentedMap):
        raise FormError(name, (FormProblem(1, "", N_("a form starts with “key: value” lines")),))
    return tree


def _depth(content: str) -> int:
    """How deep brackets nest at most; the reader takes seconds over thousands of them."""
    depth = deepest = 0
    for bracket in re.findall(r"[\[\]{}]", content):
        depth = depth + 1 if bracket in "[{" else max(depth - 1, 0)
        deepest = max(deepest, depth)
    return deepest


def _unreadable(name: str, line: int | None, detail: str) -> FormError:
    problem = FormProblem(line, "", N_("it cannot be read: {detail}"), {"detail": detail.strip()})
    return FormError(name, (problem,))


def _plain(value: Any, budget: Iterator[int]) -> Any:
    next(budget)  # aliases of aliases would otherwise grow without end
    if isinstance(value, dict):
        return {str(key): _plain(item, budget) for key, item in value.items()}
    if isinstance(value, list):
        return [_plain(item, budget) for item in value]
    if isinstance(value, bool) or value is None:
        return value
    return str(value)


SHAPES = (
    (re.compile("Object missing required field `(?P<field>.*)`"), N_("“{field}” is missing")),
    (re.compile("Object contains unknown field `(?P<field>.*)`"), N_("“{field}” is not known here")),
    (re.compile("Invalid enum value '(?P<value>.*)'"), N_("“{value}” is not one of: {known}")),
    (re.compile("Invalid decimal string"), N_("is not a number")),
    (re.compile("Expected `decimal`, got .*"), N_("is not a number")),
    (
        re.compile("Expected `(?P<expected>.*)`, got `(?P<found>.*)`"),
        N_("expected {expected}, found {found}"),
    ),
)


def _shape_problem(tree: CommentedMap, error: str) -> FormProblem:
    detail, _, where = error.partition(" - at `$")
    path = where.rstrip("`").lstrip(".")
    for pattern, message in SHAPES:
        found = pattern.fullmatch(detail)
        if found is None:
            continue
        params: dict[str, object] = dict(found.groupdict())
        if "value" in params:
            params["known"] = ", ".join(KNOWN_VALUES.get(path.rpartition(".")[2], ()))
        if "unknown" in detail:
            path = f"{path}.{params['field']}".lstrip(".")
        return FormProblem(_line(tree, path), path, message, params)
    return FormProblem(_line(tree, path), path, N_("does not fit: {detail}"), {"detail": detail})


def _left_out(plain: Any, form: Form) -> Iterator[FormProblem]:
    """What has a default but must be said in a file, because silence would change a score."""
    if "cap" not in plain and "cap" in (form.on_fail, form.on_section_fail):
        yield FormProblem(None, "on_fail", N_("“{field}” is missing"), {"field": "cap"})
    for path, question in every_question(form):
        given = _at(plain, path)
        if question.na == "fixed_score" and "na_score" not in given:
            yield FormProblem(None, f"{path}.na", N_("“{field}” is missing"), {"field": "na_score"})
        for c, choice in enumerate(given.get("choices", ()) if question.scored else ()):
            if "points" not in choice:
                where = f"{path}.choices[{c}]"
                yield FormProblem(None, where, N_("“{field}” is missing"), {"field": "points"})


def _at(plain: Any, path: str) -> Any:
    """The value at a path such as `sections[0].questions[1]`."""
    for part in _parts(path):
        plain = plain[part]
    return plain


def _parts(path: str) -> list[str | int]:
    names = path.replace("[", ".").replace("]", "").split(".")
    return [int(name) if name.isdigit() else name for name in names]


def _line(tree: CommentedMap, path: str) -> int:
    """The line of a path such as `sections[0].questions[1].key`, or of the nearest part of it that exists."""
    node: Any = tree
    line = 1
    for key in _parts(path):
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
