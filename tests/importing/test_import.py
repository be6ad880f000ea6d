"""Importing calls: everything that is known goes in, once, whole; what cannot go in is told with its reason."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import text

from qa_desk.audio import probe
from qa_desk.importing import ImportOptions, Status, preview
from qa_desk.work.desk import Desk
from qa_desk.work.import_calls import import_calls
from tests.importing.conftest import bring_in, listed
from tests.importing.recordings import a_day, tone


def count(desk: Desk, table: str) -> int:
    with desk.reading() as connection:
        return int(connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar_one())


def test_every_shared_call_goes_in_with_its_length_channels_agent_and_start(
    desk: Desk, shared_data: Path
) -> None:
    found = bring_in(desk, shared_data / "calls", time_zone="UTC")
    assert (found.added, found.refused) == (4, ())
    calls = listed(desk)
    told = {key: (call["duration_ms"], call["channels"], call["agent"]) for key, call in calls.items()}
    assert told == {
        "000": (277_660, 1, "ChrisL"),
        "Google_Gnome": (55_559, 1, None),
        "Auto_Repairs_40_UTC": (245_380, 2, None),
        "zhcn_continuous_mode_sample": (52_725, 1, None),
    }
    assert calls["000"]["customer"] == "12345"
    assert calls["000"]["started_at"] == datetime(2021, 12, 1, 6, 1, 22, tzinfo=UTC)
    assert desk.workspace.check().ok


def test_two_halves_become_one_stereo_recording_with_the_agent_left(desk: Desk, shared_data: Path) -> None:
    bring_in(desk, shared_data / "calls")
    with desk.reading() as connection:
        sha256, suffix, agent_channel, name = connection.execute(
            text("SELECT sha256, suffix, agent_channel, original_name FROM recording WHERE channels = 2")
        ).one()
    joined = probe(desk.workspace.recordings.find(sha256, suffix))
    assert (joined.channels, joined.rate, joined.duration_ms) == (2, 8000, 245_380)
    assert agent_channel == 0
    assert "_agent.wav + " in name


def test_a_conversation_with_metadata_words_and_rating(desk: Desk, shared_data: Path) -> None:
    bring_in(desk, shared_data / "formats" / "harper-valley")
    (call,) = listed(desk).values()
    told = ("external_id", "source", "agent", "channels", "duration_ms", "rating", "rating_max", "reason")
    assert [call[name] for name in told] == [
        "0002f70f7386445b", "harper-valley", "Elizabeth", 2, 52_000, 10, 10, "replace card",
    ]  # fmt: skip
    with desk.reading() as connection:
        first = connection.execute(
            text("SELECT speaker, start_ms, text FROM turn ORDER BY seq LIMIT 1")
        ).one()
        kinds = connection.execute(text("SELECT kind, value FROM survey_response ORDER BY kind")).all()
    assert tuple(first) == ("agent", 3720, "hello this is harper valley national bank")
    assert [tuple(row) for row in kinds] == [("ces", 10), ("csat", 10)]


def test_five_thousand_rated_calls_of_a_table(desk: Desk, shared_data: Path) -> None:
    found = bring_in(desk, shared_data / "csat", time_zone="UTC")
    assert (found.added, found.refused) == (5000, ())
    calls = listed(desk).values()
    rated = [call["rating"] for call in calls if call["rating"] is not None]
    assert (len(rated), round(sum(rated) / len(rated), 3)) == (4054, 3.404)  # type: ignore[arg-type]
    assert len({call["agent"] for call in calls}) == 8


def test_the_exports_of_platforms_are_read_or_refused_with_a_reason(desk: Desk, shared_data: Path) -> None:
    found = bring_in(desk, shared_data / "formats", time_zone="UTC")
    assert {(one.path.name, one.reason) for one in found.refused if one.line is None} == {
        ("evaluation-3.1.json", "It holds an evaluation made elsewhere, not a call.")
    }
    sources = {call["source"] for call in listed(desk).values()}
    assert {"genesys", "twilio", "harper-valley", "asterisk"} <= sources
    assert count(desk, "turn") > 50


def test_the_preview_writes_nothing(desk: Desk, tmp_path: Path) -> None:
    seen = preview(desk, [a_day(tmp_path / "day", 3)])
    assert seen.counts == {Status.NEW: 3}
    assert count(desk, "interaction") == 0
    assert not any((tmp_path / "ws" / "recordings").glob("*/*"))


def test_recording_row_and_transcript_of_one_name_are_one_call(desk: Desk, tmp_path: Path) -> None:
    bring_in(desk, a_day(tmp_path / "day", 3))
    calls = listed(desk)
    assert set(calls) == {"call-000", "call-001", "call-002"}
    assert calls["call-002"]["agent"] == "Agent 2"
    assert calls["call-002"]["rating"] == 3
    assert calls["call-002"]["channels"] == 1
    assert (count(desk, "recording"), count(desk, "turn"), count(desk, "survey_response")) == (3, 3, 3)


def test_a_second_import_adds_nothing(desk: Desk, tmp_path: Path) -> None:
    folder = a_day(tmp_path / "day", 4)
    bring_in(desk, folder)
    again = bring_in(desk, folder)
    assert (again.added, again.completed, again.known, again.answers) == (0, 0, 4, 0)
    assert count(desk, "interaction") == count(desk, "recording") == 4


def test_what_comes_later_completes_a_call(desk: Desk, tmp_path: Path) -> None:
    folder = a_day(tmp_path / "day", 2)
    table_first = tmp_path / "table"
    table_first.mkdir()
    shutil.copy(folder / "calls.csv", table_first)
    assert bring_in(desk, table_first).added == 2
    later = bring_in(desk, folder)
    assert (later.added, later.completed) == (0, 2)
    assert listed(desk)["call-001"]["channels"] == 1


def test_agents_of_one_name_are_one_person_and_known_by_their_alias(desk: Desk, tmp_path: Path) -> None:
    bring_in(desk, a_day(tmp_path / "day", 6))
    with desk.reading() as connection:
        names = connection.exec_driver_sql(
            "SELECT name FROM person WHERE name LIKE 'Agent %' ORDER BY 1"
        ).scalars()
        roles = connection.exec_driver_sql("SELECT DISTINCT role FROM role_grant g JOIN person p ON p.id = g.person_id"
                                           " WHERE p.name LIKE 'Agent %'").scalars()  # fmt: skip
        assert (list(names), list(roles)) == (["Agent 0", "Agent 1", "Agent 2"], ["agent"])


def test_a_telephone_number_is_never_stored(desk: Desk, tmp_path: Path) -> None:
    table = tmp_path / "calls.csv"
    table.write_text("call_id,started_at,agent,customer_phone\nx1,2026-03-01T10:00:00Z,Ana,+49 151 2345678\n")
    bring_in(desk, table)
    reference = listed(desk)["x1"]["customer"]
    assert str(reference).startswith("C-")
    assert b"2345678" not in (tmp_path / "ws" / "qa_desk.db").read_bytes()
    assert b"2345678" not in (tmp_path / "ws" / "qa_desk.db-wal").read_bytes()


def test_ratings_by_call_and_by_customer_and_time(desk: Desk, tmp_path: Path) -> None:
    calls, ratings, others = (tmp_path / name for name in ("calls.csv", "ratings.csv", "others.csv"))
    calls.write_text(
        "call_id,started_at,agent,customer,duration_s\n"
        "a,2026-03-01T10:00:00Z,Ana,C1,60\nb,2026-03-02T10:00:00Z,Bo,C2,60\n"
    )
    ratings.write_text("survey_id,call_id,rating,comment,answered_at\ns1,a,2,Too slow 太慢,2026-03-01T12:00:00Z\n"
                       "s2,gone,5,,2026-03-01T12:00:00Z\n")  # fmt: skip
    others.write_text("survey_id,customer,rating,answered_at\ns3,C2,4,2026-03-02T18:00:00Z\n")
    found = bring_in(desk, calls, ratings, others)
    assert found.answers == 2
    assert [one.reason for one in found.refused] == ["There is no call with the id gone."]
    with desk.reading() as connection:
        links = connection.exec_driver_sql("SELECT link FROM survey_response ORDER BY external_id").scalars()
        assert list(links) == ["call_id", "customer_time"]
        hits = connection.exec_driver_sql(
            "SELECT count(*) FROM search_text WHERE search_text MATCH '\"太 慢\"'"
        )
        assert hits.scalar() == 1


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("empty.wav", b"", "empty"),
        ("words.wav", b"this is no sound at all" * 40, ""),
        ("broken.json", b'{"turns": [', "not JSON"),
        ("nothing.json", b"[1, 2, 3]", "Nothing in it tells"),
        ("empty.vtt", b"WEBVTT\n\n", "no words with times"),
        ("wrong.vtt", b"00:00.000 --> 00:01.000\nhello", "does not begin like a WebVTT"),
        ("zero.csv", b"", "empty"),
        ("film.mp4", b"\0\0\0 ftypisom" + b"\0" * 99, ""),
    ],
)
def test_a_file_that_cannot_go_in_is_refused_and_the_rest_goes_in(
    desk: Desk, tmp_path: Path, name: str, content: bytes, said: str
) -> None:
    folder = tmp_path / "mixed"
    tone(folder / "good.wav")
    (folder / name).write_bytes(content)
    found = bring_in(desk, folder)
    assert found.added == 1
    assert [one.path.name for one in found.refused] == [name]
    assert said in found.refused[0].reason
    assert desk.workspace.check().ok


def test_bad_rows_are_refused_one_by_one(desk: Desk, tmp_path: Path) -> None:
    table = tmp_path / "calls.csv"
    table.write_text(
        "call_id,started_at,agent,duration_s\n"
        "ok,2026-03-01T10:00:00Z,Ana,60\n"
        "bad-date,31.02.2026,Ana,60\n"
        ",2026-03-01T10:00:00Z,Ana,60\n"
        "ok,2026-03-01T11:00:00Z,Bo,60\n"
    )
    found = bring_in(desk, table)
    assert (found.added, [one.line for one in found.refused]) == (1, [3, 4, 5])


def test_a_recording_that_vanished_since_the_preview(desk: Desk, tmp_path: Path) -> None:
    folder = a_day(tmp_path / "day", 3)
    seen = preview(desk, [folder])
    (folder / "call-001.wav").unlink()
    found = import_calls(desk, seen)
    assert found.added == 2
    assert [one.path.name for one in found.refused] == ["call-001.wav"]


def test_cancelling_keeps_what_is_in_and_a_later_run_brings_the_rest(desk: Desk, tmp_path: Path) -> None:
    folder = a_day(tmp_path / "day", 30)
    seen = preview(desk, [folder])
    looks = iter([False] * 25 + [True] * 1000)
    found = import_calls(desk, seen, cancelled=lambda: next(looks))
    assert found.cancelled
    assert 0 < found.added < 30
    rest = bring_in(desk, folder)
    assert found.added + rest.added == 30


def test_progress_goes_from_nothing_to_all(desk: Desk, tmp_path: Path) -> None:
    heard: list[float] = []
    import_calls(desk, preview(desk, [a_day(tmp_path / "day", 30)]), progress=heard.append)
    assert heard == sorted(heard)
    assert heard[-1] == 1.0


def test_a_time_zone_that_does_not_exist_is_said(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(Exception, match="no time zone called"):
        preview(desk, [tone(tmp_path / "a.wav")], ImportOptions(time_zone="Mars/Olympus"))


def test_another_call_under_the_same_id_is_refused(desk: Desk, tmp_path: Path) -> None:
    one, other = tmp_path / "one.csv", tmp_path / "other.csv"
    one.write_text("call_id,started_at,agent,duration_s\nx,2026-03-01T10:00:00Z,Ana,60\n")
    other.write_text("call_id,started_at,agent,duration_s\nx,2026-04-01T10:00:00Z,Bo,90\n")
    bring_in(desk, one)
    found = bring_in(desk, other)
    assert [one.reason for one in found.refused] == [
        "The call id x already belongs to a call of 2026-03-01 10:00 UTC."
    ]
