"""What can be done on the page, and with the call under the mouse."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtWidgets import QMenu, QWidget

from db.queries.calls import CallRow
from ui.actions import ActionSpec
from ui.text import N_, tr

CALL_ACTIONS: Final = (
    ActionSpec("calls.open", N_("Open the call"), "open_current", ("Ctrl+O",), "review"),
    ActionSpec("calls.score", N_("Score the call"), "score_current", ("Ctrl+Return", "Ctrl+Enter"), "forms"),
    ActionSpec("calls.agent", N_("Show the agent"), "show_agent", ("Ctrl+Shift+A",), "progress"),
    ActionSpec("calls.search", N_("Search calls"), "search", ("Ctrl+F",), "search"),
    ActionSpec("calls.filter", N_("Filter calls"), "filter", ("Ctrl+Shift+F",), "filter"),
    ActionSpec("calls.save_view", N_("Save this view…"), "save_view", (), "save"),
    ActionSpec("calls.export", N_("Export calls…"), "export", ("Ctrl+E",), "export"),
    ActionSpec("calls.copy_id", N_("Copy the call ID"), "copy_id", ("Ctrl+Shift+C",)),
)
FIRST: Final = ("calls.open", "calls.score", "calls.agent")
LAST: Final = ("calls.copy_id", "calls.export")


def row_menu(page: QWidget, row: CallRow, possible: Mapping[str, bool], only: Callable[..., None]) -> QMenu:
    """The menu of a call; `possible` says of an action whether it can be done, `only` narrows the list."""
    menu = QMenu(page)
    own = {action.objectName(): action for action in page.actions()}
    menu.addActions([own[name] for name in FIRST if name in own and possible.get(name, True)])
    menu.addSeparator()
    if row.agent_id is not None:
        alike = menu.addAction(tr("Only calls of {name}", name=row.agent or ""))
        alike.triggered.connect(lambda: only(agents=(row.agent_id,)))
    if row.queue is not None:
        alike = menu.addAction(tr("Only calls of the queue {name}", name=row.queue))
        alike.triggered.connect(lambda: only(queues=(row.queue,)))
    menu.addSeparator()
    menu.addActions([own[name] for name in LAST if name in own])
    return menu
