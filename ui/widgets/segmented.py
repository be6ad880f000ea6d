"""Segmented buttons: one of a few choices, by click or by the keys 1 to 9 and N for not applicable."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPainterPath, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui.text import Retranslating, tr
from ui.theme import color, font

NOT_APPLICABLE: Final = "__na__"
"""The value of a question that does not apply."""

HEIGHT: Final = 28
CORNER: Final = 6.0
PADDING: Final = 11
ROW_GAP: Final = 4


@dataclass(frozen=True, slots=True)
class Choice:
    """One choice: `tone` is "good" (accent), "bad" (red) or "quiet"; `key` what `chosen` carries."""

    key: str
    text: str
    tone: str = "good"
    tip: str = ""


class Segment(QAbstractButton):
    """One choice, drawn joined to its neighbours."""

    def __init__(self, choice: Choice, number: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.choice, self.number = choice, number
        self.ends = (True, True)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setText(choice.text)
        self.setAccessibleName(choice.text)
        self.setToolTip(choice.tip)

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(font(bold=True))
        number = metrics.horizontalAdvance(self.number + " ") if self.number else 0
        return QSize(number + metrics.horizontalAdvance(self.text()) + 2 * PADDING, HEIGHT)

    def _outline(self) -> QPainterPath:
        """The segment's edge: round only at the ends of a row."""
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        path = QPainterPath()
        path.addRoundedRect(box, CORNER, CORNER)
        first, last = self.ends
        for square, side in ((not first, box.left()), (not last, box.right() - CORNER)):
            if square:
                corner = QPainterPath()
                corner.addRect(QRectF(side, box.top(), CORNER, box.height()))
                path = path.united(corner)
        return path

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        fill, ink, edge = self._colors()
        painter.setBrush(color(fill))
        painter.setPen(QPen(color(edge), 1))
        painter.drawPath(self._outline())
        self._write(painter, ink)
        painter.end()

    def _colors(self) -> tuple[str, str, str]:
        if self.isChecked():
            fill = {"good": "accent", "bad": "bad"}.get(self.choice.tone, "quiet")
            return fill, "on_accent", fill
        hovered = self.underMouse() and self.isEnabled()
        return ("raised" if hovered else "surface"), "text", "line"

    def _write(self, painter: QPainter, ink: str) -> None:
        painter.setFont(font(bold=self.isChecked()))
        metrics = painter.fontMetrics()
        number = f"{self.number} " if self.number else ""
        width = metrics.horizontalAdvance(number)
        room = self.width() - 2 * PADDING - width
        words = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, room + 2)
        left = (self.width() - width - metrics.horizontalAdvance(words)) / 2
        across = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.setPen(color(ink if self.isChecked() else "quiet"))
        painter.drawText(QRectF(left, 0, width, self.height()), across, number)
        painter.setPen(color(ink))
        painter.drawText(QRectF(left + width, 0, self.width(), self.height()), across, words)

    def enterEvent(self, event: QEvent) -> None:
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self.update()


class Segmented(Retranslating, QWidget):
    """`chosen` carries a key, `NOT_APPLICABLE`, or None when the choice was taken back.

    Keys while focused: 1 to 9, N, Left and Right to the neighbour, Delete to take back. A click on what is
    chosen takes it back too.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._segments: list[Segment] = []
        self._value: str | None = None
        self._read_only = False
        self._current = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_choices(self, choices: Sequence[Choice], *, not_applicable: bool = True) -> None:
        """Offer these, numbered from 1, and N/A where asked for; nothing is chosen."""
        for old in self._segments:
            old.deleteLater()
        self._segments = [
            Segment(choice, str(place) if place <= 9 else "", self)
            for place, choice in enumerate(choices, start=1)
        ]
        if not_applicable:
            self._segments.append(Segment(Choice(NOT_APPLICABLE, tr("N/A"), "quiet"), "", self))
        for segment in self._segments:
            segment.clicked.connect(lambda _=False, one=segment: self._clicked(one))
            segment.show()
        self._value = None
        self.retranslate()
        self._arrange()
        self.updateGeometry()

    @property
    def value(self) -> str | None:
        """What is chosen now."""
        return self._value

    def set_value(self, key: str | None) -> None:
        """Show a choice without telling anybody."""
        self._value = key
        for segment in self._segments:
            segment.setChecked(segment.choice.key == key)
        self._say()

    def set_read_only(self, read_only: bool) -> None:
        """Show the choice but take no change."""
        self._read_only = read_only
        for segment in self._segments:
            shape = Qt.CursorShape.ArrowCursor if read_only else Qt.CursorShape.PointingHandCursor
            segment.setCursor(shape)

    def choose(self, key: str | None) -> None:
        """Choose as a person would: shown, and told if it is another than before."""
        if self._read_only or not self.isEnabled() or key == self._value:
            self.set_value(self._value)
            return
        if key is not None and all(segment.choice.key != key for segment in self._segments):
            return
        self.set_value(key)
        self.chosen.emit(key)

    def choose_number(self, number: int) -> bool:
        """Choose by number, 1 for the first; False where there is none such."""
        real = [segment for segment in self._segments if segment.number == str(number)]
        if real:
            self.choose(real[0].choice.key)
        return bool(real)

    def choose_not_applicable(self) -> bool:
        """Choose N/A; False where it is not offered."""
        offered = any(segment.choice.key == NOT_APPLICABLE for segment in self._segments)
        if offered:
            self.choose(NOT_APPLICABLE)
        return offered

    def _clicked(self, segment: Segment) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        key = segment.choice.key
        self.choose(None if key == self._value else key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if plain and Qt.Key.Key_1 <= key <= Qt.Key.Key_9:
            done = self.choose_number(key - Qt.Key.Key_0)
        elif plain and key == Qt.Key.Key_N:
            done = self.choose_not_applicable()
        elif plain and key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            done = self._step(-1 if key == Qt.Key.Key_Left else 1)
        elif plain and key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.choose(None)
            done = True
        else:
            done = False
        if not done:
            super().keyPressEvent(event)

    def _step(self, by: int) -> bool:
        keys = [segment.choice.key for segment in self._segments]
        if not keys:
            return False
        at = keys.index(self._value) + by if self._value in keys else (0 if by > 0 else len(keys) - 1)
        self.choose(keys[max(0, min(len(keys) - 1, at))])
        return True

    def _rows(self, width: int) -> list[list[Segment]]:
        rows: list[list[Segment]] = [[]]
        used = 0
        for segment in self._segments:
            need = segment.sizeHint().width() - 1
            if rows[-1] and used + need > width - 4:
                rows.append([])
                used = 0
            rows[-1].append(segment)
            used += need
        return rows

    def _arrange(self) -> None:
        y = 2
        for row in self._rows(self.width()):
            x = 2
            for place, segment in enumerate(row):
                wide = min(segment.sizeHint().width(), max(40, self.width() - 4))
                segment.ends = (place == 0, place == len(row) - 1)
                segment.setGeometry(x, y, wide, HEIGHT)
                x += wide - 1
            y += HEIGHT + ROW_GAP

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return len(self._rows(width)) * (HEIGHT + ROW_GAP) - ROW_GAP + 4

    def sizeHint(self) -> QSize:
        wide = sum(segment.sizeHint().width() - 1 for segment in self._segments) + 5
        return QSize(wide, HEIGHT + 4)

    def minimumSizeHint(self) -> QSize:
        widest = max((segment.sizeHint().width() for segment in self._segments), default=40)
        return QSize(min(widest, 120) + 4, HEIGHT + 4)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange()
        super().resizeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.hasFocus() or not self._segments:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(color("accent"), 2))
        whole = self.childrenRect().adjusted(-1, -1, 1, 1)
        painter.drawRoundedRect(QRectF(whole), CORNER + 1, CORNER + 1)
        painter.end()

    def _say(self) -> None:
        shown = next((s.choice.text for s in self._segments if s.choice.key == self._value), tr("no answer"))
        self.setAccessibleDescription(shown)

    def retranslate(self) -> None:
        """Name N/A and say what is chosen."""
        for segment in self._segments:
            if segment.choice.key == NOT_APPLICABLE:
                segment.setText(tr("N/A"))
                segment.setAccessibleName(tr("not applicable"))
                segment.setToolTip(tr("Not applicable (N)"))
        self._say()


def _example() -> QWidget:
    from ui.widgets.example import column

    made = []
    for choices in (("Yes", "No"), ("Always", "Mostly", "Rarely", "Never, and it was needed"), ("是", "否")):
        one = Segmented()
        one.set_choices([Choice(c, c, "bad" if c in ("No", "否") else "good") for c in choices])
        one.setAccessibleName("Example")
        one.choose_number(2)
        made.append(one)
    return column(*made)


if __name__ == "__main__":
    from ui.widgets.example import show

    show(_example)
