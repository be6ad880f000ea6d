"""What the sample centre is made of: plain values, no database. Keys name other values of the same centre.

Times are aware UTC, durations and positions integer milliseconds, ratings 1 to 5.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path

from qa_desk.scoring import Form


@dataclass(frozen=True, slots=True)
class SampleTeam:
    """A team of the centre."""

    key: str
    name: str


@dataclass(frozen=True, slots=True)
class SamplePerson:
    """Somebody of the centre; agents have a team, and everybody a fixed offset from UTC in minutes."""

    key: str
    name: str
    role: str
    languages: tuple[str, ...]
    utc_offset_min: int
    team: str | None = None
    joined: date = date(2024, 1, 8)


@dataclass(frozen=True, slots=True)
class SampleCustomer:
    """A customer behind a reference."""

    reference: str
    tier: str
    segment: str
    language: str


@dataclass(frozen=True, slots=True)
class SampleReason:
    """Why customers call: a leaf (`parent` set) or a line of business."""

    key: str
    name: str
    parent: str | None = None


@dataclass(frozen=True, slots=True)
class SampleTurn:
    """One turn of an audible call."""

    role: str
    start_ms: int
    end_ms: int
    text: str


@dataclass(frozen=True, slots=True)
class SampleMoment:
    """A marked stretch of an audible call."""

    start_ms: int
    end_ms: int
    tag: str
    note: str


@dataclass(frozen=True, slots=True)
class SampleReview:
    """A hand-written evaluation of an audible call; questions not named got the best answer."""

    evaluator: str
    form: str
    levels: Mapping[str, float | None]
    comments: Mapping[str, str]
    evidence: Mapping[str, tuple[int, ...]]
    feedback: str
    days_after: int


@dataclass(frozen=True, slots=True)
class AudibleCall:
    """A call with sound; `moments` only where it has been reviewed."""

    key: str
    recording: Path
    turns: tuple[SampleTurn, ...]
    moments: tuple[SampleMoment, ...]
    review: SampleReview | None


@dataclass(frozen=True, slots=True)
class SampleCall:
    """One call. `hardness` and `behaviour` (question key to share 0..1 done) are the generator's own truth."""

    key: str
    agent: str
    customer: str
    reason: str
    queue: str
    language: str
    direction: str
    outcome: str
    started_at: datetime
    utc_offset_min: int
    wait_ms: int
    hold_ms: int
    wrap_ms: int
    duration_ms: int
    repeat: bool
    hardness: float
    behaviour: Mapping[str, float]
    audible: AudibleCall | None = None

    @property
    def talk_ms(self) -> int:
        """The call without its holds."""
        return self.duration_ms - self.hold_ms

    @property
    def ended_at(self) -> datetime:
        """The end of the recording; wrap-up comes after."""
        return self.started_at + timedelta(milliseconds=self.duration_ms)


@dataclass(frozen=True, slots=True)
class SampleSurvey:
    """A customer's answer to the question after the call."""

    call: str
    rating: int
    verbatim: str | None
    answered_at: datetime


@dataclass(frozen=True, slots=True)
class SampleAnswer:
    """What the evaluator saw of one question: a share 0..1 of the best answer, None for N/A."""

    level: float | None
    comment: str = ""
    moments: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class SampleEvaluation:
    """A submitted evaluation; `answers` by question key."""

    key: str
    call: str
    form: str
    evaluator: str
    started_at: datetime
    submitted_at: datetime
    answers: Mapping[str, SampleAnswer]
    feedback: str


@dataclass(frozen=True, slots=True)
class SampleCoaching:
    """A coaching session about one question; `effect` (log-odds of doing it) is the generator's own truth."""

    agent: str
    coach: str
    held_at: datetime
    question: str
    evaluation: str
    notes: str
    effect: float


@dataclass(frozen=True, slots=True)
class SampleCentre:
    """The whole centre."""

    name: str
    seed: int
    today: date
    teams: tuple[SampleTeam, ...]
    people: tuple[SamplePerson, ...]
    reasons: tuple[SampleReason, ...]
    forms: tuple[Form, ...]
    customers: tuple[SampleCustomer, ...]
    calls: tuple[SampleCall, ...]
    surveys: tuple[SampleSurvey, ...]
    evaluations: tuple[SampleEvaluation, ...]
    coaching: tuple[SampleCoaching, ...]
    drivers: tuple[str, ...]
    responders: frozenset[str] = field(default_factory=frozenset)

    def role(self, role: str) -> tuple[SamplePerson, ...]:
        """The people who hold a role."""
        return tuple(person for person in self.people if person.role == role)
