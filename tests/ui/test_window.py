"""The main window, as somebody at the keyboard meets it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from qa_desk.errors import N_, QADeskError
from qa_desk.work.desk import Change
from tests.ui.conftest import Notes
from ui.app import App
from ui.palette import CommandPalette
from ui.people import PersonChoice, WhoDialog
from ui.settings import SettingsStore
from ui.shortcut_sheet import ShortcutSheet

Start = Callable[..., App]


def notes_of(app: App) -> Notes:
    page = app.window.page
    assert isinstance(page, Notes)
    return page


def press(app: App, keys: str) -> None:
    QTest.keySequence(QApplication.focusWidget() or app.window, QKeySequence(keys))


def test_the_rail_shows_only_what_the_role_may_use(start: Start) -> None:
    window = start().window
    assert list(window.rail.buttons) == ["notes", "other"]
    assert window.rail.buttons["notes"].isChecked()
    window.go("secret")
    assert window.current == "notes"


def test_back_and_forward_go_where_one_was(start: Start, qtbot: QtBot) -> None:
    app = start()
    page = notes_of(app)
    app.window.go("notes", call="a")
    app.window.go("other")
    app.window.activateWindow()
    qtbot.waitUntil(app.window.isActiveWindow)
    press(app, "Alt+Left")
    assert page.happened[-1] == ("shown", {"call": "a"})
    press(app, "Alt+Right")
    assert app.window.current == "other"
    assert page.happened[-1] == "left"


def test_keys_of_a_page_work_only_while_it_is_shown(start: Start, qtbot: QtBot) -> None:
    app = start()
    page = notes_of(app)
    app.window.activateWindow()
    qtbot.waitUntil(app.window.isActiveWindow)
    press(app, "G")
    assert page.happened[-1] == "greeted"
    page.words.setFocus()
    QTest.keyClicks(page.words, "Good morning")
    assert page.words.text() == "Good morning"
    assert page.happened.count("greeted") == 1
    app.window.go("other")
    press(app, "G")
    assert page.happened.count("greeted") == 1


def test_the_command_palette_finds_an_action_by_a_few_letters(start: Start, qtbot: QtBot) -> None:
    app = start()
    page = notes_of(app)
    app.window.activateWindow()
    qtbot.waitUntil(app.window.isActiveWindow)
    press(app, "Ctrl+K")
    palette = app.window.findChild(CommandPalette)
    assert palette is not None
    names = [palette.list.item(i).text() for i in range(palette.list.count())]
    assert "Greet the customer" in names
    assert "Never possible" not in names
    QTest.keyClicks(palette.typed, "grcu")
    assert palette.list.item(0).text() == "Greet the customer"
    QTest.keyClick(palette.typed, Qt.Key.Key_Return)
    assert page.happened[-1] == "greeted"


def test_the_shortcut_sheet_lists_the_keys_of_the_page(start: Start, qtbot: QtBot) -> None:
    app = start()
    app.window.activateWindow()
    qtbot.waitUntil(app.window.isActiveWindow)
    press(app, "?")
    sheet = app.window.findChild(ShortcutSheet)
    assert sheet is not None
    words = [label.text() for label in sheet.findChildren(QLabel)]
    assert {"Greet the customer", "G", "Find a command…", "Ctrl+K"} <= set(words)


def test_undo_belongs_to_the_page_shown(start: Start) -> None:
    app = start()
    notes_of(app).greet()
    undo = app.window._undo_actions[0]
    assert undo.isEnabled()
    app.window.go("other")
    assert not undo.isEnabled()
    app.window.go("notes")
    assert undo.isEnabled()


def test_the_language_switches_without_losing_what_was_typed(start: Start, qtbot: QtBot) -> None:
    app = start()
    page = notes_of(app)
    page.words.setText("half a sentence")
    app.window.switch_language()
    menu = app.window.menuBar()
    qtbot.waitUntil(lambda: bool(menu.actions()))
    assert app.context.settings.language == "zh_CN"
    assert page.words.text() == "half a sentence"
    app.window.switch_language()
    assert app.context.settings.language == "en"


def test_light_and_dark_switch_at_once(start: Start, qtbot: QtBot) -> None:
    app = start(theme="light")
    image = app.window.grab().toImage()
    light = image.pixelColor(image.width() // 2, image.height() // 2)
    app.window.switch_light_dark()
    image = app.window.grab().toImage()
    dark = image.pixelColor(image.width() // 2, image.height() // 2)
    assert light.lightness() > 200 > 60 > dark.lightness()


def test_a_change_anywhere_reaches_every_open_page(start: Start, qtbot: QtBot) -> None:
    app = start()
    page = notes_of(app)
    change = Change("person.add", {"person": frozenset({"a"})})
    app.context.changes.committed(change)
    qtbot.waitUntil(lambda: change in page.happened)


def test_an_error_is_told_over_the_page_until_it_is_closed(start: Start) -> None:
    app = start()
    error = QADeskError(N_("The file {name} is empty."), hint=N_("Choose another folder."), name="a.wav")
    app.context.tell_error(error)
    assert app.window.messages.isVisible()
    assert app.window.messages.accessibleName() == "The file a.wav is empty. Choose another folder."
    app.window.messages.close_button.click()
    assert not app.window.messages.isVisible()


def test_long_work_is_shown_and_can_be_cancelled(start: Start, qtbot: QtBot) -> None:
    app = start()
    line = app.window.status.jobs

    def work(control: object) -> None:
        while not control.cancelled:  # type: ignore[attr-defined]
            control.progress(0.4, "Reading 4 of 10")  # type: ignore[attr-defined]

    job = app.context.background.run(work, title="Reading")
    assert not line.isVisible()
    qtbot.waitUntil(line.isVisible, timeout=5000)
    qtbot.waitUntil(lambda: "4 of 10" in line._title.text())
    with qtbot.waitSignal(job.finished):
        line.cancel.click()
    qtbot.waitUntil(lambda: not line.isVisible())


def test_a_narrow_window_keeps_only_the_icons(start: Start, qtbot: QtBot) -> None:
    window = start(size=(1440, 900)).window
    qtbot.waitUntil(lambda: window.rail.width() == 160)
    window.resize(1100, 700)
    qtbot.waitUntil(lambda: window.rail.width() == 56)
    assert window.rail.buttons["notes"].accessibleName() == "Review"


def test_the_window_and_the_person_are_remembered(start: Start, store: SettingsStore) -> None:
    app = start(size=(1200, 800))
    app.window.close()
    again = store.load()
    assert again.geometry
    assert list(again.people.values()) == [app.context.acting.person_id]


def test_a_folder_without_a_workspace_is_told_and_nothing_is_lost(
    start: Start, qtbot: QtBot, tmp_path: Path
) -> None:
    app = start()
    app.open(tmp_path / "nothing here")
    qtbot.waitUntil(app.window.messages.isVisible)
    assert "There is no workspace" in app.window.messages.accessibleName()
    assert app.window.current == "notes"


def test_a_backup_is_made_and_its_place_told(start: Start, qtbot: QtBot) -> None:
    app = start()
    app.upkeep.back_up()
    qtbot.waitUntil(app.window.messages.isVisible)
    assert list((app.context.root / "backups").glob("qa_desk-*.db"))


PEOPLE = [
    PersonChoice("1", "Ines Okafor", frozenset({"coach"})),
    PersonChoice("2", "Becky Zhou 周贝", frozenset({"agent"})),
    PersonChoice("3", "Ada Long", frozenset({"admin", "coach"})),
]


@pytest.mark.parametrize(("typed", "expected"), [("", "1"), ("周", "2"), ("ada", "3")])
def test_somebody_finds_themselves_by_typing(qtbot: QtBot, typed: str, expected: str) -> None:
    dialog = WhoDialog(PEOPLE)
    qtbot.addWidget(dialog)
    dialog.search.setText(typed)  # keyClicks knows only ASCII
    QTest.keyClick(dialog.search, Qt.Key.Key_Return)
    dialog.accept()
    assert dialog.chosen == expected


def test_nobody_found_means_nobody_chosen(qtbot: QtBot) -> None:
    dialog = WhoDialog(PEOPLE)
    qtbot.addWidget(dialog)
    dialog.search.setText("xyz")
    assert not dialog.go.isEnabled()
    dialog.accept()
    assert dialog.chosen == ""
