"""The hub as its first release had it.

Revision h0001.
"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "h0001"
down_revision = None
branch_labels = None
depends_on = None


def column(name: str, kind: sa.types.TypeEngine[Any], *, key: bool = False) -> sa.Column[Any]:
    return sa.Column(name, kind, primary_key=key, nullable=False)


def upgrade() -> None:
    text, number = sa.Text(), sa.BigInteger()
    op.create_table("hub_state", column("k", sa.String(32), key=True), column("v", text))
    op.create_table(
        "hub_row",
        column("tbl", sa.String(64), key=True),
        column("pk", sa.String(512), key=True),
        column("doc", text),
        column("clocks", text),
        column("fact", sa.Integer()),
    )
    op.create_table(
        "hub_link",
        column("tbl", sa.String(64), key=True),
        column("pk", sa.String(512), key=True),
        column("field", sa.String(64), key=True),
        column("parent_tbl", sa.String(64)),
        column("parent_pk", sa.String(512)),
    )
    op.create_index("ix_hub_link_parent", "hub_link", ["parent_tbl", "parent_pk"])
    op.create_table(
        "hub_feed",
        column("stream", sa.String(96), key=True),
        column("tbl", sa.String(64), key=True),
        column("pk", sa.String(512), key=True),
        column("pos", number),
        column("gone", sa.Integer()),
    )
    op.create_index("ix_hub_feed_pos", "hub_feed", ["stream", "pos"])
    op.create_index("ix_hub_feed_row", "hub_feed", ["tbl", "pk"])
    op.create_table("hub_stream", column("stream", sa.String(96), key=True), column("pos", number))
    op.create_table("hub_due", column("event", sa.String(36), key=True), column("at", number))
    op.create_table(
        "hub_batch",
        column("desk", sa.String(32), key=True),
        column("no", number, key=True),
        column("digest", sa.String(64)),
        column("result", sa.LargeBinary()),
    )
    op.create_table(
        "hub_code",
        column("hash", sa.String(64), key=True),
        column("person", sa.String(36)),
        column("name", text),
        column("expires", number),
        column("founder", sa.Integer()),
    )
    op.create_table(
        "hub_device",
        column("id", sa.String(36), key=True),
        column("person", sa.String(36)),
        column("secret", sa.String(64)),
        column("previous", sa.String(64)),
        column("enrolled", number),
        column("revoked", number),
        column("founder", sa.Integer()),
    )
    op.create_table(
        "hub_desk", column("desk", sa.String(32), key=True), column("device", sa.String(36))
    )
    op.create_table(
        "hub_token",
        column("hash", sa.String(64), key=True),
        column("device", sa.String(36)),
        column("expires", number),
    )
    op.create_table(
        "hub_audit",
        column("n", sa.Integer(), key=True),
        column("at", number),
        column("device", sa.String(36)),
        column("what", text),
    )
