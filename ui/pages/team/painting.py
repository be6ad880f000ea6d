"""The drawn cells: the value with its interval, and the months' line."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.pages.team.model import BAR, TREND, Row, TeamModel, shape_of
from ui.theme import color
from ui.widgets.interval_bar import paint_interval

Index = QModelIndex | QPersistentModelIndex
WORDS = 62


class TeamDelegate(QStyledItemDelegate):
    """Draws bars and lines; everything else as usual."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        if index.column() not in (BAR, TREND) or not isinstance(model, TeamModel):
            super().paint(painter, option, index)
            return
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, color("accent_wash"))
        painter.setPen(QPen(color("line")))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        row, box = model.rows[index.row()], QRectF(option.rect)
        painter.setFont(option.font)
        if index.column() == BAR:
            self._bar(painter, box, row, model)
        else:
            self._line(painter, box.adjusted(8, 8, -8, -8), row)
        painter.restore()

    def _bar(self, painter: QPainter, box: QRectF, row: Row, model: TeamModel) -> None:
        pulled = row.standing.shrunk if row.standing else None
        ends = (pulled.low, pulled.high) if pulled else (row.seen.low, row.seen.high)
        token = "accent" if pulled else "quiet"
        area = box.adjusted(0, 0, -WORDS, 0)
        paint_interval(painter, area, row.value, *ends, *model.span, model.reference, token=token)
        painter.setPen(color("text"))
        words = box.adjusted(box.width() - WORDS, 0, -8, 0)
        align = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(words, align, shape_of(row.measure)(row.value))

    def _line(self, painter: QPainter, box: QRectF, row: Row) -> None:
        values = [one.satisfied / one.rated for one in row.trend if one.rated]
        if len(values) < 2:
            return
        step = box.width() / (len(values) - 1)
        points = [
            QPointF(box.left() + i * step, box.bottom() - v * box.height()) for i, v in enumerate(values)
        ]
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(color("quiet"), 1.3))
        painter.drawPolyline(QPolygonF(points))
        painter.setBrush(color("accent"))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawEllipse(points[-1], 2.5, 2.5)
