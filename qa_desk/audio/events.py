"""What a player tells of itself."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from qa_desk.audio.errors import AudioError


class EventKind(StrEnum):
    """What happened."""

    ENDED = "ended"
    PART_ENDED = "part_ended"
    DEVICE_LOST = "device_lost"
    DEVICE_CHANGED = "device_changed"
    ERROR = "error"
    UNDERRUN = "underrun"


@dataclass(frozen=True, slots=True)
class PlayerEvent:
    """Something that happened by itself; `error` says what and what to do, where a person should know.

    `stopped` where nothing plays any more because of it.
    """

    kind: EventKind
    error: AudioError | None = None
    stopped: bool = False
