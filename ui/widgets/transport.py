"""The transport: where we are, back, play, forward, moments, speed, volume, and what the sound device says."""

from __future__ import annotations

from math import ceil, floor
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QActionGroup, QFontMetrics, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QSizePolicy,
    QSlider,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ui.icons import icon, pixmap
from ui.text import Retranslating, show_duration, show_number, show_percent, tr
from ui.theme import Themed, font
from ui.widgets.sound_menu import SoundMenu

SPEEDS: Final = (0.5, 0.75, 1.0, 1.2, 1.5, 1.75, 2.0, 2.5, 3.0)
STEP_MS: Final = 5000
GAP: Final = 6
MARGIN: Final = 12
LEVELS: Final = 6


class Transport(Retranslating, Themed, QWidget):
    """Says what is wanted; shows what it is told. `stepped` carries ms, forward or back."""

    play_toggled = Signal()
    stepped = Signal(int)
    moment_wanted = Signal()
    previous_moment = Signal()
    next_moment = Signal()
    speed_chosen = Signal(float)
    volume_chosen = Signal(float)
    mute_toggled = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._position, self._duration = 0.0, 0
        self._playing = False
        self._speed = 1.0
        self._message = ""
        self._level = 0
        self._needs: list[int] = [0]
        self.place, self.length = QLabel(), QLabel()
        self.place.setProperty("look", "place")
        self.length.setProperty("look", "quiet")
        self.back, self.forward, self.moment = QPushButton(), QPushButton(), QPushButton()
        self.play = QPushButton()
        self.play.setProperty("primary", True)
        self.previous, self.next, self.mute, self.speed, self.sound = (QToolButton() for _ in range(5))
        self.sound_menu = SoundMenu(self.sound)
        self.volume = QSlider(Qt.Orientation.Horizontal)
        self.volume.setRange(0, 100)
        self.volume.setValue(100)
        self.volume.setFixedWidth(56)
        self.sign, self.message = QLabel(), QLabel()
        self.message.setProperty("look", "watch")
        self.message.setWordWrap(True)
        self._dress()
        self._build()
        self._connect()
        self.set_device_message("")
        self.recolor()
        self.retranslate()

    def _dress(self) -> None:
        for button, name in (
            (self.back, "back"),
            (self.forward, "forward"),
            (self.moment, "flag"),
            (self.previous, "previous"),
            (self.next, "next"),
        ):
            button.setIcon(icon(name))
            button.setIconSize(QSize(18, 18))
        for button in (self.back, self.forward, self.moment):
            button.setProperty("look", "compact")
        for button in (self.previous, self.next, self.mute, self.speed, self.sound):
            button.setProperty("look", "bare")
        self.mute.setCheckable(True)
        self.speed.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.speed.setMenu(QMenu(self.speed))
        self.sound.setIcon(icon("settings", "quiet"))
        self.sound.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.sound.setMenu(self.sound_menu)
        # Only keys of the page may press these: Space must never press what was clicked last.
        for button in (self.back, self.forward, self.moment, self.play, self.previous, self.next):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def _build(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(GAP)
        start = (self.place, self.length)
        middle = (self.previous, self.back, self.play, self.forward, self.next, self.moment)
        end = (self.speed, self.sound, self.mute, self.volume)
        for part in (start, middle, end):
            for widget in part:
                row.addWidget(widget)
            if part is not end:
                row.addStretch(1)
        self._row: tuple[QWidget, ...] = (*start, *middle, *end)
        self._trouble = QWidget()
        trouble = QHBoxLayout(self._trouble)
        trouble.setContentsMargins(0, 0, 0, 0)
        trouble.addWidget(self.sign)
        trouble.addWidget(self.message, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, 8, MARGIN, 8)
        column.setSpacing(6)
        column.addLayout(row)
        column.addWidget(self._trouble)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Maximum)
        self.setMinimumWidth(300)

    def _connect(self) -> None:
        self.play.clicked.connect(self.play_toggled)
        self.back.clicked.connect(lambda: self.stepped.emit(-STEP_MS))
        self.forward.clicked.connect(lambda: self.stepped.emit(STEP_MS))
        self.moment.clicked.connect(self.moment_wanted)
        self.previous.clicked.connect(self.previous_moment)
        self.next.clicked.connect(self.next_moment)
        self.volume.valueChanged.connect(self._volume_moved)
        self.mute.toggled.connect(self._mute_shown)
        self.mute.clicked.connect(self.mute_toggled)

    def set_position(self, ms: float) -> None:
        """Where the sound is. Cheap: 60 times a second."""
        self._position = ms
        text = show_duration(ms, tenths=True)
        if text != self.place.text():
            self.place.setText(text)

    def set_duration(self, ms: int) -> None:
        """How long the recording is; 0 with none, which puts the buttons to rest."""
        self._duration = ms
        self.length.setText(f"/ {show_duration(ms)}")
        widest = "".join("0" if sign.isdigit() else sign for sign in show_duration(ms, tenths=True))
        self.place.setMinimumWidth(QFontMetrics(font(17, bold=True)).horizontalAdvance(widest) + 4)
        for button in (self.play, self.back, self.forward, self.moment, self.previous, self.next):
            button.setEnabled(ms > 0)

    def set_playing(self, playing: bool) -> None:
        """Show Pause while it plays, Play while it does not."""
        if playing != self._playing:
            self._playing = playing
            self._write_play()

    def set_speed(self, speed: float) -> None:
        """Show the speed, 1 is as recorded."""
        self._speed = speed
        self._write_speed()

    def change_speed(self, by: int) -> None:
        """Ask for the next tenth up (1) or down (-1)."""
        now = self._speed * 10
        tenths = floor(now + 1.001) if by > 0 else ceil(now - 1.001)
        self.speed_chosen.emit(min(max(SPEEDS[0], tenths / 10), SPEEDS[-1]))

    def set_volume(self, volume: float) -> None:
        """Show the volume, 0 to 1."""
        self.volume.blockSignals(True)
        self.volume.setValue(round(volume * 100))
        self.volume.blockSignals(False)
        self._write_volume()

    def set_muted(self, muted: bool) -> None:
        """Show whether the sound is off."""
        self.mute.setChecked(muted)

    def set_device_message(self, message: str) -> None:
        """What is wrong with the sound device; empty when nothing is."""
        self._message = message
        self.message.setText(message)
        self._trouble.setVisible(bool(message))
        self.updateGeometry()

    def set_moments(self, any_moments: bool) -> None:
        """Whether there is a moment to jump to."""
        for button in (self.previous, self.next):
            button.setEnabled(any_moments and self._duration > 0)

    def _volume_moved(self, value: int) -> None:
        self._write_volume()
        self.volume_chosen.emit(value / 100)

    def _write_volume(self) -> None:
        words = tr("Volume {percent}", percent=show_percent(self.volume.value() / 100))
        self.volume.setToolTip(words)
        self.volume.setAccessibleName(words)

    def _mute_shown(self, muted: bool) -> None:
        self.mute.setIcon(icon("mute" if muted else "volume", "quiet", "watch"))

    def _write_play(self) -> None:
        word = tr("Pause") if self._playing else tr("Play")
        self.play.setText(word if self._level < LEVELS - 1 else "")
        self.play.setIcon(icon("pause" if self._playing else "play", "on_accent"))
        self.play.setToolTip(tr("{word} (Space)", word=word))
        self.play.setAccessibleName(word)

    def _write_speed(self) -> None:
        text = tr(
            "{speed}×", speed=show_number(self._speed, 0 if self._speed.is_integer() else 2).rstrip("0")
        )
        self.speed.setText(text)
        self.speed.setAccessibleName(tr("Speed {speed}", speed=text))
        menu = self.speed.menu()
        menu.clear()
        group = QActionGroup(menu)
        for speed in SPEEDS:
            action = menu.addAction(f"{show_number(speed, 2).rstrip('0').rstrip('.,')}×")
            action.setCheckable(True)
            action.setChecked(speed == self._speed)
            action.setActionGroup(group)
            action.triggered.connect(lambda _=False, chosen=speed: self.speed_chosen.emit(chosen))

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.speed.geometry().contains(event.position().toPoint()):
            self.change_speed(1 if event.angleDelta().y() > 0 else -1)
        event.accept()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Give up what matters least until the rest fits."""
        fitting = (level for level, need in enumerate(self._needs) if need <= self.width())
        self._give_up(next(fitting, len(self._needs) - 1))

    def _give_up(self, level: int) -> None:
        """In this order: the word of Moment, the slider, the jumps, the length, the word of Play."""
        if level == self._level:
            return
        self._level = level
        self.moment.setText(tr("Moment") if level < 1 else "")
        self.volume.setVisible(level < 2)
        self.previous.setVisible(level < 3)
        self.next.setVisible(level < 3)
        self.length.setVisible(level < 4)
        self._write_play()

    def _measure(self) -> None:
        """What each level needs, in pixels, with the words of now."""
        self._needs = []
        for level in range(LEVELS):
            self._level = -1
            self._give_up(level)
            shown = [widget for widget in self._row if not widget.isHidden()]
            wide = sum(max(widget.minimumSizeHint().width(), widget.minimumWidth()) for widget in shown)
            self._needs.append(wide + GAP * (len(shown) + 1) + 2 * MARGIN)

    def recolor(self) -> None:
        """Tint the sign of trouble."""
        self.sign.setPixmap(pixmap("warning", "watch", QSize(16, 16), self.devicePixelRatioF()))

    def retranslate(self) -> None:
        """Set every text anew."""
        for button, tip in (
            (self.back, tr("Back 5 seconds (Left)")),
            (self.forward, tr("Forward 5 seconds (Right)")),
            (self.moment, tr("Mark a moment here (M)")),
            (self.previous, tr("Previous moment (,)")),
            (self.next, tr("Next moment (.)")),
        ):
            button.setToolTip(tip)
            button.setAccessibleName(tip)
        self.mute.setToolTip(tr("Sound on or off"))
        self.mute.setAccessibleName(tr("Sound off"))
        self.speed.setToolTip(tr("Speed; the wheel or the keys < and > change it by a tenth"))
        self.sound.setToolTip(tr("How it is listened to"))
        self.sound.setAccessibleName(tr("How it is listened to"))
        self._mute_shown(self.mute.isChecked())
        self._write_play()
        self._write_speed()
        self._write_volume()
        self.set_position(self._position)
        self.set_duration(self._duration)
        self._measure()
        self._fit()


if __name__ == "__main__":
    from ui.widgets.example import show
    from ui.widgets.waveform_example import example

    show(example)
