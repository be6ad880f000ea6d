"""Cells of words drawn straight: as the stylesheet has them, at a quarter of its time."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.theme import color, font, is_dark

PAD: Final = 10
LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
Role = Qt.ItemDataRole
Index = QModelIndex | QPersistentModelIndex


@lru_cache(maxsize=2)
def _letters(_dark: bool) -> tuple[QFont, QFontMetrics]:
    made = font()
    return made, QFontMetrics(made)


@lru_cache(maxsize=8)
def _ink(token: str, _dark: bool) -> QColor:
    return color(token)


class PlainCells(QStyledItemDelegate):
    """Text in the model's colour and alignment; neither icons nor boxes."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        dark = is_dark()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, _ink("accent_wash", dark))
        painter.setPen(_ink("line", dark))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        letters, metrics = _letters(dark)
        inner = option.rect.adjusted(PAD, 0, -PAD, -1)
        ink = index.data(Role.ForegroundRole)
        painter.setPen(QColor(ink) if isinstance(ink, QColor) else _ink("text", dark))
        painter.setFont(letters)
        text = metrics.elidedText(str(index.data() or ""), Qt.TextElideMode.ElideRight, inner.width())
        side = index.data(Role.TextAlignmentRole)
        painter.drawText(inner, Qt.AlignmentFlag(side) if side is not None else LEFT, text)
