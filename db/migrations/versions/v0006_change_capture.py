"""What this desk remembers in order to sync. The triggers that fill it are made from the models, after migrating."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _table("sync_state", ["k", "v"], ["k"])
    _table("sync_applying", ["on:int"], ["on"], rowid=True)
    _table("sync_log", ["n:int", "tbl", "pk", "mask:big", "at:big"], ["n"], rowid=True)
    _table("sync_column", ["tbl", "name", "bit:big"], ["tbl", "name"])
    _table("sync_row", ["tbl", "pk", "clock"], ["tbl", "pk"])
    _table("sync_sent", ["tbl", "upto:big"], ["tbl"])
    _table("sync_alias", ["tbl", "loser", "winner"], ["tbl", "loser"])
    _table("sync_number", ["tbl", "id", "number:big"], ["tbl", "id"])
    _table(
        "sync_text",
        ["tbl", "pk", "field", "hlc:big", "desk:32", "parents", "value"],
        ["tbl", "pk", "field", "hlc", "desk"],
    )
    _table("sync_waiting", ["digest:64", "tbl", "why", "at:big", "item:blob"], ["digest"], rowid=True)
    _table("sync_aside", ["digest:64", "tbl", "pk", "why", "at:big", "item:blob"], ["digest"], rowid=True)
    _table("sync_target", ["name", "next_no:big", "synced_at:big"], ["name"])
    _table("sync_cursor", ["target", "source", "pos:big"], ["target", "source"])
    _table("sync_outbox", ["target", "no:big", "payload:blob"], ["target", "no"], rowid=True)


def _table(name: str, columns: list[str], key: list[str], *, rowid: bool = False) -> None:
    kinds: dict[str, sa.types.TypeEngine[Any]] = {
        "": sa.Text(), "int": sa.Integer(), "big": sa.BigInteger(), "blob": sa.LargeBinary(),
        "32": sa.String(32), "64": sa.String(64),
    }
    parts = [column.partition(":") for column in columns]
    op.create_table(
        name,
        *(sa.Column(column, kinds[kind], nullable=False) for column, _, kind in parts),
        sa.PrimaryKeyConstraint(*key, name=op.f(f"pk_{name}")),
        sqlite_with_rowid=rowid,
    )
