"""Rows are kept in the feed, as they travel: a push writes one line instead of two, a page is read off one index.

Revision h0004, after h0003.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from itertools import groupby
from typing import Any

import msgspec
import sqlalchemy as sa
from alembic import op

revision = "h0004"
down_revision = "h0003"
branch_labels = None
depends_on = None

AT_ONCE = 2000
FEED = """
CREATE TABLE hub_feed_with_rows (
  stream VARCHAR(96){c} NOT NULL, pos BIGINT NOT NULL, tbl VARCHAR(64){c} NOT NULL, pk VARCHAR(512){c} NOT NULL,
  gone INTEGER NOT NULL, fact INTEGER NOT NULL, shape BIGINT NOT NULL, latest BIGINT NOT NULL,
  doc {b} NOT NULL, clocks {b} NOT NULL, PRIMARY KEY (stream, pos)
)
"""
OLD = """
SELECT r.tbl, r.pk, r.doc, r.clocks, r.fact, f.stream, f.pos, f.gone
FROM (SELECT * FROM hub_row WHERE (tbl, pk) > (:tbl, :pk) ORDER BY tbl, pk LIMIT :n) r
LEFT JOIN hub_feed f ON f.tbl = r.tbl AND f.pk = r.pk ORDER BY r.tbl, r.pk
"""
NEW = "INSERT INTO hub_feed_with_rows VALUES (:stream, :pos, :tbl, :pk, :gone, :fact, :shape, :latest, :doc, :clocks)"
FILE = "INSERT INTO hub_link VALUES (:tbl, :pk, 'sha256', '~file', :sha256)"
GONE = {"gone": 1, "shape": 0, "latest": 0, "doc": b"", "clocks": b""}
NAMES_FILE = ("recording", "screen_capture")


def upgrade() -> None:
    connection = op.get_bind()
    postgresql = connection.dialect.name == "postgresql"
    op.create_table(
        "hub_shape",
        sa.Column("id", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column("columns", sa.Text(), nullable=False),
    )
    op.execute(FEED.format(c=' COLLATE "C"' if postgresql else "", b="BYTEA" if postgresql else "BLOB"))
    shapes: dict[int, str] = {}
    unseen = 0
    for page in pages(connection):
        told, files = [], []
        for (tbl, pk), same in groupby(page, key=lambda line: (line.tbl, line.pk)):
            lines = list(same)
            kept = row(lines[0], shapes)
            told += [
                {**(GONE if line.gone else kept), "tbl": tbl, "pk": pk, "fact": line.fact, "stream": line.stream,
                 "pos": line.pos} for line in lines if line.stream is not None
            ]  # fmt: skip
            if all(line.stream is None or line.gone for line in lines):
                unseen -= 1  # in no stream: in the one without a name
                told.append(
                    {**kept, "tbl": tbl, "pk": pk, "fact": lines[0].fact, "stream": "", "pos": unseen}
                )
            if tbl in NAMES_FILE and (sha256 := json.loads(lines[0].doc).get("sha256")):
                files.append({"tbl": tbl, "pk": pk, "sha256": sha256})
        connection.execute(sa.text(NEW), told)
        if files:
            connection.execute(sa.text(FILE), files)
    for shape, columns in shapes.items():
        connection.execute(sa.text("INSERT INTO hub_shape VALUES (:id, :c)"), {"id": shape, "c": columns})
    op.execute("DROP TABLE hub_feed")
    op.execute("DROP TABLE hub_row")
    op.execute("ALTER TABLE hub_feed_with_rows RENAME TO hub_feed")
    op.create_index("ix_hub_feed_row", "hub_feed", ["tbl", "pk", "stream"], unique=True)


def pages(connection: sa.Connection) -> Iterator[list[Any]]:
    last = {"tbl": "", "pk": ""}
    while found := connection.execute(sa.text(OLD), {**last, "n": AT_ONCE}).all():
        yield list(found)
        last = {"tbl": found[-1].tbl, "pk": found[-1].pk}


def row(line: Any, shapes: dict[int, str]) -> dict[str, Any]:
    columns, values, latest = said(line.tbl, json.loads(line.doc))
    clocks = json.loads(line.clocks)
    words = msgspec.json.encode(columns)
    shape = int.from_bytes(hashlib.sha256(words).digest()[:8], "big") >> 1
    shapes[shape] = words.decode()
    return {
        "gone": 0,
        "shape": shape,
        "latest": max([latest, *(stamp[0] for stamp in clocks.values())]),
        "doc": msgspec.msgpack.encode(values),
        "clocks": msgspec.msgpack.encode(clocks),
    }


def said(table: str, doc: dict[str, Any]) -> tuple[tuple[str, ...], list[Any], int]:
    """Columns, values and, for a text, its clock."""
    if table == "~text":
        text = doc["text"]
        if isinstance(text, dict):
            return tuple(text), list(text.values()), int(text["hlc"])
        return ("table", "pk", "field", "hlc", "desk", "parents", "value"), text, int(text[3])
    if table == "~alias":
        return ("table", "loser", "winner"), doc["alias"], 0
    return tuple(doc), list(doc.values()), 0
