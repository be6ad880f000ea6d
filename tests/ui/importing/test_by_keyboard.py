"""An import worked by keyboard, from the answers it asks for to what it leaves behind."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot

from qa_desk.importing import Item, Preview, Status, TableMapping
from qa_desk.importing.facts import CallFacts, IncomingCall
from qa_desk.importing.options import ImportOptions
from qa_desk.work.import_profiles import save_profile
from tests.importing.recordings import a_day, tone
from tests.ui.alone import Screen
from ui.pages.importing.columns import ColumnsDialog
from ui.pages.importing.page import ImportPage
from ui.pages.importing.running import Looked

Opened = tuple[ImportPage, Callable[[], None]]


@pytest.fixture
def opened(show: Callable[..., ImportPage], screen: Screen, qtbot: QtBot) -> Opened:
    """The page over an empty workspace, and a way to wait until nothing happens."""
    page = show(ImportPage, calls=0)
    return page, lambda: qtbot.waitUntil(lambda: not screen.context.background.jobs, timeout=30_000)


def stored(screen: Screen) -> int:
    with screen.desk.reading() as connection:
        return int(connection.exec_driver_sql("SELECT count(*) FROM interaction").scalar_one())


def a_table(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def test_enter_imports_from_the_list(opened: Opened, screen: Screen, tmp_path: Path, qtbot: QtBot) -> None:
    page, settle = opened
    page.activate(paths=[a_day(tmp_path / "day", 2)])
    settle()
    qtbot.waitUntil(page.head.start.hasFocus)
    page.table.setFocus()
    page.table.opened.emit(page.model.index(0, 0))
    assert not page.busy, "a double click must not import"
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    settle()
    assert stored(screen) == 2
    qtbot.waitUntil(page.done.show_calls.hasFocus)


def test_every_control_has_a_name(opened: Opened, tmp_path: Path, qtbot: QtBot) -> None:
    page, settle = opened
    table = a_table(tmp_path / "odd.csv", "call_id,started_at,rating\nx,2026-03-01 10:00:00,4\n")
    page.activate(paths=[table])
    settle()
    assert page.found is not None
    dialog = ColumnsDialog(page.found.tables[0])
    qtbot.addWidget(dialog)
    dialog.show()
    for box in (*page.findChildren(QComboBox), *dialog.findChildren(QComboBox)):
        assert box.accessibleName(), box
    for button in page.findChildren(QAbstractButton):
        if button.isVisible():
            assert button.accessibleName() or button.text(), button


def test_a_time_zone_is_found_by_typing_part_of_its_name(opened: Opened, tmp_path: Path) -> None:
    page, settle = opened
    page.activate(
        paths=[a_table(tmp_path / "c.csv", "call_id,started_at,agent\nx,2026-03-01 10:00:00,Ana\n")]
    )
    settle()
    line = page.reading.zone.lineEdit()
    assert line is not None
    line.setText("shangh")
    page.reading.zone.settle()
    settle()
    assert page.found is not None and page.found.options.time_zone == "Asia/Shanghai"
    line.setText("nowhere at all")
    page.reading.zone.settle()
    assert line.text() == "Asia/Shanghai"
    assert not page.busy


def test_a_saved_way_to_read_tables_is_chosen_from_the_list(
    opened: Opened, screen: Screen, tmp_path: Path
) -> None:
    page, settle = opened
    save_profile(
        screen.desk,
        "Our switch",
        TableMapping({"external_id": "kennung", "started_at": "wann", "agent": "wer"}),
    )
    table = a_table(tmp_path / "odd.csv", "kennung,wann,wer,note,sonst\nx1,2026-03-01T10:00:00Z,Ana,,\n")
    page.activate(paths=[table])
    settle()
    box = page.reading.profile
    assert box.itemText(1) == "Our switch"
    box.setCurrentIndex(1)
    box.activated.emit(1)
    settle()
    assert page.found is not None
    assert page.found.counts == {Status.NEW: 1}
    assert box.currentText() == "Our switch"


def test_the_ends_of_the_rating_scale_can_be_said(opened: Opened, tmp_path: Path, qtbot: QtBot) -> None:
    page, settle = opened
    table = a_table(tmp_path / "c.csv", "call_id,started_at,agent,rating\nx,2026-03-01T10:00:00Z,Ana,4\n")
    page.activate(paths=[table])
    settle()
    assert page.found is not None
    dialog = ColumnsDialog(page.found.tables[0])
    qtbot.addWidget(dialog)
    assert dialog.scale.currentText() == "from 1 to 5"
    dialog.scale.setCurrentIndex(dialog.scale.findText("from 0 to 10"))
    page.reading.assign(table, dialog.mapping)
    settle()
    assert page.model.data(page.model.index(0, 7)) == "4 of 10"


def test_what_was_refused_can_be_copied_and_saved(
    opened: Opened, screen: Screen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page, settle = opened
    folder = a_day(tmp_path / "day", 1)
    (folder / "=broken.wav").write_bytes(b"")
    page.activate(paths=[folder])
    settle()
    page.start()
    settle()
    page.done.copy.click()
    head, row = QGuiApplication.clipboard().text().splitlines()
    assert head == "File\tLine\tReason"
    assert "=broken.wav" in row and "empty" in row
    assert screen.told == ["1 row copied"]
    target = tmp_path / "refused.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    page.done.save.click()
    with target.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert rows[0] == ["File", "Line", "Reason"]
    assert rows[1][0].endswith("=broken.wav")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "no" / "r.csv"), ""))
    page.done.save.click()
    assert screen.told[-1].startswith("“r.csv” could not be written")


def test_quitting_while_calls_go_in_asks_and_what_is_in_stays(
    opened: Opened, screen: Screen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page, settle = opened
    for n in range(60):
        tone(tmp_path / "many" / f"t{n:02}.wav", 0.2, 200 + 5 * n)
    page.activate(paths=[tmp_path / "many"])
    settle()
    assert page.may_close(), "looking writes nothing"
    answers = ["Keep importing", "Stop and quit"]
    asked: list[str] = []

    def answer(box: QMessageBox) -> int:
        asked.append(box.text())
        next(button for button in box.buttons() if button.text() == answers[len(asked) - 1]).click()
        return 0

    monkeypatch.setattr(QMessageBox, "exec", answer)
    page.start()
    assert not page.may_close()
    assert page.may_close()
    assert asked == ["Calls are still being imported."] * 2
    settle()
    assert page.done.summary is not None and page.done.summary.cancelled
    assert page.done.summary.added == stored(screen)


def test_an_import_goes_on_while_another_page_is_shown(
    opened: Opened, screen: Screen, tmp_path: Path
) -> None:
    page, settle = opened
    page.activate(paths=[a_day(tmp_path / "day", 3)])
    settle()
    page.start()
    page.deactivate()
    page.hide()
    settle()
    assert stored(screen) == 3
    assert screen.told == ["3 calls added"]


def test_twenty_thousand_rows_are_shown_at_once(opened: Opened) -> None:
    page, _ = opened
    items = tuple(
        Item(Status.NEW, Path("calls.csv"), n, IncomingCall(CallFacts("t", f"c{n}"), Path("calls.csv"), n))
        for n in range(20_000)
    )
    found = Preview((Path("calls.csv"),), ImportOptions(), items)
    begun = perf_counter()
    page._looked(Looked(found, ()))
    page.table.scrollToBottom()
    page.table.grab()
    assert perf_counter() - begun < 3.0, "a list that is not virtual takes far longer"
    assert page.model.rowCount() == 20_000


def test_the_shared_calls_come_in_and_are_known_the_second_time(
    opened: Opened, screen: Screen, shared_data: Path
) -> None:
    page, settle = opened
    page.activate(paths=[shared_data / "calls", shared_data / "formats"])
    settle()
    assert stored(screen) == 0
    assert page.found is not None
    new = page.found.counts[Status.NEW]
    assert page.head.start.text() == f"Import {new} calls"
    page.start()
    settle()
    assert stored(screen) == new
    page.activate(paths=[shared_data / "calls", shared_data / "formats"])
    settle()
    assert page.found.counts[Status.KNOWN] == new
    assert not page.can_start()
