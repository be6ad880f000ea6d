"""Sections of sections, bonus and information-only sections."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from msgspec.structs import replace

from qa_desk.scoring import Accuracies, Answer, Form, Section, check, explain, highest, score
from tests.scoring.small_forms import NA, NO, YES, critical_form, two_groups, yes_no


def two_levels(formula: str, **fields: object) -> Form:
    """An upper section (weight 3) of one half-lost (weight 1) and one kept (weight 2), beside one lost (weight 1)."""
    inner = (
        Section("a", "A", (yes_no("a1"), yes_no("a2")), Decimal(1)),
        Section("b", "B", (yes_no("b1"),), Decimal(2)),
    )
    sections = (
        Section("top", "Top", weight=Decimal(3), sections=inner),
        Section("c", "C", (yes_no("c1"),), Decimal(1)),
    )
    return Form("f", "F", "en", sections, formula=formula, **fields)  # type: ignore[arg-type]


ANSWERS = {"a1": YES, "a2": NO, "b1": YES, "c1": NO}


@pytest.mark.parametrize(
    ("formula", "whole", "top"),
    [
        ("section_percent", Fraction(100 * 5, 6) * 3 / 4, Fraction(100 * 5, 6)),
        ("pooled_points", Fraction(100 * 9, 13), Fraction(75)),
        ("category_mean", Fraction(100 * 9, 13), Fraction(75)),
        ("points_plus_minus", Fraction(2), Fraction(200, 3)),
    ],
)
def test_the_weights_of_both_levels_multiply(formula: str, whole: Fraction, top: Fraction) -> None:
    form = two_levels(formula)
    assert check(form) == []
    result = score(form, ANSWERS)
    assert result.score == whole
    assert [s.key for s in result.sections] == ["top", "a", "b", "c"]
    assert result.sections[0].percent == top
    assert (result.sections[0].answered, result.sections[0].total) == (3, 3)
    assert result.total == 4


def test_a_section_within_drops_out_where_nothing_applies() -> None:
    result = score(two_levels("section_percent"), {**ANSWERS, "a1": NA, "a2": NA})
    assert result.sections[0].percent == 100
    result = score(two_levels("section_percent"), {"a1": NA, "a2": NA, "b1": NA, "c1": YES})
    assert (result.sections[0].percent, result.score) == (None, 100)


def bonus(**fields: object) -> Form:
    form = two_groups("section_percent", **fields)
    extra = Section("x", "Extra", (yes_no("x1"),), Decimal(10), bonus=True)
    return Form("f", "F", "en", (*form.sections, extra), **fields)  # type: ignore[arg-type]


def test_a_bonus_lifts_the_score_and_never_lowers_it() -> None:
    half = {"a1": YES, "a2": NO, "b1": YES}
    form = bonus()
    assert check(form) == []
    assert [score(form, {**half, "x1": given}).score for given in (NO, NA, YES)] == [
        Fraction(200, 3),
        Fraction(200, 3),
        Fraction(230, 3),
    ]
    full = dict.fromkeys(("a1", "a2", "b1", "x1"), YES)
    assert score(form, full).score == highest(form) == 100
    assert score(bonus(over_100=True), full).score == highest(bonus(over_100=True)) == 110


def test_a_lost_bonus_is_no_error_and_a_bonus_alone_is_no_score() -> None:
    result = score(bonus(), {"a1": YES, "a2": YES, "b1": YES, "x1": NO})
    assert result.accuracies.non_critical.errors == 0
    alone = score(bonus(), {"a1": NA, "a2": NA, "b1": NA, "x1": YES})
    assert (alone.score, alone.outcome) == (None, "not_scorable")


@pytest.mark.parametrize(
    ("sections", "said"),
    [
        ((Section("x", "X", (yes_no("q"),), bonus=True),), "no section counts"),
        (
            (
                Section("x", "X", sections=(Section("y", "Y", (yes_no("q"),), bonus=True),)),
                Section("z", "Z", (yes_no("r"),)),
            ),
            "upper level",
        ),
        ((Section("x", "X", (yes_no("q"),), sections=(Section("y", "Y", (yes_no("r"),)),)),), "not both"),
        (
            (
                Section(
                    "x", "X", sections=(Section("y", "Y", sections=(Section("z", "Z", (yes_no("r"),)),)),)
                ),
            ),
            "two levels",
        ),
    ],
)
def test_what_does_not_fit_on_two_levels_is_refused(sections: tuple[Section, ...], said: str) -> None:
    assert any(said in str(problem) for problem in check(Form("f", "F", "en", sections)))


def test_weights_that_must_add_up_are_added_up() -> None:
    assert check(two_groups("section_percent", weights_total=Decimal(60))) == []
    (problem,) = check(two_groups("section_percent", weights_total=Decimal(100)))
    assert "add up to 60, not to 100" in str(problem)


def test_errors_of_process_and_system_are_kept_apart_from_the_agents() -> None:
    form = critical_form("none")
    risk = form.question("risk")
    assert risk is not None
    found = score(form, {"a1": YES, "risk": Answer(choices=("bad",)), "b1": YES})
    assert found.of_agent == found.accuracies
    bad = risk.choices[1]
    assert bad.critical is not None
    system = replace(bad, critical=replace(bad.critical, owner="system"))
    asked = replace(
        form.sections[0], questions=(yes_no("a1"), replace(risk, choices=(risk.choices[0], system)))
    )
    found = score(
        replace(form, sections=(asked, form.sections[1])),
        {"a1": YES, "risk": Answer(choices=("bad",)), "b1": YES},
    )
    assert found.accuracies.compliance.share == 0
    assert found.of_agent.compliance.share is None


def test_accuracies_add_up_over_many_evaluations() -> None:
    form = critical_form("none")
    bad, good = Answer(choices=("bad",)), Answer(choices=("ok",))
    given = [{"a1": YES, "risk": one, "b1": NO} for one in (bad, good, good, good)]
    found = sum((score(form, answers).accuracies for answers in given), Accuracies())
    assert (found.compliance.share, found.non_critical.share) == (Fraction(3, 4), Fraction(1, 2))


def test_every_level_and_bonus_is_explained() -> None:
    for form, answers in (
        (two_levels("pooled_points"), ANSWERS),
        (bonus(), {"a1": YES, "b1": NO, "x1": YES}),
    ):
        said = [template.format(**params) for template, params in explain(form, score(form, answers))]
        assert all(any(section.title in line for line in said) for section in form.every_section())
