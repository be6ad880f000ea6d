"""What can be done with the call under the mouse."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QMenu, QWidget

from db.queries.calls import CallRow
from ui.text import tr

FIRST = ("calls.open", "calls.score", "calls.agent")
LAST = ("calls.copy_id", "calls.export")


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
