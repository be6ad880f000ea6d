"""Full text over transcripts, comments, moments and verbatims, in English and Chinese.

FTS5 knows words by spaces; Chinese has none. Every CJK character is therefore indexed as a word of its own and
a Chinese query becomes a phrase of its characters, so that two-character words (抱怨) are found too, which the
trigram tokenizer cannot do.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from sqlalchemy import Connection, text

CJK = re.compile(r"([\u2e80-\u2fdf\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff])")
WORD = re.compile(r"\w+", re.UNICODE)

TABLE = """
CREATE VIRTUAL TABLE search_text USING fts5(
  body, kind UNINDEXED, owner_id UNINDEXED, interaction_id UNINDEXED, at_ms UNINDEXED,
  tokenize = "unicode61 remove_diacritics 2"
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


class Passage(NamedTuple):
    """A searchable text: where it stands and what it says. `kind` is turn, comment, moment or verbatim."""

    kind: str
    owner_id: str
    interaction_id: str
    at_ms: int | None
    text: str


def segment(words: str) -> str:
    """The text with a space around every CJK character."""
    return CJK.sub(r" \1 ", words)


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


INSERT = text(
    "INSERT INTO search_text (body, kind, owner_id, interaction_id, at_ms) VALUES (:b, :k, :o, :i, :a)"
)


def add_passages(connection: Connection, passages: Iterable[Passage]) -> None:
    """Index passages inside the caller's transaction."""
    lasting: list[dict[str, str | int | None]] = []
    for p in passages:
        if not p.text.strip():
            continue
        row = {"b": segment(p.text), "k": p.kind, "o": p.owner_id, "i": p.interaction_id, "a": p.at_ms}
        if p.kind in EDITABLE_KINDS:
            connection.execute(INSERT, row)
            connection.execute(
                text("INSERT INTO search_text_owner VALUES (:k, :o, last_insert_rowid())"),
                {"k": p.kind, "o": p.owner_id},
            )
        else:
            lasting.append(row)
    if lasting:
        connection.execute(INSERT, lasting)


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
