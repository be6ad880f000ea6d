"""The executives' listening sessions: what was planned, who heard what, what was said and what came of it."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import CheckConstraint, Date, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import FACT, Base, Editable, FactKey, Key, Seq, not_negative, one_of

SESSION_STATES = ("planned", "running", "held", "cancelled")
ITEM_STATES = ("planned", "heard", "replaced", "skipped")
NOTE_TAGS = ("delight", "pain", "policy", "idea", "training")
ACTION_STATES = ("open", "done", "dropped")
CAPTURE_KINDS = ("image", "card", "film")


class ListeningSession(Editable, Base):
    """One session of a month. `plan` holds the rule, the frame, the stand-ins and the coverage of its draw.

    `position` and `at_ms` are where a running one stands, so that it resumes there.
    """

    __tablename__ = "listening_session"
    __table_args__ = (
        Index(None, "month"),
        one_of("state", SESSION_STATES),
        CheckConstraint("month GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]'", name="month_is_one"),
        CheckConstraint("target_minutes > 0", name="target_positive"),
        *not_negative("position", "at_ms"),
    )

    id: Mapped[Key]
    month: Mapped[str]
    held_on: Mapped[date | None] = mapped_column(Date)
    title: Mapped[str] = mapped_column(default="")
    host_id: Mapped[str | None] = mapped_column(ForeignKey("person.id"))
    target_minutes: Mapped[int]
    mask_agent: Mapped[bool] = mapped_column(default=True)
    mask_voice: Mapped[bool] = mapped_column(default=False)
    seed: Mapped[str]
    plan: Mapped[dict[str, Any]]
    state: Mapped[str] = mapped_column(default="planned")
    position: Mapped[int] = mapped_column(default=0)
    at_ms: Mapped[int] = mapped_column(default=0)


class ListeningParticipant(Base):
    """Somebody invited to a session; `present` says who is in the room now."""

    __tablename__ = "listening_participant"
    __table_args__ = (UniqueConstraint("session_id", "person_id"),)

    id: Mapped[Key]
    session_id: Mapped[str] = mapped_column(ForeignKey("listening_session.id"))
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"))
    present: Mapped[bool] = mapped_column(default=False)


class ListeningItem(Base):
    """A call of a session, heard from `start_ms` to `end_ms`; `weight` calls of its stratum stand behind it.

    `left_out` are [from, to] in media ms that are jumped over: holds.
    """

    __tablename__ = "listening_item"
    __table_args__ = (
        Index(None, "session_id", "position"),
        Index(None, "interaction_id"),
        one_of("state", ITEM_STATES),
        CheckConstraint("start_ms >= 0 AND end_ms >= start_ms", name="in_order"),
        *not_negative("position"),
    )

    id: Mapped[Key]
    session_id: Mapped[str] = mapped_column(ForeignKey("listening_session.id"))
    interaction_id: Mapped[str] = mapped_column(ForeignKey("interaction.id"))
    position: Mapped[int]
    start_ms: Mapped[int]
    end_ms: Mapped[int]
    stratum: Mapped[str]
    instead_of: Mapped[str | None]
    weight: Mapped[float]
    state: Mapped[str] = mapped_column(default="planned")
    reason: Mapped[str] = mapped_column(default="")
    left_out: Mapped[list[Any]] = mapped_column(default=list, server_default="[]")


class ListeningPresence(Base):
    """A stretch of a call that somebody really heard: both ends in media time, `heard_ms` of the clock.

    `alone`: not in the room but by oneself, at the desk or elsewhere.
    """

    __tablename__ = "listening_presence"
    __table_args__ = (
        Index(None, "item_id"),
        Index(None, "person_id", "heard_at"),
        CheckConstraint("from_ms >= 0 AND to_ms >= from_ms", name="in_order"),
        *not_negative("heard_ms"),
        FACT,
    )

    seq: Mapped[Seq]
    id: Mapped[FactKey]
    item_id: Mapped[str] = mapped_column(ForeignKey("listening_item.id"))
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"))
    heard_at: Mapped[datetime]
    from_ms: Mapped[int]
    to_ms: Mapped[int]
    heard_ms: Mapped[int]
    alone: Mapped[bool] = mapped_column(default=False, server_default="0")


class ListeningNote(Editable, Base):
    """A note at a second of a call; a private one is seen by its author alone."""

    __tablename__ = "listening_note"
    __table_args__ = (
        Index(None, "item_id", "at_ms"),
        one_of("tag", NOTE_TAGS),
        *not_negative("at_ms"),
    )

    id: Mapped[Key]
    item_id: Mapped[str] = mapped_column(ForeignKey("listening_item.id"))
    author_id: Mapped[str] = mapped_column(ForeignKey("person.id"))
    at_ms: Mapped[int]
    tag: Mapped[str]
    text: Mapped[str] = mapped_column(default="")
    private: Mapped[bool] = mapped_column(default=False)


class ListeningVote(Base):
    """One person's vote for a note."""

    __tablename__ = "listening_vote"
    __table_args__ = (UniqueConstraint("note_id", "person_id"),)

    id: Mapped[Key]
    note_id: Mapped[str] = mapped_column(ForeignKey("listening_note.id"))
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"))


class ListeningImpression(Base):
    """What somebody thought of a call, 1 to 5, before it was talked about; the first one stands."""

    __tablename__ = "listening_impression"
    __table_args__ = (
        UniqueConstraint("item_id", "person_id"),
        CheckConstraint("value BETWEEN 1 AND 5", name="value_one_to_five"),
        FACT,
    )

    seq: Mapped[Seq]
    id: Mapped[FactKey]
    item_id: Mapped[str] = mapped_column(ForeignKey("listening_item.id"))
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"))
    value: Mapped[int]
    at: Mapped[datetime]


class ActionItem(Editable, Base):
    """Something to be done, carried from month to month until closed; `policy` is what it changed of the rules."""

    __tablename__ = "action_item"
    __table_args__ = (Index(None, "state", "due"), Index(None, "session_id"), one_of("state", ACTION_STATES))

    id: Mapped[Key]
    session_id: Mapped[str | None] = mapped_column(ForeignKey("listening_session.id"))
    note_id: Mapped[str | None] = mapped_column(ForeignKey("listening_note.id"))
    reason_id: Mapped[str | None] = mapped_column(ForeignKey("reason.id"))
    text: Mapped[str]
    owner_id: Mapped[str | None] = mapped_column(ForeignKey("person.id"))
    due: Mapped[date | None] = mapped_column(Date)
    state: Mapped[str] = mapped_column(default="open")
    closed_at: Mapped[datetime | None]
    outcome: Mapped[str] = mapped_column(default="")
    policy: Mapped[str] = mapped_column(default="", server_default="")


class ActionEvent(Base):
    """One step in the life of an action."""

    __tablename__ = "action_event"
    __table_args__ = (Index(None, "action_id"), FACT)

    seq: Mapped[Seq]
    id: Mapped[FactKey]
    action_id: Mapped[str] = mapped_column(ForeignKey("action_item.id"))
    at: Mapped[datetime]
    person_id: Mapped[str | None] = mapped_column(ForeignKey("person.id"))
    what: Mapped[str]
    text: Mapped[str] = mapped_column(default="")


class ListeningProgress(Base):
    """Where a running session stands, saved each second: a stretch from `from_ms` is being heard, `heard_ms` of it.

    What it holds becomes presence when the sound stops, or when the session is taken up again after a crash.
    """

    __tablename__ = "listening_progress"
    __table_args__ = (
        *not_negative("at_ms", "from_ms", "heard_ms"),
        {"info": {"local": "the desk that plays knows the second; what was heard syncs"}},
    )

    session_id: Mapped[str] = mapped_column(String(36), ForeignKey("listening_session.id"), primary_key=True)
    item_id: Mapped[str | None] = mapped_column(String(36), ForeignKey("listening_item.id"))
    at_ms: Mapped[int]
    from_ms: Mapped[int | None]
    heard_ms: Mapped[int]
    revealed: Mapped[bool] = mapped_column(default=False)
    saved_at: Mapped[datetime]


class ListeningSitting(Base):
    """Where somebody who listens alone stands in a session, as `ListeningProgress` of the room."""

    __tablename__ = "listening_sitting"
    __table_args__ = (
        *not_negative("at_ms", "from_ms", "heard_ms"),
        {"info": {"local": "the desk that plays knows the second; what was heard syncs"}},
    )

    session_id: Mapped[str] = mapped_column(String(36), ForeignKey("listening_session.id"), primary_key=True)
    person_id: Mapped[str] = mapped_column(String(36), ForeignKey("person.id"), primary_key=True)
    item_id: Mapped[str | None] = mapped_column(String(36), ForeignKey("listening_item.id"))
    at_ms: Mapped[int]
    from_ms: Mapped[int | None]
    heard_ms: Mapped[int]
    saved_at: Mapped[datetime]


class ListeningBundle(Base):
    """A session given to somebody as a file; what they send back is sealed with `answer_key`."""

    __tablename__ = "listening_bundle"
    __table_args__ = ({"info": {"local": "the desk that made a bundle reads what comes back"}},)

    id: Mapped[Key]
    session_id: Mapped[str] = mapped_column(ForeignKey("listening_session.id"))
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"))
    answer_key: Mapped[bytes]
    made_at: Mapped[datetime]
    answered_at: Mapped[datetime | None]


class ScreenCapture(Base):
    """What the agent's screen showed from `at_ms` on: a picture, a card (JSON or HTML) or a film, by content."""

    __tablename__ = "screen_capture"
    __table_args__ = (
        UniqueConstraint("interaction_id", "at_ms", "sha256"),
        one_of("kind", CAPTURE_KINDS),
        *not_negative("at_ms"),
        {"info": {"local": "pictures of screens stay on the desk they were brought to"}},
    )

    id: Mapped[Key]
    interaction_id: Mapped[str] = mapped_column(ForeignKey("interaction.id"))
    at_ms: Mapped[int]
    kind: Mapped[str]
    sha256: Mapped[str]
    suffix: Mapped[str]
    name: Mapped[str]
