"""What this computer remembers for its person, in one typed place. What belongs to the team is in the database."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, fields
from typing import Any

from PySide6.QtCore import QByteArray, QSettings


@dataclass(slots=True)
class Settings:
    """Read once at the start, written whenever something changed. Change fields, then `save` on the store."""

    language: str = "system"
    """ "system" or a key of `ui.text.LANGUAGES`."""
    theme: str = "system"
    """ "system", "light" or "dark"."""
    geometry: str = ""
    """The main window's place and size, as Qt wrote it, in base64."""
    workspace: str = ""
    """The folder opened last."""
    people: dict[str, str] = field(default_factory=dict)
    """Workspace id to the person who acts there on this computer."""
    splitters: dict[str, list[int]] = field(default_factory=dict)
    """Splitter name to its sizes in pixels."""
    tables: dict[str, str] = field(default_factory=dict)
    """Table name to its header's state, as Qt wrote it, in base64."""
    import_folder: str = ""
    """Where recordings were last taken from."""
    volume: float = 1.0
    """Playback volume, 0 to 1."""
    speed: float = 1.0
    """Playback speed, 1 is as recorded."""
    lock_after_min: int = 15
    """Minutes without a touch until the window locks, for people with a password; 0 is never."""
    sync_metered: bool = False
    """Sync by itself on networks that cost by the amount, too."""
    extra: dict[str, Any] = field(default_factory=dict)
    """A page's own small memories under `page.name`; plain JSON values."""


class SettingsStore:
    """Reads and writes `Settings`; anything unreadable falls back to its default."""

    def __init__(self, store: QSettings | None = None) -> None:
        self._store = store or QSettings(
            QSettings.Format.IniFormat, QSettings.Scope.UserScope, "qa-desk", "qa-desk"
        )

    def load(self) -> Settings:
        """The settings as last saved."""
        settings = Settings()
        for item in fields(Settings):
            default = getattr(settings, item.name)
            value = self._read(item.name)
            if isinstance(default, float) and isinstance(value, int):
                value = float(value)
            if type(value) is type(default):
                setattr(settings, item.name, value)
        return settings

    def save(self, settings: Settings) -> None:
        """Write everything; a folder that cannot be written is not worth a message."""
        for item in fields(Settings):
            self._store.setValue(item.name, json.dumps(getattr(settings, item.name), ensure_ascii=False))
        self._store.sync()

    def _read(self, name: str) -> Any:
        raw = self._store.value(name)
        try:
            return json.loads(raw) if isinstance(raw, str) else None
        except ValueError:
            return None


def to_text(state: QByteArray) -> str:
    """A state Qt wrote, as text for `Settings`."""
    return state.toBase64().toStdString()


def from_text(state: str) -> QByteArray:
    """The state back from `Settings`, as Qt reads it."""
    return QByteArray.fromBase64(QByteArray(state.encode()))
