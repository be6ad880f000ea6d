"""What every page is given: put together once in `ui/app.py`, passed on, never reached for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QUndoGroup

from ui.background import Background
from ui.settings import Settings, SettingsStore
from ui.theme import Theme

if TYPE_CHECKING:
    from db.queries.acting import Acting
    from qa_desk.errors import QADeskError
    from qa_desk.work.desk import Change, Desk
    from qa_desk.workspace import Workspace
    from ui.syncing import Syncing


class Changes(QObject):
    """Tells every open page what a use case changed. `happened` carries a `Change`, on the UI thread."""

    happened = Signal(object)
    _committed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._committed.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def committed(self, change: Change) -> None:
        """Take a change from any thread; give this to `Desk.on_change`."""
        self._committed.emit(change)

    def _tell(self, change: Change) -> None:
        self.happened.emit(change)


@dataclass(slots=True, weakref_slot=True)
class AppContext:
    """The open workspace and the services of the screen."""

    background: Background
    settings: Settings
    store: SettingsStore
    theme: Theme
    changes: Changes
    undo: QUndoGroup
    navigate: Callable[..., None]
    """`navigate(page_id, **params)` shows a page, with an entry in the history."""
    tell: Callable[..., None]
    """`tell(text, hint="", kind="info"|"good"|"bad", action=(text, callable))` shows a message bar over the page."""
    before_crash: list[Callable[[], None]] = field(default_factory=list)
    """Called when the program meets a bug: write what is not yet on disk. Must be quick and may fail."""
    saving: Callable[[bool], None] = lambda unsaved: None
    """`saving(True)` while something is not yet on disk; the status line says so."""
    open_sent: Callable[[], None] = lambda: None
    """Asks for a listening session that was sent as a file and opens its workspace."""
    syncing: Syncing | None = None
    """Sync in the background; None before somebody sits here."""
    _desk: Desk | None = None

    @property
    def desk(self) -> Desk:
        """The open workspace with the person acting in it: what every use case takes."""
        assert self._desk is not None, "no page is shown before a workspace is open"
        return self._desk

    @property
    def is_open(self) -> bool:
        """True once somebody sits in a workspace."""
        return self._desk is not None

    def sit_down(self, desk: Desk) -> None:
        """A workspace was opened, or somebody else acts in it."""
        self._desk = desk

    @property
    def workspace(self) -> Workspace:
        """The open workspace."""
        return self.desk.workspace

    @property
    def acting(self) -> Acting:
        """Who sits at this desk."""
        assert self.desk.acting is not None
        return self.desk.acting

    @property
    def changed(self) -> Any:
        """The signal of `changes`: connect to it, it carries a `Change`."""
        return self.changes.happened

    def tell_error(self, error: QADeskError) -> None:
        """Show an error for people in the message bar."""
        from ui.text import tr_error

        message, hint = tr_error(error)
        self.tell(message, hint=hint, kind="bad")

    def save_settings(self) -> None:
        """Write the settings after a field was changed."""
        self.store.save(self.settings)

    @property
    def root(self) -> Path:
        """The workspace's folder."""
        return self.workspace.root
