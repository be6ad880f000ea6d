"""Writing a batch of calls with their sound, words and answers, inside one transaction."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import Connection

from db.keys import new_id
from db.many import insert_rows
from db.models import to_epoch_ms
from db.queries.imports import KnownCall, known_answers, known_calls, known_sent, timing_of_call
from db.search import Passage, add_passages
from qa_desk.audio.timeline import Timeline, timeline_of
from qa_desk.importing.facts import (
    CallFacts,
    IncomingCall,
    SoundTiming,
    SurveyFacts,
    TranscriptFacts,
    TurnFacts,
)
from qa_desk.importing.preview import Item
from qa_desk.work.desk import Transaction
from qa_desk.work.import_places import Places
from qa_desk.work.import_sound import StoredSound

INTERACTION = """INSERT INTO interaction (id, source, external_id, channel, direction, started_at, utc_offset_min,
  duration_ms, wait_ms, talk_ms, hold_ms, wrap_ms, outcome, agent_id, customer_id, queue, reason_id, language, extra,
  imported_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"""
RECORDING = """INSERT INTO recording (id, interaction_id, part, sha256, suffix, container, codec, rate, channels,
  frames, duration_ms, size_bytes, agent_channel, match, original_name, notes, started_at, pauses)
  VALUES (?, ?, 0, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"""
TIMING = """UPDATE recording SET started_at = ?, pauses = ?
  WHERE interaction_id = ? AND part = 0 AND started_at IS NULL AND pauses = '[]'"""
SURVEY = """INSERT INTO survey_response (id, interaction_id, source, external_id, kind, scale_min, scale_max, value,
  verbatim, answered_at, link) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"""
COMMENT = """INSERT INTO survey_comment (id, interaction_id, source, external_id, verbatim, answered_at, link)
  VALUES (?, ?, ?, ?, ?, ?, ?)"""
SENT = """INSERT INTO survey_sent (id, interaction_id, source, external_id, kind, sent_at)
  VALUES (?, ?, ?, ?, ?, ?)"""
TURN = """INSERT INTO turn (transcript_id, position, speaker, start_ms, end_ms, text, confidence)
  VALUES (?, ?, ?, ?, ?, ?, ?)"""
MS = timedelta(milliseconds=1)


@dataclass(frozen=True, slots=True)
class Ready:
    """A call whose sound, where it has any, is in the store."""

    item: Item
    call: IncomingCall
    sound: StoredSound | None


@dataclass(slots=True)
class Written:
    """What one batch came to."""

    added: int = 0
    completed: int = 0
    known: int = 0
    answers: int = 0
    sent: int = 0


def write_calls(change: Transaction, batch: Sequence[Ready]) -> Written:
    """Add calls, and to calls that are there what they lack; the database is asked again what is there."""
    connection, written = change.session.connection(), Written()
    there = _there(connection, batch)
    new = [ready for ready in batch if _key(ready) not in there]
    places = Places(connection, [ready.call.facts for ready in new], change.now)
    ids = {_key(ready): new_id() for ready in new}
    now = to_epoch_ms(change.now)
    if new:
        rows = [_interaction(ids[_key(ready)], ready, places, now) for ready in new]
        insert_rows(connection, INTERACTION, rows)
    of_call = {**ids, **{key: known.id for key, known in there.items()}}
    sound = [r for r in batch if r.sound and not (_key(r) in there and there[_key(r)].has_recording)]
    words = [
        r for r in batch if r.call.transcript and not (_key(r) in there and there[_key(r)].has_transcript)
    ]
    if sound:
        insert_rows(
            connection,
            RECORDING,
            [_recording(of_call[_key(r)], r.sound, r.call.timing) for r in sound if r.sound],
        )
    timed = [r for r in batch if r.call.timing and (known := there.get(_key(r))) and not known.has_timing]
    for ready in timed:
        connection.exec_driver_sql(TIMING, (*_timing(ready.call.timing), of_call[_key(ready)]))
    for ready in words:
        assert ready.call.transcript is not None
        _transcript(connection, of_call[_key(ready)], ready.call.transcript, now)
    spoken_for = [(answer, of_call[_key(r)], _end_of(r)) for r in batch for answer in r.call.surveys]
    told: list[Linked] = [(answer, call, "call_id", at) for answer, call, at in spoken_for]
    fresh, asked = add_answers(connection, told), add_sent(connection, told)
    more = {_key(r) for r in (*sound, *words, *timed)} | {
        _key(r) for r in batch if (fresh | asked) & set(map(_answer_key, r.call.surveys))
    }
    written.added = len(new)
    written.completed = len(more - set(ids))
    written.known = len(batch) - written.added - written.completed
    written.answers, written.sent = len(fresh), len(asked)
    change.touch("interaction", *(of_call[_key(ready)] for ready in batch))
    for table, touched in (("recording", sound), ("survey_response", fresh), ("survey_sent", asked)):
        if touched:
            change.touch(table)
    return written


def _key(ready: Ready) -> tuple[str, str]:
    return ready.call.facts.source, ready.call.facts.external_id


def _there(connection: Connection, batch: Sequence[Ready]) -> dict[tuple[str, str], KnownCall]:
    by_source: defaultdict[str, list[str]] = defaultdict(list)
    for ready in batch:
        by_source[ready.call.facts.source].append(ready.call.facts.external_id)
    return {
        (source, external_id): known
        for source, ids in by_source.items()
        for external_id, known in known_calls(connection, source, ids).items()
    }


def _interaction(key: str, ready: Ready, places: Places, now: int) -> tuple[Any, ...]:
    call = ready.call.facts
    assert call.started_at is not None, "the preview gives every new call a start"
    return (
        key, call.source, call.external_id, call.channel, call.direction, to_epoch_ms(call.started_at),
        call.utc_offset_min, length_of(call), call.wait_ms, call.talk_ms, call.hold_ms, call.wrap_ms, call.outcome,
        places.agent(call), places.customer(call), call.queue, places.reason(call), call.language,
        json.dumps(dict(call.extra), ensure_ascii=False) if call.extra else None, now,
    )  # fmt: skip


def length_of(call: CallFacts) -> int:
    """A call's length in ms: as told, else what it was talked and held."""
    if call.duration_ms is not None:
        return call.duration_ms
    return (call.talk_ms or 0) + (call.hold_ms or 0)


def _end_of(ready: Ready) -> int:
    started = ready.call.facts.started_at
    return 0 if started is None else to_epoch_ms(started + length_of(ready.call.facts) * MS)


def _timing(timing: SoundTiming | None) -> tuple[int | None, str]:
    if timing is None:
        return None, "[]"
    started = None if timing.started_at is None else to_epoch_ms(timing.started_at)
    return started, json.dumps(timing.pauses)


def _recording(call: str, sound: StoredSound, timing: SoundTiming | None) -> tuple[Any, ...]:
    audio, file = sound.audio, sound.file
    notes = [{"message": note.message, "params": dict(note.params)} for note in file.notes]
    return (
        new_id(), call, sound.sha256, sound.suffix, audio.container, audio.codec, audio.rate, audio.channels,
        audio.frames, audio.duration_ms, sound.size, file.agent_channel, file.match, file.original_name,
        json.dumps(notes, ensure_ascii=False, default=str), *_timing(timing),
    )  # fmt: skip


def _transcript(connection: Connection, call: str, words: TranscriptFacts, now: int) -> None:
    key = new_id()
    connection.exec_driver_sql(
        "INSERT INTO transcript (id, interaction_id, source, language, created_at) VALUES (?, ?, ?, ?, ?)",
        (key, call, words.source, words.language, now),
    )
    if not words.turns:
        return
    line = Timeline() if words.base == "media" else timeline_of(*timing_of_call(connection, call))
    rows = [
        (key, place, turn.speaker, start, max(start, end), turn.text, turn.confidence)
        for place, turn in enumerate(words.turns)
        for start, end in (_in_media_time(turn, words, line),)
    ]
    insert_rows(connection, TURN, rows)
    stored = connection.exec_driver_sql(
        "SELECT seq, start_ms, text FROM turn WHERE transcript_id = ? ORDER BY position", (key,)
    )
    add_passages(connection, [Passage("turn", str(seq), call, at, text) for seq, at, text in stored])


def _in_media_time(turn: TurnFacts, words: TranscriptFacts, line: Timeline) -> tuple[int, int]:
    """Where in the recording a turn is heard; words of a wall clock without a known start count from the first."""
    if words.base == "media":
        return turn.start_ms, turn.end_ms
    if words.base == "call":
        return line.media_of_call(turn.start_ms), line.media_of_call(turn.end_ms)
    first = words.turns[0].start_ms if line.started_at is None else to_epoch_ms(line.started_at)
    return line.media_of_running(turn.start_ms - first), line.media_of_running(turn.end_ms - first)


Linked = tuple[SurveyFacts, str, str, int]
"""An answer, the id of its call, how that is known, and when it was given where it does not say (epoch ms)."""


def _answer_key(answer: SurveyFacts) -> tuple[str, str, str]:
    return answer.source, answer.external_id, answer.kind


def add_answers(connection: Connection, linked: Sequence[Linked]) -> set[tuple[str, str, str]]:
    """Add customers' answers that are not there yet; the keys of those added."""
    if not linked:
        return set()
    by_source: defaultdict[str, list[str]] = defaultdict(list)
    for answer, *_ in linked:
        by_source[answer.source].append(answer.external_id)
    there = {
        (source, key, kind)
        for source, keys in by_source.items()
        for key, kind in known_answers(connection, source, keys)
    }
    rows: dict[tuple[str, str, str], tuple[Any, ...]] = {}
    comments: dict[tuple[str, str, str], tuple[Any, ...]] = {}
    passages = []
    for answer, call, how, otherwise in linked:
        if not answer.answered or (key := _answer_key(answer)) in there or key in rows or key in comments:
            continue
        at = otherwise if answer.answered_at is None else to_epoch_ms(answer.answered_at)
        made = new_id()
        if answer.kind == "comment":
            comments[key] = (made, call, answer.source, answer.external_id, answer.verbatim, at, how)
        else:
            rows[key] = (
            made, call, answer.source, answer.external_id, answer.kind, answer.scale_min, answer.scale_max,
            answer.value, answer.verbatim, at, how,
        )  # fmt: skip
        if answer.verbatim:
            passages.append(Passage("verbatim", made, call, None, answer.verbatim))
    if rows:
        insert_rows(connection, SURVEY, list(rows.values()))
    if comments:
        insert_rows(connection, COMMENT, list(comments.values()))
    add_passages(connection, passages)
    return {*rows, *comments}


def add_sent(connection: Connection, linked: Sequence[Linked]) -> set[tuple[str, str, str]]:
    """Note the surveys that were sent, answered or not, unless they are known; the keys of those added."""
    told = [one for one in linked if one[0].sent]
    by_source: defaultdict[str, list[str]] = defaultdict(list)
    for answer, *_ in told:
        by_source[answer.source].append(answer.external_id)
    there = {
        (source, *key) for source, keys in by_source.items() for key in known_sent(connection, source, keys)
    }
    rows: dict[tuple[str, str, str], tuple[Any, ...]] = {}
    for answer, call, _, otherwise in told:
        if (key := _answer_key(answer)) not in there and key not in rows:
            at = answer.sent_at or answer.answered_at
            when = otherwise if at is None else to_epoch_ms(at)
            rows[key] = (new_id(), call, *key, when)
    if rows:
        insert_rows(connection, SENT, list(rows.values()))
    return set(rows)
