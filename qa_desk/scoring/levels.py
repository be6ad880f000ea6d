"""From sections to the whole: sections of sections, weights, bonus."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from qa_desk.scoring.definition import Form, Section
from qa_desk.scoring.result import SectionResult

ZERO = Fraction(0)
HUNDRED = Fraction(100)


def together(form: Form, groups: tuple[SectionResult, ...]) -> tuple[SectionResult, ...]:
    """The results of the upper sections, from those that hold questions; the same tuple where there is one level."""
    if not any(section.sections for section in form.sections):
        return groups
    rest = iter(groups)
    return tuple(
        _rolled(form, section, [next(rest) for _ in section.sections]) if section.sections else next(rest)
        for section in form.sections
    )


def in_order(
    form: Form, tops: tuple[SectionResult, ...], groups: tuple[SectionResult, ...]
) -> tuple[SectionResult, ...]:
    """Every section's result, each that holds sections before those."""
    return groups if tops is groups else tuple(_in_order(form, tops, groups))


def total(form: Form, tops: Sequence[SectionResult]) -> Fraction | None:
    """The score of the whole form from its upper sections, before the form fails; None where nothing counts."""
    if form.formula == "points_plus_minus":
        return sum((section.earned for section in tops), ZERO)
    plain = [(s, found) for s, found in zip(form.sections, tops, strict=True) if not s.bonus]
    base = _mean(form, plain)
    bonus = [(s, found) for s, found in zip(form.sections, tops, strict=True) if s.bonus]
    if base is None or not bonus:
        return base
    extra = sum(
        (Fraction(s.weight) * found.percent / 100 for s, found in bonus if found.percent is not None), ZERO
    )
    return base + extra if form.over_100 else min(base + extra, HUNDRED)


def highest(form: Form) -> Fraction:
    """The upper end of the range that a score of the three percent formulas lies in; the lower is 0."""
    if not form.over_100:
        return HUNDRED
    return HUNDRED + sum((Fraction(section.weight) for section in form.sections if section.bonus), ZERO)


def _mean(form: Form, sections: Sequence[tuple[Section, SectionResult]]) -> Fraction | None:
    earned = possible = ZERO
    for section, found in sections:
        if found.percent is None:
            continue
        weight = Fraction(section.weight)
        mass = weight if form.formula == "section_percent" else weight * found.possible
        earned, possible = earned + mass * found.percent, possible + mass
    return earned / possible if possible else None


def _rolled(form: Form, section: Section, parts: Sequence[SectionResult]) -> SectionResult:
    """A section of sections; under section_percent `earned` and `possible` are in its sections' weights."""
    points = form.formula == "points_plus_minus"
    earned = possible = before = ZERO
    for inner, found in zip(section.sections, parts, strict=True):
        if found.percent is None and not points:
            continue
        weight = Fraction(1) if points else Fraction(inner.weight)
        mass = weight if form.formula == "section_percent" else weight * found.possible
        possible += mass
        earned += found.earned if points else mass * (found.percent or 0) / 100
        before += mass * (found.calculated or 0) / 100
    return SectionResult(
        key=section.key,
        percent=100 * earned / possible if possible > 0 else None,
        earned=earned,
        possible=possible,
        answered=sum(found.answered for found in parts),
        total=sum(found.total for found in parts),
        failed=False,
        calculated=100 * before / possible if possible > 0 else None,
    )


def _in_order(
    form: Form, tops: tuple[SectionResult, ...], groups: tuple[SectionResult, ...]
) -> Iterator[SectionResult]:
    rest = iter(groups)
    for section, found in zip(form.sections, tops, strict=True):
        if section.sections:
            yield found
            for _ in section.sections:
                yield next(rest)
        else:
            yield next(rest)
