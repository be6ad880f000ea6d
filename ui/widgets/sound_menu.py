"""How a call is listened to: silence, loudness, who is heard, where; a menu that says what is wanted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from ui.text import Retranslating, show_number, tr

MARGINS_MS: Final = (100, 300, 600, 1000)
THRESHOLDS_DB: Final = (-55, -50, -45, -40, -35)
GAINS_DB: Final = (-12, -6, 0, 6, 12, 18)
BALANCES: Final = (-1.0, -0.5, 0.0, 0.5, 1.0)


class SoundMenu(Retranslating, QMenu):
    """`skip_chosen` carries on, threshold in dB, margin in ms; `device_chosen` a name, None for the usual one.

    `solo_chosen` carries a channel or None, `mute_chosen` and `gain_chosen` a channel and on, or decibels.
    """

    skip_chosen = Signal(bool, int, int)
    level_chosen = Signal(bool)
    solo_chosen = Signal(object)
    mute_chosen = Signal(int, bool)
    gain_chosen = Signal(int, int)
    balance_chosen = Signal(float)
    device_chosen = Signal(object)
    devices_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names: Sequence[str] = ()
        self._devices: Sequence[str] = ()
        self._device: str | None = None
        self._threshold, self._margin = -45, 300
        self.skip, self.level = QAction(self), QAction(self)
        for action in (self.skip, self.level):
            action.setCheckable(True)
        self.skip.toggled.connect(lambda _on: self._tell_skip())
        self.level.toggled.connect(self.level_chosen)
        self.thresholds, self.margins, self.sides, self.balances, self.outputs = (
            QMenu(self) for _ in range(5)
        )
        self.addActions([self.skip, self.level])
        for menu in (self.thresholds, self.margins, self.sides, self.balances):
            self.addMenu(menu)
        self.addSeparator()
        self.addMenu(self.outputs)
        self.facts = self.addAction("")
        self.facts.setEnabled(False)
        self.outputs.aboutToShow.connect(self.devices_wanted)
        self.retranslate()

    def set_skip(self, on: bool, threshold_db: int, margin_ms: int) -> None:
        """Show what is left out."""
        self._threshold, self._margin = threshold_db, margin_ms
        self.skip.blockSignals(True)
        self.skip.setChecked(on)
        self.skip.blockSignals(False)
        self._write_skip()

    def set_sides(self, names: Sequence[str]) -> None:
        """Who is on which channel; one name or none hides the choice. Everyone is heard again."""
        if list(names) != list(self._names):
            self._names = names
            self._write_sides()

    def set_devices(self, names: Sequence[str], chosen: str | None) -> None:
        """What can be played on."""
        self._devices, self._device = names, chosen
        self._write_devices()

    def set_facts(self, device: str, late: int) -> None:
        """What is played on, "" for the usual one, and how often the sound came late."""
        name = device or tr("the system's sound device")
        self.facts.setText(tr("On {device}; late {count} times", device=name, count=late))

    def _tell_skip(self) -> None:
        self.skip_chosen.emit(self.skip.isChecked(), self._threshold, self._margin)

    def _choose_skip(self, threshold: int, margin: int) -> None:
        self._threshold, self._margin = threshold, margin
        self._tell_skip()

    def _write_skip(self) -> None:
        decibels = {tr("{db} dB", db=show_number(db, 0)): db for db in THRESHOLDS_DB}
        self._offer(
            self.thresholds, decibels, self._threshold, lambda db: self._choose_skip(db, self._margin)
        )
        seconds = {tr("{seconds} s", seconds=show_number(ms / 1000, 1)): ms for ms in MARGINS_MS}
        self._offer(self.margins, seconds, self._margin, lambda ms: self._choose_skip(self._threshold, ms))

    def _write_sides(self) -> None:
        self.sides.clear()
        two = len(self._names) == 2
        self.sides.menuAction().setVisible(two)
        if not two:
            return
        group = QActionGroup(self.sides)
        choices: list[tuple[str, int | None]] = [(tr("Everybody"), None)]
        choices += [(tr("Only {name}", name=name), place) for place, name in enumerate(self._names)]
        for words, place in choices:
            action = self.sides.addAction(words)
            action.setActionGroup(group)
            action.setCheckable(True)
            action.setChecked(place is None)
            action.triggered.connect(lambda _on=False, place=place: self.solo_chosen.emit(place))
        self.sides.addSeparator()
        for place, name in enumerate(self._names):
            mute = self.sides.addAction(tr("Silence {name}", name=name))
            mute.setCheckable(True)
            mute.toggled.connect(lambda on, place=place: self.mute_chosen.emit(place, on))
        for place, name in enumerate(self._names):
            gain = self.sides.addMenu(tr("Loudness of {name}", name=name))
            words = {tr("{db} dB", db=show_number(db, 0)): db for db in GAINS_DB}
            self._offer(gain, words, 0, lambda db, place=place: self.gain_chosen.emit(place, db))

    def _write_devices(self) -> None:
        choices: dict[str, str | None] = {tr("The system's choice"): None}
        choices.update({name: name for name in self._devices})
        self._offer(self.outputs, choices, self._device, self._choose_device)

    def _choose_device(self, name: str | None) -> None:
        self._device = name
        self.device_chosen.emit(name)

    def _offer(self, menu: QMenu, choices: dict[str, Any], chosen: Any, then: Any) -> None:
        menu.clear()
        group = QActionGroup(menu)
        for words, value in choices.items():
            action = menu.addAction(words)
            action.setCheckable(True)
            action.setChecked(value == chosen)
            action.setActionGroup(group)
            action.triggered.connect(lambda _on=False, value=value: then(value))

    def retranslate(self) -> None:
        """Set every text anew."""
        self.skip.setText(tr("Skip silence"))
        self.level.setText(tr("Even out loudness"))
        self.thresholds.setTitle(tr("Silence is quieter than"))
        self.margins.setTitle(tr("Silence kept at each side"))
        self.sides.setTitle(tr("Who is heard"))
        self.balances.setTitle(tr("Balance"))
        self.outputs.setTitle(tr("Sound device"))
        places = (tr("Left ear"), tr("More left"), tr("Both ears"), tr("More right"), tr("Right ear"))
        self._offer(self.balances, dict(zip(places, BALANCES, strict=True)), 0.0, self.balance_chosen.emit)
        self._write_skip()
        self._write_sides()
        self._write_devices()
