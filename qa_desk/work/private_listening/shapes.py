"""What lies in a bundle and in the answers to it. Ids of calls are made for the bundle; those of its parts go back."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import msgspec

BUNDLE_SUFFIX = ".qdlisten"
ANSWERS_SUFFIX = ".qdanswers"
BUNDLE_MAGIC, ANSWERS_MAGIC = b"QADLISTN", b"QADANSWR"
VERSION = 1
MANIFEST = "manifest.json"
LARGEST_MANIFEST = 64 << 20


class Sound(msgspec.Struct, frozen=True, kw_only=True):
    """A recording cut to what is heard; `sha256` names the file beside the manifest."""

    sha256: str
    suffix: str
    container: str
    codec: str
    rate: int
    channels: int
    frames: int
    duration_ms: int
    size_bytes: int
    agent_channel: int | None


class Words(msgspec.Struct, frozen=True):
    """One turn, ms from the beginning of what is heard."""

    start_ms: int
    end_ms: int
    speaker: str
    text: str


class Seen(msgspec.Struct, frozen=True):
    """A picture, card or film of the agent's screen, ms from the beginning of what is heard."""

    at_ms: int
    kind: str
    sha256: str
    suffix: str


class Call(msgspec.Struct, frozen=True, kw_only=True):
    """A call of the session; `offset_ms` is where in the whole recording the part begins."""

    item_id: str
    position: int
    offset_ms: int
    length_ms: int
    left_out: list[tuple[int, int]]
    stratum: str
    weight: float
    started_at: datetime
    direction: str
    channel: str
    outcome: str
    language: str | None
    agent: str | None
    tier: str
    reason: str
    rating_value: float | None
    rating_max: float | None
    sound: Sound | None
    words: list[Words]
    screens: list[Seen]


class Manifest(msgspec.Struct, frozen=True, kw_only=True):
    """A session for one person."""

    bundle_id: str
    answer_key: bytes
    made_at: datetime
    session_id: str
    month: str
    held_on: date | None
    title: str
    host: str
    target_minutes: int
    mask_agent: bool
    mask_voice: bool
    seed: str
    person_id: str
    person: str
    calls: list[Call]


class HeardPart(msgspec.Struct, frozen=True):
    """A stretch that was heard, in the time of the whole recording."""

    id: str
    item_id: str
    heard_at: datetime
    from_ms: int
    to_ms: int
    heard_ms: int


class Note(msgspec.Struct, frozen=True):
    """A note, at its second of the whole recording."""

    id: str
    item_id: str
    at_ms: int
    tag: str
    text: str
    private: bool
    deleted: bool
    created_at: datetime
    updated_at: datetime


class Impression(msgspec.Struct, frozen=True):
    """What one thought of a call, 1 to 5."""

    id: str
    item_id: str
    value: int
    at: datetime


class Answers(msgspec.Struct, frozen=True, kw_only=True):
    """Everything one person heard and said of a bundle."""

    bundle_id: str
    session_id: str
    person_id: str
    made_at: datetime
    heard: list[HeardPart]
    notes: list[Note]
    impressions: list[Impression]


def is_bundle(plan: dict[str, Any]) -> bool:
    """True for the plan of a session that came as a bundle."""
    return "bundle" in plan
