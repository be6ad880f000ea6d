"""Which recordings are whole at a hub: not asked again at each sync, and known when room is made.

Revision 0018, after 0017.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "sync_recording",
        sa.Column("sha256", sa.String(64), primary_key=True),
        sa.Column("place", sa.Text(), nullable=False),
        sqlite_with_rowid=False,
    )
