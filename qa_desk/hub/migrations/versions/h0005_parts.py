"""Ready-made parts of streams, which every new desk asks for.

Revision h0005, after h0004.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "h0005"
down_revision = "h0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "hub_part",
        sa.Column("stream", sa.String(96), primary_key=True),
        sa.Column("start", sa.BigInteger, primary_key=True),
        sa.Column("end", sa.BigInteger, nullable=False),
        sa.Column("form", sa.String(32), nullable=False),
        sa.Column("body", sa.LargeBinary, nullable=False),
    )
