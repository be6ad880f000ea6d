"""Contacts with customers: the interaction, its recording and its transcript."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import FACT, Base, FactKey, Key, Seq, not_negative, one_of

CHANNELS = ("voice", "chat", "email", "message", "video", "other")
DIRECTIONS = ("in", "out", "internal", "unknown")
OUTCOMES = ("resolved", "unresolved", "transferred", "abandoned", "failed", "unknown")
SPEAKERS = ("agent", "customer", "other")
MATCHES = ("exact", "filename", "sidecar", "nearest_time")
GROUPED_BY = ("agent_id", "customer_id", "reason_id", "queue", "direction", "channel", "outcome", "language")
"""Columns a list of calls is filtered and sorted by, each with the newest calls of a value at hand."""


class Customer(Base):
    """A customer behind a pseudonymous reference."""

    __tablename__ = "customer"
    __table_args__ = (Index(None, "tier"),)

    id: Mapped[Key]
    reference: Mapped[str] = mapped_column(unique=True)
    tier: Mapped[str | None]
    segment: Mapped[str | None]


class Reason(Base):
    """Why customers call; a tree, each node known by its whole path ("Cards / Lost card")."""

    __tablename__ = "reason"

    id: Mapped[Key]
    path: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    parent_id: Mapped[str | None] = mapped_column(ForeignKey("reason.id"))


class Interaction(Base):
    """One contact. `rating*`, `score` and the counts are derived by triggers and never written by hand.

    `rating` is the latest CSAT answer as a share of its scale (0 worst, 1 best); `rating_value` and
    `rating_max` are the same answer as given. `number` is this file's own short number of the call: it breaks
    ties, keeps every index small (it ends each of them by itself) and places a call's passages in the search
    index; `id` is what everybody else calls it by.
    """

    __tablename__ = "interaction"
    __table_args__ = (
        UniqueConstraint("source", "external_id"),
        one_of("channel", CHANNELS),
        one_of("direction", DIRECTIONS),
        one_of("outcome", OUTCOMES),
        *not_negative("duration_ms", "wait_ms", "talk_ms", "hold_ms", "wrap_ms"),
        CheckConstraint("utc_offset_min BETWEEN -1080 AND 1080", name="utc_offset_min_possible"),
        *(Index(None, column, "started_at") for column in GROUPED_BY),
        Index(None, "started_at"),
        Index(None, "duration_ms"),
        Index("ix_interaction_rating", "rating", "started_at"),
        Index("ix_interaction_score", "score"),
        Index("ix_interaction_evaluated", "started_at", sqlite_where=text("evaluation_count > 0")),
        Index("ix_interaction_with_moments", "started_at", sqlite_where=text("moment_count > 0")),
        Index(
            "ix_interaction_evaluations",
            "evaluation_count",
            "started_at",
            sqlite_where=text("evaluation_count > 0"),
        ),
        Index("ix_interaction_moments", "moment_count", "started_at", sqlite_where=text("moment_count > 0")),
    )
    __mapper_args__ = {"primary_key": ["id"]}  # noqa: RUF012 - SQLAlchemy reads it from the class

    number: Mapped[Seq]
    id: Mapped[FactKey]
    source: Mapped[str]
    external_id: Mapped[str]
    channel: Mapped[str] = mapped_column(default="voice")
    direction: Mapped[str] = mapped_column(default="unknown")
    started_at: Mapped[datetime]
    utc_offset_min: Mapped[int | None]
    duration_ms: Mapped[int]
    wait_ms: Mapped[int | None]
    talk_ms: Mapped[int | None]
    hold_ms: Mapped[int | None]
    wrap_ms: Mapped[int | None]
    outcome: Mapped[str] = mapped_column(default="unknown")
    agent_id: Mapped[str | None] = mapped_column(ForeignKey("person.id"))
    customer_id: Mapped[str | None] = mapped_column(ForeignKey("customer.id"))
    queue: Mapped[str | None]
    reason_id: Mapped[str | None] = mapped_column(ForeignKey("reason.id"))
    language: Mapped[str | None]
    extra: Mapped[dict[str, Any] | None]
    imported_at: Mapped[datetime]
    rating: Mapped[float | None]
    rating_value: Mapped[float | None]
    rating_max: Mapped[float | None]
    score: Mapped[float | None]
    evaluation_count: Mapped[int] = mapped_column(server_default="0")
    moment_count: Mapped[int] = mapped_column(server_default="0")


class Recording(Base):
    """A recording beside the database, known by its content; `agent_channel` is null for mixed sound.

    `started_at` is the time of day of its first sample where known; `pauses` are [media ms, length ms] in which the
    recorder was off.
    """

    __tablename__ = "recording"
    __table_args__ = (
        UniqueConstraint("interaction_id", "part"),
        Index(None, "sha256"),
        one_of("match", MATCHES),
        CheckConstraint("length(sha256) = 64", name="sha256_whole"),
        CheckConstraint("channels BETWEEN 1 AND 2", name="channels_one_or_two"),
        CheckConstraint("agent_channel IS NULL OR agent_channel < channels", name="agent_channel_exists"),
        CheckConstraint("frames > 0 AND rate > 0", name="has_sound"),
        *not_negative("duration_ms", "size_bytes", "part", "agent_channel"),
    )

    id: Mapped[Key]
    interaction_id: Mapped[str] = mapped_column(ForeignKey("interaction.id"))
    part: Mapped[int] = mapped_column(default=0)
    sha256: Mapped[str]
    suffix: Mapped[str]
    container: Mapped[str]
    codec: Mapped[str]
    rate: Mapped[int]
    channels: Mapped[int]
    frames: Mapped[int]
    duration_ms: Mapped[int]
    size_bytes: Mapped[int]
    agent_channel: Mapped[int | None]
    match: Mapped[str] = mapped_column(default="exact")
    original_name: Mapped[str]
    notes: Mapped[list[Any]] = mapped_column(default=list)
    started_at: Mapped[datetime | None]
    pauses: Mapped[list[Any]] = mapped_column(default=list, server_default="[]")


class SoundMeasure(Base):
    """What a recording's sound tells in numbers, measured once on this desk; times in ms.

    Columns of one side are null where the channels are not told apart, overtalk also in mixed sound. `version` and
    `agent_channel` are those of the measuring: where they differ from today's it is to be measured again.
    """

    __tablename__ = "sound_measure"
    __table_args__ = ({"info": {"local": "measured on this desk from the recording, which syncs"}},)

    recording_id: Mapped[str] = mapped_column(String(36), ForeignKey("recording.id"), primary_key=True)
    version: Mapped[int]
    agent_channel: Mapped[int | None]
    duration_ms: Mapped[int]
    talk_ms: Mapped[int]
    agent_ms: Mapped[int | None]
    customer_ms: Mapped[int | None]
    silence_ms: Mapped[int]
    longest_silence_ms: Mapped[int]
    long_silences: Mapped[int]
    hold_ms: Mapped[int]
    overtalk_ms: Mapped[int | None]
    overtalks: Mapped[int | None]
    agent_interrupts: Mapped[int | None]
    customer_interrupts: Mapped[int | None]
    agent_response_ms: Mapped[int | None]
    customer_response_ms: Mapped[int | None]
    measured_at: Mapped[datetime]


class Transcript(Base):
    """The words of a call from one source; a better one is a new row, the newest counts."""

    __tablename__ = "transcript"
    __table_args__ = (Index(None, "interaction_id", "created_at"),)

    id: Mapped[Key]
    interaction_id: Mapped[str] = mapped_column(ForeignKey("interaction.id"))
    source: Mapped[str]
    language: Mapped[str | None]
    created_at: Mapped[datetime]


class Turn(Base):
    """One speaker's turn, in media time."""

    __tablename__ = "turn"
    __table_args__ = (
        UniqueConstraint("transcript_id", "position"),
        one_of("speaker", SPEAKERS),
        CheckConstraint("start_ms >= 0 AND end_ms >= start_ms", name="in_order"),
        CheckConstraint("confidence IS NULL OR confidence BETWEEN 0 AND 1", name="confidence_a_share"),
        FACT,
    )

    seq: Mapped[Seq]
    transcript_id: Mapped[str] = mapped_column(ForeignKey("transcript.id"))
    position: Mapped[int]
    speaker: Mapped[str]
    start_ms: Mapped[int]
    end_ms: Mapped[int]
    text: Mapped[str]
    confidence: Mapped[float | None]
