"""A film of the agent's screen in step with the sound: QtMultimedia where installed, painted by the stage."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QIODevice, QObject, QUrl, Signal
from PySide6.QtGui import QPixmap

from qa_desk.at_rest.files import is_encrypted, open_clear, size_of
from qa_desk.errors import N_, QADeskError

DRIFT_MS: Final = 200
"""Farther from the sound than this the film jumps to it."""


class NoFilms(QADeskError):
    """Films cannot be shown on this computer."""


class ClearFile(QIODevice):
    """What an encrypted file holds, read piece by piece as the player asks; never on the disk in clear."""

    def __init__(self, path: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._file, self._size = open_clear(path), size_of(path)
        self.open(QIODevice.OpenModeFlag.ReadOnly | QIODevice.OpenModeFlag.Unbuffered)

    def size(self) -> int:
        """Bytes in clear."""
        return self._size

    def isSequential(self) -> bool:
        """One can go to any place of it."""
        return False

    def seek(self, position: int) -> bool:
        """Go to a place."""
        return super().seek(position) and self._file.seek(position) == position

    def readData(self, most: int) -> bytes:
        """So many bytes, fewer at the end."""
        return self._file.read(max(0, most))

    def writeData(self, _data: object, _size: int) -> int:
        """Nothing is written."""
        return -1


class Film(QObject):
    """Silent; `seen` carries each frame, `trouble` why there are none. `go` keeps it with the sound."""

    seen = Signal(QPixmap)
    trouble = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._player: Any = None
        self._path = Path()
        self._sink: Any = None
        self._clear: ClearFile | None = None

    def show_file(self, path: Path) -> bool:
        """Put a film on; False, and `trouble`, where this computer cannot show any."""
        if self._player is None and not self._make():
            return False
        if path != self._path:
            self._path = path
            address = QUrl.fromLocalFile(str(path))
            if is_encrypted(path):
                self._clear = ClearFile(path, self)
                self._player.setSourceDevice(self._clear, address)
            else:
                self._player.setSource(address)
            self._player.pause()
        return True

    def _make(self) -> bool:
        try:
            from PySide6.QtMultimedia import QMediaPlayer, QVideoSink
        except ImportError:
            self.trouble.emit(
                NoFilms(
                    N_("Films of screens need a part of Qt that is not installed here."),
                    hint=N_(
                        "Install it with: pip install “qa-desk[film]”. Facts and words are shown instead."
                    ),
                )
            )
            return False
        self._player, self._sink = QMediaPlayer(self), QVideoSink(self)
        self._player.setVideoSink(self._sink)
        self._sink.videoFrameChanged.connect(self._frame)
        self._player.errorOccurred.connect(self._failed)
        return True

    def go(self, ms: float, playing: bool) -> None:
        """Be at `ms` of the film; moving where the sound plays."""
        player = self._player
        if player is None or not self._path.name:
            return
        states = type(player).PlaybackState
        at = max(0, round(ms))
        if abs(player.position() - at) > (DRIFT_MS if playing else 20):
            player.setPosition(at)
        if playing and player.playbackState() != states.PlayingState:
            if at < player.duration():
                player.play()
        elif not playing and player.playbackState() == states.PlayingState:
            player.pause()

    def stop(self) -> None:
        """Take the film off."""
        self._path = Path()
        if self._player is not None:
            self._player.stop()

    def _frame(self, frame: Any) -> None:
        if frame.isValid() and self._path.name:
            image = frame.toImage()
            if not image.isNull():
                self.seen.emit(QPixmap.fromImage(image))

    def _failed(self, _error: object, words: str) -> None:
        self.trouble.emit(
            NoFilms(
                N_("The film of the agent's screen cannot be shown: {reason}."),
                hint=N_("Facts and words of the call are shown instead."),
                reason=words.rstrip(".") or "–",
            )
        )
