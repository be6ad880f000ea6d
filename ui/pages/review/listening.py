"""How this person likes to listen, kept for the next call: silence, loudness, sides, device."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import QObject

from qa_desk.audio import Peaks
from qa_desk.audio.silence import quiet_stretches
from ui.context import AppContext
from ui.playback import Playback
from ui.widgets.lanes import Lane
from ui.widgets.sound_menu import SoundMenu

KEPT: Final = "review.listening"


class Listening(QObject):
    """Between the menu, the player and the settings of this computer."""

    def __init__(self, context: AppContext, playback: Playback, menu: SoundMenu, parent: QObject) -> None:
        super().__init__(parent)
        self._context, self._playback, self._menu = context, playback, menu
        self._outline: Peaks | None = None
        self._skip, self._threshold, self._margin = False, -45, 300
        menu.skip_chosen.connect(self._set_skip)
        menu.level_chosen.connect(self._set_level)
        menu.solo_chosen.connect(lambda place: playback.set_mixing(solo=place))
        menu.mute_chosen.connect(playback.mute_side)
        menu.gain_chosen.connect(lambda place, db: playback.set_gain(place, 10 ** (db / 20)))
        menu.balance_chosen.connect(lambda balance: playback.set_mixing(balance=balance))
        menu.device_chosen.connect(self._set_device)
        menu.devices_wanted.connect(self._ask_devices)
        menu.aboutToShow.connect(lambda: menu.set_facts(playback.device_in_use, playback.underruns))
        playback.ready_changed.connect(self._apply_skip)
        self._restore()

    def set_lanes(self, lanes: list[Lane]) -> None:
        """Who is on which channel of this call."""
        names = [lane.name for lane in sorted(lanes, key=lambda lane: lane.channel)]
        self._menu.set_sides(names if len(names) == 2 else ())

    def set_outline(self, outline: Peaks | None) -> None:
        """What is quiet can be known now."""
        self._outline = outline
        if outline is None:
            self._menu.set_sides(())
        self._apply_skip()

    def _restore(self) -> None:
        kept = self._context.settings.extra.get(KEPT)
        kept = kept if isinstance(kept, dict) else {}
        self._skip = kept.get("skip") is True
        self._threshold = _number(kept.get("threshold"), -45)
        self._margin = _number(kept.get("margin"), 300)
        device = kept.get("device")
        device = device if isinstance(device, str) else None
        self._menu.set_skip(self._skip, self._threshold, self._margin)
        self._menu.level.setChecked(kept.get("level") is True)
        self._menu.set_devices([device] if device else [], device)
        self._playback.set_device(device)

    def _keep(self, **changed: Any) -> None:
        kept = self._context.settings.extra.get(KEPT)
        self._context.settings.extra[KEPT] = {**(kept if isinstance(kept, dict) else {}), **changed}

    def _set_skip(self, on: bool, threshold_db: int, margin_ms: int) -> None:
        self._skip, self._threshold, self._margin = on, threshold_db, margin_ms
        self._menu.set_skip(on, threshold_db, margin_ms)
        self._keep(skip=on, threshold=threshold_db, margin=margin_ms)
        self._apply_skip()

    def _apply_skip(self) -> None:
        outline = self._outline
        whole = outline is not None and outline.known_ms >= outline.duration_ms
        if self._skip and whole and outline is not None:
            self._playback.set_skips(quiet_stretches(outline, self._threshold, self._margin))
        else:
            self._playback.set_skips(())

    def _set_level(self, on: bool) -> None:
        self._playback.set_level(on)
        self._keep(level=on)

    def _set_device(self, name: str | None) -> None:
        self._playback.set_device(name)
        self._keep(device=name)

    def _ask_devices(self) -> None:
        chosen = self._playback.device
        self._context.background.run(
            self._playback.devices,
            on_done=lambda names: self._menu.set_devices(names, chosen),
            progress=False,
            key="devices",
            owner=self,
        )


def _number(kept: object, usual: int) -> int:
    return kept if isinstance(kept, int) and not isinstance(kept, bool) else usual
