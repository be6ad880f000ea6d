"""The Agent page as coaches, leads and agents read it."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from sqlalchemy import text

from db.queries.calls import CallFilter
from qa_desk.scoring import Answer, Form
from qa_desk.work import evaluate
from qa_desk.work.forms import definition_of, find_version
from qa_desk.work.scorecard import build_scorecard
from qa_desk.work.submit import submit
from tests.cli.conftest import Run, data
from ui.app import App
from ui.pages.agent.figures import Figure
from ui.pages.agent.page import AgentPage
from ui.text import set_language

SitDown = Callable[..., tuple[App, AgentPage]]


def calm(app: App, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not app.context.background.jobs, timeout=10_000)


def show(app: App, page: AgentPage, name: str, qtbot: QtBot) -> None:
    app.context.navigate("agent", agent=name)
    qtbot.waitUntil(lambda: page.card is not None and page.card.agent.name == name, timeout=10_000)
    calm(app, qtbot)


def numbers(figure: Figure) -> list[float]:
    """Every number on a card: the value, the ends of its interval, n."""
    said = f"{figure.value.text()} {figure.doubt.text()}".replace("−", "-")
    return [float(found) for found in re.findall(r"[+-]?\d+(?:\.\d+)?", said)]


def about(estimate: dict[str, Any], times: float = 1.0, decimals: int = 0) -> object:
    ends = [round(times * estimate[key], decimals) for key in ("value", "low", "high")]
    return pytest.approx([*ends, estimate["n"]], abs=0.51 * 10**-decimals)


def test_the_screen_and_the_command_line_say_the_same(
    sit_down: SitDown, run: Run, sample_root: Path, qtbot: QtBot
) -> None:
    app, page = sit_down()
    show(app, page, "Maya Collins", qtbot)
    said = data(run("scorecard", "Maya Collins", "--json", "-w", sample_root, "--as", "Grace Whitfield"))
    figures = page.body.figures
    assert numbers(figures.satisfied) == about(said["rating"]["satisfied"], 100)
    assert numbers(figures.rating) == about(said["rating"]["mean"], decimals=2)
    assert numbers(figures.quality) == about(said["quality"], decimals=1)
    assert numbers(figures.gap)[0] == round(said["gap"])
    worst = min(said["critical_accuracy"].values(), key=lambda one: one["value"])
    assert numbers(figures.critical) == about(worst, 100)
    for row, section in zip(page.body.sections.rows, said["sections"], strict=False):
        assert (row.name.text(), row.value.text()) == (
            section["title"],
            str(round(section["quality"]["value"])),
        )
        assert row.n.text() == f"n {section['quality']['n']}"
    assert [month.first_day.isoformat() for month in page.body.trend.months] == [
        month["first_day"] for month in said["months"]
    ]
    assert [row.id for row in page.body.model.rows] == [row["id"] for row in said["evaluations"]]
    assert page.head.note.text() == f"{said['calls']} calls · {said['rated']} rated · {said['scored']} scored"


def test_a_newly_submitted_evaluation_appears(sit_down: SitDown, qtbot: QtBot) -> None:
    app, page = sit_down()
    show(app, page, "Tom Fletcher", qtbot)
    assert page.card is not None
    before, quality = len(page.body.model.rows), page.body.figures.quality.doubt.text()
    new = score_a_call(app, page.card.agent.id)
    qtbot.waitUntil(lambda: len(page.body.model.rows) == before + 1, timeout=10_000)
    assert page.body.model.rows[0].id == new
    assert page.body.figures.quality.doubt.text() != quality


def score_a_call(app: App, agent_id: str) -> str:
    """Score one more call of an agent, as the person at the desk."""
    desk = app.context.desk
    with desk.reading() as connection:
        call = connection.execute(
            text("SELECT id FROM interaction WHERE agent_id = :who AND evaluation_count = 0 LIMIT 1"),
            {"who": agent_id},
        ).scalar_one()
        version = find_version(connection, "support", "en")
        form = definition_of(connection, version)
    draft = evaluate.start(desk, call, version)
    evaluate.set_answers(desk, draft, best(form))
    return submit(desk, draft)


def best(form: Form) -> dict[str, Answer]:
    """The first choice everywhere."""
    return {
        question.key: Answer(choices=(question.choices[0].key,), comment="Heard.")
        for question in form.questions()
        if question.choices
    }


def test_an_agent_sees_only_the_own_page(sit_down: SitDown, qtbot: QtBot) -> None:
    app, page = sit_down("Ben Hughes")
    assert page.card is not None and page.card.agent.name == "Ben Hughes"
    assert not page.head.picker.isVisible()
    assert page.head.name.text() == "My scorecards"
    app.context.navigate("agent", agent="Maya Collins")
    calm(app, qtbot)
    assert page.card.agent.name == "Ben Hughes"
    assert app.window.pages.currentWidget() is page
    page.body.table.opened.emit(page.body.model.index(0, 0))
    assert app.window.current == "agent"
    assert app.window.messages.isVisible()


def test_an_evaluation_opens_its_call_in_review(sit_down: SitDown, qtbot: QtBot) -> None:
    app, page = sit_down()
    show(app, page, "Maya Collins", qtbot)
    page.body.table.setFocus()
    QTest.keyClick(page.body.table, Qt.Key.Key_Down)
    wanted = page.body.model.rows[1].interaction_id
    QTest.keyClick(page.body.table, Qt.Key.Key_Return)
    assert app.window.current == "review"
    assert app.window.history.visits[-1].params == {"interaction_id": wanted}
    calm(app, qtbot)
    app.window.go_back()
    assert app.window.current == "agent" and page.card is not None
    assert page.card.agent.name == "Maya Collins"
    assert page.body.table.currentIndex().row() == 1


def test_another_language_at_once(sit_down: SitDown, qtbot: QtBot) -> None:
    _app, page = sit_down()

    def words() -> tuple[str, ...]:
        labels = (page.head.name, page.body.figures.satisfied.name, page.body.trend_title)
        header = page.body.model.headerData(0, Qt.Orientation.Horizontal)
        return (*(label.text() for label in labels), header, page.body.trend.accessibleDescription())

    english = words()
    set_language("zh_CN")
    qtbot.waitUntil(lambda: all(new != old for new, old in zip(words(), english, strict=True)))
    set_language("en")
    qtbot.waitUntil(lambda: words() == english)


def test_an_agent_is_found_by_a_part_of_the_name(sit_down: SitDown, qtbot: QtBot) -> None:
    app, page = sit_down()
    QTest.keySequence(app.window, QKeySequence("Ctrl+F"))
    qtbot.waitUntil(page.head.picker.line.hasFocus)
    QTest.keyClicks(page.head.picker.line, "fletch")
    QTest.keyClick(page.head.picker.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.card is not None and page.card.agent.name == "Tom Fletcher")
    QTest.keyClicks(page.head.picker.line, "nobody at all")
    QTest.keyClick(page.head.picker.line, Qt.Key.Key_Return)
    assert page.head.picker.currentText() == "Tom Fletcher"


def test_the_keyboard_goes_through_agents_and_to_their_calls(sit_down: SitDown, qtbot: QtBot) -> None:
    app, page = sit_down()
    assert page.shown is not None and page.card is not None
    names = [agent.name for agent in page.shown.agents]
    assert page.card.agent.name == names[0]
    QTest.keySequence(app.window, QKeySequence("Alt+Down"))
    qtbot.waitUntil(lambda: page.card is not None and page.card.agent.name == names[1])
    calm(app, qtbot)
    QTest.keySequence(app.window, QKeySequence("Alt+Up"))
    qtbot.waitUntil(lambda: page.card is not None and page.card.agent.name == names[0])
    calm(app, qtbot)
    QTest.keySequence(app.window, QKeySequence("Ctrl+L"))
    assert app.window.current == "calls"
    wanted = app.window.history.visits[-1].params["wanted"]
    assert isinstance(wanted, CallFilter) and wanted.agents == (page.card.agent.id,)
    calm(app, qtbot)


def test_three_months_are_this_one_and_the_two_before(sit_down: SitDown, qtbot: QtBot) -> None:
    app, page = sit_down()
    show(app, page, "Maya Collins", qtbot)
    assert page.card is not None
    everything = page.card
    page.head.periods["3"].click()
    qtbot.waitUntil(lambda: page.card is not everything)
    calm(app, qtbot)
    assert page.card.calls < everything.calls
    assert build_scorecard(app.context.desk, "Maya Collins", page.card.period).quality == page.card.quality
    first = page.card.period.since.astimezone().date()
    assert first.day == 1 and page.card.months[-1].first_day >= first


def test_the_chart_tells_a_month_by_mouse_and_by_keyboard(sit_down: SitDown, qtbot: QtBot) -> None:
    app, page = sit_down()
    show(app, page, "Maya Collins", qtbot)
    chart = page.body.trend
    chart.setFocus()
    QTest.keyClick(chart, Qt.Key.Key_Left)
    assert chart.at == len(chart.months) - 1
    assert f"n {chart.months[-1].satisfied.n}" in page.body.readout.text()
    QTest.keyClick(chart, Qt.Key.Key_Home)
    assert chart.at == 0
    page.body.table.setFocus()
    assert page.body.readout.text() == ""
    assert chart.accessibleDescription().count("satisfied") == len(chart.months)


def test_somebody_unknown_is_said_and_one_can_go_on(sit_down: SitDown, qtbot: QtBot) -> None:
    app, page = sit_down()
    app.context.navigate("agent", agent="No Such Person")
    calm(app, qtbot)
    assert page.stack.currentWidget() is page.error
    assert "No Such Person" in page.error.message.text()
    show(app, page, "Maya Collins", qtbot)
    assert page.stack.currentWidget() is page.body


def test_showing_a_scorecard_never_holds_up_the_screen(sit_down: SitDown, qtbot: QtBot) -> None:
    app, page = sit_down()
    show(app, page, "Maya Collins", qtbot)
    assert page.shown is not None and page.card is not None
    others = [build_scorecard(app.context.desk, agent.id) for agent in page.shown.agents]
    spent = []
    for card in others:
        begun = time.perf_counter()
        page.head.show_card(card)
        page.body.show_card(card)
        spent.append(time.perf_counter() - begun)
    spent.sort()
    assert spent[len(spent) // 2] < 0.016, spent
