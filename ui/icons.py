"""Line icons from `resources/icons`, drawn in the colours of now at every size."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap, QPixmapCache

from resources import resource
from ui.theme import color

SIZE: Final = 20


@lru_cache(maxsize=128)
def _source(name: str) -> str:
    return resource("icons", f"{name}.svg").read_text(encoding="utf-8")


def pixmap(name: str, token: str, size: QSize, ratio: float = 1.0) -> QPixmap:
    """An icon in a token's colour; `size` in device-independent pixels. `FileNotFoundError` when unknown."""
    ink = color(token).name()
    key = f"qa_desk/{name}/{ink}/{size.width()}x{size.height()}@{ratio}"
    made = QPixmap()
    if QPixmapCache.find(key, made):
        return made
    from PySide6.QtSvg import QSvgRenderer  # only where an icon is first drawn

    renderer = QSvgRenderer(QByteArray(_source(name).replace("currentColor", ink).encode()))
    made = QPixmap(size * ratio)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    side = min(made.width(), made.height())
    renderer.render(painter, QRectF((made.width() - side) / 2, (made.height() - side) / 2, side, side))
    painter.end()
    made.setDevicePixelRatio(ratio)
    QPixmapCache.insert(key, made)
    return made


class LineIcon(QIconEngine):
    """Draws one icon in `token`, in `on_token` where checked, faint where disabled."""

    def __init__(self, name: str, token: str, on_token: str) -> None:
        super().__init__()
        self._name, self._token, self._on_token = name, token, on_token

    def _ink(self, mode: QIcon.Mode, state: QIcon.State) -> str:
        if mode == QIcon.Mode.Disabled:
            return "control"
        return self._on_token if state == QIcon.State.On else self._token

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        ratio = painter.device().devicePixelRatioF()
        painter.drawPixmap(rect.topLeft(), pixmap(self._name, self._ink(mode, state), rect.size(), ratio))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return pixmap(self._name, self._ink(mode, state), size)

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        logical = QSize(round(size.width() / scale), round(size.height() / scale))
        return pixmap(self._name, self._ink(mode, state), logical, scale)

    def actualSize(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QSize:
        return size

    def clone(self) -> QIconEngine:
        return LineIcon(self._name, self._token, self._on_token)

    def key(self) -> str:
        return "qa_desk"


def icon(name: str, token: str = "text", on_token: str = "accent") -> QIcon:
    """An icon that follows the theme by itself; tokens are names of `ui.theme.color`."""
    _source(name)
    return QIcon(LineIcon(name, token, on_token))


def icon_at(painter: QPainter, name: str, token: str, at: QPoint, side: int = SIZE) -> None:
    """Draw an icon in custom paint code."""
    ratio = painter.device().devicePixelRatioF()
    painter.drawPixmap(at, pixmap(name, token, QSize(side, side), ratio))
