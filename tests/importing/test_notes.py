"""Transcripts in the formats people have them in."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from qa_desk.importing.facts import TurnFacts
from qa_desk.importing.notes import read_notes
from qa_desk.importing.speakers import speaker_of

TURNS = (TurnFacts("agent", 0, 1500, "Good day."), TurnFacts("customer", 1500, 61_000, "My card is gone."))


def turns(path: Path, content: str, encoding: str = "utf-8") -> tuple[TurnFacts, ...]:
    path.write_text(content, encoding=encoding)
    (note,) = read_notes(path).notes
    assert note.transcript is not None
    return note.transcript.turns


def test_webvtt_with_voices(tmp_path: Path) -> None:
    text = (
        "WEBVTT - made by hand\n\nNOTE nothing\n\n1\n00:00.000 --> 00:01.500 align:start\n<v Agent 1>Good day.</v>\n\n"
        "00:00:01.500 --> 00:01:01.000\n<v.loud Caller><i>My card</i>\nis gone.\n"
    )
    assert turns(tmp_path / "a.vtt", text) == TURNS


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_srt_with_names(tmp_path: Path, encoding: str) -> None:
    text = (
        "1\r\n00:00:00,000 --> 00:00:01,500\r\nAgent: Good day.\r\n\r\n"
        "2\r\n00:00:01,500 --> 00:01:01,000\r\nCustomer: My card is gone.\r\n"
    )
    assert turns(tmp_path / "a.srt", text, encoding) == TURNS


@pytest.mark.parametrize(
    "content",
    [
        {"turns": [{"speaker": "agent", "start_ms": 0, "end_ms": 1500, "text": "Good day."},
                   {"speaker": "customer", "start_ms": 1500, "end_ms": 61000, "text": "My card is gone."}]},
        {"segments": [{"speaker": "AGENT", "start": 0.0, "end": 1.5, "text": " Good day."},
                      {"speaker": "Caller 2", "start": 1.5, "end": 61.0, "text": "My card is gone."}]},
        [{"role": "坐席", "offset_ms": 0, "duration_ms": 1500, "transcript": "Good day."},
         {"role": "客户", "offset_ms": 1500, "duration_ms": 59500, "transcript": "My card is gone."}],
    ],
)  # fmt: skip
def test_json_in_plain_shapes(tmp_path: Path, content: object) -> None:
    assert turns(tmp_path / "a.json", json.dumps(content)) == TURNS


def test_json_with_a_comma_too_many_is_read(tmp_path: Path) -> None:
    text = '{"turns": [{"speaker": "agent", "start_ms": 0, "end_ms": 1500, "text": "Good day."},]}'
    assert turns(tmp_path / "a.json", text) == TURNS[:1]


def test_facts_by_name_are_read_like_a_row(tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    path.write_text('{"call_id": "x", "agent": {"name": "Ana"}, "rating": 4}')
    assert read_notes(path).rows == ({"call_id": "x", "agent name": "Ana", "rating": "4"},)


@pytest.mark.parametrize(
    ("name", "expected"),
    [("Agent", "agent"), ("AGENT_1", "agent"), ("坐席01", "agent"), ("Caller", "customer"), ("客户", "customer"),
     ("Speaker 1", "other"), ("", "other")],
)  # fmt: skip
def test_who_speaks(name: str, expected: str) -> None:
    assert speaker_of(name) == expected
