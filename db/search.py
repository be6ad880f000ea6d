"""Full text over transcripts, comments, moments and verbatims, in English and Chinese.

FTS5 knows words by spaces; Chinese has none. Every CJK character is therefore indexed as a word of its own and
a Chinese query becomes a phrase of its characters, so that two-character words (抱怨) are found too, which the
trigram tokenizer cannot do.

A passage's row number is its call's `interaction.number` shifted by `CALL_SHIFT`, plus its own place: hits tell
their calls without a look at the content, and one call's passages are a range.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from sqlalchemy import Connection, text

CJK = re.compile(r"([\u2e80-\u2fdf\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff])")
SEGMENTED = re.compile(f" (\x02?){CJK.pattern}(\x03?) ")
WORD = re.compile(r"\w+", re.UNICODE)

TABLE = """
CREATE VIRTUAL TABLE search_text USING fts5(
  body, kind UNINDEXED, owner_id UNINDEXED, interaction_id UNINDEXED, at_ms UNINDEXED,
  tokenize = "unicode61 remove_diacritics 2", prefix = '2 3'
)
"""

OWNERS = """
CREATE TABLE search_text_owner (
  kind TEXT NOT NULL, owner_id TEXT NOT NULL, passage INTEGER NOT NULL,
  PRIMARY KEY (kind, owner_id, passage)
) WITHOUT ROWID
"""
"""Where the passages of editable rows stand, so that one can be replaced without reading them all."""

EDITABLE_KINDS = frozenset({"comment", "moment"})
CALL_SHIFT = 20
"""Bits of a row number that count the passages of one call: a million of them."""


class Passage(NamedTuple):
    """A searchable text: where it stands and what it says. `kind` is turn, comment, moment or verbatim."""

    kind: str
    owner_id: str
    interaction_id: str
    at_ms: int | None
    text: str


def first_passage(number: int) -> int:
    """The row number of the first passage of the call with this `interaction.number`."""
    return number << CALL_SHIFT


def segment(words: str) -> str:
    """The text with a space around every CJK character."""
    return CJK.sub(r" \1 ", words)


def joined(segmented: str) -> str:
    """What `segment` was given; marks put around words (`\x02`, `\x03`) stay."""
    return SEGMENTED.sub(r"\1\2\3", segmented)


def match_expression(query: str) -> str | None:
    """An FTS5 expression for what a person typed: all words, the last one also as a beginning.

    Quoted phrases stay phrases, runs of CJK characters become phrases. None where nothing can be searched.
    """
    parts: list[str] = []
    for phrase, loose in re.findall(r'"([^"]+)"|(\S+)', query):
        words = WORD.findall(segment(phrase or loose))
        if words:
            prefix = "*" if loose and not CJK.search(words[-1]) else ""
            parts.append('"' + " ".join(words) + '"' + prefix)
    return " AND ".join(parts) or None


def phrase_expression(phrase: str) -> str | None:
    """An FTS5 expression for one phrase, its last word also as a beginning where a `*` stands behind it."""
    words = WORD.findall(segment(phrase))
    if not words:
        return None
    star = "*" if phrase.rstrip().endswith("*") and not CJK.search(words[-1]) else ""
    return '"' + " ".join(words) + '"' + star


INSERT = text(
    "INSERT INTO search_text (rowid, body, kind, owner_id, interaction_id, at_ms)"
    " VALUES (:n, :b, :k, :o, :i, :a)"
)
CALL_NUMBER = text("SELECT number FROM interaction WHERE id = :i")
LAST_PASSAGE = text("SELECT rowid FROM search_text WHERE rowid BETWEEN :a AND :b ORDER BY rowid DESC LIMIT 1")
OWNER = text("INSERT INTO search_text_owner VALUES (:k, :o, :n)")


def add_passages(connection: Connection, passages: Iterable[Passage]) -> None:
    """Index passages of calls that are already stored, in the caller's transaction; `LookupError` otherwise.

    Fast where the passages of a call come together.
    """
    rows: list[dict[str, str | int | None]] = []
    free: dict[str, int] = {}
    for p in passages:
        if not p.text.strip():
            continue
        number = free.get(p.interaction_id) or _free_number(connection, p.interaction_id)
        free[p.interaction_id] = number + 1
        body = segment(p.text)
        rows.append(
            {"n": number, "b": body, "k": p.kind, "o": p.owner_id, "i": p.interaction_id, "a": p.at_ms}
        )
    if rows:
        connection.execute(INSERT, rows)
    if owners := [row for row in rows if row["k"] in EDITABLE_KINDS]:
        connection.execute(OWNER, owners)


def _free_number(connection: Connection, interaction_id: str) -> int:
    """The next row number of a call."""
    number = connection.execute(CALL_NUMBER, {"i": interaction_id}).scalar()
    if number is None:
        raise LookupError(f"no interaction {interaction_id}")
    first = first_passage(number)
    last = connection.execute(LAST_PASSAGE, {"a": first, "b": first_passage(number + 1) - 1}).scalar()
    return first if last is None else int(last) + 1


def remove_passages(connection: Connection, kind: str, owner_ids: Sequence[str]) -> None:
    """Forget the passages of editable rows, before they are indexed anew. `kind` is comment or moment."""
    where = "WHERE kind = :k AND owner_id = :o"
    for owner in owner_ids:
        named = {"k": kind, "o": owner}
        connection.execute(
            text(f"DELETE FROM search_text WHERE rowid IN (SELECT passage FROM search_text_owner {where})"),
            named,
        )
        connection.execute(text(f"DELETE FROM search_text_owner {where}"), named)
