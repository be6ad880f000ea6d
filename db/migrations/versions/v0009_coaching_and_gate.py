"""Coaching in full: agenda, private notes, agreed actions, signatures, goals, praise; the gate as it was frozen."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from db.triggers import append_only

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

FACTS = ("coaching_signature", "gate", "gate_exception")


def upgrade() -> None:
    _gate()
    _goals()
    _sessions()
    op.add_column("coaching_session", sa.Column("state", sa.Text(), server_default="held", nullable=False))
    op.add_column("coaching_session", sa.Column("template", sa.Text(), server_default="", nullable=False))
    op.add_column("coaching_session", sa.Column("next_at", sa.BigInteger(), nullable=True))
    for column, table in (("dispute_id", "dispute"), ("goal_id", "goal")):
        op.execute(
            sa.text(f"ALTER TABLE coaching_topic ADD COLUMN {column} VARCHAR(36) REFERENCES {table} (id)")
        )
    for statement in append_only(FACTS):
        op.execute(sa.text(statement))


def _gate() -> None:
    op.create_table(
        "gate",
        sa.Column("seq", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("team_id", sa.String(length=36), nullable=True),
        sa.Column("measure", sa.Text(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=False),
        sa.Column("rule", sa.JSON(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("fingerprint", sa.Text(), nullable=False),
        sa.Column("frozen_at", sa.BigInteger(), nullable=False),
        sa.Column("frozen_by", sa.String(length=36), nullable=False),
        sa.CheckConstraint("measure IN ('satisfied', 'quality')", name=op.f("ck_gate_measure_known")),
        sa.CheckConstraint("until >= since", name=op.f("ck_gate_in_order")),
        sa.ForeignKeyConstraint(["frozen_by"], ["person.id"], name=op.f("fk_gate_frozen_by")),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name=op.f("fk_gate_team_id")),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_gate")),
        sa.UniqueConstraint("id", name=op.f("uq_gate_id")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_gate_until"), "gate", ["until"], unique=False)
    op.create_table(
        "gate_exception",
        sa.Column("seq", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("gate_id", sa.String(length=36), nullable=False),
        sa.Column("agent_id", sa.String(length=36), nullable=False),
        sa.Column("decision", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("by_id", sa.String(length=36), nullable=False),
        sa.CheckConstraint(
            "decision IN ('eligible', 'not_eligible')", name=op.f("ck_gate_exception_decision_known")
        ),
        sa.CheckConstraint("length(reason) > 0", name=op.f("ck_gate_exception_reason_given")),
        sa.ForeignKeyConstraint(["agent_id"], ["person.id"], name=op.f("fk_gate_exception_agent_id")),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_gate_exception_by_id")),
        sa.ForeignKeyConstraint(["gate_id"], ["gate.id"], name=op.f("fk_gate_exception_gate_id")),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_gate_exception")),
        sa.UniqueConstraint("id", name=op.f("uq_gate_exception_id")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        op.f("ix_gate_exception_gate_id_agent_id"), "gate_exception", ["gate_id", "agent_id"], unique=False
    )


def _goals() -> None:
    op.create_table(
        "goal",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("agent_id", sa.String(length=36), nullable=False),
        sa.Column("set_by", sa.String(length=36), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("target", sa.Double(), nullable=False),
        sa.Column("lower_is_better", sa.Boolean(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("due", sa.Date(), nullable=False),
        sa.Column("baseline", sa.Double(), nullable=True),
        sa.Column("baseline_low", sa.Double(), nullable=True),
        sa.Column("baseline_high", sa.Double(), nullable=True),
        sa.Column("baseline_n", sa.Integer(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("updated_at", sa.BigInteger(), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.CheckConstraint(
            "kind IN ('question', 'section', 'quality', 'critical', 'csat', 'behaviour')",
            name=op.f("ck_goal_kind_known"),
        ),
        sa.CheckConstraint("state IN ('open', 'closed')", name=op.f("ck_goal_state_known")),
        sa.CheckConstraint("baseline_n >= 0", name=op.f("ck_goal_baseline_n_not_negative")),
        sa.CheckConstraint("due > starts_on AND since < starts_on", name=op.f("ck_goal_in_order")),
        sa.ForeignKeyConstraint(["agent_id"], ["person.id"], name=op.f("fk_goal_agent_id")),
        sa.ForeignKeyConstraint(["set_by"], ["person.id"], name=op.f("fk_goal_set_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_goal")),
    )
    op.create_index(op.f("ix_goal_agent_id_state"), "goal", ["agent_id", "state"], unique=False)
    op.create_table(
        "recognition",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("agent_id", sa.String(length=36), nullable=False),
        sa.Column("author_id", sa.String(length=36), nullable=False),
        sa.Column("given_at", sa.BigInteger(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("moment_id", sa.Text(), nullable=True),
        sa.Column("on_board", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("updated_at", sa.BigInteger(), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.CheckConstraint("length(text) > 0", name=op.f("ck_recognition_text_given")),
        sa.ForeignKeyConstraint(["agent_id"], ["person.id"], name=op.f("fk_recognition_agent_id")),
        sa.ForeignKeyConstraint(["author_id"], ["person.id"], name=op.f("fk_recognition_author_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recognition")),
    )
    op.create_index(
        op.f("ix_recognition_agent_id_given_at"), "recognition", ["agent_id", "given_at"], unique=False
    )


def _sessions() -> None:
    op.create_table(
        "coaching_action",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("session_id", sa.String(length=36), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("owner_id", sa.String(length=36), nullable=False),
        sa.Column("due", sa.Date(), nullable=True),
        sa.Column("done_at", sa.BigInteger(), nullable=True),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("updated_at", sa.BigInteger(), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.CheckConstraint("length(text) > 0", name=op.f("ck_coaching_action_text_given")),
        sa.ForeignKeyConstraint(["owner_id"], ["person.id"], name=op.f("fk_coaching_action_owner_id")),
        sa.ForeignKeyConstraint(
            ["session_id"], ["coaching_session.id"], name=op.f("fk_coaching_action_session_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_coaching_action")),
    )
    op.create_index(op.f("ix_coaching_action_session_id"), "coaching_action", ["session_id"], unique=False)
    op.create_table(
        "coaching_private_note",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("session_id", sa.String(length=36), nullable=False),
        sa.Column("person_id", sa.String(length=36), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("updated_at", sa.BigInteger(), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_coaching_private_note_person_id")
        ),
        sa.ForeignKeyConstraint(
            ["session_id"], ["coaching_session.id"], name=op.f("fk_coaching_private_note_session_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_coaching_private_note")),
        sa.UniqueConstraint(
            "session_id", "person_id", name=op.f("uq_coaching_private_note_session_id_person_id")
        ),
    )
    op.create_table(
        "coaching_signature",
        sa.Column("seq", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("session_id", sa.String(length=36), nullable=False),
        sa.Column("person_id", sa.String(length=36), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_coaching_signature_person_id")),
        sa.ForeignKeyConstraint(
            ["session_id"], ["coaching_session.id"], name=op.f("fk_coaching_signature_session_id")
        ),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_coaching_signature")),
        sa.UniqueConstraint("id", name=op.f("uq_coaching_signature_id")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        op.f("ix_coaching_signature_session_id"), "coaching_signature", ["session_id"], unique=False
    )
