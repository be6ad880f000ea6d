"""The views of the Agent page: control chart, heat map, what coaching changed, growth; each opens what is behind."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from sqlalchemy import text

from db.queries.call_filter import CallFilter
from tests.ui.agent.test_agent_page import calm, show
from ui.app import App
from ui.pages.agent.page import AgentPage

SitDown = Callable[..., tuple[App, AgentPage]]

PASSED_IN = """
SELECT e.id, CASE WHEN a.possible > 0 THEN a.earned / a.possible ELSE 0 END
FROM evaluation e JOIN answer a ON a.evaluation_id = e.id JOIN person p ON p.id = e.subject_id
JOIN interaction i ON i.id = e.interaction_id
WHERE p.name = :who AND a.question_key = :question AND a.na = 'no' AND e.purpose = 'coach'
  AND strftime('%Y-%m', i.started_at / 1000, 'unixepoch', 'localtime') = :month
"""


def test_a_cell_of_the_heat_map_lists_the_evaluations_it_was_counted_from(
    sit_down: SitDown, qtbot: QtBot
) -> None:
    app, page = sit_down()
    show(app, page, "Ben Hughes", qtbot)
    page.body.show_view("heat")
    qtbot.waitUntil(lambda: page.body.heat.found is not None, timeout=10_000)
    chart, found = page.body.heat.chart, page.body.heat.found
    assert found is not None
    row = next(at for at, line in enumerate(found.rows) if line.key == "listens")
    column = len(found.months) - 2
    with app.context.desk.reading() as connection:
        asked = connection.execute(
            text(PASSED_IN),
            {"who": "Ben Hughes", "question": "listens", "month": f"{found.months[column]:%Y-%m}"},
        ).all()
    cell = chart.lines[row].cells[column]
    share = sum(level >= 0.75 for _key, level in asked) / len(asked)
    assert (cell.words, cell.n) == (str(round(100 * share)), str(len(asked)))
    everything = len(page.body.model.rows)
    QTest.mouseClick(chart, Qt.MouseButton.LeftButton, pos=chart.box(row, column).center().toPoint())
    assert {one.id for one in page.body.model.rows} == {key for key, _level in asked}
    assert not page.body.listed.bar.isHidden()
    page.list_all()
    assert len(page.body.model.rows) == everything and page.body.listed.bar.isHidden()


def test_what_did_not_apply_is_said_and_never_zero(sit_down: SitDown, qtbot: QtBot) -> None:
    app, page = sit_down()
    show(app, page, "Ben Hughes", qtbot)
    page.body.show_view("heat")
    qtbot.waitUntil(lambda: page.body.heat.found is not None, timeout=10_000)
    found = page.body.heat.found
    assert found is not None
    cells = [
        (cell, drawn)
        for row, line in zip(found.rows, page.body.heat.chart.lines, strict=True)
        for cell, drawn in zip((*row.cells, row.whole), line.cells, strict=True)
    ]
    assert any(drawn.words == "N/A" for _cell, drawn in cells)
    for cell, drawn in cells:
        assert (drawn.words in ("N/A", "·")) == (cell.value.n == 0)
        assert drawn.few == (0 < cell.value.n < 5)
    page.body.heat.only.click()
    assert all(line.heading for line in page.body.heat.chart.lines)


def test_the_control_chart_names_its_signals_and_opens_a_week(sit_down: SitDown, qtbot: QtBot) -> None:
    app, page = sit_down()
    show(app, page, "Ben Hughes", qtbot)
    page.body.show_view("control")
    control = page.body.control
    qtbot.waitUntil(lambda: control.progress is not None, timeout=10_000)
    assert control.progress is not None
    for kind, chart in (("quality", control.progress.quality), ("criticals", control.progress.criticals)):
        control.choose(kind)
        drawn = control.chart.content.marks
        assert len(drawn) == sum(point.value is not None for point in chart.points)
        assert [mark.shape == "square" for mark in drawn] == [
            point.signal is not None for point in chart.points if point.value is not None
        ]
        assert all(mark.label for mark in drawn if mark.shape == "square" and "beyond" in mark.tip)
    control.choose("quality")
    week = next(at for at, ids in enumerate(control.progress.behind) if len(ids) > 1)
    mark = next(one for one in control.chart.content.marks if one.key == str(week))
    QTest.mouseClick(control.chart.viewport(), Qt.MouseButton.LeftButton, pos=control.chart.place_of(mark))
    assert {one.id for one in page.body.model.rows} == set(control.progress.behind[week])
    control.choose("drift")
    control.chart.opened.emit("0")
    assert {one.id for one in page.body.model.rows} == set(
        control.progress.behind[control.progress.drifted[0]]
    )


def test_whether_coaching_worked_stands_on_the_timeline_and_opens_the_session(
    sit_down: SitDown, qtbot: QtBot
) -> None:
    app, page = sit_down()
    show(app, page, "Ben Hughes", qtbot)
    qtbot.waitUntil(lambda: bool(page.body.changed.found), timeout=20_000)
    found = page.body.changed.found
    assert found is not None and [one.is_training for one in found].count(True) == 1
    assert [one.line.held_at for one in found] == sorted(one.line.held_at for one in found)
    trend = page.body.trend
    trend.grab()
    box, session = trend._names[0]
    assert "before" in trend._told(session) and "expected" in trend._told(session)
    QTest.mouseClick(trend, Qt.MouseButton.LeftButton, pos=box.center().toPoint())
    assert app.window.current == "coaching"
    assert app.window.history.visits[-1].params == {"session_id": session.id}


def test_a_month_lists_its_evaluations_and_leads_to_its_calls(sit_down: SitDown, qtbot: QtBot) -> None:
    app, page = sit_down()
    show(app, page, "Ben Hughes", qtbot)
    trend, card = page.body.trend, page.card
    assert card is not None
    trend.setFocus()
    QTest.keyClick(trend, Qt.Key.Key_Left)
    QTest.keyClick(trend, Qt.Key.Key_Return)
    month = card.months[-1]
    assert len(page.body.model.rows) == month.quality.n
    QTest.mouseClick(page.body.listed.calls, Qt.MouseButton.LeftButton)
    assert app.window.current == "calls"
    wanted = app.window.history.visits[-1].params["wanted"]
    assert isinstance(wanted, CallFilter) and wanted.agents == (card.agent.id,)
    assert wanted.since is not None and wanted.until is not None
    assert wanted.since.astimezone().date() == month.first_day and (wanted.until - wanted.since).days in (
        30,
        31,
    )


def test_every_chart_copies_its_numbers_and_its_picture(sit_down: SitDown, qtbot: QtBot) -> None:
    app, page = sit_down()
    show(app, page, "Ben Hughes", qtbot)
    for view in ("months", "control", "heat", "changed"):
        page.body.show_view(view)
        calm(app, qtbot)
        page.copy_numbers()
        rows = [line.split("\t") for line in QGuiApplication.clipboard().text().splitlines()]
        assert len(rows) > 3 and len({len(row) for row in rows}) == 1, view
        page.copy_picture()
        assert not QGuiApplication.clipboard().image().isNull()


def test_a_coach_agrees_on_a_path_and_the_agent_reads_it(sit_down: SitDown, qtbot: QtBot) -> None:
    app, page = sit_down()
    show(app, page, "Tom Fletcher", qtbot)
    page.body.show_view("growth")
    growth = page.body.growth
    qtbot.waitUntil(lambda: growth.growth is not None and not app.context.background.jobs, timeout=10_000)
    assert growth.wish.isHidden() and not growth.path.isHidden()
    QTest.mouseClick(growth.path, Qt.MouseButton.LeftButton)
    dialog = growth.dialog
    assert dialog is not None
    dialog.role.setEditText("Complaints desk")
    dialog.accept()
    qtbot.waitUntil(lambda: bool(growth.growth and growth.growth.paths), timeout=10_000)
    path = growth.growth.paths[0]
    growth.add_step(path)
    growth.dialog.words.setText("Sit with Priya for a morning")
    growth.dialog.accept()
    qtbot.waitUntil(lambda: bool(growth.growth and growth.growth.paths[0].steps), timeout=10_000)
    growth.tick(growth.growth.paths[0].steps[0], True)
    qtbot.waitUntil(lambda: growth.growth.paths[0].steps[0].done_on is not None, timeout=10_000)
    assert growth.growth.trainings[0].row.title == "Explaining faults in plain words"


def test_an_agent_says_which_role_they_would_like(sit_down: SitDown, qtbot: QtBot) -> None:
    _app, page = sit_down("Ben Hughes")
    assert page.body.tabs["changed"].isHidden()
    page.body.show_view("growth")
    growth = page.body.growth
    qtbot.waitUntil(lambda: growth.growth is not None, timeout=10_000)
    assert growth.path.isHidden() and growth.training.isHidden()
    growth.ask_wish()
    growth.dialog.role.setEditText("Team coach")
    growth.dialog.accept()
    qtbot.waitUntil(lambda: bool(growth.growth.paths), timeout=10_000)
    assert growth.growth.paths[0].state == "wished"
    growth.leave(growth.growth.paths[0])
    qtbot.waitUntil(lambda: growth.growth.paths[0].state == "left", timeout=10_000)
    assert growth.growth.trainings[0].effect is None, "what others did is not told"


def test_hovering_a_chart_draws_nothing_anew(sit_down: SitDown, qtbot: QtBot) -> None:
    app, page = sit_down()
    show(app, page, "Ben Hughes", qtbot)
    page.body.show_view("control")
    qtbot.waitUntil(lambda: page.body.control.progress is not None, timeout=10_000)
    chart = page.body.control.chart

    def settled() -> bool:
        chart.grab()
        before = chart._picture
        QGuiApplication.processEvents()
        return before is not None and chart._picture is before

    qtbot.waitUntil(settled)
    before = chart._picture
    for mark in chart.content.marks[:4]:
        QTest.mouseMove(chart.viewport(), chart.place_of(mark) + QPoint(1, 1))
        chart.point(chart.mark_near(chart.place_of(mark)))
        chart.grab()
    assert chart._picture is before and chart.current is not None
