"""Which recordings are in the store, how often each asks, secrets that were used up; a sealed key in a code.

Revision h0002, after h0001.
"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "h0002"
down_revision = "h0001"
branch_labels = None
depends_on = None


def column(name: str, kind: sa.types.TypeEngine[Any], *, key: bool = False) -> sa.Column[Any]:
    return sa.Column(name, kind, primary_key=key, nullable=False)


def upgrade() -> None:
    number = sa.BigInteger()
    op.create_table(
        "hub_blob",
        column("sha256", sa.String(64), key=True),
        column("sealed", sa.String(16)),
        column("digest", sa.String(64)),
        column("size", number),
        column("at", number),
    )
    op.create_table(
        "hub_limit",
        column("who", sa.String(96), key=True),
        column("slot", number, key=True),
        column("n", number),
    )
    op.create_table(
        "hub_spent",
        column("hash", sa.String(64), key=True),
        column("device", sa.String(36)),
        column("at", number),
    )
    op.create_index("ix_hub_token_device", "hub_token", ["device"])
    op.add_column("hub_code", sa.Column("sealed_key", sa.Text(), nullable=False, server_default=""))
    op.add_column("hub_device", sa.Column("seen", number, nullable=False, server_default="0"))
    op.add_column("hub_device", sa.Column("schema", sa.String(32), nullable=False, server_default=""))
    # Who may hear a recording is asked by its hash.
    sha256 = (
        "(CAST(doc AS json) ->> 'sha256')"
        if op.get_bind().dialect.name == "postgresql"
        else "json_extract(doc, '$.sha256')"
    )
    for table in ("recording", "screen_capture"):
        op.execute(f"CREATE INDEX ix_hub_row_{table} ON hub_row ({sha256}) WHERE tbl = '{table}'")
