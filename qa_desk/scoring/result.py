"""What scoring a form comes to: exact fractions, rounded only where they are shown."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Any, Literal

import msgspec

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
    """One section; `percent` is None where nothing in it counts, `calculated` is the percent before it failed.

    `earned` and `possible` are in the formula's own unit: points, or question weights under category_mean.
    """

    key: str
    percent: Fraction | None
    earned: Fraction
    possible: Fraction
    answered: int
    total: int
    failed: bool
    calculated: Fraction | None = None


@dataclass(frozen=True, slots=True)
class CriticalError:
    """A critical choice that was made."""

    question: str
    choice: str
    error_class: ErrorClass
    owner: Owner
    effect: Effect


@dataclass(frozen=True, slots=True)
class Accuracy:
    """`errors` among `opportunities`; sums over many evaluations are accuracies too."""

    errors: int = 0
    opportunities: int = 0

    @property
    def share(self) -> Fraction | None:
        """Share without error, 0 to 1; None without any opportunity."""
        return 1 - Fraction(self.errors, self.opportunities) if self.opportunities else None

    def __add__(self, other: Accuracy) -> Accuracy:
        return Accuracy(self.errors + other.errors, self.opportunities + other.opportunities)


@dataclass(frozen=True, slots=True)
class Accuracies:
    """COPC's four. Critical classes count the evaluation once: one opportunity where an answered question
    could show such an error, one error where any did. Non-critical counts questions: an opportunity is an
    answered question that can lose points without a critical choice, an error one that did.
    """

    customer: Accuracy = Accuracy()
    business: Accuracy = Accuracy()
    compliance: Accuracy = Accuracy()
    non_critical: Accuracy = Accuracy()

    def __add__(self, other: Accuracies) -> Accuracies:
        return Accuracies(
            self.customer + other.customer,
            self.business + other.business,
            self.compliance + other.compliance,
            self.non_critical + other.non_critical,
        )


@dataclass(frozen=True, slots=True)
class Result:
    """The score of a form, whole or in the making. Percent of 0..100 (points forms: points).

    `calculated` is the score as if no critical choice had any effect and is always kept beside `score`.
    `sections` are in the form's order, one that holds sections before those. `answered` of `total` leave out what
    a rule hides; `untouched` are answers nobody set by hand. `of_agent` counts as critical only errors that the
    agent owns, not those of process or system.
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
    accuracies: Accuracies = Accuracies()
    untouched: tuple[str, ...] = ()
    of_agent: Accuracies = Accuracies()
    missing_causes: tuple[str, ...] = ()

    def accurate(self, error_class: ErrorClass) -> bool:
        """True where no critical error of the class was found."""
        return all(error.error_class != error_class for error in self.critical_errors)


def result_to_builtins(result: Result) -> dict[str, Any]:
    """The result as plain JSON values; fractions as strings such as "200/3"."""
    plain: dict[str, Any] = msgspec.to_builtins(result, enc_hook=str)
    return plain


def result_from_builtins(data: Any) -> Result:
    """The result that `result_to_builtins` gave; `msgspec.ValidationError` for anything else."""
    return msgspec.convert(data, type=Result, dec_hook=_fraction)


def _fraction(kind: type, value: Any) -> Any:
    if kind is Fraction and isinstance(value, str):
        return Fraction(value)
    raise NotImplementedError(kind)


def shown(value: Fraction, digits: int = 1, beside: Fraction | None = None) -> str:
    """A number as people read it, half rounded up; more digits where rounding would hide that it is not `beside`."""
    ten = Fraction(10) ** digits
    rounded = Fraction(int(abs(value) * ten + Fraction(1, 2)), int(ten)) * (-1 if value < 0 else 1)
    if beside is not None and rounded == beside != value and digits < 9:
        return shown(value, digits + 1, beside)
    quantum = Decimal(1).scaleb(-digits)
    return str((Decimal(rounded.numerator) / Decimal(rounded.denominator)).quantize(quantum, ROUND_HALF_UP))
