"""What a form is: sections of questions with choices, each under a key that stays the same across versions."""

from __future__ import annotations

import hashlib
from decimal import Decimal
from fractions import Fraction
from typing import Any, Literal

import msgspec

Formula = Literal["pooled_points", "section_percent", "category_mean", "points_plus_minus"]
Kind = Literal["yes_no", "choice", "multiple", "scale", "number", "text"]
NaRule = Literal["exclude", "full_credit", "fixed_score", "group_mean"]
CommentRule = Literal["never", "optional", "required"]
ErrorClass = Literal["customer", "business", "compliance"]
Owner = Literal["agent", "process", "system"]
Effect = Literal["none", "fail_section", "fail_form"]
OnFail = Literal["zero", "cap", "keep_and_flag"]
NaKind = Literal["no", "evaluator", "rule"]
SCORED_KINDS = frozenset({"yes_no", "choice", "multiple", "scale", "number"})


class Struct(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, cache_hash=True):
    """Base of all parts: immutable, strict about unknown fields, a quick key for what is worked out once."""


class Critical(Struct, frozen=True):
    """What choosing a choice means beyond its points, by COPC's classes."""

    error_class: ErrorClass
    owner: Owner = "agent"
    effect: Effect = "fail_form"


class Choice(Struct, frozen=True):
    """One answer a question offers."""

    key: str
    text: str
    points: Decimal = Decimal(0)
    critical: Critical | None = None
    comment_required: bool = False


class Range(Struct, frozen=True):
    """For number questions: from `start` (included) to `end` (excluded, None for no end) earns `points`.

    A number outside every range earns nothing.
    """

    start: Decimal
    end: Decimal | None
    points: Decimal


class Question(Struct, frozen=True):
    """One question; `weight` multiplies its points within its section, 0 asks for information only.

    `na` says what "not applicable" counts as, `na_score` (points) belongs to `fixed_score`; `categories` cut
    across forms.
    """

    key: str
    text: str
    kind: Kind = "yes_no"
    choices: tuple[Choice, ...] = ()
    ranges: tuple[Range, ...] = ()
    weight: Decimal = Decimal(1)
    guidance: str = ""
    na_allowed: bool = True
    na: NaRule = "exclude"
    na_score: Decimal = Decimal(0)
    comment: CommentRule = "optional"
    categories: tuple[str, ...] = ()

    @property
    def scored(self) -> bool:
        """False for a question that only collects words."""
        return self.kind in SCORED_KINDS


class Section(Struct, frozen=True):
    """A group of questions; its weight counts against the other sections', 0 is for information only."""

    key: str
    title: str
    questions: tuple[Question, ...]
    weight: Decimal = Decimal(1)
    guidance: str = ""


class Blind(Struct, frozen=True):
    """What an evaluator may not see before submitting."""

    rating: bool = True
    agent: bool = False
    scores: bool = True


class Band(Struct, frozen=True):
    """A named range of scores, from `start` (included) up to the next band's start."""

    key: str
    text: str
    start: Decimal


class Form(Struct, frozen=True):
    """A whole form; the formula and every rule are stored with it.

    `on_fail` says what a failed form comes to, `on_section_fail` what a failed section does; `cap` (percent, or
    points under points_plus_minus) belongs to both.
    """

    key: str
    title: str
    language: str
    sections: tuple[Section, ...]
    formula: Formula = "section_percent"
    pass_mark: Decimal = Decimal(80)
    on_fail: OnFail = "keep_and_flag"
    cap: Decimal = Decimal(0)
    blind: Blind = Blind()
    description: str = ""
    on_section_fail: OnFail = "zero"
    bands: tuple[Band, ...] = ()

    def questions(self) -> list[Question]:
        """Every question, in order."""
        return [question for section in self.sections for question in section.questions]

    def question(self, key: str) -> Question | None:
        """The question of this key, None where the form has none."""
        return next((question for question in self.questions() if question.key == key), None)

    def band(self, score: Fraction | None) -> Band | None:
        """The band this exact score lies in; None without bands or without a score."""
        return next((b for b in reversed(self.bands) if score is not None and b.start <= score), None)


class Answer(Struct, frozen=True):
    """What an evaluator put down for one question; `Answer()` is no answer."""

    choices: tuple[str, ...] = ()
    number: Decimal | None = None
    text: str = ""
    na: NaKind = "no"
    comment: str = ""
    untouched_default: bool = False

    @property
    def given(self) -> bool:
        """True where the question is answered or marked not applicable."""
        return bool(self.choices) or self.number is not None or bool(self.text.strip()) or self.na != "no"


def to_json(form: Form) -> bytes:
    """The form as JSON; `from_json` gives the same form back."""
    return msgspec.json.encode(form)


def from_json(data: bytes) -> Form:
    """The form in this JSON; `msgspec.ValidationError` for anything else."""
    return msgspec.json.decode(data, type=Form)


def from_builtins(data: Any) -> Form:
    """The form in these plain values; `msgspec.ValidationError` names the place that does not fit."""
    return msgspec.convert(data, type=Form, strict=False)


def version_hash(form: Form) -> str:
    """SHA-256 over the form's content, in hex: same hash, same form."""
    return hashlib.sha256(msgspec.json.encode(form, order="deterministic")).hexdigest()
