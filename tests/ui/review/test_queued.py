"""From My queue into Review and on to the next of the queue, by keyboard."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from db.queries.acting import find_acting
from qa_desk.sampling import Exclude, PlanDefinition, Target
from qa_desk.scoring import Answer, Form
from qa_desk.work import Desk, evaluate, sampling
from tests.ui.review.conftest import AtWork
from ui.pages.queue.page import QueuePage

Sit = Callable[..., AtWork]
CTRL = Qt.KeyboardModifier.ControlModifier


def best(form: Form) -> dict[str, Answer]:
    """The best choice everywhere, with the words a form may want."""
    return {
        question.key: Answer(
            choices=(max(question.choices, key=lambda choice: choice.points).key,), comment="so it was"
        )
        for question in form.questions()
        if question.choices
    }


def test_n_begins_the_first_call_and_ctrl_right_the_next_of_the_queue(sit_down: Sit) -> None:
    coach = sit_down("")
    workspace = coach.desk.workspace
    with workspace.reading() as connection:
        lead = Desk(workspace, find_acting(connection, "Marek Dvorak"))
    plan = PlanDefinition(
        name="March", form="support", target=Target(per_agent=2), doubles=0,
        exclude=Exclude(shorter_than_s=0, without_sound=False),
    )  # fmt: skip
    drawn = sampling.draw(lead, plan, "2026-03", date(2026, 4, 1))
    assert len(drawn.calls) > 1
    sampling.save(lead, drawn)
    coach.app.context.navigate("queue")
    page = coach.app.window.page
    assert isinstance(page, QueuePage)
    coach.wait(lambda: page.day is not None and len(page.day.calls) == len(drawn.calls))
    first, second = (row.interaction_id for row in page.day.calls[:2])  # type: ignore[union-attr]
    coach.come_to_front()
    QTest.keyClick(page.mine.table, Qt.Key.Key_N)
    model = coach.page.model
    coach.wait(
        lambda: coach.app.window.page is coach.page and model.call_id == first and model.draft is not None
    )
    coach.settle()
    assert model.editable and model.rating_hidden and model.draft is not None
    evaluate.set_answers(coach.desk, model.draft.id, best(model.draft.form))
    coach.page.open_call(first)
    coach.settle()
    coach.page.submit()
    coach.wait(lambda: model.draft is not None and model.draft.state == "submitted")
    coach.settle()
    with workspace.reading() as connection:
        left = connection.exec_driver_sql("SELECT count(*) FROM assignment WHERE state = 'open'").scalar()
    assert left == len(drawn.calls) - 1
    coach.press(Qt.Key.Key_Right, mod=CTRL)
    coach.wait(lambda: model.call_id == second and model.draft is not None and model.editable)
