"""What scoring a form comes to: exact fractions, rounded only where they are shown."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Literal

from qa_desk.scoring.definition import Effect, ErrorClass, NaKind, Owner

Outcome = Literal["pass", "fail", "not_scorable", "incomplete"]


@dataclass(frozen=True, slots=True)
class QuestionResult:
    """Points of one question; `possible` is None where it does not count (N/A, unscored, unanswered)."""

    key: str
    earned: Fraction | None
    possible: Fraction | None
    na: NaKind
    answered: bool


@dataclass(frozen=True, slots=True)
class SectionResult:
    """One section; `percent` is None where nothing in it counts."""

    key: str
    percent: Fraction | None
    earned: Fraction
    possible: Fraction
    answered: int
    total: int
    failed: bool


@dataclass(frozen=True, slots=True)
class CriticalError:
    """A critical choice that was made."""

    question: str
    choice: str
    error_class: ErrorClass
    owner: Owner
    effect: Effect


@dataclass(frozen=True, slots=True)
class Result:
    """The score of a form, whole or in the making. Percent of 0..100 (points forms: points).

    `calculated` is the score before any failed form is zeroed or capped and is always kept beside it.
    `errors` of `opportunities` are the non-critical ones (COPC: accuracy per opportunity).
    """

    score: Fraction | None
    calculated: Fraction | None
    outcome: Outcome
    sections: tuple[SectionResult, ...]
    questions: tuple[QuestionResult, ...]
    critical_errors: tuple[CriticalError, ...]
    failed_by: tuple[str, ...]
    answered: int
    total: int
    missing: tuple[str, ...]
    missing_comments: tuple[str, ...]
    errors: int
    opportunities: int

    def accurate(self, error_class: ErrorClass) -> bool:
        """True where no critical error of the class was found."""
        return all(error.error_class != error_class for error in self.critical_errors)


def result_to_builtins(result: Result) -> dict[str, Any]:
    """The result as plain JSON values; fractions as strings such as "200/3"."""
    return {name: _plain(getattr(result, name)) for name in Result.__dataclass_fields__}


def _plain(value: Any) -> Any:
    if isinstance(value, Fraction):
        return str(value)
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if hasattr(value, "__dataclass_fields__"):
        return {name: _plain(getattr(value, name)) for name in value.__dataclass_fields__}
    return value
