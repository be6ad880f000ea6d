"""The language switched while people work: nothing is left in the language of before, and nothing is cut off."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QSettings, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QTableView, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from qa_desk.sample.build import create_sample
from resources.translations import extract
from ui.app import App
from ui.options import Options
from ui.settings import SettingsStore
from ui.text import set_language
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.segmented import Segment

pytestmark = pytest.mark.slow
NAME = r"(?:(?![.!?] ).)+?"
"""What may stand in a sentence's gap: anything but the end of another sentence, which people wrote."""
HORIZONTAL = Qt.Orientation.Horizontal
CALL = "zh-01-card-stolen"


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("sample") / "ws"
    create_sample(root).close()
    return root


@pytest.fixture
def app(qapp: QApplication, qtbot: QtBot, sample: Path, tmp_path: Path) -> Iterator[App]:
    store = SettingsStore(QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat))
    made = App(qapp, Options(workspace=sample, person="林静", language="en", size=(1280, 800)), store)
    made.start()
    qtbot.waitUntil(lambda: made.window.current != "" and calm(made), timeout=20_000)
    yield made
    made.window.close()
    made.window.deleteLater()
    made.deleteLater()
    set_language("en")
    qapp.processEvents()


def calm(app: App) -> bool:
    return not app.context.background.jobs


def go(app: App, qtbot: QtBot, page: str) -> None:
    if page == "review":
        app.context.navigate("review", interaction_id=call_id(app))
    else:
        app.context.navigate(page)
    qtbot.waitUntil(lambda: app.window.current == page and calm(app), timeout=20_000)
    QApplication.processEvents()


def call_id(app: App) -> str:
    with app.context.desk.reading() as connection:
        found = connection.exec_driver_sql("SELECT id FROM interaction WHERE external_id = ?", (CALL,))
        return str(found.scalar_one())


def texts(app: App) -> Iterator[tuple[str, str]]:
    """Whose and which: all the window says to the eye and to a screen reader, but for what people wrote."""
    for widget in [app.window, *app.window.findChildren(QWidget)]:
        if isinstance(widget, Segment) or (
            widget.isHidden() and isinstance(widget, QLabel | QAbstractButton)
        ):
            continue
        name = f"{type(widget).__name__} {widget.objectName()}"
        said = [widget.toolTip(), widget.accessibleName(), widget.accessibleDescription()]
        if isinstance(widget, QLabel | QAbstractButton):
            said.append(widget.text())
        if isinstance(widget, QLineEdit):
            said.append(widget.placeholderText())
        if isinstance(widget, QTextEdit):
            said += widget.toPlainText().split("\u2009")
        if isinstance(widget, QTableView) and (model := widget.model()) is not None:
            said += [str(model.headerData(at, HORIZONTAL) or "") for at in range(model.columnCount())]
        yield from ((name, text) for text in said if text)
    yield from (("action", action.text()) for action in app.window.actions() if action.text())


def english_sentences() -> list[re.Pattern[str]]:
    """A pattern for every sentence that is another one in Chinese; names and numbers fit anywhere, sentences not."""
    done = extract.read_translations(extract.HERE / "qa_desk_zh_CN.ts")
    patterns = []
    for source, forms in done.items():
        words = re.sub(r"\{\w+\}|%n", "", source)
        if forms[0] == source or len(re.findall("[A-Za-z]", words)) < 3:
            continue
        singular = re.sub(r"\(\w+\)", "", source) if "%n" in source else source
        several = re.sub(r"\((\w+)\)", r"\1", source) if "%n" in source else source
        for spelt in {singular, several}:
            patterns.append(re.compile(NAME.join(map(re.escape, re.split(r"\{\w+\}|%n", spelt)))))
    return patterns


def test_no_word_of_the_other_language_stays_behind(app: App, qtbot: QtBot) -> None:
    for spec in app.window.specs:
        go(app, qtbot, spec.id)
    assert len(said_in_english(app)) > 60
    set_language("zh_CN")
    QApplication.processEvents()
    qtbot.waitUntil(lambda: calm(app), timeout=20_000)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert said_in_english(app) == set()


def said_in_english(app: App) -> set[tuple[str, str]]:
    patterns = english_sentences()
    return {
        (whose, text)
        for whose, text in texts(app)
        if any(pattern.fullmatch(line) for line in text.split("\n") for pattern in patterns)
    }


@pytest.mark.parametrize("size", [(1280, 800), (1100, 700)])
def test_no_label_or_button_is_cut_off_in_chinese(app: App, qtbot: QtBot, size: tuple[int, int]) -> None:
    set_language("zh_CN")
    app.window.resize(*size)
    cut = set()
    for spec in app.window.specs:
        go(app, qtbot, spec.id)
        cut |= {(spec.id, *found) for found in cut_off(app.window)}
    assert cut == set()


def cut_off(window: QWidget) -> Iterator[tuple[str, str, int, int]]:
    """Labels and buttons of one line that are narrower than their words."""
    for widget in window.findChildren(QWidget):
        if not isinstance(widget, QLabel | QAbstractButton) or isinstance(widget, ElidedLabel):
            continue
        words = widget.text()
        if not words or not widget.isVisible() or (isinstance(widget, QLabel) and widget.wordWrap()):
            continue
        if widget.toolTip() == words.strip() or "<" in words:
            continue
        wide = max(
            widget.fontMetrics().horizontalAdvance(line) for line in words.replace("&", "").split("\n")
        )
        if wide > widget.width() + 1:
            yield type(widget).__name__, words, wide, widget.width()
