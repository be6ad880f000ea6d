"""Recorders that start late and pause: what a file beside the recording tells, and where words and moments stay."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from db.queries import review
from qa_desk.audio.timeline import timeline_of
from qa_desk.importing.facts import ImportProblem
from qa_desk.importing.notes import read_notes
from qa_desk.work import moments
from qa_desk.work.desk import Desk
from tests.importing.conftest import bring_in, listed
from tests.importing.recordings import tone

TIMES = {
    "call_id": "c-1",
    "started_at": "2026-03-09T14:05:00Z",
    "recording_started_at": "2026-03-09T14:05:04Z",
    "pauses": [{"start": "2026-03-09T14:05:14Z", "end": "2026-03-09T14:05:44+00:00"}],
}
"""The recorder begins 4 s into the call and is off for 30 s after 10 s of recording."""


def words(base: str, *starts: object) -> dict[str, object]:
    turns = [
        {"speaker": "agent", "start": at, "end": at, "text": f"turn {place}"}
        for place, at in enumerate(starts)
    ]
    return {"call_id": "c-1", "time_base": base, "turns": turns}


def read(desk: Desk) -> tuple[review.RecordingRow, list[int], str]:
    assert desk.acting is not None
    (call,) = listed(desk).values()
    with desk.reading() as connection:
        row = review.recording(connection, desk.acting, str(call["id"]))
        turns = review.turns(connection, desk.acting, str(call["id"]))
    assert row is not None
    return row, [turn.start_ms for turn in turns], str(call["id"])


@pytest.mark.parametrize(
    ("base", "starts"),
    [
        ("media", [5000, 10_000, 12_000]),
        ("call", [9000, 20_000, 46_000]),
        ("wall", ["2026-03-09T14:05:09Z", "2026-03-09T14:05:20+00:00", "2026-03-09T14:05:46Z"]),
    ],
)
def test_words_of_any_clock_are_heard_where_they_were_said(
    desk: Desk, tmp_path: Path, base: str, starts: list[object]
) -> None:
    folder = tmp_path / "in"
    tone(folder / "c-1.wav", 20)
    (folder / "c-1.json").write_text(json.dumps(TIMES), "utf-8")
    (folder / "c-1.transcript.json").write_text(json.dumps(words(base, *starts)), "utf-8")
    assert bring_in(desk, folder).refused == ()
    row, heard, _call = read(desk)
    assert row.pauses == ((10_000, 30_000),)
    assert row.started_at == datetime(2026, 3, 9, 14, 5, 4, tzinfo=UTC)
    assert heard == [5000, 10_000, 12_000], "what was said in the pause lies at the cut"


def test_a_moment_stays_where_it_was_heard_when_the_times_come_later(desk: Desk, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    tone(folder / "c-1.wav", 20)
    bring_in(desk, folder)
    row, _heard, call = read(desk)
    assert timeline_of(row.pauses, row.started_at, None).is_plain
    moments.add(desk, call, 12_000, 15_000, tag="praise")
    (folder / "c-1.json").write_text(
        json.dumps(
            {
                "recording_started_at": TIMES["recording_started_at"],
                "pauses": [{"start": 10_000, "end": 40_000}],
            }
        )
    )
    assert bring_in(desk, folder).completed == 1
    assert bring_in(desk, folder).completed == 0, "told once"
    row, _heard, _call = read(desk)
    assert row.pauses == ((10_000, 30_000),)
    assert desk.acting is not None
    with desk.reading() as connection:
        (moment,) = review.moments(connection, desk.acting, call)
    assert (moment.start_ms, moment.end_ms) == (12_000, 15_000)
    line = timeline_of(row.pauses, row.started_at, None)
    assert line.wall_time(moment.start_ms) == datetime(2026, 3, 9, 14, 5, 46, tzinfo=UTC)


def test_pauses_of_genesys_cloud_recordings(desk: Desk, tmp_path: Path) -> None:
    folder = tmp_path / "conversation_id=abc"
    tone(folder / "rec.wav", 20)
    annotation = {"type": "Pause", "location": 44_000, "durationMs": 30_000, "reason": "SecurePause"}
    content = {
        "conversationId": "abc",
        "startTime": "2026-03-09T14:05:04.250Z",
        "annotations": [
            {**annotation, "absoluteLocation": 14_000},
            {"type": "hold", "absoluteLocation": 3000},
        ],
    }
    (folder / "rec.json").write_text(json.dumps(content), "utf-8")
    assert bring_in(desk, folder).refused == ()
    row, _heard, _call = read(desk)
    assert row.pauses == ((14_000, 30_000),)
    assert row.started_at == datetime(2026, 3, 9, 14, 5, 4, 250_000, tzinfo=UTC)


@pytest.mark.parametrize(
    "content",
    [
        {"recording_started_at": "2026-03-09T14:05:04", "pauses": []},
        {"pauses": [{"start": "2026-03-09T14:05:14Z", "end": "2026-03-09T14:05:44Z"}]},
        {"pauses": [{"from": 1}]},
        {"pauses": [{"start": True, "end": None}]},
        {"time_base": "moon", "turns": []},
        {"time_base": "wall", "turns": [{"speaker": "agent", "start": "noon", "text": "x"}]},
    ],
)
def test_times_that_are_none_are_refused_in_words(tmp_path: Path, content: object) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps(content), "utf-8")
    with pytest.raises(ImportProblem):
        read_notes(path)


def test_times_without_a_recording_are_told(desk: Desk, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "lost.json").write_text(json.dumps({"pauses": [{"start": 10_000, "end": 40_000}]}), "utf-8")
    (refused,) = bring_in(desk, folder).refused
    assert "no recording goes with it" in refused.reason
