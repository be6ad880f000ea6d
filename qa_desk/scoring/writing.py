"""A form as the YAML file that `load_form` reads back as the very same form."""

from __future__ import annotations

import io
from decimal import Decimal
from typing import Any

import msgspec
from ruamel.yaml import YAML
from ruamel.yaml.nodes import ScalarNode
from ruamel.yaml.representer import RoundTripRepresenter

from qa_desk.errors import N_
from qa_desk.scoring.definition import Condition, Form, Question
from qa_desk.scoring.problems import FormError, FormProblem, every_question
from qa_desk.scoring.suggest import Suggest
from qa_desk.scoring.yaml_file import as_plain, parts_of, read_tree

LAST = ("ranges", "choices", "questions", "sections")
"""Fields that hold long lists stand below the short ones."""


class _Numbers(RoundTripRepresenter):
    """Writes decimals as they are, without quotes."""


def _decimal(representer: Any, value: Decimal) -> ScalarNode:
    tag = "int" if value == value.to_integral_value() else "float"
    node: ScalarNode = representer.represent_scalar(f"tag:yaml.org,2002:{tag}", f"{value:f}")
    return node


_Numbers.add_representer(Decimal, _decimal)


def dump_form(form: Form) -> str:
    """The form as YAML, with everything said that would change a score by its absence."""
    plain: dict[str, Any] = msgspec.to_builtins(form, builtin_types=(Decimal,))
    for path, question in every_question(form):
        node: Any = plain
        for step in parts_of(path):
            node = node[step]
        _spell_out(node, question)
    if "cap" in (form.on_fail, form.on_section_fail):
        plain["cap"] = form.cap
    yaml = YAML()
    yaml.Representer = _Numbers
    yaml.width = 110
    yaml.indent(mapping=2, sequence=4, offset=2)
    out = io.StringIO()
    yaml.dump(_ordered(plain), out)
    return out.getvalue()


def _spell_out(node: dict[str, Any], question: Question) -> None:
    if question.na == "fixed_score":
        node["na_score"] = question.na_score
    if question.scored:
        for choice, written in zip(question.choices, node.get("choices", ()), strict=False):
            written["points"] = choice.points


def _ordered(value: Any) -> Any:
    if isinstance(value, dict):
        names = [*(name for name in value if name not in LAST), *(name for name in LAST if name in value)]
        return {name: _ordered(value[name]) for name in names}
    return [_ordered(item) for item in value] if isinstance(value, (list, tuple)) else value


def rule_text(rule: Condition | None) -> str:
    """A rule on one line, such as `{question: hold, is: ["yes"]}`; empty for none."""
    if rule is None:
        return ""
    yaml = YAML()
    yaml.Representer = _Numbers
    yaml.default_flow_style = True
    yaml.width = 10_000
    out = io.StringIO()
    yaml.dump(msgspec.to_builtins(rule, builtin_types=(Decimal,)), out)
    return out.getvalue().strip()


def read_rule(words: str) -> Condition | None:
    """The rule that `rule_text` wrote; None for nothing, `FormError` where it cannot be read."""
    if not words.strip():
        return None
    plain = as_plain(read_tree(words, "rule"), "rule")
    try:
        return msgspec.convert(plain, Condition, strict=False)
    except msgspec.ValidationError as error:
        problem = FormProblem(None, "", N_("does not fit: {detail}"), {"detail": str(error)})
        raise FormError("rule", (problem,)) from error


def suggest_text(rule: Suggest) -> str:
    """A rule for suggestions as it stands in a form file, on several lines."""
    yaml = YAML()
    yaml.Representer = _Numbers
    yaml.width = 110
    yaml.default_flow_style = None
    yaml.indent(mapping=2, sequence=4, offset=2)
    out = io.StringIO()
    yaml.dump(msgspec.to_builtins(rule, builtin_types=(Decimal,)), out)
    return out.getvalue().strip()


def read_suggest(words: str) -> Suggest:
    """The rule that `suggest_text` wrote; `FormError` where it cannot be read."""
    plain = as_plain(read_tree(words, "rule"), "rule")
    try:
        return msgspec.convert(plain, Suggest, strict=False)
    except msgspec.ValidationError as error:
        problem = FormProblem(None, "", N_("does not fit: {detail}"), {"detail": str(error)})
        raise FormError("rule", (problem,)) from error
