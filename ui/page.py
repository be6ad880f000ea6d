"""What the main window asks of a page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QUndoStack
from PySide6.QtWidgets import QWidget

from ui.actions import ActionSpec
from ui.text import Retranslating

if TYPE_CHECKING:
    from qa_desk.work.desk import Change
    from ui.context import AppContext


class Page(Retranslating, QWidget):
    """A page is made when it is first shown and lives as long as the window.

    Its class names its `ACTIONS`; their handlers are its methods. Call `self.retranslate()` at the end of the
    constructor. Take focus in `activate`, so that keys work at once.
    """

    ACTIONS: tuple[ActionSpec, ...] = ()
    undo_stack: QUndoStack | None = None
    """What Undo and Redo mean while this page is shown; None where there is nothing to undo."""

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context

    @property
    def title(self) -> str:
        """The page's name in the window title, in the language of now."""
        return ""

    def activate(self, **params: Any) -> None:
        """The page is shown, with what `navigate` was given. Called again for each visit."""

    def deactivate(self) -> None:
        """Another page is shown now; stop playing, write what is open."""

    def in_use(self) -> bool:
        """True while somebody is busy here without touching anything: sound plays."""
        return False

    def pause(self) -> None:
        """The window is locked: be silent."""

    def refresh(self, change: Change) -> None:
        """Data changed somewhere; called for pages that exist, shown or not."""

    def enable_actions(self) -> None:
        """Every action was asked whether it can be done; a page may know better which keys are a field's now."""

    def actions_of_page(self) -> Sequence[ActionSpec]:
        """What can be done here; by default the class's `ACTIONS`."""
        return self.ACTIONS

    def may_close(self) -> bool:
        """False keeps the window open (say why yourself); called before quitting."""
        return True

    def retranslate(self) -> None:
        """Set every text anew."""
