"""Listening alone, bundles that are listened to elsewhere, films of screens, holds left out, policies changed."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Nothing of what is there was heard alone, left out or a changed policy."""
    op.add_column("listening_presence", sa.Column("alone", sa.Boolean(), server_default="0", nullable=False))
    op.add_column("listening_item", sa.Column("left_out", sa.JSON(), server_default="[]", nullable=False))
    op.add_column("action_item", sa.Column("policy", sa.Text(), server_default="", nullable=False))
    op.create_table(
        "listening_sitting",
        sa.Column("session_id", sa.String(36), nullable=False),
        sa.Column("person_id", sa.String(36), nullable=False),
        sa.Column("item_id", sa.String(36), nullable=True),
        sa.Column("at_ms", sa.Integer(), nullable=False),
        sa.Column("from_ms", sa.Integer(), nullable=True),
        sa.Column("heard_ms", sa.Integer(), nullable=False),
        sa.Column("saved_at", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("at_ms >= 0", name=op.f("ck_listening_sitting_at_ms_not_negative")),
        sa.CheckConstraint("from_ms >= 0", name=op.f("ck_listening_sitting_from_ms_not_negative")),
        sa.CheckConstraint("heard_ms >= 0", name=op.f("ck_listening_sitting_heard_ms_not_negative")),
        sa.ForeignKeyConstraint(
            ["item_id"], ["listening_item.id"], name=op.f("fk_listening_sitting_item_id")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_listening_sitting_person_id")),
        sa.ForeignKeyConstraint(
            ["session_id"], ["listening_session.id"], name=op.f("fk_listening_sitting_session_id")
        ),
        sa.PrimaryKeyConstraint("session_id", "person_id", name=op.f("pk_listening_sitting")),
    )
    op.create_table(
        "listening_bundle",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("session_id", sa.String(36), nullable=False),
        sa.Column("person_id", sa.String(36), nullable=False),
        sa.Column("answer_key", sa.LargeBinary(), nullable=False),
        sa.Column("made_at", sa.BigInteger(), nullable=False),
        sa.Column("answered_at", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_listening_bundle_person_id")),
        sa.ForeignKeyConstraint(
            ["session_id"], ["listening_session.id"], name=op.f("fk_listening_bundle_session_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_listening_bundle")),
    )
    _films()


def _films() -> None:
    """SQLite changes no check, so the table is made anew."""
    op.rename_table("screen_capture", "screen_capture_old")
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
        sa.CheckConstraint("kind IN ('image', 'card', 'film')", name=op.f("ck_screen_capture_kind_known")),
        sa.ForeignKeyConstraint(
            ["interaction_id"], ["interaction.id"], name=op.f("fk_screen_capture_interaction_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_screen_capture")),
        sa.UniqueConstraint(
            "interaction_id", "at_ms", "sha256", name=op.f("uq_screen_capture_interaction_id_at_ms_sha256")
        ),
    )
    columns = "id, interaction_id, at_ms, kind, sha256, suffix, name"
    op.execute(sa.text(f"INSERT INTO screen_capture ({columns}) SELECT {columns} FROM screen_capture_old"))
    op.drop_table("screen_capture_old")
