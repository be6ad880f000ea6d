"""How a score came about, as the Review page says it."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from qa_desk.scoring import Answer, score
from tests.scoring.small_forms import YES, critical_form
from ui.pages.review.explanation import how_section, how_total, show_score

FAILED = {"a1": YES, "risk": Answer(choices=("bad",)), "b1": YES}


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"on_section_fail": "zero"}, "Set to zero by a critical error"),
        ({"on_section_fail": "cap", "cap": Decimal(20)}, "Limited to 20.0\u00a0% by a critical error"),
        ({"on_section_fail": "cap", "cap": Decimal(60)}, "the section failed, what it earned is kept"),
        ({"on_section_fail": "keep_and_flag"}, "the section failed, what it earned is kept"),
    ],
)
def test_a_failed_section_says_what_the_form_does_about_it(
    qtbot: object, fields: dict[str, object], said: str
) -> None:
    form = critical_form("fail_section", **fields)
    result = score(form, FAILED)
    assert said in how_section(form, form.sections[0], result)
    assert said in how_total(form, result)
    assert "Together: 75.0" in how_total(form, result)
    lowered = result.score != result.calculated
    assert ("After the critical error" in how_total(form, result)) == lowered


def test_a_score_just_under_the_pass_mark_is_not_shown_as_the_mark(qtbot: object) -> None:
    form = critical_form("none")
    assert show_score(Fraction(7996, 100), form) == "80\u00a0%"
    assert show_score(Fraction(7996, 100), form, beside=Fraction(80)) == "79.96\u00a0%"
