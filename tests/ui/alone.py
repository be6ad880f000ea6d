"""One page over a small file of calls, on a screen of its own: fixtures for the folders of single pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtGui import QUndoGroup
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db.queries.acting import Acting
from qa_desk.work import Desk
from qa_desk.workspace import Workspace
from tests.db.calls_world import fill
from ui.actions import ActionBook
from ui.background import Background
from ui.context import AppContext, Changes
from ui.page import Page
from ui.settings import SettingsStore
from ui.text import set_language
from ui.theme import Theme

COACH = Acting("p5", "Coach", frozenset({"coach"}))


class Screen:
    """A page shown by itself, and what it asked the window for."""

    context: AppContext
    desk: Desk

    def __init__(self) -> None:
        self.gone: list[tuple[str, dict[str, Any]]] = []
        self.told: list[str] = []
        self.book = ActionBook()

    def go(self, page: str, **params: Any) -> None:
        self.gone.append((page, params))

    def tell(self, text: str, **_more: Any) -> None:
        self.told.append(text)


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    made = Workspace.create(tmp_path / "w", "Test")
    yield made
    made.close()


@pytest.fixture
def screen(qapp: QApplication, tmp_path: Path, workspace: Workspace) -> Iterator[Screen]:
    set_language("en")
    store = SettingsStore(QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat))
    made = Screen()
    context = AppContext(
        background=Background(),
        settings=store.load(),
        store=store,
        theme=Theme(qapp, "light"),
        changes=Changes(),
        undo=QUndoGroup(),
        navigate=made.go,
        tell=made.tell,
    )
    made.context, made.desk = context, Desk(workspace, COACH, context.changes.committed)
    context.sit_down(made.desk)
    yield made
    context.background.wait_all()


@pytest.fixture
def show(qtbot: QtBot, screen: Screen, workspace: Workspace) -> Iterator[Callable[..., Page]]:
    """Fill the workspace with so many calls and show a page, ready to be worked."""
    shown: list[Page] = []

    def begin(make: Callable[[AppContext], Page], calls: int = 150, acting: Acting = COACH) -> Page:
        fill(workspace.engine, calls)
        screen.desk.acting = acting
        page = make(screen.context)
        qtbot.addWidget(page)
        screen.book.register(page.actions_of_page(), page, "page")
        page.resize(1200, 800)
        page.show()
        page.activateWindow()
        page.activate()
        qtbot.waitUntil(lambda: not screen.context.background.jobs)
        shown.append(page)
        return page

    yield begin
    for page in shown:
        page.close()
