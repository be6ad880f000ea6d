"""What a form is: sections of questions with choices, each under a key that stays the same across versions."""

from __future__ import annotations

import hashlib
from decimal import Decimal
from fractions import Fraction
from typing import Any, Literal

import msgspec

from qa_desk.scoring.struct import Struct
from qa_desk.scoring.suggest import Suggest

Formula = Literal["pooled_points", "section_percent", "category_mean", "points_plus_minus"]
Kind = Literal["yes_no", "choice", "multiple", "scale", "number", "date", "short_text", "text"]
NaRule = Literal["exclude", "full_credit", "fixed_score", "group_mean"]
CommentRule = Literal["never", "optional", "required"]
ErrorClass = Literal["customer", "business", "compliance"]
Owner = Literal["agent", "process", "system"]
Effect = Literal["none", "fail_section", "fail_form"]
OnFail = Literal["zero", "cap", "keep_and_flag"]
NaKind = Literal["no", "evaluator", "rule"]
ReleaseMode = Literal["at_once", "scheduled", "approval"]
SCORED_KINDS = frozenset({"yes_no", "choice", "multiple", "scale", "number"})
WRITTEN_KINDS = frozenset({"date", "short_text", "text"})


class Critical(Struct, frozen=True):
    """What choosing a choice means beyond its points, by COPC's classes."""

    error_class: ErrorClass
    owner: Owner = "agent"
    effect: Effect = "fail_form"


class RootCause(Struct, frozen=True):
    """A reason to pick from for why a choice was made."""

    key: str
    text: str


class Example(Struct, frozen=True):
    """A model answer for a choice: words, and where there is one the id of a moment in a real call."""

    text: str = ""
    moment: str = ""


class Choice(Struct, frozen=True):
    """One answer a question offers."""

    key: str
    text: str
    points: Decimal = Decimal(0)
    critical: Critical | None = None
    comment_required: bool = False
    examples: tuple[Example, ...] = ()
    root_causes: tuple[RootCause, ...] = ()
    cause_required: bool = False


class Condition(Struct, frozen=True, rename={"is_": "is", "all_": "all", "any_": "any", "not_": "not"}):
    """A rule over other answers: one test of `question`, or one of `all`, `any`, `not` over further rules.

    The test: one of the choices in `is`, a number from `at_least` (included) to `below` (excluded), or `na`. What
    is unanswered or itself hidden passes no test.
    """

    question: str = ""
    is_: tuple[str, ...] = ()
    at_least: Decimal | None = None
    below: Decimal | None = None
    na: bool = False
    all_: tuple[Condition, ...] = ()
    any_: tuple[Condition, ...] = ()
    not_: Condition | None = None


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
    across forms; `suggest` is a rule that may suggest an answer and never gives one.
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
    show_if: Condition | None = None
    hide_if: Condition | None = None
    suggest: Suggest | None = None

    @property
    def scored(self) -> bool:
        """False for a question that only collects words."""
        return self.kind in SCORED_KINDS


class Section(Struct, frozen=True):
    """A group of questions, or of sections that hold questions; two levels at most.

    Its weight counts against the sections beside it, 0 is for information only. A `bonus` section adds up to its
    weight in percent points and never takes any away.
    """

    key: str
    title: str
    questions: tuple[Question, ...] = ()
    weight: Decimal = Decimal(1)
    guidance: str = ""
    sections: tuple[Section, ...] = ()
    bonus: bool = False
    show_if: Condition | None = None
    hide_if: Condition | None = None


class Blind(Struct, frozen=True):
    """What an evaluator may not see before submitting."""

    rating: bool = True
    agent: bool = False
    scores: bool = True


class Release(Struct, frozen=True):
    """When the agent sees an evaluation: at once, `hours` after submission, or once a second person approved."""

    mode: ReleaseMode = "at_once"
    hours: int = 0


class Disputes(Struct, frozen=True):
    """How an agent may disagree: within `days` of release, at most `limit` times for one call's evaluation."""

    allowed: bool = True
    days: int = 14
    limit: int = 2


class Band(Struct, frozen=True):
    """A named range of scores, from `start` (included) up to the next band's start."""

    key: str
    text: str
    start: Decimal


class Form(Struct, frozen=True):
    """A whole form; the formula and every rule are stored with it.

    `on_fail` says what a failed form comes to, `on_section_fail` what a failed section does; `cap` (percent, or
    points under points_plus_minus) belongs to both. `weights_total`, where given, is what the weights of the
    sections must add up to. `fill_best` offers the evaluator to fill the rest with the best choices; such answers
    stay marked. A score passes 100 by bonus only with `over_100`.
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

    weights_total: Decimal | None = None
    fill_best: bool = False
    over_100: bool = False
    release: Release = Release()
    disputes: Disputes = Disputes()

    def groups(self) -> list[Section]:
        """Every section that holds questions, in order."""
        return [leaf for section in self.sections for leaf in (section.sections or (section,))]

    def every_section(self) -> list[Section]:
        """Every section in order, each that holds sections before those."""
        return [one for section in self.sections for one in (section, *section.sections)]

    def questions(self) -> list[Question]:
        """Every question, in order."""
        return [question for section in self.groups() for question in section.questions]

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
    causes: tuple[str, ...] = ()

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
