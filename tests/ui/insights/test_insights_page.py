"""Insights as coaches and executives read it: drivers, alignment, voices; every number leads to calls."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from qa_desk.work.insights.asking import window
from qa_desk.work.insights.drivers import drivers_report
from qa_desk.work.insights.phrases import PhraseUnfit, phrases_of, save_phrases
from qa_desk.work.insights.surveys import surveys_report
from tests.cli.conftest import run, sample_made, sample_root
from ui.app import App
from ui.options import Options
from ui.pages.calls.page import CallsPage
from ui.pages.insights.page import InsightsPage
from ui.pages.insights.voices import PhrasesDialog
from ui.pages.review.page import ReviewPage
from ui.settings import SettingsStore
from ui.text import show_percent

__all__ = ["run", "sample_made", "sample_root"]
SitDown = Callable[..., tuple[App, InsightsPage]]


@pytest.fixture
def sit_down(
    qapp: QApplication, qtbot: QtBot, sample_root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[SitDown]:
    """Open the application at Insights as somebody."""
    monkeypatch.setenv("QA_DESK_SILENT", "1")
    monkeypatch.delenv("QA_DESK_WORKSPACE", raising=False)
    apps: list[App] = []

    def begin(person: str = "Grace Whitfield") -> tuple[App, InsightsPage]:
        store = SettingsStore(QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat))
        options = Options(
            workspace=sample_root, person=person, page="insights", language="en", size=(1280, 800)
        )
        app = App(qapp, options, store)
        apps.append(app)
        app.start()
        qtbot.waitUntil(lambda: app.window.current == "insights", timeout=20_000)
        page = app.window.page
        assert isinstance(page, InsightsPage)
        wait(page, "drivers", qtbot)
        return app, page

    yield begin
    for app in apps:
        app.window.close()
        app.window.deleteLater()
        app.deleteLater()
    qapp.processEvents()


def wait(page: InsightsPage, part: str, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: part in page.read, timeout=30_000)


def show(page: InsightsPage, part: str, qtbot: QtBot) -> None:
    page.activate(part=part)
    wait(page, part, qtbot)


def test_drivers_are_those_of_the_report_and_lead_to_their_calls(sit_down: SitDown, qtbot: QtBot) -> None:
    app, page = sit_down()
    view = page.views["drivers"]
    found = drivers_report(app.context.desk, window(app.context.desk)).questions
    assert [mark.key for mark in view.shares.content.marks] == [one.key for one in found.drivers]
    assert [mark.x for mark in view.shares.content.marks] == [one.share.value for one in found.drivers]
    assert all(mark.left is not None and mark.right is not None for mark in view.shares.content.marks)
    assert f"{found.n} calls of {found.agents} agents" in view.words.text()
    QTest.mouseClick(view.behind, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: app.window.current == "calls")
    calls = app.window.page
    assert isinstance(calls, CallsPage)
    assert calls.state.wanted.scored is True
    qtbot.waitUntil(lambda: str(found.n) in calls.head.count.text(), timeout=10_000)


def test_agents_levels_can_be_drawn_from_one_spread(sit_down: SitDown, qtbot: QtBot) -> None:
    app, page = sit_down()
    view = page.views["drivers"]
    before = view.words.text()
    QTest.mouseClick(view.drawn, Qt.MouseButton.LeftButton, pos=QPoint(8, view.drawn.height() // 2))
    qtbot.waitUntil(
        lambda: view.report is not None and view.report.questions.levels == "spread", timeout=20_000
    )
    found = drivers_report(app.context.desk, window(app.context.desk), levels="spread").questions
    assert view.report is not None and view.report.questions == found and found.between is not None
    assert view.words.text() != before and "Beyond these, agents" in view.words.text()
    view.drawn.click()
    qtbot.waitUntil(lambda: view.words.text() == before, timeout=20_000)


def test_call_facts_that_explain_nothing_are_not_drawn(sit_down: SitDown) -> None:
    _, page = sit_down()
    view = page.views["drivers"]
    view.kinds["facts"].click()
    assert view.report is not None
    drawn = view.report.facts.state == "ok"
    assert view.charts.isVisible() == drawn
    assert view.words.text()


def test_a_call_of_disagreement_opens_in_review(sit_down: SitDown, qtbot: QtBot) -> None:
    app, page = sit_down()
    show(page, "alignment", qtbot)
    view = page.views["alignment"]
    assert view.report is not None
    assert len(view.questions.lines) == len(view.report.questions)
    assert view.parts.lines[0].cells[0] == "All together"
    view.apart.setCurrentIndex(view.apart.model().index(0, 0))
    QTest.keyClick(view.apart, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: app.window.current == "review")
    review = app.window.page
    assert isinstance(review, ReviewPage)
    qtbot.waitUntil(
        lambda: review.model.call_id == view.report.apart[0].interaction_id,
        timeout=10_000,  # type: ignore[union-attr]
    )


def test_a_customers_words_open_the_call_at_their_second(sit_down: SitDown, qtbot: QtBot) -> None:
    app, page = sit_down()
    show(page, "voices", qtbot)
    view = page.views["voices"]
    at = next(i for i, line in enumerate(view.voices.lines) if line.extra)
    line = view.voices.lines[at]
    wanted: list[tuple[str, int]] = []
    view.call_wanted.connect(lambda call, second: wanted.append((call, second)))
    view.voices.setCurrentIndex(view.voices.model().index(at, 0))
    QTest.keyClick(view.voices, Qt.Key.Key_Return)
    assert wanted == [(line.key, line.extra[0])]
    qtbot.waitUntil(lambda: app.window.current == "review")


def test_a_word_chosen_narrows_the_voices_to_it(sit_down: SitDown, qtbot: QtBot) -> None:
    _, page = sit_down()
    show(page, "voices", qtbot)
    view = page.views["voices"]
    everything = len(view.voices.lines)
    view.phrases.setCurrentIndex(view.phrases.model().index(1, 0))
    count = int(view.phrases.lines[1].cells[2])
    assert len(view.voices.lines) == count < everything


def test_the_lists_can_be_edited_and_the_search_follows(sit_down: SitDown, qtbot: QtBot) -> None:
    app, page = sit_down()
    show(page, "voices", qtbot)
    before = page.read["voices"]
    dialog = PhrasesDialog(phrases_of(app.context.desk), page)
    dialog.edits["complaint"].setPlainText("电话\nthe\n\nthe")
    dialog.edits["praise"].setPlainText("")
    page.save_words(dialog)
    qtbot.waitUntil(lambda: page.read.get("voices") not in (None, before), timeout=20_000)
    assert {line.key for line in page.views["voices"].phrases.lines} <= {"", "电话", "the"}
    assert phrases_of(app.context.desk).lists == {"complaint": ("电话", "the"), "praise": ()}


def test_a_phrase_of_nothing_but_a_star_is_refused_and_nothing_is_lost(sit_down: SitDown) -> None:
    app, _ = sit_down()
    before = phrases_of(app.context.desk).lists
    with pytest.raises(PhraseUnfit):
        save_phrases(app.context.desk, {"complaint": ["fine", "**"], "praise": []})
    assert phrases_of(app.context.desk).lists == before


def test_surveys_are_those_of_the_report_and_lead_to_the_agents_calls(
    sit_down: SitDown, qtbot: QtBot
) -> None:
    app, page = sit_down()
    show(page, "surveys", qtbot)
    view = page.views["surveys"]
    rows = view.table.text_rows()
    assert rows[0][0] == "Answers about" and rows[1][0] == "All together" and rows[2][0].startswith("Team ")
    report = surveys_report(app.context.desk, page.asked.window)
    assert len(rows) == 2 + len(report.teams) + len(report.agents)
    assert show_percent(report.overall.csat.satisfied.value) in rows[1][2] and "n " in rows[1][2]
    assert "latest counts: Satisfaction" in view.words.text() and "sent is not known" in view.words.text()
    at = next(i for i, row in enumerate(rows[1:]) if row[0] == "Ben Hughes")
    view.table.setFocus()
    view.table.selectRow(at)
    QTest.keyClick(view.table, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: app.window.current == "calls", timeout=20_000)
    calls = app.window.page
    assert isinstance(calls, CallsPage)
    wanted = next(a.id for a in report.agents if a.name == "Ben Hughes")
    assert calls.state.wanted.agents == (wanted,) and calls.state.wanted.ratings
