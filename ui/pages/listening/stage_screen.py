"""The parts of the stage that say the most: what the agent saw, and what the room said."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPixmap, QTextDocument, QWheelEvent
from PySide6.QtWidgets import QWidget

from ui.pages.listening.stage_parts import Part, ink, type_of, write
from ui.text import tr

LINES: Final = 3
NOTE: Final = 0.029
"""A note or an action on the stage; what is longer ends in an ellipsis and is whole in the minutes."""
IN_A_COLUMN: Final = 4
"""Facts of a card below each other."""


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
            y = self._line(painter, side, y, wide, head, "accent", 0.027, bold=True)
            if words:
                y = self._line(painter, side, y, wide, words, "text", NOTE)
            y += unit * 0.012
        if self._actions and y < last - unit * 0.1:
            y = self._line(painter, side, y + unit * 0.01, wide, tr("Actions"), "text", 0.026, bold=True)
            y += unit * 0.008
            for words, facts in self._actions[-2:]:
                y = self._line(painter, side, y, wide, words, "text", NOTE)
                if facts:
                    y = self._line(painter, side, y, wide, facts, "quiet", 0.025)
                y += unit * 0.008
        painter.setFont(type_of(self, 0.028))
        foot = QRectF(side, self.height() - unit * 0.15, wide, unit * 0.13)
        painter.setPen(ink("quiet"))
        flags = int(Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft) | int(Qt.TextFlag.TextWordWrap)
        painter.drawText(foot, flags, self._foot)

    def _fitting(self, room: float, unit: int) -> Sequence[tuple[str, str, str]]:
        """As many of the newest notes as there is room for; actions keep some."""
        room -= unit * 0.2 if self._actions else 0
        metrics = QFontMetricsF(type_of(self, NOTE))
        wide = self.width() - 2 * self.window().width() * 0.017
        place, flags = QRectF(0, 0, wide, 10_000), int(Qt.TextFlag.TextWordWrap)
        for count, (_tag, _time, words) in enumerate(reversed(self._notes)):
            need = metrics.boundingRect(place, flags, words).height() if words else 0.0
            room -= min(need, metrics.lineSpacing() * LINES + 2) + metrics.lineSpacing() + unit * 0.016
            if room < 0:
                return self._notes[len(self._notes) - max(1, count) :]
        return self._notes

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
        metrics = painter.fontMetrics()
        high = metrics.lineSpacing() * LINES + 2
        room, flags = QRectF(x, y, wide, 10_000).toRect(), int(Qt.TextFlag.TextWordWrap)
        while len(words) > 2 and metrics.boundingRect(room, flags, words).height() > high:
            words = words[: -max(2, len(words) // 12)].rstrip(" ,.;…") + "…"
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
        self._page = ""
        self.zoom, self._at = 1.0, QPointF(0.5, 0.5)

    def show_picture(self, title: str, picture: QPixmap) -> None:
        """A picture of the screen."""
        self._title, self._picture, self._page = title, picture, ""
        self.update()

    def show_page(self, title: str, html: str) -> None:
        """A page of a customer record, cleaned: see `qa_desk.listening.snapshot`."""
        self._title, self._picture, self._page = title, None, html
        self.update()

    def show_facts(
        self, title: str, facts: Sequence[tuple[str, str]], words: Sequence[tuple[str, str, bool]] = ()
    ) -> None:
        """Names and values; and turns as speaker, words, and whether it is the one being heard."""
        shown = (self._title, self._facts, self._words)
        if (title, facts, words) == shown and self._picture is None and not self._page:
            return
        self._title, self._picture, self._facts, self._words = title, None, facts, words
        self._page = ""
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
        elif self._page:
            self._paint_page(painter, inner, unit)
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

    def _paint_page(self, painter: QPainter, box: QRectF, unit: int) -> None:
        """The page in the stage's own type and colours, made smaller until it fits; nothing is ever fetched."""
        document = QTextDocument()
        document.setDefaultStyleSheet(
            f"* {{ color: {ink('text').name()}; }} th, dt {{ color: {ink('quiet').name()}; text-align: left; }}"
            " td, th { padding: 2px 18px 2px 0; }"
        )
        for share in (0.03, 0.026, 0.022):
            document.setDefaultFont(type_of(self, share * self.zoom))
            document.setHtml(self._page)
            document.setTextWidth(box.width())
            if document.size().height() <= box.height():
                break
        hidden = max(0.0, document.size().height() - box.height())
        painter.translate(box.left(), box.top() - hidden * (self._at.y() if self.zoom > 1 else 0.0))
        document.drawContents(painter)

    def _paint_facts(self, painter: QPainter, box: QRectF, unit: int) -> None:
        columns = 1 if self._words else max(1, -(-len(self._facts) // IN_A_COLUMN))
        left = box.width() * (0.34 if self._words else 1.0 / columns)
        y = top = box.top()
        for at, (name, value) in enumerate(self._facts):
            if at and not self._words and at % IN_A_COLUMN == 0:
                box, y = box.adjusted(left, 0, 0, 0), top
            painter.setFont(type_of(self, 0.026))
            write(painter, QRectF(box.left(), y, left, unit * 0.034), name, "quiet")
            painter.setFont(type_of(self, 0.032))
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
        painter.setFont(type_of(self, 0.03))
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
