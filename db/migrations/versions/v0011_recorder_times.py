"""When a recorder began and paused, so that media time, call time and the wall clock can be told apart."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Nothing is known of recordings that are there."""
    op.add_column("recording", sa.Column("started_at", sa.BigInteger(), nullable=True))
    op.add_column("recording", sa.Column("pauses", sa.JSON(), server_default="[]", nullable=False))
