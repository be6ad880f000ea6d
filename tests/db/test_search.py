"""Finding what was said, in English and Chinese."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Connection, text

from db.engine import open_engine, writing
from db.search import Passage, add_passages, joined, match_expression, remove_passages, segment
from db.upgrade import ensure_schema

SAID = [
    Passage("turn", "1", "a", 0, "I called on Friday about my stolen card"),
    Passage("turn", "2", "b", 500, "我要抱怨，服务让人很不愉快"),
    Passage("moment", "m", "a", 900, "repeat contact"),
]

CALL = text(
    "INSERT INTO interaction (id, source, external_id, channel, direction, started_at, duration_ms, outcome,"
    " imported_at) VALUES (:call, 's', :call, 'voice', 'in', 0, 1000, 'resolved', 0)"
)


def found(connection: Connection, query: str) -> set[str]:
    expression = match_expression(query)
    if expression is None:
        return set()
    rows = connection.execute(
        text("SELECT owner_id FROM search_text WHERE search_text MATCH :q"), {"q": expression}
    )
    return set(rows.scalars())


@pytest.fixture
def connection(tmp_path: Path):
    engine = open_engine(tmp_path / "a.db", create=True)
    ensure_schema(engine, tmp_path / "a.db", tmp_path)
    with writing(engine).begin() as open_connection:
        for call in ("a", "b"):
            open_connection.execute(CALL, {"call": call})
        add_passages(open_connection, SAID)
        yield open_connection


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("stolen", {"1"}),
        ("STOL", {"1"}),
        ("card friday", {"1"}),
        ('"stolen card"', {"1"}),
        ('"card stolen"', set()),
        ("抱怨", {"2"}),
        ("不愉快", {"2"}),
        ("快愉", set()),
        ("contact", {"m"}),
        ("  ", set()),
        ('"', set()),
        ("* OR NEAR(", set()),
        ("c'est -- ; DROP", set()),
    ],
)
def test_words_phrases_beginnings_and_chinese_are_found(connection, query: str, expected: set[str]) -> None:
    assert found(connection, query) == expected


def test_a_changed_moment_is_found_by_its_new_words_only(connection: Connection) -> None:
    remove_passages(connection, "moment", ["m"])
    add_passages(connection, [Passage("moment", "m", "a", 900, "praise")])
    assert found(connection, "contact") == set()
    assert found(connection, "praise") == {"m"}


def test_passages_of_a_call_that_is_not_stored_are_refused(connection: Connection) -> None:
    with pytest.raises(LookupError):
        add_passages(connection, [Passage("turn", "9", "nowhere", 0, "words")])


@given(st.text("ab 抱怨，我\n", max_size=30))
def test_what_was_taken_apart_for_the_index_is_shown_whole(words: str) -> None:
    assert joined(segment(words)) == words
