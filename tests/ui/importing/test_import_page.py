"""The Import page: what would happen is seen first, and only then does it happen."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from qa_desk.importing import Status
from qa_desk.work.import_profiles import delete_profile
from tests.importing.recordings import a_day, tone
from tests.ui.alone import Screen
from ui.pages.importing.columns import ColumnsDialog
from ui.pages.importing.page import ImportPage
from ui.text import set_language

Opened = tuple[ImportPage, Callable[[], None]]


@pytest.fixture
def opened(show: Callable[..., ImportPage], screen: Screen, qtbot: QtBot) -> Opened:
    """The page over an empty workspace, and a way to wait until nothing happens."""
    page = show(ImportPage, calls=0)
    return page, lambda: qtbot.waitUntil(lambda: not screen.context.background.jobs, timeout=30_000)


def cells(page: ImportPage, row: int) -> list[str]:
    return [page.model.data(page.model.index(row, at)) for at in range(page.model.columnCount())]


def count(screen: Screen) -> int:
    with screen.desk.reading() as connection:
        return int(connection.exec_driver_sql("SELECT count(*) FROM interaction").scalar_one())


def test_it_begins_by_saying_what_it_takes(opened: Opened) -> None:
    page, _ = opened
    assert page.stack.currentWidget() is page.nothing
    assert "recordings" in page.nothing.note.text()
    assert page.nothing.note.height() >= page.nothing.note.heightForWidth(page.nothing.note.width())
    assert not page.head.start.isVisible()


def test_dropped_files_are_shown_row_by_row_and_nothing_is_written(
    opened: Opened, screen: Screen, tmp_path: Path
) -> None:
    page, settle = opened
    folder = a_day(tmp_path / "day", 3)
    (folder / "broken.wav").write_bytes(b"")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(folder))])
    page.dropEvent(
        QDropEvent(
            QPointF(9, 9),
            Qt.DropAction.CopyAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )
    settle()
    assert page.stack.currentWidget() is page.rows
    assert page.model.rowCount() == 4
    first = cells(page, 0)
    assert "refused" in first[0]
    assert first[1].startswith("broken.wav: ")
    assert "empty" in first[1]
    good = cells(page, 1)
    assert "new" in good[0]
    assert [good[1], good[3], good[5], good[7]] == ["call-000", "Agent 0", "mono", "1 of 5"]
    assert page.head.start.text() == "Import 3 calls"
    assert count(screen) == 0


def test_the_import_runs_and_tells_what_was_refused(opened: Opened, screen: Screen, tmp_path: Path) -> None:
    page, settle = opened
    folder = a_day(tmp_path / "day", 3)
    (folder / "broken.wav").write_bytes(b"")
    page.activate(paths=[folder])
    settle()
    QTest.keyClick(page.head.start, Qt.Key.Key_Space)
    settle()
    assert page.stack.currentWidget() is page.done
    assert "3 calls added" in page.done.told.text()
    assert "broken.wav: " in page.done.refused.toPlainText()
    assert count(screen) == 3
    QTest.keyClick(page.done.show_calls, Qt.Key.Key_Space)
    assert screen.gone == [("calls", {"dates": "2026-03-01..2026-03-01"})]


def test_a_second_time_everything_is_here_already(opened: Opened, tmp_path: Path) -> None:
    page, settle = opened
    for _ in range(2):
        page.activate(paths=[a_day(tmp_path / "day", 2)])
        settle()
        page.start()
        settle()
    assert page.stack.currentWidget() is page.rows
    assert page.found is not None
    assert page.found.counts == {Status.KNOWN: 2}
    assert not page.head.start.isEnabled()


def test_rows_can_be_narrowed_to_what_is_refused(opened: Opened, tmp_path: Path) -> None:
    page, settle = opened
    folder = a_day(tmp_path / "day", 3)
    (folder / "broken.wav").write_bytes(b"")
    page.activate(paths=[folder])
    settle()
    page.head.filters[Status.REFUSED].click()
    assert page.model.rowCount() == 1
    page.head.filters[None].click()
    assert page.model.rowCount() == 4


def test_times_without_a_zone_are_asked_about_once_and_read_again(opened: Opened, tmp_path: Path) -> None:
    page, settle = opened
    table = tmp_path / "calls.csv"
    table.write_text("call_id,started_at,agent,duration_s\nx,2026-03-01 10:00:00,Ana,60\n")
    page.activate(paths=[table])
    settle()
    assert page.reading.zone.isVisible()
    page.reading.zone.setCurrentIndex(page.reading.zone.findData("Asia/Shanghai"))
    page.reading.zone.activated.emit(page.reading.zone.currentIndex())
    settle()
    assert page.found is not None
    call = page.found.items[0].call
    assert call is not None
    assert call.facts.started_at is not None
    assert call.facts.started_at.hour == 2
    assert page.reading.zone.currentData() == "Asia/Shanghai"


def test_columns_nobody_knows_are_assigned_by_hand_and_remembered_under_a_name(
    opened: Opened, screen: Screen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page, settle = opened
    table = tmp_path / "odd.csv"
    table.write_text("kennung,wann,wer\nx1,2026-03-01T10:00:00Z,Ana\n")
    page.activate(paths=[table])
    settle()
    (button,) = page.reading._tables
    assert button.text() == "Assign the columns of odd.csv…"

    def answer(dialog: ColumnsDialog) -> int:
        assert not dialog.ok.isEnabled()
        for box, meaning in zip(dialog.fields, ("external_id", "started_at", "agent"), strict=True):
            choose(box, meaning)
        dialog.save_as.setText("Our switch")
        assert dialog.ok.isEnabled(), dialog.problem.text()
        return 1

    monkeypatch.setattr(ColumnsDialog, "exec", answer)
    button.click()
    settle()
    assert page.found is not None
    assert page.found.counts == {Status.NEW: 1}
    page.activate(paths=[table])
    settle()
    assert page.found.tables[0].recognised == "Our switch"
    delete_profile(screen.desk, "Our switch")


def choose(box: QComboBox, data: str) -> None:
    """Choose as a person would."""
    box.setCurrentIndex(box.findData(data))
    box.activated.emit(box.currentIndex())


def test_one_meaning_for_two_columns_is_said(opened: Opened, tmp_path: Path, qtbot: QtBot) -> None:
    page, settle = opened
    table = tmp_path / "calls.csv"
    table.write_text("call_id,started_at,agent\nx,2026-03-01T10:00:00Z,Ana\n")
    page.activate(paths=[table])
    settle()
    assert page.found is not None
    dialog = ColumnsDialog(page.found.tables[0])
    qtbot.addWidget(dialog)
    choose(dialog.fields[2], "external_id")
    assert dialog.problem.text() == "Two columns cannot both be “Call ID”."
    assert not dialog.ok.isEnabled()


def test_stopping_keeps_what_is_in(opened: Opened, screen: Screen, tmp_path: Path) -> None:
    page, settle = opened
    for n in range(60):
        tone(tmp_path / "many" / f"t{n:02}.wav", 0.2, 200 + 5 * n)
    page.activate(paths=[tmp_path / "many"])
    settle()
    page.start()
    page.cancel()
    settle()
    assert page.stack.currentWidget() is page.done
    assert page.done.title.text() == "Stopped; what is in stays"
    assert count(screen) < 60


def test_a_language_switched_at_work_renames_everything(opened: Opened, tmp_path: Path) -> None:
    page, settle = opened
    page.activate(paths=[a_day(tmp_path / "day", 2)])
    settle()
    assert page.head.name.text() == "Import"
    set_language("zh_CN")
    try:
        page.head.retranslate()
        page.retranslate()
        assert page.head.name.text() == "导入"
    finally:
        set_language("en")
