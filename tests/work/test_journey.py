"""One evaluation's whole way: a second version, approval, self-evaluation, dispute, revision, acknowledgement."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from msgspec.structs import replace
from sqlalchemy import text

from db.queries.agents import Period, evaluations
from qa_desk.work import evaluate
from qa_desk.work.audit import verify_chain
from qa_desk.work.dispute_review import Verdict, answer_blind, decide, start_review
from qa_desk.work.disputes import Point, open_dispute
from qa_desk.work.form_lab import formula_lab
from qa_desk.work.life import acknowledge, approve, life_of
from qa_desk.work.submit import submit
from qa_desk.work.submitted import load_submitted
from tests.scoring.small_forms import NO, YES
from tests.work.life_world import APPROVAL, FORM, ONE_LOST, Centre

ALWAYS = Period(datetime(2000, 1, 1, tzinfo=UTC), datetime(2100, 1, 1, tzinfo=UTC))


@pytest.fixture
def centre(tmp_path: Path) -> Centre:
    return Centre(tmp_path / "w")


def test_from_the_second_version_of_a_form_to_the_acknowledged_revision(centre: Centre) -> None:
    first = centre.evaluated(centre.form())
    centre.call = centre.add_call("c2")
    heavier = replace(FORM.sections[1], weight=Decimal(40))
    second = replace(FORM, sections=(FORM.sections[0], heavier), release=APPROVAL)
    lab = formula_lab(centre.lena, second)
    assert [(row.before.score, row.after.score) for row in lab.rows] == [(Fraction(200, 3), Fraction(75))]
    version = centre.form(second)

    evaluation = centre.evaluated(version)
    approve(centre.ben, evaluation)
    own = evaluate.start(centre.amy, centre.call, version, "self")
    evaluate.set_answers(centre.amy, own, {**ONE_LOST, "a2": YES})
    submit(centre.amy, own)
    assert load_submitted(centre.amy, evaluation).answers["a2"] == NO

    dispute = open_dispute(centre.amy, evaluation, {"a2": Point("I said it at the start")})
    start_review(centre.ben, dispute)
    answer_blind(centre.ben, dispute, {"a2": YES})
    revision = decide(centre.ben, dispute, {"a2": Verdict("revised", "It is there")}, "Heard again")
    assert revision is not None
    acknowledge(centre.amy, revision, "Thank you for listening")

    with centre.workspace.reading() as connection:
        assert life_of(connection, evaluation).state == "revised"
        assert life_of(connection, revision).state == "acknowledged"
        assert centre.amy.acting is not None
        counted = evaluations(connection, centre.amy.acting, centre.ids["Amy"], ALWAYS)
        assert [row.id for row in counted] == [revision, first]
        assert [sorted(row.sections) for row in counted] == [
            ["a", "b"],
            ["a", "b"],
        ]  # one trend over both versions
        steps = connection.execute(text("SELECT action FROM audit_event ORDER BY seq")).scalars().all()
        assert verify_chain(connection) == []
    told = [step for step in steps if step.startswith(("form", "evaluation", "dispute"))]
    assert told == [
        "form.publish",
        "evaluation.start",
        "evaluation.submit",
        "form.publish",
        "evaluation.start",
        "evaluation.submit",
        "evaluation.approve",
        "evaluation.self",
        "evaluation.submit",
        "dispute.open",
        "dispute.review",
        "dispute.review",
        *["dispute.review"] * 3,  # the old one revised, the new one stored, the dispute decided
        "evaluation.acknowledge",
    ]
