"""What a report on an evaluation is made from: plain facts, nothing private among them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from qa_desk import scoring


@dataclass(frozen=True, slots=True)
class Heard:
    """A shared moment: where it begins in the recording, what it is, and a data address of its sound, if any."""

    start_ms: int
    tag: str
    note: str
    sound: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the evaluation's life."""

    kind: str
    at: datetime
    who: str
    comment: str


@dataclass(frozen=True, slots=True)
class Disagreement:
    """One disputed question and how it was decided; `outcome` is None while it is open."""

    question: str
    reason: str
    outcome: str | None
    decision: str


@dataclass(frozen=True, slots=True)
class CallFacts:
    """The call as the head of the report names it."""

    external_id: str
    started_at: datetime
    duration_ms: int
    agent: str
    queue: str
    reason: str
    rating: tuple[float, float | None] | None


@dataclass(frozen=True, slots=True)
class EvaluationView:
    """All that a report on an evaluation may tell; private notes and private moments are not in it."""

    call: CallFacts
    form: scoring.Form
    version: int
    result: scoring.Result
    answers: Mapping[str, scoring.Answer]
    evidence: Mapping[str, tuple[Heard, ...]]
    evaluator: str
    purpose: str
    submitted_at: datetime
    state: str
    feedback: str
    steps: tuple[Step, ...] = ()
    disputes: tuple[Disagreement, ...] = ()
    supersedes: bool = False
    superseded: bool = False
