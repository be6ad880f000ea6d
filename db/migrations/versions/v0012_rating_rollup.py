"""Counts of ratings by agent and month, and of survey scales, kept true by triggers: what Team progress opens from."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from db.triggers import rollups, rollups_backfill

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "rating_month",
        sa.Column("agent_id", sa.Text(), nullable=False),
        sa.Column("rating", sa.Float(), nullable=False),
        sa.Column("month", sa.Text(), nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("calls", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("agent_id", "rating", "month", "channel", name=op.f("pk_rating_month")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "survey_scale",
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("scale_min", sa.Float(), nullable=False),
        sa.Column("scale_max", sa.Float(), nullable=False),
        sa.Column("answers", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("kind", "scale_min", "scale_max", name=op.f("pk_survey_scale")),
        sqlite_with_rowid=False,
    )
    for statement in (*rollups_backfill(), *rollups()):
        op.execute(sa.text(statement))
