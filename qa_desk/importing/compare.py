"""Compare what was found with itself and with the database: what is new, there already, or cannot be."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from sqlalchemy import Connection

from db.models import to_epoch_ms
from db.queries.imports import (
    KnownCall,
    has_source,
    known_answers,
    known_calls,
    known_sent,
    known_sent_counts,
)
from qa_desk.errors import N_
from qa_desk.importing.facts import IncomingCall, Refusal, Remark, SentFacts, SurveyFacts
from qa_desk.importing.links import AnswerLinks
from qa_desk.importing.names import start_from_file
from qa_desk.importing.options import ImportOptions
from qa_desk.importing.preview import Item, Status

SAME_START = timedelta(seconds=2)
FROM_FILE = {"started_at_from": "file date"}
"""Noted with a call whose start nothing tells but its file's own date."""


def compare(
    connection: Connection,
    calls: Sequence[IncomingCall],
    answers: Sequence[tuple[SurveyFacts, Refusal]],
    options: ImportOptions,
    refused: list[Refusal],
    counts: Sequence[tuple[SentFacts, Refusal]] = (),
) -> tuple[list[Item], int]:
    """Items for calls and answers; what cannot be goes to `refused`. Also how many ratings were off their scale.

    An answer comes with the refusal that tells where it was found, for when its call is nowhere.
    """
    once = _once(calls, refused)
    known = _known(connection, once)
    there_already = _Surveys(connection, [answer for call in once for answer in call.surveys])
    items: list[Item] = []
    for call in once:
        there = known.get((call.facts.source, call.facts.external_id))
        if there is not None and (clash := _clash(call, there)) is not None:
            refused.append(clash)
            continue
        call = _settled(call, there)
        items.append(
            Item(_status(call, there, there_already), call.origin, call.line, call, remarks=call.remarks)
        )
    links = AnswerLinks(connection, options.survey_window, [item.call for item in items if item.call])
    there_already = _Surveys(connection, [answer for answer, _ in answers])
    seen: set[tuple[str, str, str]] = set()
    for answer, place in answers:
        key = (answer.source, answer.external_id, answer.kind)
        if answer in there_already or key in seen:
            items.append(Item(Status.KNOWN, place.path, place.line, answer=answer))
        elif (problem := links.problem(answer)) is not None:
            refused.append(Refusal(place.path, place.line, problem.message, problem.params))
        else:
            items.append(Item(Status.NEW, place.path, place.line, answer=answer))
        seen.add(key)
    counted = known_sent_counts(connection)
    for count, place in counts:
        status = Status.KNOWN if count_key(count) in counted else Status.NEW
        items.append(Item(status, place.path, place.line, count=count))
    return items, 0


def count_key(count: SentFacts) -> tuple[str, str, str, int]:
    """What tells a count from others: its source, the agent's name there, what was asked, since when."""
    return count.source, count.name, count.kind, to_epoch_ms(count.since)


def _once(calls: Sequence[IncomingCall], refused: list[Refusal]) -> list[IncomingCall]:
    """Each call once; a second one under the same id is refused, naming the first."""
    first: dict[tuple[str, str], IncomingCall] = {}
    for call in calls:
        key = (call.facts.source, call.facts.external_id)
        if (earlier := first.setdefault(key, call)) is not call:
            refused.append(_twice(call, earlier))
    return list(first.values())


def _twice(call: IncomingCall, earlier: IncomingCall) -> Refusal:
    if earlier.line is not None and earlier.origin == call.origin:
        return Refusal(
            call.origin,
            call.line,
            N_("The call id {id} is in line {line} already."),
            {"id": call.facts.external_id, "line": earlier.line},
        )
    return Refusal(
        call.origin,
        call.line,
        N_("The call id {id} is also that of “{name}”."),
        {"id": call.facts.external_id, "name": earlier.origin.name},
    )


def _known(connection: Connection, calls: Sequence[IncomingCall]) -> dict[tuple[str, str], KnownCall]:
    by_source: defaultdict[str, list[str]] = defaultdict(list)
    for call in calls:
        by_source[call.facts.source].append(call.facts.external_id)
    return {
        (source, external_id): there
        for source, ids in by_source.items()
        if has_source(connection, source)
        for external_id, there in known_calls(connection, source, ids).items()
    }


class _Surveys:
    """Which answers, and which surveys sent without one, are in the database; an answer may come after its sending."""

    def __init__(self, connection: Connection, answers: Sequence[SurveyFacts]) -> None:
        by_source: defaultdict[str, list[str]] = defaultdict(list)
        for answer in answers:
            by_source[answer.source].append(answer.external_id)
        self._answered, self._sent = (
            {(source, *key) for source, keys in by_source.items() for key in known(connection, source, keys)}
            for known in (known_answers, known_sent)
        )

    def __contains__(self, answer: SurveyFacts) -> bool:
        key = (answer.source, answer.external_id, answer.kind)
        return (not answer.answered or key in self._answered) and (not answer.sent or key in self._sent)


def _clash(call: IncomingCall, there: KnownCall) -> Refusal | None:
    """Another call that happens to have the id of one that is there: told by its start, else by its length."""
    started = call.facts.started_at
    if started is not None:
        if abs(started - there.started_at) <= SAME_START:
            return None
        if there.started_at.replace(second=0, microsecond=0) == started:
            return None  # the same time without seconds
        if _another_zone(call, there):
            return None
        return Refusal(
            call.origin,
            call.line,
            N_("The call id {id} already belongs to a call of {time} UTC."),
            {"id": call.facts.external_id, "time": f"{there.started_at:%Y-%m-%d %H:%M}"},
        )
    if call.recording is None or not there.has_recording:
        return None
    if abs(call.recording.audio.duration_ms - there.duration_ms) <= SAME_START // timedelta(milliseconds=1):
        return None
    return Refusal(
        call.origin,
        call.line,
        N_("Another recording called {id} is here already, of a different length."),
        {"id": call.facts.external_id},
    )


def _another_zone(call: IncomingCall, there: KnownCall) -> bool:
    """The same sound whose time without a zone was read in another zone before."""
    if call.recording is None or not there.has_recording or call.facts.started_at is None:
        return False
    apart = abs(call.facts.started_at - there.started_at)
    same_length = abs(call.recording.audio.duration_ms - there.duration_ms) <= SAME_START // timedelta(
        milliseconds=1
    )
    return same_length and apart <= timedelta(hours=26) and apart % timedelta(minutes=15) <= SAME_START


def _settled(call: IncomingCall, there: KnownCall | None) -> IncomingCall:
    """The call with its last gaps filled: a start from the file's date, the length of its sound."""
    facts, remarks = call.facts, list(call.remarks)
    if call.recording is not None:
        facts = replace(facts, duration_ms=call.recording.audio.duration_ms)
        remarks = [*call.recording.notes, *remarks]
    if facts.started_at is None and there is None:
        facts = replace(
            facts, started_at=start_from_file(call.origin), extra={**(facts.extra or {}), **FROM_FILE}
        )
        remarks.append(Remark(N_("Nothing tells when it was; the file's own date stands for the start."), {}))
    return replace(call, facts=facts, remarks=tuple(remarks))


def _status(call: IncomingCall, there: KnownCall | None, surveys: _Surveys) -> Status:
    if there is None:
        return Status.NEW
    more = (
        (call.recording is not None and not there.has_recording)
        or (call.transcript is not None and not there.has_transcript)
        or (call.timing is not None and there.has_recording and not there.has_timing)
        or any(answer not in surveys for answer in call.surveys)
    )
    return Status.COMPLETES if more else Status.KNOWN
