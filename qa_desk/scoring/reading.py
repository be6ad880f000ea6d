"""Forms are written as YAML (docs/forms.md) and read with line numbers in every complaint."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, get_args

import msgspec
from ruamel.yaml.comments import CommentedMap

from qa_desk.errors import N_
from qa_desk.scoring import definition, suggest
from qa_desk.scoring.check import check
from qa_desk.scoring.definition import Form, from_builtins
from qa_desk.scoring.problems import FormError, FormProblem, every_question
from qa_desk.scoring.yaml_file import TOO_LARGE, as_plain, line_of, parts_of, read_tree

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
    "by": get_args(suggest.Side),
    "name": get_args(suggest.FactName),
}


def load_form(source: Path | str, name: str = "") -> Form:
    """The form in a YAML file or text, checked; `FormError` names every problem with its line."""
    name = name or (source.name if isinstance(source, Path) else "form")
    tree = read_tree(source, name)
    plain = as_plain(tree, name)
    try:
        form = from_builtins(plain)
    except msgspec.ValidationError as error:
        raise FormError(name, (_shape_problem(tree, str(error)),)) from error
    except RecursionError as error:
        raise FormError(name, (FormProblem(None, "", TOO_LARGE),)) from error
    problems = [*_left_out(plain, form), *check(form)]
    if problems:
        placed = (FormProblem(line_of(tree, p.path), p.path, p.message, p.params) for p in problems)
        raise FormError(name, tuple(sorted(placed, key=lambda p: p.line or 0)))
    return form


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
        return FormProblem(line_of(tree, path), path, message, params)
    return FormProblem(line_of(tree, path), path, N_("does not fit: {detail}"), {"detail": detail})


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
    for part in parts_of(path):
        plain = plain[part]
    return plain


@cache
def starter_form(key: str, language: str) -> Form:
    """One of the forms that come with QA Desk; `FileNotFoundError` for a key or language it does not come in."""
    from resources import resource

    return load_form(resource("forms", f"{key}.{language}.yaml"))


def starter_forms(key: str = "") -> tuple[Form, ...]:
    """The forms that come with QA Desk, or those of one key; of each, English first."""
    from resources import resource

    names = sorted(path.name.split(".")[:2] for path in resource("forms").glob(f"{key or '*'}.*.yaml"))
    return tuple(starter_form(*name) for name in names)
