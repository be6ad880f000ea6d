"""Complaint and praise are found in both languages, denial and longer phrases first."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_desk.speech.phrases import FILE, PhrasesUnreadable, read_phrases


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("I am very unhappy with this.", ["complaint"]),
        ("I want to complain about the wait", ["complaint"]),
        ("Not happy at all, but she was so patient", ["complaint", "praise"]),
        ("I wasn't satisfied", ["complaint"]),
        ("Perfect, many thanks", ["praise", "praise"]),
        ("The kindle arrived", []),
        ("我要抱怨,今天很不愉快", ["complaint", "complaint"]),
        ("整个过程很愉快，我很满意", ["praise", "praise"]),
        ("对结果不满意", ["complaint"]),
        ("结果不太满意", ["complaint"]),
        ("", []),
    ],
)
def test_what_customers_say_is_told_apart(text: str, kinds: list[str]) -> None:
    assert [hit.kind for hit in read_phrases().find(text)] == kinds


def test_a_team_can_write_its_own_lists(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text("complaint:\n  - blue screen\n", "utf-8")
    phrases = read_phrases(tmp_path)
    assert [h.phrase for h in phrases.find("a Blue  Screen again, unhappy; perfect")] == [
        "Blue  Screen",
        "perfect",
    ]
    (tmp_path / FILE).write_text("complaint: nothing", "utf-8")
    with pytest.raises(PhrasesUnreadable):
        read_phrases(tmp_path)
    (tmp_path / FILE).write_bytes(b"\xff\xfe\x00")
    with pytest.raises(PhrasesUnreadable):
        read_phrases(tmp_path)


@given(st.text(max_size=200))
def test_hits_lie_in_the_text_and_never_overlap(text: str) -> None:
    end = 0
    for hit in read_phrases().find(text):
        assert end <= hit.start < hit.end <= len(text) and text[hit.start : hit.end] == hit.phrase
        end = hit.end
