"""The moments of a call: a list to jump by, and one line to say what the chosen one is."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import (
    QAbstractListModel,
    QByteArray,
    QMimeData,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from db.queries.review import MomentRow
from ui.icons import icon_at
from ui.pages.review.model import ReviewModel
from ui.pages.review.ribbon import times_of
from ui.pages.review.tags import tag_label, tag_name
from ui.text import show_duration, tr
from ui.theme import color, font

MIME: Final = "application/x-qa-desk-moment"
ROW_HEIGHT: Final = 28
ROW: Final = Qt.ItemDataRole.UserRole
EVIDENCE: Final = Qt.ItemDataRole.UserRole + 1
Index = QModelIndex | QPersistentModelIndex


class MomentRows(QAbstractListModel):
    """The moments in time order; may be dragged onto a question."""

    def __init__(self, model: ReviewModel) -> None:
        super().__init__(model)
        self._model = model
        self.rows: list[MomentRow] = []
        model.loaded.connect(self._take)
        model.moments_changed.connect(self._take)
        model.evidence_changed.connect(lambda _key: self._tell_all())

    def _take(self) -> None:
        if [row.id for row in self.rows] == [row.id for row in self._model.moments]:
            self.rows = list(self._model.moments)
            self._tell_all()
            return
        self.beginResetModel()
        self.rows = list(self._model.moments)
        self.endResetModel()

    def _tell_all(self) -> None:
        if self.rows:
            self.dataChanged.emit(self.index(0), self.index(len(self.rows) - 1))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.rows[index.row()]
        if role == ROW:
            return row
        if role == EVIDENCE:
            return bool(self._model.questions_of(row.id))
        beside = [
            tr("Evidence for “{question}”", question=question)
            for question in self._model.questions_of(row.id)
        ]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            parts = (span_of(row), whose(row), tag_name(row.tag), row.note, seen_by(row), *beside)
            return ", ".join(part for part in parts if part)
        if role == Qt.ItemDataRole.ToolTipRole:
            data = self._model.data
            when = times_of(data.timeline, row.start_ms, row.end_ms) if data is not None else ""
            author = tr("By {author}", author=row.author)
            return "\n".join(
                part for part in (row.note, when, author, whose(row), seen_by(row), *beside) if part
            )
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flag = Qt.ItemFlag
        return flag.ItemIsEnabled | flag.ItemIsSelectable | flag.ItemIsDragEnabled

    def mimeTypes(self) -> list[str]:
        return [MIME]

    def mimeData(self, indexes: Any) -> QMimeData:
        data = QMimeData()
        if indexes:
            data.setData(MIME, QByteArray(self.rows[indexes[0].row()].id.encode()))
        return data

    def place_of(self, moment_id: str) -> int:
        """The row of a moment, -1 where it is not on the call."""
        return next((place for place, row in enumerate(self.rows) if row.id == moment_id), -1)


class MomentLine(QStyledItemDelegate):
    """Draws one moment: time, tag, note, and a lock where the agent does not see it."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: MomentRow = index.data(ROW)
        box = QRect(option.rect)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, color("accent_wash"))
            painter.fillRect(QRect(box.left(), box.top(), 3, box.height()), color("accent"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box, color("raised"))
        box.adjust(14, 0, -12, 0)
        self._write(painter, box, row, evidence=bool(index.data(EVIDENCE)))
        painter.restore()

    def _write(self, painter: QPainter, box: QRect, row: MomentRow, *, evidence: bool) -> None:
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(font(12))
        painter.setPen(color("quiet"))
        painter.drawText(QRect(box.left(), box.top(), 88, box.height()), middle, span_of(row))
        for name, shown in (("lock", not row.shared), ("forms", evidence)):
            if shown:
                icon_at(painter, name, "quiet", QRect(box.right() - 14, box.top() + 7, 14, 14).topLeft(), 14)
                box.setRight(box.right() - 22)
        box.setLeft(box.left() + 96)
        side = row.channel if row.channel in ("agent", "customer") else "text"
        painter.setFont(font(bold=True))
        painter.setPen(color(side))
        tag = tag_label(row.tag)
        width = min(painter.fontMetrics().horizontalAdvance(tag), box.width())
        painter.drawText(
            box, middle, painter.fontMetrics().elidedText(tag, Qt.TextElideMode.ElideRight, box.width())
        )
        box.setLeft(box.left() + width + 10)
        painter.setFont(font())
        painter.setPen(color("quiet"))
        note = painter.fontMetrics().elidedText(row.note, Qt.TextElideMode.ElideRight, max(0, box.width()))
        painter.drawText(box, middle, note)


class MomentList(QListView):
    """Chooses a moment; click or Enter goes there. `sought` carries ms."""

    sought = Signal(int)
    edit_asked = Signal()
    menu_asked = Signal(QPoint)

    def __init__(self, model: ReviewModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.rows = MomentRows(model)
        self.setModel(self.rows)
        self.setItemDelegate(MomentLine(self))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.clicked.connect(self._clicked)
        self.doubleClicked.connect(lambda _index: self.edit_asked.emit())
        self.activated.connect(self._clicked)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._ask_menu)
        self.selectionModel().currentChanged.connect(self._chosen)
        model.moment_selected.connect(self.show_selected)
        model.moments_changed.connect(lambda: self.show_selected(model.moment))
        model.loaded.connect(lambda: self.show_selected(model.moment))

    def sizeHint(self) -> QSize:
        return QSize(300, ROW_HEIGHT * min(4, max(1, self.rows.rowCount())))

    def show_selected(self, moment_id: str) -> None:
        """Mark the chosen moment."""
        place = self.rows.place_of(moment_id)
        self.setCurrentIndex(self.rows.index(place) if place >= 0 else QModelIndex())
        if place < 0:
            self.clearSelection()
        self.updateGeometry()

    def _chosen(self, index: QModelIndex) -> None:
        if index.isValid() and self.hasFocus():
            self._model.select_moment(self.rows.rows[index.row()].id)

    def _ask_menu(self, at: QPoint) -> None:
        index = self.indexAt(at)
        if index.isValid():
            self._model.select_moment(self.rows.rows[index.row()].id)
        self.menu_asked.emit(self.viewport().mapToGlobal(at))

    def _clicked(self, index: QModelIndex) -> None:
        row = self.rows.rows[index.row()]
        self._model.select_moment(row.id)
        self.sought.emit(row.start_ms)


def span_of(row: MomentRow) -> str:
    """`0:34–0:41`, or the start alone for a point."""
    start, end = show_duration(row.start_ms), show_duration(row.end_ms)
    return start if start == end else f"{start}–{end}"


def whose(row: MomentRow) -> str:
    """Whose words the moment is, "" for both."""
    return {"agent": tr("Agent"), "customer": tr("Customer")}.get(row.channel, "")


def seen_by(row: MomentRow) -> str:
    """Who may see the moment, in words."""
    return tr("The agent sees it") if row.shared else tr("Only coaches see it")
