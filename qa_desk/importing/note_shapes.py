"""The shapes of JSON that tell of calls, told apart by their keys."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any, Final

from qa_desk.errors import N_
from qa_desk.importing.facts import CallFacts, ImportProblem, SurveyFacts, TranscriptFacts, TurnFacts
from qa_desk.importing.note_plain import id_of, words_of
from qa_desk.importing.speakers import speaker_of


@dataclass(frozen=True, slots=True)
class Told:
    """What a JSON file tells of one call."""

    call_id: str | None = None
    facts: CallFacts | None = None
    transcript: TranscriptFacts | None = None
    surveys: tuple[SurveyFacts, ...] = ()
    recording_names: tuple[str, ...] = ()


def read_shape(content: Any) -> list[Told]:
    """What the content tells, by the first shape it fits; nothing where it fits none. `ImportProblem`."""
    for fits, read in SHAPES:
        if fits(content):
            try:
                return read(content)
            except (KeyError, TypeError, ValueError, OverflowError, AttributeError) as error:
                raise ImportProblem(
                    N_("It looks like an export known here, but lacks or garbles {what}."), what=error
                ) from error
    if _has(content, "evaluationId") or _has(content, "schemaVersion", "questions"):
        raise ImportProblem(N_("It holds an evaluation made elsewhere, not a call."))
    try:
        words = words_of(content)
    except (TypeError, ValueError, OverflowError) as error:
        raise ImportProblem(N_("Its turns have times that are no numbers: {what}."), what=error) from error
    return [Told(id_of(content), transcript=words)] if words else []


def _has(content: Any, *keys: str) -> bool:
    return isinstance(content, Mapping) and all(key in content for key in keys)


def _epoch(ms: int | float) -> datetime:
    return datetime.fromtimestamp(ms / 1000, UTC)


def _gridspace_call(content: Mapping[str, Any]) -> list[Told]:
    """Metadata of the Harper Valley corpus: who spoke, when, about what, and the caller's rating of the agent."""
    agent, caller = content["agent"], content["caller"]
    start, end = int(content["start_time_ms"]), int(content["end_time_ms"])
    tasks = [str(task["task_type"]) for task in content.get("tasks") or () if task.get("task_type")]
    facts = CallFacts(
        source="harper-valley",
        external_id=str(content["sid"]),
        started_at=_epoch(start),
        agent=(agent.get("metadata") or {}).get("agent_name"),
        agent_id=_text(agent.get("speaker_id")),
        customer=f"caller {caller['speaker_id']}" if caller.get("speaker_id") is not None else None,
        direction="in",
        reason=tuple(tasks[:1]),
        duration_ms=end - start,
        language="en",
    )
    return [Told(facts.external_id, facts, surveys=_gridspace_answers(facts, caller))]


def _gridspace_answers(facts: CallFacts, caller: Mapping[str, Any]) -> tuple[SurveyFacts, ...]:
    response = caller.get("survey_response") or {}
    data = response.get("data") or {}
    at = response.get("submit_time_ms")
    found = []
    for key, kind in (("partner_rating", "csat"), ("ease_of_connection", "ces")):
        if data.get(key) not in (None, ""):
            found.append(
                SurveyFacts(
                    facts.source, facts.external_id, float(data[key]), 1, 10, kind,
                    answered_at=None if at is None else _epoch(at), call_id=facts.external_id,
                )
            )  # fmt: skip
    return tuple(found)


def _gridspace_words(content: Sequence[Mapping[str, Any]]) -> list[Told]:
    turns = [
        TurnFacts(
            speaker_of(str(turn["speaker_role"])),
            int(turn["offset_ms"]),
            int(turn["offset_ms"]) + int(turn["duration_ms"]),
            str(turn.get("human_transcript") or turn.get("transcript") or "").strip(),
        )
        for turn in content
    ]
    return [Told(transcript=_words("harper-valley", turns))]


def _amazon_words(content: Mapping[str, Any]) -> list[Told]:
    """Contact Lens and Transcribe Call Analytics: turns by role, ids that may be a role or a number."""
    roles = {
        str(one.get("ParticipantId")): str(one.get("ParticipantRole"))
        for one in content.get("Participants") or ()
    }
    turns = []
    for turn in content["Transcript"]:
        who = (
            turn.get("ParticipantRole")
            or roles.get(str(turn.get("ParticipantId")))
            or turn.get("ParticipantId")
        )
        turns.append(
            TurnFacts(
                speaker_of(str(who)),
                int(turn["BeginOffsetMillis"]),
                int(turn["EndOffsetMillis"]),
                str(turn["Content"]).strip(),
            )
        )
    contact = (content.get("CustomerMetadata") or {}).get("ContactId")
    language = content.get("LanguageCode")
    job = content.get("JobName")
    return [
        Told(
            _text(contact),
            transcript=_words("amazon", turns, language),
            recording_names=(str(job),) if job else (),
        )
    ]


def _genesys_words(content: Mapping[str, Any]) -> list[Told]:
    """Phrases with wall-clock times; media time is what passed since the transcript's own start."""
    call = str(content["conversationId"])
    turns: list[TurnFacts] = []
    language, begun = None, None
    for part in content["transcripts"]:
        start = int(part["startTime"])
        begun = start if begun is None else min(begun, start)
        language = language or part.get("language")
        for phrase in part.get("phrases") or ():
            at = max(0, int(phrase["startTimeMs"]) - start)
            length = int((phrase.get("duration") or {}).get("milliseconds") or 0)
            who = "agent" if phrase.get("participantPurpose") == "internal" else "customer"
            turns.append(TurnFacts(who, at, at + length, str(phrase.get("text") or "").strip()))
    return [Told(call, _genesys_facts(content, call, begun, language), _words("genesys", turns, language))]


def _genesys_facts(
    content: Mapping[str, Any], call: str, begun: int | None, language: str | None
) -> CallFacts:
    people = [one for one in content.get("participants") or () if isinstance(one, Mapping)]
    agent: Mapping[str, Any] = next(
        (p for p in people if p.get("participantPurpose") in ("agent", "user")), {}
    )
    customer: Mapping[str, Any] = next(
        (p for p in people if p.get("participantPurpose") in ("customer", "external")), {}
    )
    start, end = customer.get("startTimeMs") or begun, customer.get("endTimeMs")
    way = str(customer.get("initialDirection") or "")
    return CallFacts(
        source="genesys",
        external_id=call,
        started_at=None if start is None else _epoch(int(start)),
        agent_id=_text(agent.get("userId")),
        phone=_text(customer.get("ani")),
        direction={"inbound": "in", "outbound": "out"}.get(way, "unknown"),
        queue=_text(agent.get("queueId") or customer.get("queueId")),
        duration_ms=int(end) - int(start) if start and end else None,
        language=language,
    )


def _twilio_calls(content: Mapping[str, Any]) -> list[Told]:
    return [Told(str(call["sid"]), _twilio_call(call)) for call in content["calls"]]


def _twilio_call(call: Mapping[str, Any]) -> CallFacts:
    way = str(call.get("direction") or "")
    inbound = way.startswith("inbound")
    status = str(call.get("status") or "")
    return CallFacts(
        source="twilio",
        external_id=str(call["sid"]),
        started_at=_rfc2822(call.get("start_time") or call.get("date_created")),
        phone=_text(call.get("from") if inbound else call.get("to")),
        direction="in" if inbound else "out" if way.startswith(("outbound", "trunking-term")) else "unknown",
        duration_ms=int(call["duration"]) * 1000 if call.get("duration") else None,
        wait_ms=int(call["queue_time"]) if call.get("queue_time") else None,
        outcome={"no-answer": "abandoned", "canceled": "abandoned", "failed": "failed", "busy": "failed"}.get(
            status, "unknown"
        ),
        extra={"status": status, "answered_by": call.get("answered_by")},
    )


def _twilio_recordings(content: Mapping[str, Any]) -> list[Told]:
    """Which recording belongs to which call; the sound itself lies in files named after it."""
    return [
        Told(str(one["call_sid"]), _twilio_of_recording(one), recording_names=(str(one["sid"]),))
        for one in content["recordings"]
        if one.get("call_sid")
    ]


def _twilio_of_recording(one: Mapping[str, Any]) -> CallFacts:
    return CallFacts(
        source="twilio",
        external_id=str(one["call_sid"]),
        started_at=_rfc2822(one.get("start_time") or one.get("date_created")),
        duration_ms=int(one["duration"]) * 1000 if one.get("duration") not in (None, "", "-1") else None,
    )


def _rfc2822(text: Any) -> datetime | None:
    return parsedate_to_datetime(str(text)).astimezone(UTC) if text else None


def _text(value: Any) -> str | None:
    return None if value in (None, "") else str(value).removeprefix("tel:")


def _words(source: str, turns: Sequence[TurnFacts], language: str | None = None) -> TranscriptFacts:
    known = sorted((turn for turn in turns if turn.text), key=lambda turn: (turn.start_ms, turn.end_ms))
    return TranscriptFacts(source, tuple(known), language)


def _is_gridspace_words(content: Any) -> bool:
    return isinstance(content, list) and bool(content) and _has(content[0], "speaker_role", "offset_ms")


SHAPES: Final[tuple[tuple[Callable[[Any], bool], Callable[[Any], list[Told]]], ...]] = (
    (lambda c: _has(c, "sid", "agent", "caller", "start_time_ms"), _gridspace_call),
    (_is_gridspace_words, _gridspace_words),
    (lambda c: _has(c, "Transcript", "Participants"), _amazon_words),
    (lambda c: _has(c, "conversationId", "transcripts"), _genesys_words),
    (lambda c: _has(c, "calls") and _has((c["calls"] or [{}])[0], "sid"), _twilio_calls),
    (lambda c: _has(c, "recordings") and _has((c["recordings"] or [{}])[0], "sid"), _twilio_recordings),
)
"""Tried in this order."""
