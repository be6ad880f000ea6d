"""The card of moments beneath the sound: the list, and the fields of the chosen one."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QUndoStack
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from db.queries.review import MomentRow
from ui.icons import icon
from ui.pages.review.changes import EditMomentStep, EvidenceStep, RemoveMomentStep
from ui.pages.review.model import ReviewModel, moved
from ui.pages.review.moments import MomentList
from ui.pages.review.tags import tag_name, tag_typed
from ui.text import Retranslating, tr, tr_n


class MomentCard(Retranslating, QFrame):
    """Lists moments and edits the chosen one in place. `left_field` when typing is done."""

    sought = Signal(int)
    left_field = Signal()
    mark_asked = Signal()
    play_asked = Signal()
    menu_asked = Signal(QPoint)

    def __init__(self, model: ReviewModel, undo: QUndoStack, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._model, self._undo = model, undo
        self.list = MomentList(model)
        self.editor = MomentEditor(model, undo)
        self._title, self._hint, self._mark = QLabel(), QLabel(wordWrap=True), QToolButton()
        self._title.setObjectName("cardTitle")
        self._hint.setObjectName("quiet")
        self._hint.setContentsMargins(14, 2, 14, 10)
        self.play, self.loop, self.more = QToolButton(), QToolButton(), QToolButton()
        self.loop.setCheckable(True)
        buttons = ((self.play, "play"), (self.loop, "loop"), (self.more, "more"), (self._mark, "plus"))
        for button, name in buttons:
            button.setProperty("look", "bare")
            button.setIcon(icon(name, "quiet"))
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._build()
        for told in (model.loaded, model.moments_changed, model.moment_selected):
            told.connect(self._refresh)
        self._mark.clicked.connect(self.mark_asked)
        self.play.clicked.connect(self.play_asked)
        self.more.clicked.connect(
            lambda: self.menu_asked.emit(self.more.mapToGlobal(QPoint(0, self.more.height())))
        )
        self.list.menu_asked.connect(self.menu_asked)
        self.list.sought.connect(self.sought)
        self.list.edit_asked.connect(self.edit)
        self.editor.left.connect(self.left_field)
        self.retranslate()

    def _build(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(14, 6, 10, 2)
        top.addWidget(self._title)
        top.addStretch(1)
        for button in (self.play, self.loop, self.more):
            top.addWidget(button)
        top.addWidget(self._mark)
        self._foot = QStackedWidget()
        self._foot.addWidget(self._hint)
        self._foot.addWidget(self.editor)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.setSpacing(0)
        layout.addLayout(top)
        layout.addWidget(self.list)
        layout.addWidget(self._foot)
        self.list.setFixedHeight(0)

    def retranslate(self) -> None:
        """Set every text anew."""
        self.play.setToolTip(tr("Play the chosen moment (P)"))
        self.play.setAccessibleName(tr("Play the chosen moment"))
        self.loop.setToolTip(tr("Loop the selection or the chosen moment (R)"))
        self.loop.setAccessibleName(tr("Loop the selection or the chosen moment"))
        self.more.setToolTip(tr("More for moments and sound"))
        self.more.setAccessibleName(tr("More for moments and sound"))
        self._mark.setToolTip(tr("Mark a moment (M)"))
        self._mark.setAccessibleName(tr("Mark a moment"))
        self._hint.setText(
            tr("M marks what was just heard, or the selected stretch. E lays it beside a question.")
        )
        self.list.setAccessibleName(tr("Moments"))
        self._refresh()

    def _refresh(self, _what: object = None) -> None:
        model = self._model
        count = len(model.moments)
        self._title.setText(tr_n("%n moment(s)", count) if count else tr("Moments"))
        self._mark.setVisible(bool(model.data and model.data.may_mark))
        self.list.setFixedHeight(self.list.sizeHint().height() if count else 0)
        chosen = model.find_moment(model.moment)
        audible = model.data is not None and model.data.sound is not None
        self.play.setEnabled(audible and chosen is not None)
        self.loop.setEnabled(audible)
        self._foot.setCurrentIndex(1 if chosen else 0)
        if chosen:
            self.editor.show_moment(chosen)

    def edit(self) -> None:
        """Go to the fields of the chosen moment."""
        if self._model.find_moment(self._model.moment) is not None:
            self.editor.take_focus()

    def remove(self) -> None:
        """Take the chosen moment off the call, if it is one's own."""
        row = self._model.find_moment(self._model.moment)
        if row is not None and self._model.may_edit_moment(row):
            self._undo.push(RemoveMomentStep(self._model, row))

    def set_channel(self, channel: str) -> None:
        """Say whose words the chosen moment is: agent, customer or both."""
        row = self._model.find_moment(self._model.moment)
        if row is not None and row.channel != channel and self._model.may_edit_moment(row):
            self._undo.push(EditMomentStep(self._model, moved(row, channel=channel)))

    def link(self) -> None:
        """Lay the chosen moment beside the current question, or take it away again."""
        model = self._model
        if model.editable and model.question and model.find_moment(model.moment) is not None:
            laid = model.moment in model.evidence.get(model.question, ())
            self._undo.push(EvidenceStep(model, model.question, model.moment, not laid))


class MomentEditor(Retranslating, QWidget):
    """Tag, note, and whether the agent sees the moment. Enter or Esc goes back to the call."""

    left = Signal()

    def __init__(self, model: ReviewModel, undo: QUndoStack, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model, self._undo = model, undo
        self._row: MomentRow | None = None
        self.tag, self.note, self.shared, self.bin = QLineEdit(), QLineEdit(), QCheckBox(), QToolButton()
        self.bin.setProperty("look", "bare")
        self.bin.setIcon(icon("trash", "quiet"))
        self.tag.setMinimumWidth(84)
        self.tag.setMaxLength(60)
        self.shared.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.bin.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 6, 10, 8)
        layout.setSpacing(8)
        layout.addWidget(self.tag, 2)
        layout.addWidget(self.note, 5)
        layout.addWidget(self.shared)
        layout.addWidget(self.bin)
        self.tag.textEdited.connect(lambda text: self._change(typing=True, tag=tag_typed(text)))
        self.note.textEdited.connect(lambda text: self._change(typing=True, note=text))
        self.shared.toggled.connect(self._share)
        self.bin.clicked.connect(self._remove)
        for field in (self.tag, self.note):
            field.installEventFilter(self)
            field.editingFinished.connect(model.saver.flush)
            field.editingFinished.connect(lambda done=field: done.setCursorPosition(0))
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text anew."""
        self.tag.setPlaceholderText(tr("Tag"))
        self.tag.setAccessibleName(tr("Tag of the moment"))
        self.note.setPlaceholderText(tr("Note"))
        self.note.setAccessibleName(tr("Note on the moment"))
        self.shared.setText(tr("Agent sees it"))
        self.bin.setToolTip(tr("Remove this moment (Delete)"))
        self.bin.setAccessibleName(tr("Remove this moment"))

    def show_moment(self, row: MomentRow) -> None:
        """Show a moment; the cursor stays where it is while its own words are typed."""
        self._row = row
        for field, text in ((self.tag, tag_name(row.tag)), (self.note, row.note)):
            if field.text() != text:
                field.setText(text)
                field.setCursorPosition(len(text) if field.hasFocus() else 0)
        self.shared.blockSignals(True)
        self.shared.setChecked(row.shared)
        self.shared.blockSignals(False)
        mine = self._model.may_edit_moment(row)
        for part in (self.tag, self.note, self.shared, self.bin):
            part.setEnabled(mine)

    def take_focus(self) -> None:
        """Go to the tag."""
        self.tag.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.tag.selectAll()

    def _share(self, shared: bool) -> None:
        self._change(typing=False, shared=shared)

    def _change(self, *, typing: bool, **fields: object) -> None:
        if self._row is not None:
            self._undo.push(EditMomentStep(self._model, moved(self._row, **fields), typing=typing))

    def _remove(self) -> None:
        if self._row is not None:
            self._undo.push(RemoveMomentStep(self._model, self._row))
            self.left.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        keys = (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter)
        pressed = event.type() == QEvent.Type.KeyPress
        if pressed and isinstance(event, QKeyEvent) and event.key() in keys:
            self._model.saver.flush()
            self.left.emit()
            return True
        return super().eventFilter(watched, event)
