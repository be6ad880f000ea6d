"""The command palette: every action of now, by name."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QAction, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QDialog,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from ui.actions import keys_of, match
from ui.text import Retranslating, tr
from ui.theme import color

Index = QModelIndex | QPersistentModelIndex
KEYS_ROLE = Qt.ItemDataRole.UserRole + 1


class _Row(QStyledItemDelegate):
    """A name at the left, its keys quietly at the right."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(100, 32)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        painter.save()
        painter.setPen(color("quiet"))
        box: QRect = option.rect.adjusted(0, 0, -12, 0)
        keys = index.data(KEYS_ROLE)
        painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, keys)
        painter.restore()


class CommandPalette(Retranslating, QDialog):
    """Type a few letters, Enter does it, Escape leaves."""

    def __init__(self, actions: Sequence[QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self._actions = actions
        self.setObjectName("palette")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFixedSize(520, 380)
        self.typed = QLineEdit()
        self.typed.setProperty("look", "bare")
        self.typed.textChanged.connect(self._fill)
        self.typed.returnPressed.connect(self._run)
        self.typed.installEventFilter(self)
        self.list = QListWidget()
        self.list.setItemDelegate(_Row(self.list))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.itemClicked.connect(lambda _item: self._run())
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 6, 6, 6)
        column.setSpacing(4)
        column.addWidget(self.typed)
        column.addWidget(self.list)
        self.retranslate()

    def _fill(self) -> None:
        self.list.clear()
        ranked = []
        for place, action in enumerate(self._actions):
            score = match(self.typed.text(), action.text())
            if score is not None and action.isEnabled():
                ranked.append((-score if self.typed.text() else place, place, action))
        for _score, _place, action in sorted(ranked, key=lambda entry: entry[:2]):
            item = QListWidgetItem(action.text(), self.list)
            item.setData(Qt.ItemDataRole.UserRole, self._actions.index(action))
            item.setData(KEYS_ROLE, keys_of(action.shortcuts()[:1]))
        self.list.setCurrentRow(0)

    def _run(self) -> None:
        item = self.list.currentItem()
        self.close()
        if item is not None:
            self._actions[item.data(Qt.ItemDataRole.UserRole)].trigger()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            watched is self.typed
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
        ):
            self.list.event(event)
            return True
        return super().eventFilter(watched, event)

    def retranslate(self) -> None:
        """Set every text anew."""
        self.typed.setPlaceholderText(tr("What do you want to do?"))
        self.typed.setAccessibleName(tr("Find a command"))
        self.list.setAccessibleName(tr("Commands"))
        self._fill()
