"""The Calls page as somebody at the keyboard meets it."""

from __future__ import annotations

import csv
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QModelIndex, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db.queries.acting import Acting
from db.queries.calls import CallFilter, Sort, all_calls
from qa_desk.work import moments
from tests.ui.alone import COACH, Screen
from ui.pages.calls.columns import COLUMNS, PLACE
from ui.pages.calls.page import CallsPage
from ui.pages.calls.popups import ListPopup
from ui.pages.calls.view_state import ViewState, span_of
from ui.text import set_language

Show = Callable[..., CallsPage]


def calm(qtbot: QtBot, screen: Screen) -> None:
    qtbot.waitUntil(lambda: not screen.context.background.jobs)


def press(keys: str, widget: Any = None) -> None:
    QTest.keySequence(widget or QApplication.focusWidget(), QKeySequence(keys))


def expected(screen: Screen, wanted: CallFilter, sort: Sort | None = None) -> list[str]:
    with screen.desk.reading() as connection:
        return [row.id for row in all_calls(connection, COACH, wanted, sort)]


def listed(page: CallsPage) -> list[str]:
    return [row.id for row in page.model.rows]


def test_all_calls_are_listed_newest_first_and_counted(show: Show, screen: Screen) -> None:
    page = show(CallsPage)
    assert listed(page) == expected(screen, CallFilter())
    assert page.head.count.text() == "150 calls"
    assert page.current is not None and page.current.id == listed(page)[0]


def test_enter_opens_the_call_and_ctrl_enter_scores_it(show: Show, screen: Screen, qtbot: QtBot) -> None:
    page = show(CallsPage)
    qtbot.waitUntil(page.table.hasFocus)
    press("Down")
    press("Return")
    press("Ctrl+Return")
    second = listed(page)[1]
    assert screen.gone == [
        ("review", {"interaction_id": second}),
        ("review", {"interaction_id": second, "start": True}),
    ]


def test_a_search_shows_what_was_said_and_opens_there(show: Show, screen: Screen, qtbot: QtBot) -> None:
    page = show(CallsPage)
    press("Ctrl+F")
    qtbot.waitUntil(page.head.search.hasFocus)
    QTest.keyClicks(page.head.search, "stolen")
    qtbot.waitUntil(lambda: page.state.wanted.text == "stolen")
    calm(qtbot, screen)
    assert listed(page) == expected(screen, CallFilter(text="stolen"))
    assert all(page.model.hits[call].at_ms is not None for call in listed(page))
    press("Down")
    qtbot.waitUntil(page.table.hasFocus)
    press("Return")
    place, params = screen.gone[-1]
    assert (place, params["at_ms"]) == ("review", page.model.hits[listed(page)[0]].at_ms)


def test_two_chinese_characters_are_found(show: Show, screen: Screen, qtbot: QtBot) -> None:
    page = show(CallsPage)
    page.head.search.setText("抱怨")
    press("Return", page.head.search)
    calm(qtbot, screen)
    assert listed(page) == expected(screen, CallFilter(text="抱怨")) != []


def test_escape_gives_the_whole_list_back(show: Show, screen: Screen, qtbot: QtBot) -> None:
    page = show(CallsPage)
    page.search()
    QTest.keyClicks(page.head.search, "nothing of the kind")
    press("Return", page.head.search)
    calm(qtbot, screen)
    assert page.stack.currentWidget() is page.nothing
    press("Escape", page.head.search)
    calm(qtbot, screen)
    assert len(listed(page)) == 150
    assert page.stack.currentWidget() is page.table


def test_a_filter_is_picked_by_keyboard_and_taken_back(show: Show, screen: Screen, qtbot: QtBot) -> None:
    page = show(CallsPage)
    chip = page.filters.chips["agents"]
    chip.setFocus()
    press("Return", chip)
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, ListPopup)
    QTest.keyClick(popup.list, Qt.Key.Key_Space)
    calm(qtbot, screen)
    first = page.filters.choices.agents[0]
    assert page.state.wanted.agents == (first.value,)
    assert listed(page) == expected(screen, CallFilter(agents=(first.value,)))
    assert first.name in chip.button.text()
    press("Return", popup.list)
    press("Delete", chip)
    calm(qtbot, screen)
    assert len(listed(page)) == 150


def test_what_is_single_replaces_its_choice(show: Show, screen: Screen, qtbot: QtBot) -> None:
    page = show(CallsPage)
    page.filters.open("scored")
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, ListPopup)
    QTest.keyClick(popup.list, Qt.Key.Key_Space)
    assert page.state.wanted.scored is True
    QTest.keyClick(popup.list, Qt.Key.Key_Down)
    QTest.keyClick(popup.list, Qt.Key.Key_Space)
    assert page.state.wanted.scored is False
    popup.close()
    calm(qtbot, screen)
    assert listed(page) == expected(screen, CallFilter(scored=False))


@pytest.mark.parametrize("column", [column.id for column in COLUMNS])
def test_every_column_sorts(show: Show, screen: Screen, qtbot: QtBot, column: str) -> None:
    page = show(CallsPage, calls=60)
    page.table.sortByColumn(PLACE[column], Qt.SortOrder.AscendingOrder)
    calm(qtbot, screen)
    assert listed(page) == expected(screen, CallFilter(), Sort(column, False))


def test_more_rows_come_as_somebody_scrolls(
    show: Show, screen: Screen, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.pages.calls.model.CHUNK", 40)
    page = show(CallsPage)
    assert len(listed(page)) < 150
    while not page.model.complete:
        page.table.scrollToBottom()
        page.model.fetchMore(QModelIndex())
        calm(qtbot, screen)
    assert listed(page) == expected(screen, CallFilter())


def test_the_latest_wish_wins(show: Show, screen: Screen, qtbot: QtBot) -> None:
    page = show(CallsPage)
    for text in ("thank", "stolen", "refund"):
        page.show_state(ViewState(CallFilter(text=text)))
    calm(qtbot, screen)
    assert listed(page) == expected(screen, CallFilter(text="refund"))


def test_a_saved_view_comes_back_with_filter_dates_and_order(
    show: Show, screen: Screen, qtbot: QtBot
) -> None:
    page = show(CallsPage)
    state = ViewState(CallFilter(text="thank", ratings=("low",), scored=True), "week", Sort("score", False))
    page.show_state(state)
    page.head.views.save("Low and scored")
    page.show_state(ViewState())
    screen.context.settings = screen.context.store.load()
    page.head.views._context = screen.context
    assert page.head.views.names() == ["Low and scored"]
    page.head.views.choose("Low and scored")
    assert page.state == state
    page.head.views.remove("Low and scored")
    assert page.head.views.names() == []
    calm(qtbot, screen)


def test_columns_keep_their_width_and_place(show: Show, screen: Screen) -> None:
    page = show(CallsPage)
    header = page.table.horizontalHeader()
    header.resizeSection(PLACE["agent"], 177)
    page.table.show_column(PLACE["outcome"], True)
    page.deactivate()
    again = CallsPage(screen.context)
    assert again.table.horizontalHeader().sectionSize(PLACE["agent"]) == 177
    assert not again.table.isColumnHidden(PLACE["outcome"])
    again.deleteLater()


def test_selected_calls_are_exported_as_a_table(
    show: Show, screen: Screen, qtbot: QtBot, tmp_path: Path
) -> None:
    page = show(CallsPage)
    qtbot.waitUntil(page.table.hasFocus)
    press("Shift+Down")
    chosen = page.selected()
    assert page.head.count.text() == "150 calls · 2 selected"
    page.exporter.write(tmp_path / "two.csv", page.state, chosen)
    page.exporter.write(tmp_path / "all.csv", page.state, None)
    calm(qtbot, screen)
    tables = {}
    for name in ("two", "all"):
        with (tmp_path / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
            tables[name] = [row["id"] for row in csv.DictReader(file)]
    assert tables == {"two": [row.id for row in chosen], "all": expected(screen, CallFilter())}


def test_an_export_that_cannot_be_written_says_so(show: Show, screen: Screen, qtbot: QtBot) -> None:
    page = show(CallsPage)
    told: list[Any] = []
    screen.context.background.failed.connect(told.append)
    page.exporter.write(Path("/nowhere/at/all.csv"), page.state, None)
    calm(qtbot, screen)
    assert len(told) == 1


def test_files_dropped_on_the_list_go_to_import(show: Show, screen: Screen, tmp_path: Path) -> None:
    page = show(CallsPage)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path))])
    page.dropEvent(
        QDropEvent(
            QPointF(5, 5),
            Qt.DropAction.CopyAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )
    assert screen.gone == [("import", {"paths": [tmp_path]})]


def test_an_empty_workspace_offers_to_import(show: Show, screen: Screen) -> None:
    page = show(CallsPage, calls=0)
    assert page.stack.currentWidget() is page.none_yet
    page.none_yet.action.click()
    assert screen.gone == [("import", {})]


def test_what_changed_elsewhere_shows_and_the_place_is_kept(show: Show, screen: Screen, qtbot: QtBot) -> None:
    page = show(CallsPage)
    page.table.select_row(30)
    call = page.model.rows[30]
    screen.context.changed.connect(page.refresh)
    moments.add(screen.desk, call.id, 0, 500, note="kept her word")
    qtbot.waitUntil(lambda: page.current is not None and page.current.moments == call.moments + 1)
    assert page.current is not None and page.current.id == call.id


def test_an_executive_may_listen_but_not_score(show: Show, screen: Screen) -> None:
    page = show(CallsPage, acting=Acting("p4", "Boss", frozenset({"executive"})))
    page.score_current()
    assert screen.gone == []
    assert not page.none_yet.action.isVisibleTo(page.none_yet)


def test_words_follow_the_language_at_once(show: Show, screen: Screen, qtbot: QtBot) -> None:
    page = show(CallsPage, calls=10)
    before = page.model.data(page.model.index(0, 0))
    set_language("zh_CN")
    try:
        qtbot.waitUntil(lambda: page.model.data(page.model.index(0, 0)) != before)
    finally:
        set_language("en")


def test_spans_move_with_the_calendar() -> None:
    today = date(2026, 3, 15)
    assert span_of("week", today) == (date(2026, 3, 9), today)
    assert span_of("last_month", today) == (date(2026, 2, 1), date(2026, 2, 28))
    assert span_of("2026-01-05..", today) == (date(2026, 1, 5), None)
    assert span_of("rubbish", today) == (None, None)
    resolved = ViewState(dates="today").resolved(today)
    assert resolved.since is not None and resolved.until is not None
    assert resolved.until - resolved.since == timedelta(days=1)


def test_a_stored_view_of_another_release_is_read_as_far_as_it_is_known() -> None:
    plain = {"filter": {"agents": ["a"], "moods": ["angry"]}, "dates": "week", "sort": ["mood", True]}
    assert ViewState.from_plain(plain) == ViewState(CallFilter(agents=("a",)), "week", Sort())
