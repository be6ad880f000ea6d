"""The parts of the stage: dark whatever the window's theme, type that is read from five metres, drawn by hand."""

from __future__ import annotations

from typing import Final

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from qa_desk.audio import Peaks
from ui.text import show_duration, tr
from ui.theme import TOKENS, font

BLACK: Final = "#0B0F14"


def ink(token: str) -> QColor:
    """A colour of the dark palette."""
    return QColor(TOKENS[token][1])


def type_of(widget: QWidget, share: float, *, bold: bool = False) -> QFont:
    """A font whose height is a share of the whole stage's."""
    return font(max(11.0, widget.window().height() * share), bold=bold)


def write(
    painter: QPainter,
    box: QRectF,
    words: str,
    token: str,
    *,
    right: bool = False,
    wrap: bool = False,
    middle: bool = True,
) -> float:
    """Draw words in a box; how high they are."""
    flags = int(Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft)
    flags |= int(Qt.AlignmentFlag.AlignVCenter if middle else Qt.AlignmentFlag.AlignTop)
    flags |= int(Qt.TextFlag.TextWordWrap if wrap else Qt.TextFlag.TextSingleLine)
    painter.setPen(ink(token))
    if not wrap:
        metrics = painter.fontMetrics()
        words = metrics.elidedText(words, Qt.TextElideMode.ElideRight, int(box.width()))
    used = painter.drawText(box, flags, words)
    return float(used.height())


class Part(QWidget):
    """A part of the stage."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)


class Heading(Part):
    """Title and facts at the left, the time at the right."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.lines = ("", "", "", "")

    def show_lines(self, title: str, facts: str, clock: str, room: str) -> None:
        """What it says."""
        self.lines = (title, facts, clock, room)
        self.setAccessibleName(" ".join(self.lines))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        title, facts, clock, room = self.lines
        side, half = self.width() * 0.02, self.height() / 2
        wide = self.width() * 0.62
        upper, lower = QRectF(side, 0, wide, half * 1.15), QRectF(side, half, wide, half * 0.9)
        painter.setFont(type_of(self, 0.036, bold=True))
        write(painter, upper, title, "text")
        write(painter, QRectF(wide, 0, self.width() - wide - side, half * 1.15), clock, "text", right=True)
        painter.setFont(type_of(self, 0.024))
        write(painter, lower, facts, "quiet")
        write(painter, QRectF(wide, half, self.width() - wide - side, half * 0.9), room, "quiet", right=True)
        painter.setPen(ink("line"))
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)


class Caption(Part):
    """The turn being heard, whose it is in colour."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.speaker = self.words = ""

    def show_turn(self, speaker: str, words: str) -> None:
        """Say it; nothing where nobody speaks."""
        if (speaker, words) != (self.speaker, self.words):
            self.speaker, self.words = speaker, words
            self.setAccessibleName(words)
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.words:
            return
        painter = QPainter(self)
        names = {"agent": tr("Agent"), "customer": tr("Customer")}
        tokens = {"agent": "agent", "customer": "customer"}
        side = self.width() * 0.03
        name = names.get(self.speaker, tr("Other"))
        for share in (0.05, 0.042, 0.034, 0.028):
            painter.setFont(type_of(self, share, bold=True))
            left = painter.fontMetrics().horizontalAdvance(name + "  ")
            painter.setFont(type_of(self, share))
            box = QRectF(side + left, 0, self.width() - 2 * side - left, self.height())
            needed = painter.fontMetrics().boundingRect(
                box.toRect(), int(Qt.TextFlag.TextWordWrap), self.words
            )
            if needed.height() <= self.height():
                break
        painter.setFont(type_of(self, share, bold=True))
        write(
            painter,
            QRectF(side, 0, left, painter.fontMetrics().height()),
            name,
            tokens.get(self.speaker, "quiet"),
        )
        painter.setFont(type_of(self, share))
        write(painter, box, self.words, "text", wrap=True, middle=False)


class Strip(Part):
    """Where the call stands: the sound of both sides of the part that is heard, and the time."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._outline: Peaks | None = None
        self._lanes: tuple[tuple[int, str], ...] = ()
        self._picture: QPixmap | None = None
        self._span = (0, 1)
        self._ms = 0.0

    def show_span(self, start_ms: int, end_ms: int) -> None:
        """The part of the call that is heard."""
        self._span, self._picture = (start_ms, max(end_ms, start_ms + 1)), None
        self.update()

    def show_outline(self, outline: Peaks | None, agent_channel: int | None) -> None:
        """The sound, each side in its colour where it is known whose it is."""
        self._outline, self._picture = outline, None
        if outline is None:
            self._lanes = ()
        elif outline.channels == 1:
            self._lanes = ((0, "agent" if agent_channel == 0 else "quiet"),)
        elif agent_channel is None:
            self._lanes = ((0, "quiet"), (1, "quiet"))
        else:
            self._lanes = ((agent_channel, "agent"), (1 - agent_channel, "customer"))
        self.update()

    def go(self, ms: float) -> None:
        """The place in the call, ms."""
        self._ms = ms
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._picture = None
        super().resizeEvent(event)

    def _area(self) -> QRectF:
        left = self.width() * 0.235
        return QRectF(left, self.height() * 0.14, self.width() * 0.98 - left, self.height() * 0.72)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(ink("line"))
        painter.drawLine(0, 0, self.width(), 0)
        area, (start, end) = self._area(), self._span
        if self._picture is None:
            self._picture = self._drawn(area)
        painter.drawPixmap(area.topLeft(), self._picture)
        place = area.left() + (self._ms - start) / (end - start) * area.width()
        painter.setPen(QPen(ink("text"), max(2.0, self.height() / 70)))
        painter.drawLine(QPointF(place, area.top()), QPointF(place, area.bottom()))
        painter.setFont(type_of(self, 0.046, bold=True))
        now = show_duration(max(0.0, self._ms - start))
        side = self.width() * 0.02
        write(painter, QRectF(side, 0, area.left() - side, self.height()), now, "text")
        wide = painter.fontMetrics().horizontalAdvance(now)
        painter.setFont(type_of(self, 0.025))
        whole = f" / {show_duration(end - start)}"
        write(
            painter, QRectF(side + wide, 0, area.left() - side - wide, self.height() * 1.06), whole, "quiet"
        )

    def _drawn(self, area: QRectF) -> QPixmap:
        ratio = self.devicePixelRatioF()
        picture = QPixmap(int(area.width() * ratio), int(area.height() * ratio))
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        wide, high = int(area.width()), area.height()
        lanes = self._lanes or ((-1, "quiet"),)
        for at, (channel, token) in enumerate(lanes):
            middle, room = high * (at + 0.5) / len(lanes), high / len(lanes) / 2 * 0.92
            painter.setPen(QPen(ink(token), 1))
            painter.drawLine(QPointF(0, middle), QPointF(wide, middle))
            if self._outline is None or channel < 0:
                continue
            low, top, _rms = self._outline.columns(channel, self._span[0], self._span[1], wide)
            most = max(1.0, float(np.percentile(np.abs(top.astype(np.float32)), 99.5)) if len(top) else 1.0)
            painter.drawLines(
                [
                    QLineF(x, middle - float(up) / most * room, x, middle - float(down) / most * room)
                    for x, (up, down) in enumerate(
                        zip(np.clip(top, -most, most), np.clip(low, -most, most), strict=True)
                    )
                ]
            )
        painter.end()
        return picture
