"""Surveys that were sent, one by one or counted by agent; and what a recording's sound tells, measured once."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from db.triggers import append_only

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

KINDS = "kind IN ('csat', 'nps', 'ces', 'resolved')"


def upgrade() -> None:
    _sent()
    _counts()
    _sound()
    for statement in append_only(("survey_sent", "survey_sent_count")):
        op.execute(sa.text(statement))


def _sent() -> None:
    op.create_table(
        "survey_sent",
        sa.Column("seq", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("interaction_id", sa.String(length=36), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("external_id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("sent_at", sa.BigInteger(), nullable=False),
        sa.CheckConstraint(KINDS, name=op.f("ck_survey_sent_kind_known")),
        sa.ForeignKeyConstraint(
            ["interaction_id"], ["interaction.id"], name=op.f("fk_survey_sent_interaction_id")
        ),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_survey_sent")),
        sa.UniqueConstraint("id", name=op.f("uq_survey_sent_id")),
        sa.UniqueConstraint(
            "source", "external_id", "kind", name=op.f("uq_survey_sent_source_external_id_kind")
        ),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_survey_sent_interaction_id_kind"), "survey_sent", ["interaction_id", "kind"])


def _counts() -> None:
    op.create_table(
        "survey_sent_count",
        sa.Column("seq", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("agent_id", sa.String(length=36), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("since", sa.BigInteger(), nullable=False),
        sa.Column("until", sa.BigInteger(), nullable=False),
        sa.Column("sent", sa.Integer(), nullable=False),
        sa.CheckConstraint(KINDS, name=op.f("ck_survey_sent_count_kind_known")),
        sa.CheckConstraint("sent >= 0", name=op.f("ck_survey_sent_count_sent_not_negative")),
        sa.CheckConstraint("until > since", name=op.f("ck_survey_sent_count_in_order")),
        sa.ForeignKeyConstraint(["agent_id"], ["person.id"], name=op.f("fk_survey_sent_count_agent_id")),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_survey_sent_count")),
        sa.UniqueConstraint("id", name=op.f("uq_survey_sent_count_id")),
        sa.UniqueConstraint(
            "source", "agent_id", "kind", "since", name=op.f("uq_survey_sent_count_source_agent_id_kind_since")
        ),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_survey_sent_count_agent_id_since"), "survey_sent_count", ["agent_id", "since"])


def _sound() -> None:
    whole = ("version", "duration_ms", "talk_ms", "silence_ms", "longest_silence_ms", "long_silences", "hold_ms")
    sides = (
        "agent_channel", "agent_ms", "customer_ms", "overtalk_ms", "overtalks", "agent_interrupts",
        "customer_interrupts", "agent_response_ms", "customer_response_ms",
    )  # fmt: skip
    op.create_table(
        "sound_measure",
        sa.Column("recording_id", sa.String(length=36), nullable=False),
        *(sa.Column(name, sa.Integer(), nullable=False) for name in whole),
        *(sa.Column(name, sa.Integer(), nullable=True) for name in sides),
        sa.Column("measured_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["recording_id"], ["recording.id"], name=op.f("fk_sound_measure_recording_id")),
        sa.PrimaryKeyConstraint("recording_id", name=op.f("pk_sound_measure")),
    )
