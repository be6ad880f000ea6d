"""What can be set about each part of a form: one line per field, read and written through the same table."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any, Final, Literal

from msgspec.structs import replace

from qa_desk.scoring import Band, Choice, Critical, Example, Form, Question, Range, RootCause, Section
from qa_desk.scoring.writing import read_rule, rule_text
from ui.pages.forms.words import (
    CLASSES,
    COMMENTS,
    EFFECTS,
    FORMULAS,
    KINDS,
    NA_RULES,
    ON_FAIL,
    OWNERS,
    RELEASES,
)
from ui.text import N_

Shape = Literal["line", "lines", "tick", "pick"]


@dataclass(frozen=True, slots=True)
class Field:
    """One field. `get` gives what is shown (text, bool, key); `put` gives the changed part or raises `ValueError`."""

    label: str
    shape: Shape
    get: Callable[[Any], Any]
    put: Callable[[Any, Any], Any]
    options: Mapping[str, str] | None = None
    hint: str = ""


def plain(name: str, label: str, shape: Shape = "line", **more: Any) -> Field:
    """A field that is one attribute, as it is."""
    return Field(
        label, shape, lambda part: getattr(part, name), lambda part, v: replace(part, **{name: v}), **more
    )


def inner(outer: str, name: str, label: str, shape: Shape, **more: Any) -> Field:
    """A field of a part's part, such as when a form's evaluations are released."""
    return Field(
        label,
        shape,
        lambda part: getattr(getattr(part, outer), name),
        lambda part, v: replace(part, **{outer: replace(getattr(part, outer), **{name: v})}),
        **more,
    )


def number(name: str, label: str, **more: Any) -> Field:
    """A field that is a decimal number."""
    return Field(
        label,
        "line",
        lambda part: f"{getattr(part, name):f}",
        lambda part, words: replace(part, **{name: decimal(words)}),
        **more,
    )


def whole(outer: str, name: str, label: str) -> Field:
    """A whole number of a part's part."""
    return Field(
        label,
        "line",
        lambda part: str(getattr(getattr(part, outer), name)),
        lambda part, words: replace(part, **{outer: replace(getattr(part, outer), **{name: int(words)})}),
    )


def rule(name: str, label: str) -> Field:
    """A rule over other answers, on one line."""
    return Field(
        label,
        "line",
        lambda part: rule_text(getattr(part, name)),
        lambda part, words: replace(part, **{name: read_rule(words)}),
        hint='{question: hold, is: ["yes"]}',
    )


def decimal(words: str) -> Decimal:
    """The number people typed, with a point or a comma; `ValueError` for anything else."""
    try:
        value = Decimal(words.strip().replace(",", "."))
    except InvalidOperation as error:
        raise ValueError(words) from error
    if not value.is_finite():
        raise ValueError(words)
    return value


def _rows(words: str) -> list[str]:
    return [line.strip() for line in words.splitlines() if line.strip()]


def _named(line: str) -> tuple[str, str]:
    key, colon, text = line.partition(":")
    if not colon:
        raise ValueError(line)
    return key.strip(), text.strip()


def _bands(words: str) -> tuple[Band, ...]:
    found = []
    for line in _rows(words):
        start, _, rest = line.partition(" ")
        key, text = _named(rest)
        found.append(Band(key, text, decimal(start)))
    return tuple(found)


def _ranges(words: str) -> tuple[Range, ...]:
    found = []
    for line in _rows(words):
        span, points = _named(line)
        start, _, end = span.partition("..")
        found.append(Range(decimal(start), decimal(end) if end.strip() else None, decimal(points)))
    return tuple(found)


def _critical(choice: Choice, name: str, value: str) -> Choice:
    if name == "error_class" and not value:
        return replace(choice, critical=None)
    if name == "error_class" and choice.critical is None:
        return replace(choice, critical=Critical(value))  # type: ignore[arg-type]
    return (
        choice
        if choice.critical is None
        else replace(choice, critical=replace(choice.critical, **{name: value}))
    )


def _show_ranges(question: Question) -> str:
    ends = ["" if span.end is None else f"{span.end:f}" for span in question.ranges]
    pairs = zip(question.ranges, ends, strict=True)
    return "\n".join(f"{span.start:f}..{end}: {span.points:f}" for span, end in pairs)


KEY: Final = plain("key", N_("Key"), hint=N_("Stays the same through all versions, so that trends go on"))
FIELDS: Final[dict[type, tuple[Field, ...]]] = {
    Form: (
        plain("title", N_("Title")),
        plain("description", N_("When to use it"), "lines"),
        plain("formula", N_("Formula"), "pick", options=FORMULAS),
        number("pass_mark", N_("Pass mark")),
        plain("on_fail", N_("When the form fails"), "pick", options=ON_FAIL),
        plain("on_section_fail", N_("When a section fails"), "pick", options=ON_FAIL),
        number("cap", N_("Cap")),
        Field(
            N_("Bands"),
            "lines",
            lambda form: "\n".join(f"{b.start:f} {b.key}: {b.text}" for b in form.bands),
            lambda form, words: replace(form, bands=_bands(words)),
            hint=N_("One per line, from the lowest: 0 below: Below"),
        ),
        Field(
            N_("Weights add up to"),
            "line",
            lambda form: "" if form.weights_total is None else f"{form.weights_total:f}",
            lambda form, words: replace(form, weights_total=decimal(words) if words.strip() else None),
            hint=N_("Empty where they need not"),
        ),
        plain("over_100", N_("A bonus may pass 100"), "tick"),
        plain("fill_best", N_("Offer to fill the rest with the best choice"), "tick"),
        inner("blind", "rating", N_("Hide the customer's rating until submitted"), "tick"),
        inner("blind", "agent", N_("Hide the agent's name until submitted"), "tick"),
        inner("blind", "scores", N_("Hide earlier scores until submitted"), "tick"),
        inner("release", "mode", N_("Release to the agent"), "pick", options=RELEASES),
        whole("release", "hours", N_("Hours until release")),
        inner("disputes", "allowed", N_("Agents may dispute"), "tick"),
        whole("disputes", "days", N_("Days to dispute")),
        whole("disputes", "limit", N_("Disputes at most")),
    ),
    Section: (
        plain("title", N_("Title")),
        KEY,
        number("weight", N_("Weight"), hint=N_("0 is for information only")),
        plain("bonus", N_("Bonus: adds up to its weight, takes nothing away"), "tick"),
        plain("guidance", N_("Guidance"), "lines"),
        rule("show_if", N_("Show if")),
        rule("hide_if", N_("Hide if")),
    ),
    Question: (
        plain("text", N_("Question"), "lines"),
        KEY,
        plain("kind", N_("Kind"), "pick", options=KINDS),
        number("weight", N_("Weight"), hint=N_("0 is for information only")),
        plain("guidance", N_("Guidance"), "lines"),
        plain("na_allowed", N_("May be marked not applicable"), "tick"),
        plain("na", N_("Not applicable counts as"), "pick", options=NA_RULES),
        number("na_score", N_("Fixed score")),
        plain("comment", N_("Comment"), "pick", options=COMMENTS),
        Field(
            N_("Categories"),
            "line",
            lambda question: ", ".join(question.categories),
            lambda question, words: replace(
                question, categories=tuple(one.strip() for one in words.split(",") if one.strip())
            ),
            hint=N_("They cut across forms: risk, empathy"),
        ),
        Field(
            N_("Ranges"),
            "lines",
            _show_ranges,
            lambda question, words: replace(question, ranges=_ranges(words)),
            hint=N_("For numbers, one per line, from..to: points, such as 0..10: 2"),
        ),
        rule("show_if", N_("Show if")),
        rule("hide_if", N_("Hide if")),
    ),
    Choice: (
        plain("text", N_("Choice")),
        KEY,
        number("points", N_("Points")),
        Field(
            N_("Critical"),
            "pick",
            lambda choice: choice.critical.error_class if choice.critical else "",
            lambda choice, value: _critical(choice, "error_class", value),
            options=CLASSES,
        ),
        Field(
            N_("Under whose control"),
            "pick",
            lambda choice: choice.critical.owner if choice.critical else "agent",
            lambda choice, value: _critical(choice, "owner", value),
            options=OWNERS,
        ),
        Field(
            N_("Effect"),
            "pick",
            lambda choice: choice.critical.effect if choice.critical else "none",
            lambda choice, value: _critical(choice, "effect", value),
            options=EFFECTS,
        ),
        plain("comment_required", N_("Needs a comment"), "tick"),
        Field(
            N_("Root causes"),
            "lines",
            lambda choice: "\n".join(f"{one.key}: {one.text}" for one in choice.root_causes),
            lambda choice, words: replace(
                choice, root_causes=tuple(RootCause(*_named(line)) for line in _rows(words))
            ),
            hint=N_("One per line, such as haste: In haste"),
        ),
        plain("cause_required", N_("Needs a root cause"), "tick"),
        Field(
            N_("Examples"),
            "lines",
            lambda choice: "\n".join(one.text for one in choice.examples),
            lambda choice, words: replace(choice, examples=_examples(choice, words)),
            hint=N_("One per line"),
        ),
    ),
}


def _examples(choice: Choice, words: str) -> tuple[Example, ...]:
    """Lines keep the moment that stood beside them."""
    moments = [one.moment for one in choice.examples]
    lines = _rows(words)
    kept = moments if len(moments) == len(lines) else [""] * len(lines)
    return tuple(Example(text, moment) for text, moment in zip(lines, kept, strict=True))
