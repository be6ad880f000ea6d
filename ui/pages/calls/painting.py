"""How rows are drawn: ratings with a shape beside the figure, a sign for sound, what was found beneath."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPolygonF
from PySide6.QtWidgets import QHeaderView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from db.queries.calls import CallRow, Hit
from ui.icons import icon_at
from ui.pages.calls.columns import COLUMNS, PLACE
from ui.pages.calls.model import CallsModel
from ui.pages.calls.words import band_of, passage_kind
from ui.text import show_duration
from ui.theme import color, font, is_dark
from ui.widgets.table import ROW

FOUND_ROW: Final = 52
PAD: Final = 10
SIDE: Final = 14
TONES: Final = {"high": "good", "middle": "quiet", "low": "bad"}
QUIET: Final = frozenset({"tier", "queue", "direction", "channel", "outcome", "language", "external_id"})

Index = QModelIndex | QPersistentModelIndex


@lru_cache(maxsize=8)
def _letters(px: int, bold: bool) -> tuple[QFont, QFontMetrics]:
    """A font and its measures; hundreds of cells are drawn with them at a time."""
    made = font(px, bold=bold)
    return made, QFontMetrics(made)


@lru_cache(maxsize=32)
def _ink(token: str, _dark: bool) -> QColor:
    return color(token)


class CallDelegate(QStyledItemDelegate):
    """Draws cells; the words found run across the whole row, under its cells."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        assert isinstance(model, CallsModel)
        row = model.rows[index.row()]
        hit = model.hits.get(row.id)
        painter.save()
        self._ground(painter, option)
        top = QRect(option.rect)
        if top.height() > ROW:
            top.setHeight(ROW - 4)
        self._cell(painter, top, index.column(), row, model.cell(index.row(), index.column()))
        painter.restore()
        if hit is not None and option.rect.height() > ROW:
            self._found(painter, option, index, hit)

    def _ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, _ink("accent_wash", is_dark()))
        painter.setPen(_ink("line", is_dark()))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())

    def _cell(self, painter: QPainter, box: QRect, at: int, row: CallRow, text: str) -> None:
        column = COLUMNS[at]
        inner = box.adjusted(PAD, 0, -PAD, 0)
        if column.id == "started_at":
            if row.has_recording:
                icon_at(painter, "volume", "quiet", _place(inner), SIDE)
            inner.setLeft(inner.left() + SIDE + 6)
        if column.id == "rating":
            self._shape(painter, inner, row)
            inner.setLeft(inner.left() + 16)
        empty = text == "–"
        painter.setPen(_ink("quiet" if empty or column.id in QUIET else "text", is_dark()))
        letters, metrics = _letters(13, column.id == "agent" and not empty)
        painter.setFont(letters)
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, inner.width())
        side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
        painter.drawText(inner, int(side | Qt.AlignmentFlag.AlignVCenter), shown)

    def _shape(self, painter: QPainter, box: QRect, row: CallRow) -> None:
        """Up for a high rating, down for a low one, a bar between."""
        band = band_of(row)
        if band == "none":
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color(TONES[band]))
        x, y = box.left() + 5.0, box.center().y() + 0.5
        if band == "middle":
            painter.drawRect(QRect(box.left() + 1, box.center().y() - 1, 9, 3))
            return
        tip = -4.5 if band == "high" else 4.5
        painter.drawPolygon(
            QPolygonF([QPointF(x - 5, y - tip * 0.8), QPointF(x + 5, y - tip * 0.8), QPointF(x, y + tip)])
        )

    def _found(self, painter: QPainter, option: QStyleOptionViewItem, index: Index, hit: Hit) -> None:
        """This cell's part of the line that runs under the whole row."""
        assert isinstance(option.widget, QTableView)
        header = option.widget.horizontalHeader()
        start = header.sectionViewportPosition(_first(header))
        painter.save()
        painter.setClipRect(option.rect)
        x = start + PAD + SIDE + 6
        line = QRect(x, option.rect.top() + ROW - 8, 10_000, FOUND_ROW - ROW + 4)
        flags = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        lead = show_duration(hit.at_ms) if hit.at_ms is not None else passage_kind(hit.kind)
        for text, tone, bold in ((f"{lead}   ", "accent", True), *_runs(hit)):
            letters, metrics = _letters(12, bold)
            painter.setFont(letters)
            width = metrics.horizontalAdvance(text)
            part = QRect(line.left(), line.top(), width + 2, line.height())
            if tone == "match":
                painter.fillRect(part.adjusted(-1, 4, -1, -4), color("raised"))
            painter.setPen(color("text" if tone == "match" else tone))
            painter.drawText(part, flags, text)
            line.setLeft(line.left() + width)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        column = COLUMNS[index.column()]
        extra = {PLACE["started_at"]: SIDE + 6, PLACE["rating"]: 16}.get(index.column(), 0)
        metrics = _letters(13, column.id == "agent")[1]
        text = str(index.data(Qt.ItemDataRole.DisplayRole))
        return QSize(metrics.horizontalAdvance(text) + 2 * PAD + extra + 4, ROW)


def _runs(hit: Hit) -> list[tuple[str, str, bool]]:
    return [(text, "match" if fits else "quiet", fits) for text, fits in hit.parts]


def _place(box: QRect) -> QPoint:
    return QPoint(box.left(), box.center().y() - SIDE // 2 + 1)


def _first(header: QHeaderView) -> int:
    """The leftmost visible section."""
    shown = (header.logicalIndex(at) for at in range(header.count()))
    return next((section for section in shown if not header.isSectionHidden(section)), 0)
