"""Where a running listening session stands, second by second, and the screens agents saw."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "listening_progress",
        sa.Column("session_id", sa.String(36), nullable=False),
        sa.Column("item_id", sa.String(36), nullable=True),
        sa.Column("at_ms", sa.Integer(), nullable=False),
        sa.Column("from_ms", sa.Integer(), nullable=True),
        sa.Column("heard_ms", sa.Integer(), nullable=False),
        sa.Column("revealed", sa.Boolean(), nullable=False),
        sa.Column("saved_at", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("at_ms >= 0", name=op.f("ck_listening_progress_at_ms_not_negative")),
        sa.CheckConstraint("from_ms >= 0", name=op.f("ck_listening_progress_from_ms_not_negative")),
        sa.CheckConstraint("heard_ms >= 0", name=op.f("ck_listening_progress_heard_ms_not_negative")),
        sa.ForeignKeyConstraint(
            ["item_id"], ["listening_item.id"], name=op.f("fk_listening_progress_item_id")
        ),
        sa.ForeignKeyConstraint(
            ["session_id"], ["listening_session.id"], name=op.f("fk_listening_progress_session_id")
        ),
        sa.PrimaryKeyConstraint("session_id", name=op.f("pk_listening_progress")),
    )
    op.create_table(
        "screen_capture",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("interaction_id", sa.String(36), nullable=False),
        sa.Column("at_ms", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("suffix", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.CheckConstraint("at_ms >= 0", name=op.f("ck_screen_capture_at_ms_not_negative")),
        sa.CheckConstraint("kind IN ('image', 'card')", name=op.f("ck_screen_capture_kind_known")),
        sa.ForeignKeyConstraint(
            ["interaction_id"], ["interaction.id"], name=op.f("fk_screen_capture_interaction_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_screen_capture")),
        sa.UniqueConstraint(
            "interaction_id", "at_ms", "sha256", name=op.f("uq_screen_capture_interaction_id_at_ms_sha256")
        ),
    )
