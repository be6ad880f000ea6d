"""What somebody who scores a call blind does not learn of it from lists, filters, orders, exports and reports."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import text

from db.queries.answers import AnswerFilter, answered
from db.queries.calls import CallFilter, CallRow, Sort, calls_page, count_calls
from db.queries.sampling import queue
from qa_desk.scoring import Blind
from qa_desk.work import Desk, evaluate
from qa_desk.work.submit import submit
from qa_desk.work.submitted import load_submitted
from tests.work.life_world import ONE_LOST, Centre

ALL = Blind(rating=True, agent=True, scores=True)
NOTHING = Blind(rating=False, agent=False, scores=False)


@pytest.fixture
def centre(tmp_path: Path) -> Centre:
    """Two rated calls of Amy, the first scored by Ben."""
    centre = Centre(tmp_path / "w")
    centre.add_call("c2")
    with centre.workspace.session() as session, session.begin():
        session.execute(text("UPDATE interaction SET rating_value = 1, rating_max = 5, rating = 0"))
    centre.evaluated(centre.form(title="Open", blind=NOTHING), by=centre.ben)
    return centre


def listed(desk: Desk, wanted: CallFilter | None = None, by: str = "started_at") -> dict[str, CallRow]:
    assert desk.acting is not None
    with desk.reading() as connection:
        page = calls_page(connection, desk.acting, wanted or CallFilter(), Sort(by))
        count = count_calls(connection, desk.acting, wanted or CallFilter(), by=by)
    assert count.number == len(page.rows) and count.left_out == (len(page.rows) < 2)
    return {row.id: row for row in page.rows}


def begun(centre: Centre, blind: Blind) -> str:
    return evaluate.start(centre.ann, "c1", centre.form(title="Mine", blind=blind))


def test_a_call_only_looked_at_hides_nothing(centre: Centre) -> None:
    row = listed(centre.ann)["c1"]
    assert (row.rating_value, row.agent, row.blind) == (1, "Amy", 0) and row.score is not None


def test_a_call_being_scored_hides_what_its_form_says_until_it_is_submitted(centre: Centre) -> None:
    draft = begun(centre, ALL)
    row, other = listed(centre.ann)["c1"], listed(centre.ann)["c2"]
    assert (row.rating_value, row.rating, row.agent, row.agent_id, row.score) == (
        None,
    ) * 5 and row.blind == 7
    assert (other.rating_value, other.agent, other.blind) == (1, "Amy", 0)
    assert listed(centre.ben)["c1"].agent == "Amy"  # who is not scoring it knows as before
    evaluate.set_answers(centre.ann, draft, ONE_LOST)
    submit(centre.ann, draft)
    assert listed(centre.ann)["c1"].rating_value == 1


@pytest.mark.parametrize(
    ("blind", "known"),
    [
        (NOTHING, (1, "Amy", True)),
        (Blind(), (None, "Amy", False)),
        (Blind(False, True, False), (1, None, True)),
    ],
)
def test_each_flag_hides_its_own(centre: Centre, blind: Blind, known: tuple[object, ...]) -> None:
    begun(centre, blind)
    row = listed(centre.ann)["c1"]
    assert (row.rating_value, row.agent, row.score is not None) == known


def test_neither_a_filter_nor_an_order_tells_what_is_hidden(centre: Centre) -> None:
    begun(centre, ALL)
    for wanted, by in (
        (CallFilter(ratings=("low",)), "started_at"),
        (CallFilter(ratings=("low", "none")), "started_at"),
        (CallFilter(agents=(centre.ids["Amy"],)), "started_at"),
        (CallFilter(), "rating"),
        (CallFilter(), "score"),
        (CallFilter(), "agent"),
    ):
        assert set(listed(centre.ann, wanted, by)) == {"c2"}, (wanted, by)
    assert set(listed(centre.ann, CallFilter(), "duration_ms")) == {"c1", "c2"}


@pytest.fixture
def assign(centre: Centre) -> Callable[[str], None]:
    def give(version: str) -> None:
        with centre.workspace.session() as session, session.begin():
            for statement in (
                "INSERT INTO sampling_plan (id, name, definition, state, created_at, updated_at, deleted)"
                " VALUES ('p', 'P', '{}', 'active', 0, 0, 0)",
                "INSERT INTO plan_draw (id, plan_id, period, seed, drawn_at, provenance)"
                " VALUES ('d', 'p', '2026-11', '1', 0, '{}')",
                "INSERT INTO assignment (id, plan_id, draw_id, period, interaction_id, evaluator_id, form_version_id,"
                " kind, stratum, chance, state, reason, created_at, updated_at, deleted)"
                f" VALUES ('a', 'p', 'd', '2026-11', 'c1', '{centre.ids['Ann']}', '{version}', 'regular', 's', 1,"
                " 'open', '', 0, 0, 0)",
            ):
                session.execute(text(statement))

    return give


def test_a_call_given_to_somebody_is_blind_before_they_begin(
    centre: Centre, assign: Callable[[str], None]
) -> None:
    assign(centre.form(title="Given", blind=ALL))
    assert listed(centre.ann)["c1"].blind == 7
    assert centre.ann.acting is not None
    with centre.ann.reading() as connection:
        (row,) = queue(connection, centre.ann.acting)
    assert (row.agent, row.agent_hidden) == (None, True)


def test_nor_do_others_scores_come_in_by_exports_or_reports(centre: Centre) -> None:
    def seen() -> set[str]:
        assert centre.ann.acting is not None
        with centre.ann.reading() as connection:
            return {one.evaluator for one, _ in answered(connection, centre.ann.acting, AnswerFilter())}

    with centre.workspace.reading() as connection:
        others = str(connection.execute(text("SELECT id FROM evaluation")).scalar_one())
    assert seen() == {"Ben"} and load_submitted(centre.ann, others).answers
    begun(centre, Blind())
    assert seen() == set()
    with pytest.raises(evaluate.EvaluationError, match="blind"):
        load_submitted(centre.ann, others)
