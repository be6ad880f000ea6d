"""What a reader finds out about a call, whatever the format it came in.

Facts are made once and replaced, never changed. The three that a table makes by the ten thousand are not frozen
because frozen ones take eight times as long to make.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

from qa_desk.audio import AudioFacts
from qa_desk.errors import QADeskError


class ImportProblem(QADeskError):
    """Something that cannot be imported, with the reason."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """One thing that was not imported: the file, the line in it (1 is the first), and why."""

    path: Path
    line: int | None
    message: str
    params: Mapping[str, object] = field(default_factory=dict, hash=False)

    @property
    def reason(self) -> str:
        """Why, in English."""
        return self.message.format(**self.params)

    @classmethod
    def of(cls, path: Path, error: QADeskError, line: int | None = None) -> Refusal:
        """An error for people as a refusal."""
        return cls(path, line, error.message, error.params)


class Remark(NamedTuple):
    """Something worth knowing about a call that goes in all the same: a template and what fills it."""

    message: str
    params: Mapping[str, object]

    def __str__(self) -> str:
        return self.message.format(**self.params)


@dataclass(slots=True)
class CallFacts:
    """A call as its source tells of it. Times are aware UTC, durations ms; None is not known.

    `agent_id` is what the source calls the agent, `agent` a name for people. `reason` is a path of names from
    the widest to the narrowest. `phone` is the customer's number; only a pseudonym of it is ever stored, and
    only where `customer` says nothing. `recording_name` names the file the source says holds the sound.
    """

    source: str
    external_id: str
    started_at: datetime | None = None
    utc_offset_min: int | None = None
    agent: str | None = None
    agent_id: str | None = None
    customer: str | None = None
    phone: str | None = None
    direction: str = "unknown"
    channel: str = "voice"
    queue: str | None = None
    reason: tuple[str, ...] = ()
    duration_ms: int | None = None
    wait_ms: int | None = None
    talk_ms: int | None = None
    hold_ms: int | None = None
    wrap_ms: int | None = None
    outcome: str = "unknown"
    language: str | None = None
    tier: str | None = None
    segment: str | None = None
    recording_name: str | None = None
    extra: Mapping[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class TurnFacts:
    """One turn; times are ms from the start of the sound, `speaker` is agent, customer or other."""

    speaker: str
    start_ms: int
    end_ms: int
    text: str
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class TranscriptFacts:
    """The words of a call, turns in order of time.

    `base` names the clock of the turns: "media" the recording, "call" the call's start, "wall" epoch ms.
    """

    source: str
    turns: tuple[TurnFacts, ...]
    language: str | None = None
    base: str = "media"


@dataclass(frozen=True, slots=True)
class SoundTiming:
    """When the recorder began (UTC), and its pauses as place in the recording and length, ms."""

    started_at: datetime | None = None
    pauses: tuple[tuple[int, int], ...] = ()


@dataclass(slots=True)
class SurveyFacts:
    """One answer of a customer. Without `call_id` it is tied to a call by `customer` and `answered_at`.

    `sent` where the source says that the survey was sent; then `answered` may be False, and `value` says nothing.
    Of the kind "comment" there is no rating either, only `verbatim`.
    """

    source: str
    external_id: str
    value: float
    scale_min: float
    scale_max: float
    kind: str = "csat"
    verbatim: str | None = None
    answered_at: datetime | None = None
    call_id: str | None = None
    customer: str | None = None
    phone: str | None = None
    sent: bool = False
    answered: bool = True
    sent_at: datetime | None = None

    @property
    def tied_at(self) -> datetime | None:
        """The time by which it is tied to a customer's call: of the answer, else of the sending."""
        return self.answered_at or self.sent_at


def only_words(
    source: str,
    key: str,
    words: str,
    at: datetime | None,
    call: str | None,
    customer: str | None = None,
    phone: str | None = None,
) -> SurveyFacts:
    """What a customer wrote without rating anything."""
    return SurveyFacts(source, key, 0.0, 0.0, 1.0, "comment", words, at, call, customer, phone)  # fmt: skip


@dataclass(frozen=True, slots=True)
class SentFacts:
    """How many surveys of a kind were sent about an agent's calls in a span (UTC, half-open)."""

    source: str
    agent: str | None
    agent_id: str | None
    kind: str
    since: datetime
    until: datetime
    sent: int

    @property
    def name(self) -> str:
        """What the source calls the agent: its id, else the name."""
        return self.agent_id or self.agent or ""


@dataclass(frozen=True, slots=True)
class RecordingFile:
    """The sound of a call on its way in: one file, or the agent's half and the caller's to be joined.

    `agent_channel` is 0 left, 1 right, None where the channels are not told apart.
    """

    path: Path
    audio: AudioFacts
    caller_half: Path | None = None
    agent_channel: int | None = None
    match: str = "exact"
    notes: tuple[Remark, ...] = ()

    @property
    def original_name(self) -> str:
        """The file name it had, or both."""
        return self.path.name if self.caller_half is None else f"{self.path.name} + {self.caller_half.name}"


@dataclass(slots=True)
class IncomingCall:
    """Everything found about one call, ready to be planned and written; `origin` is where it was found."""

    facts: CallFacts
    origin: Path
    line: int | None = None
    recording: RecordingFile | None = None
    transcript: TranscriptFacts | None = None
    surveys: tuple[SurveyFacts, ...] = ()
    remarks: tuple[Remark, ...] = ()
    timing: SoundTiming | None = None
