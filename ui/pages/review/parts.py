"""What the Review page is made of, and what its keys ask of it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QUndoStack
from PySide6.QtWidgets import QApplication, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from ui.context import AppContext
from ui.page import Page
from ui.pages.review.conversation import Conversation
from ui.pages.review.exporting import SoundExport
from ui.pages.review.form import FormPanel
from ui.pages.review.header import Header
from ui.pages.review.keys import is_typed_into
from ui.pages.review.model import ReviewModel
from ui.pages.review.sound import Sound
from ui.pages.review.watching import Watch
from ui.reporting import ReportExport
from ui.widgets.empty_state import EmptyState
from ui.widgets.error_state import ErrorState

COLUMNS: Final = "review.columns"
FIRST_SIZES: Final = (300, 590, 340)
EMPTY, FAILED, CALL = 0, 1, 2


class Parts(Page):
    """Header above three columns: conversation, sound, form."""

    undo_stack: QUndoStack

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.undo_stack = QUndoStack(self)
        self.model = ReviewModel(context.desk, context.background, self)
        self.watch = Watch(self.model, context.background, self)
        self.header = Header(self.model)
        self.conversation = Conversation(self.model)
        self.sound = Sound(context, self.model, self.undo_stack)
        self.exporter, self.reports = SoundExport(context, self), ReportExport(context, self)
        self.form = FormPanel(self.model, self.undo_stack)
        self.columns = QSplitter(Qt.Orientation.Horizontal)
        self.empty, self.failed = EmptyState("review"), ErrorState()
        self.stack = QStackedWidget()
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._lay_out()

    def _lay_out(self) -> None:
        self.columns.setChildrenCollapsible(False)
        self.columns.setHandleWidth(10)
        for place, part in enumerate((self.conversation, self.sound, self.form)):
            self.columns.addWidget(part)
            self.columns.setStretchFactor(place, FIRST_SIZES[place] // 10)
        self.columns.setSizes(self.context.settings.splitters.get(COLUMNS) or list(FIRST_SIZES))
        self.columns.setContentsMargins(10, 10, 10, 10)
        call = QWidget()
        inside = QVBoxLayout(call)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        inside.addWidget(self.header)
        inside.addWidget(self.columns, 1)
        for part in (self.empty, self.failed, call):
            self.stack.addWidget(part)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.stack)

    @property
    def typing(self) -> bool:
        """True while letters go into a field."""
        return is_typed_into(QApplication.focusWidget())

    def can_press(self) -> bool:
        return self.model.data is not None and not self.typing

    def can_answer(self) -> bool:
        return self.can_press() and self.model.editable

    def take_focus(self) -> None:
        """Give the keys back to the page."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def open_call(self, interaction_id: str) -> None:
        """Read a call and show it."""
        raise NotImplementedError
