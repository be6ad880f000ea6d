"""The Plans page as a lead works it: write a plan, draw, look, keep, find it again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from sqlalchemy import text

from db.queries.acting import Acting
from qa_desk.sampling import Rule, Where
from qa_desk.work import Desk, sampling
from qa_desk.work.forms import publish
from tests.scoring.small_forms import two_groups
from tests.ui.alone import Screen
from ui.pages.sampling import page as page_module
from ui.pages.sampling.page import PlansPage
from ui.pages.sampling.words import stratum_name
from ui.text import set_language

LEAD = Acting("p4", "Agent 4", frozenset({"lead"}))
DAY_MS = 86_400_000


def calm(qtbot: QtBot, screen: Screen) -> None:
    QApplication.processEvents()
    qtbot.waitUntil(lambda: not screen.context.background.jobs)
    QApplication.processEvents()


@pytest.fixture
def plans(show: Callable[..., PlansPage], screen: Screen, qtbot: QtBot) -> Callable[[], PlansPage]:
    """The page over calls of this month, two coaches and a published form."""

    def begin() -> PlansPage:
        workspace = screen.desk.workspace
        publish(Desk(workspace), two_groups("section_percent"))
        page = show(PlansPage, calls=150, acting=LEAD)
        screen.context.changed.connect(page.refresh)
        with workspace.session() as session, session.begin():
            session.execute(
                text(
                    "UPDATE interaction SET started_at = unixepoch('now') * 1000, duration_ms = 60000,"
                    " evaluation_count = 0"
                )
            )
            for who in ("p3", "p5"):
                session.execute(
                    text(
                        "INSERT INTO role_grant (id, person_id, role, valid_from)"
                        " VALUES (:w, :w, 'coach', '1970-01-01')"
                    ),
                    {"w": who},
                )
        page.activate()
        calm(qtbot, screen)
        page.fields.silent_too.setChecked(True)
        page.fields.name.setText("Monthly")
        return page

    return begin


def drawn(page: PlansPage, qtbot: QtBot, screen: Screen) -> None:
    page.draw()
    calm(qtbot, screen)


def test_a_plan_is_drawn_looked_at_and_kept(
    plans: Callable[[], PlansPage], screen: Screen, qtbot: QtBot
) -> None:
    page = plans()
    page.fields.per_agent.setValue(2)
    assert "±" in page.fields.note.text()
    drawn(page, qtbot, screen)
    found = page.preview.drawn
    assert found is not None and page.preview.stack.currentIndex() == 1
    assert {len(part.draw.picks) for part in found.agents} == {2}
    assert "Monthly" in page.preview.how.text() and "connected" in page.preview.graph.text()
    assert page.preview.keep.isEnabled()
    with screen.desk.reading() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM assignment").scalar() == 0
    page.preview.keep.click()
    calm(qtbot, screen)
    qtbot.waitUntil(lambda: page.right.currentWidget() is page.kept)
    assert screen.told == [f"{len(found.calls)} calls given out."]
    with screen.desk.reading() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM assignment").scalar() == len(found.calls)
    assert page.list.item(0).text().startswith("Monthly\ndrawn")
    how = page.kept.how
    assert how.which.count() == 1 and "1|Monthly|" in how.words.text() and "connected" in how.graph.text()
    assert {how.agents.data(how.agents.index(row, 1)) for row in range(how.agents.rowCount())} == {"2 of 2"}


def test_changing_the_plan_forgets_the_draw(
    plans: Callable[[], PlansPage], screen: Screen, qtbot: QtBot
) -> None:
    page = plans()
    drawn(page, qtbot, screen)
    page.fields.per_agent.setValue(3)
    assert page.preview.drawn is None and not page.preview.keep.isEnabled()


def test_kinds_are_looked_for_and_too_many_are_refused_in_words(
    plans: Callable[[], PlansPage], screen: Screen, qtbot: QtBot
) -> None:
    page = plans()
    page.fields.per_agent.setValue(4)
    page.fields.rules.add.click()
    line = page.fields.rules.lines[0]
    line.kind.setCurrentIndex(line.kind.findData("reason"))
    line.kind.activated.emit(line.kind.currentIndex())
    line.words.setText("lost, stolen")
    (rule,) = page.fields.plan.rules
    assert (rule.key, rule.where, rule.quota) == ("reason", Where(reason=("lost", "stolen")), 1)
    assert page.fields.random.text() == "3 of 4 at random"
    drawn(page, qtbot, screen)
    assert page.preview.drawn is not None
    assert any(call.stratum == "reason" for call in page.preview.drawn.calls)
    line.quota.setValue(3)
    drawn(page, qtbot, screen)
    assert page.preview.stack.currentWidget() is page.preview.error
    line.remove.click()
    assert page.fields.plan.rules == ()


def test_a_plan_goes_to_a_file_and_comes_back(
    plans: Callable[[], PlansPage],
    screen: Screen,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    page = plans()
    page.fields.per_agent.setValue(7)
    page.fields.rules.add.click()
    page.fields.capacity.setValue(12)
    page.fields.live.setChecked(True)
    before, path = page.fields.plan, tmp_path / "plan.yaml"
    monkeypatch.setattr(page_module.QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    monkeypatch.setattr(page_module.QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    page.save_file()
    calm(qtbot, screen)
    assert sampling.load_plan(path) == before
    page.new()
    assert page.fields.plan != before
    page.open_file()
    calm(qtbot, screen)
    assert page.fields.plan == before


def test_left_out_calls_stand_with_their_reason(
    plans: Callable[[], PlansPage], screen: Screen, qtbot: QtBot
) -> None:
    page = plans()
    drawn(page, qtbot, screen)
    page.keep()
    calm(qtbot, screen)
    lead = Desk(screen.desk.workspace, LEAD)
    with screen.desk.reading() as connection:
        first = str(connection.exec_driver_sql("SELECT id FROM assignment").scalar())
    sampling.skip(lead, first, "Nobody speaks")
    page.activate()
    calm(qtbot, screen)
    qtbot.waitUntil(lambda: page.kept.left_out.rowCount() == 1)
    assert page.kept.left_out.rows[0].reason == "Nobody speaks"
    set_language("zh_CN")
    set_language("en")
    assert page.kept.left_out.data(page.kept.left_out.index(0, 2)) == "skipped"


def test_a_kind_with_words_fits_its_column_and_reads_whole(
    plans: Callable[[], PlansPage], qtbot: QtBot
) -> None:
    page = plans()
    rule = Rule("talk", Where(suggested=("listens", "greeting=no")), 2)
    page.fields.rules.show_rules((rule,))
    line = page.fields.rules.lines[0]
    QApplication.processEvents()
    assert line.rule == rule and line.words.text() == "listens, greeting=no"
    assert line.words.cursorPosition() == 0, "seen from its beginning"
    qtbot.waitUntil(lambda: line.words.geometry().top() > line.kind.geometry().bottom())
    assert page.fields.widget().minimumSizeHint().width() <= page.fields.viewport().width()
    assert stratum_name("talk", (rule,)) == "suggested listens, greeting=no"
    reason = Rule("bill", Where(reason=("Billing",)), 1)
    assert stratum_name("bill", (reason,)) == "Reason contains Billing"
