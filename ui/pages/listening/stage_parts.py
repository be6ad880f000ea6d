"""The parts of the stage: dark whatever the window's theme, type that is read from five metres, drawn by hand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen, QPixmap, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from qa_desk.audio import Peaks
from ui.text import show_duration, tr
from ui.theme import TOKENS, font

BLACK: Final = "#0B0F14"
FULL: Final = 32768.0


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


class Side(Part):
    """Notes, newest last, and what was decided; what to do next at the foot."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._notes: Sequence[tuple[str, str, str]] = ()
        self._actions: Sequence[tuple[str, str]] = ()
        self._foot = ""

    def show_side(
        self, notes: Sequence[tuple[str, str, str]], actions: Sequence[tuple[str, str]], foot: str
    ) -> None:
        """Notes as tag, time, words; actions as words and facts."""
        self._notes, self._actions, self._foot = notes, actions, foot
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(ink("line"))
        painter.drawLine(0, 0, 0, self.height())
        side = self.window().width() * 0.017
        wide, unit = self.width() - 2 * side, self.window().height()
        y, last = unit * 0.03, self.height() - unit * 0.16
        y = self._line(painter, side, y, wide, tr("Notes"), "text", 0.026, bold=True) + unit * 0.012
        for tag, time, words in self._fitting(last - y, unit):
            head = f"{tag}  {time}"
            y = self._line(painter, side, y, wide, head, "accent", 0.024, bold=True)
            if words:
                y = self._line(painter, side, y, wide, words, "text", 0.026)
            y += unit * 0.012
        if self._actions and y < last - unit * 0.1:
            y = self._line(painter, side, y + unit * 0.01, wide, tr("Actions"), "text", 0.026, bold=True)
            y += unit * 0.008
            for words, facts in self._actions[-2:]:
                y = self._line(painter, side, y, wide, words, "text", 0.025)
                if facts:
                    y = self._line(painter, side, y, wide, facts, "quiet", 0.022)
                y += unit * 0.008
        painter.setFont(type_of(self, 0.024))
        foot = QRectF(side, self.height() - unit * 0.15, wide, unit * 0.13)
        painter.setPen(ink("quiet"))
        flags = int(Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft) | int(Qt.TextFlag.TextWordWrap)
        painter.drawText(foot, flags, self._foot)

    def _fitting(self, room: float, unit: int) -> Sequence[tuple[str, str, str]]:
        """As many of the newest notes as there is room for."""
        each = unit * 0.1
        most = max(1, int((room - (unit * 0.2 if self._actions else 0)) / each))
        return self._notes[-most:]

    def _line(
        self,
        painter: QPainter,
        x: float,
        y: float,
        wide: float,
        words: str,
        token: str,
        share: float,
        *,
        bold: bool = False,
    ) -> float:
        painter.setFont(type_of(self, share, bold=bold))
        high = painter.fontMetrics().height() * 2.1
        used = write(painter, QRectF(x, y, wide, high), words, token, wrap=True, middle=False)
        return y + min(high, used) + 2


class Screen(Part):
    """What the agent saw: a picture to zoom into, or facts and words of the call where nothing was captured."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._title = ""
        self._picture: QPixmap | None = None
        self._facts: Sequence[tuple[str, str]] = ()
        self._words: Sequence[tuple[str, str, bool]] = ()
        self.zoom, self._at = 1.0, QPointF(0.5, 0.5)

    def show_picture(self, title: str, picture: QPixmap) -> None:
        """A picture of the screen."""
        self._title, self._picture = title, picture
        self.update()

    def show_facts(
        self, title: str, facts: Sequence[tuple[str, str]], words: Sequence[tuple[str, str, bool]] = ()
    ) -> None:
        """Names and values; and turns as speaker, words, and whether it is the one being heard."""
        if (title, facts, words) == (self._title, self._facts, self._words) and self._picture is None:
            return
        self._title, self._picture, self._facts, self._words = title, None, facts, words
        self.update()

    def set_zoom(self, zoom: float, at: QPointF | None = None) -> None:
        """1 shows the whole picture, 4 a quarter of its width; `at` as shares of the picture stays in the middle."""
        self.zoom = min(6.0, max(1.0, zoom))
        self._at = at or self._at
        self.update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        at = event.position()
        share = QPointF(at.x() / max(1, self.width()), at.y() / max(1, self.height()))
        self.set_zoom(self.zoom * (1.2 if event.angleDelta().y() > 0 else 1 / 1.2), share)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        unit = self.window().height()
        card = QRectF(self.rect()).adjusted(self.width() * 0.03, unit * 0.03, -unit * 0.03, -unit * 0.01)
        painter.setPen(ink("line"))
        painter.setBrush(ink("surface"))
        painter.drawRoundedRect(card, 8, 8)
        pad = unit * 0.02
        painter.setFont(type_of(self, 0.024))
        write(
            painter,
            QRectF(card.left() + pad, card.top() + pad / 2, card.width() - 2 * pad, unit * 0.04),
            self._title,
            "quiet",
        )
        inner = card.adjusted(pad, unit * 0.06, -pad, -pad)
        painter.setClipRect(inner)
        if self._picture is not None:
            self._paint_picture(painter, inner, self._picture)
        else:
            self._paint_facts(painter, inner, unit)

    def _paint_picture(self, painter: QPainter, box: QRectF, picture: QPixmap) -> None:
        size = picture.size()
        scale = min(box.width() / size.width(), box.height() / size.height()) * self.zoom
        wide, high = size.width() * scale, size.height() * scale
        left = box.center().x() - wide * (self._at.x() if wide > box.width() else 0.5)
        top = box.center().y() - high * (self._at.y() if high > box.height() else 0.5)
        if wide > box.width():
            left = min(box.left(), max(box.right() - wide, left))
        if high > box.height():
            top = min(box.top(), max(box.bottom() - high, top))
        painter.drawPixmap(QRectF(left, top, wide, high), picture, QRectF(picture.rect()))

    def _paint_facts(self, painter: QPainter, box: QRectF, unit: int) -> None:
        left = box.width() * (0.34 if self._words else 1.0)
        y = box.top()
        for name, value in self._facts:
            painter.setFont(type_of(self, 0.023))
            write(painter, QRectF(box.left(), y, left, unit * 0.034), name, "quiet")
            painter.setFont(type_of(self, 0.03))
            used = write(
                painter,
                QRectF(box.left(), y + unit * 0.032, left - unit * 0.02, unit * 0.09),
                value,
                "text",
                wrap=True,
                middle=False,
            )
            y += unit * 0.046 + used
        self._paint_words(
            painter, QRectF(box.left() + left, box.top(), box.width() - left, box.height()), unit
        )

    def _paint_words(self, painter: QPainter, box: QRectF, unit: int) -> None:
        """The turns around the one being heard, the newest at the foot."""
        painter.setFont(type_of(self, 0.027))
        metrics, y = painter.fontMetrics(), box.bottom()
        names = {"agent": tr("Agent"), "customer": tr("Customer")}
        label = max((metrics.horizontalAdvance(name) for name in names.values()), default=0) + unit * 0.02
        for speaker, words, now in reversed(self._words):
            room = box.adjusted(label, 0, 0, 0)
            need = metrics.boundingRect(room.toRect(), int(Qt.TextFlag.TextWordWrap), words).height()
            y -= need + unit * 0.012
            if y < box.top():
                break
            token = speaker if speaker in ("agent", "customer") else "quiet"
            write(
                painter,
                QRectF(box.left(), y, label, metrics.height()),
                names.get(speaker, ""),
                token,
                middle=False,
            )
            tone = "text" if now else "quiet"
            write(
                painter, QRectF(room.left(), y, room.width(), need + 4), words, tone, wrap=True, middle=False
            )
