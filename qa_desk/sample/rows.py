"""The sample centre as table rows. Each function returns rows ready for one bulk insert."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta
from typing import Any

import msgspec
import soundfile

from db.keys import new_id
from qa_desk import scoring
from qa_desk.recordings import StoredFile
from qa_desk.sample.cast import joined_on
from qa_desk.sample.centre import AudibleCall, SampleCall, SampleCentre

Row = dict[str, Any]
SOURCE = "sample"


@dataclass(slots=True)
class Ids:
    """The database's keys of everything in a centre, by the centre's own keys."""

    team: dict[str, str]
    person: dict[str, str]
    reason: dict[str, str]
    customer: dict[str, str]
    call: dict[str, str]
    evaluation: dict[str, str]
    version: dict[str, str]
    moments: dict[str, list[str]] = field(default_factory=dict)


def ids_for(centre: SampleCentre) -> Ids:
    """New keys; calls and evaluations get them in order of time."""
    return Ids(
        team={team.key: new_id() for team in centre.teams},
        person={person.key: new_id() for person in centre.people},
        reason={reason.key: new_id() for reason in centre.reasons},
        customer={customer.reference: new_id() for customer in centre.customers},
        call={call.key: new_id() for call in centre.calls},
        evaluation={evaluation.key: new_id() for evaluation in centre.evaluations},
        version={form.language: new_id() for form in centre.forms},
    )


def _midnight(centre: SampleCentre, person: str) -> datetime:
    return datetime.combine(joined_on(person, centre.today), time(), UTC)


def people(centre: SampleCentre, ids: Ids) -> dict[str, list[Row]]:
    """Rows of team, person, person_alias, membership and role_grant."""
    out: dict[str, list[Row]] = {"person": [], "person_alias": [], "membership": [], "role_grant": []}
    for one in centre.people:
        me, since = ids.person[one.key], joined_on(one.key, centre.today)
        team = ids.team[one.team] if one.team else None
        out["person"].append(
            {
                "id": me,
                "name": one.name,
                "languages": list(one.languages),
                "created_at": _midnight(centre, one.key),
            }
        )
        out["person_alias"].append({"person_id": me, "source": SOURCE, "external_id": one.key})
        out["role_grant"].append({"person_id": me, "role": one.role, "team_id": team, "valid_from": since})
        if team:
            out["membership"].append({"person_id": me, "team_id": team, "valid_from": since})
    teams = [{"id": ids.team[team.key], "name": team.name} for team in centre.teams]
    return {"team": teams, **out}


def reasons(centre: SampleCentre, ids: Ids) -> list[Row]:
    """The tree of reasons, parents first."""
    names = {reason.key: reason.name for reason in centre.reasons}
    return [
        {
            "id": ids.reason[reason.key],
            "name": reason.name,
            "path": f"{names[reason.parent]} / {reason.name}" if reason.parent else reason.name,
            "parent_id": ids.reason[reason.parent] if reason.parent else None,
        }
        for reason in sorted(centre.reasons, key=lambda reason: reason.parent is not None)
    ]


def customers(centre: SampleCentre, ids: Ids) -> list[Row]:
    """Everybody who called."""
    return [
        {
            "id": ids.customer[one.reference],
            "reference": one.reference,
            "tier": one.tier,
            "segment": one.segment,
        }
        for one in centre.customers
    ]


def interactions(centre: SampleCentre, ids: Ids, now: datetime) -> list[Row]:
    """All calls, oldest first."""
    return [
        {
            "id": ids.call[call.key],
            "source": SOURCE,
            "external_id": call.key,
            "channel": "voice",
            "direction": call.direction,
            "started_at": call.started_at,
            "utc_offset_min": call.utc_offset_min,
            "duration_ms": call.duration_ms,
            "wait_ms": call.wait_ms,
            "talk_ms": call.talk_ms,
            "hold_ms": call.hold_ms,
            "wrap_ms": call.wrap_ms,
            "outcome": call.outcome,
            "agent_id": ids.person[call.agent],
            "customer_id": ids.customer[call.customer],
            "queue": call.queue,
            "reason_id": ids.reason[call.reason],
            "language": call.language,
            "extra": {"repeat_contact": True} if call.repeat else {},
            "imported_at": now,
        }
        for call in centre.calls
    ]


def recording(call: AudibleCall, stored: StoredFile, ids: Ids) -> Row:
    """The sound of one call, as measured in its file."""
    found = soundfile.info(str(stored.path))
    return {
        "interaction_id": ids.call[call.key],
        "sha256": stored.sha256,
        "suffix": stored.suffix,
        "container": found.format.lower(),
        "codec": found.subtype.lower(),
        "rate": found.samplerate,
        "channels": found.channels,
        "frames": found.frames,
        "duration_ms": round(found.frames * 1000 / found.samplerate),
        "size_bytes": stored.size,
        "agent_channel": 0,
        "original_name": call.recording.name,
        "notes": [],
    }


def transcript(call: SampleCall, said: AudibleCall, ids: Ids) -> tuple[Row, list[Row]]:
    """The transcript of one call and its turns."""
    row = {
        "id": new_id(),
        "interaction_id": ids.call[call.key],
        "source": SOURCE,
        "language": call.language,
        "created_at": call.ended_at,
    }
    turns = [
        {
            "transcript_id": row["id"],
            "position": position,
            "speaker": turn.role,
            "start_ms": turn.start_ms,
            "end_ms": turn.end_ms,
            "text": turn.text,
        }
        for position, turn in enumerate(said.turns)
    ]
    return row, turns


def surveys(centre: SampleCentre, ids: Ids) -> list[Row]:
    """The customers' answers."""
    return [
        {
            "id": new_id(),
            "interaction_id": ids.call[survey.call],
            "source": SOURCE,
            "external_id": survey.call,
            "kind": "csat",
            "scale_min": 1,
            "scale_max": 5,
            "value": survey.rating,
            "verbatim": survey.verbatim,
            "answered_at": survey.answered_at,
            "link": "call_id",
        }
        for survey in sorted(centre.surveys, key=lambda survey: survey.answered_at)
    ]


def forms(centre: SampleCentre, ids: Ids) -> tuple[list[Row], list[Row]]:
    """The forms and their one version each, published a month before the first call."""
    published = centre.calls[0].started_at - timedelta(days=30)
    form_rows: list[Row] = []
    version_rows: list[Row] = []
    for form in centre.forms:
        row = {"id": new_id(), "key": form.key, "language": form.language, "title": form.title}
        form_rows.append({**row, "created_at": published})
        version_rows.append(
            {
                "id": ids.version[form.language],
                "form_id": row["id"],
                "number": 1,
                "title": form.title,
                "definition": msgspec.to_builtins(form),
                "hash": scoring.version_hash(form),
                "published_at": published,
                "published_by": ids.person[centre.role("lead")[0].key],
            }
        )
    return form_rows, version_rows


def moments(centre: SampleCentre, ids: Ids) -> list[Row]:
    """The moments of reviewed calls, by their reviewer; fills `ids.moments` in each call's own order."""
    calls: Mapping[str, SampleCall] = {call.key: call for call in centre.calls}
    out: list[Row] = []
    for evaluation in centre.evaluations:
        audible = calls[evaluation.call].audible
        for moment in audible.moments if audible else ():
            row: Row = {
                "id": new_id(),
                "interaction_id": ids.call[evaluation.call],
                "start_ms": moment.start_ms,
                "end_ms": moment.end_ms,
                "channel": "both",
                "author_id": ids.person[evaluation.evaluator],
                "tag": moment.tag,
                "note": moment.note,
                "shared": True,
                "created_at": evaluation.submitted_at,
                "updated_at": evaluation.submitted_at,
            }
            ids.moments.setdefault(evaluation.call, []).append(row["id"])
            out.append(row)
    return out


def coaching(centre: SampleCentre, ids: Ids) -> tuple[list[Row], list[Row]]:
    """Coaching sessions and their topics."""
    sessions: list[Row] = []
    topics: list[Row] = []
    for talk in centre.coaching:
        session = {
            "id": new_id(),
            "agent_id": ids.person[talk.agent],
            "coach_id": ids.person[talk.coach],
            "held_at": talk.held_at,
            "notes": talk.notes,
            "created_at": talk.held_at,
            "updated_at": talk.held_at,
        }
        sessions.append(session)
        topics.append(
            {
                "session_id": session["id"],
                "question_key": talk.question,
                "evaluation_id": ids.evaluation[talk.evaluation],
            }
        )
    return sessions, topics
