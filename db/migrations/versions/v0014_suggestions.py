"""Suggested answers: rules per question, what they say of a call, what an evaluator was shown."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from db.triggers import append_only

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _rules()
    _suggestions()
    op.create_table(
        "suggestion_seen",
        sa.Column("draft_id", sa.Text(), nullable=False),
        sa.Column("question_key", sa.Text(), nullable=False),
        sa.Column("suggestion_id", sa.String(length=36), nullable=False),
        sa.Column("shown_at", sa.BigInteger(), nullable=False),
        sa.Column("answered", sa.Boolean(), nullable=False),
        sa.Column("taken", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["suggestion_id"], ["suggestion.id"], name=op.f("fk_suggestion_seen_suggestion_id")
        ),
        sa.PrimaryKeyConstraint("draft_id", "question_key", name=op.f("pk_suggestion_seen")),
    )
    op.create_index(op.f("ix_suggestion_seen_suggestion_id"), "suggestion_seen", ["suggestion_id"])
    for statement in append_only(("suggestion",)):
        op.execute(sa.text(statement))


def _rules() -> None:
    op.create_table(
        "suggestion_rule",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("form_id", sa.String(length=36), nullable=False),
        sa.Column("question_key", sa.Text(), nullable=False),
        sa.Column("definition", sa.JSON(), nullable=False),
        sa.Column("fingerprint", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("author_id", sa.String(length=36), nullable=True),
        sa.Column("trial", sa.JSON(), nullable=True),
        sa.Column("tried_at", sa.BigInteger(), nullable=True),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("updated_at", sa.BigInteger(), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.CheckConstraint(
            "state IN ('draft', 'tested', 'on', 'off')", name=op.f("ck_suggestion_rule_state_known")
        ),
        sa.CheckConstraint("number > 0", name=op.f("ck_suggestion_rule_number_positive")),
        sa.ForeignKeyConstraint(["author_id"], ["person.id"], name=op.f("fk_suggestion_rule_author_id")),
        sa.ForeignKeyConstraint(["form_id"], ["form.id"], name=op.f("fk_suggestion_rule_form_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_suggestion_rule")),
        sa.UniqueConstraint(
            "form_id", "question_key", name=op.f("uq_suggestion_rule_form_id_question_key")
        ),
    )


def _suggestions() -> None:
    op.create_table(
        "suggestion",
        sa.Column("seq", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("interaction_id", sa.String(length=36), nullable=False),
        sa.Column("form_version_id", sa.String(length=36), nullable=False),
        sa.Column("rule_id", sa.String(length=36), nullable=True),
        sa.Column("question_key", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("fingerprint", sa.Text(), nullable=False),
        sa.Column("basis", sa.Text(), nullable=False),
        sa.Column("hit", sa.Boolean(), nullable=False),
        sa.Column("choice", sa.Text(), nullable=False),
        sa.Column("na", sa.Boolean(), nullable=False),
        sa.Column("confidence", sa.Double(), nullable=True),
        sa.Column("spans", sa.JSON(), nullable=False),
        sa.Column("made_at", sa.BigInteger(), nullable=False),
        sa.CheckConstraint(
            "confidence IS NULL OR confidence BETWEEN 0 AND 1", name=op.f("ck_suggestion_confidence_a_share")
        ),
        sa.CheckConstraint("source IN ('rule', 'model')", name=op.f("ck_suggestion_source_known")),
        sa.ForeignKeyConstraint(
            ["form_version_id"], ["form_version.id"], name=op.f("fk_suggestion_form_version_id")
        ),
        sa.ForeignKeyConstraint(
            ["interaction_id"], ["interaction.id"], name=op.f("fk_suggestion_interaction_id")
        ),
        sa.ForeignKeyConstraint(["rule_id"], ["suggestion_rule.id"], name=op.f("fk_suggestion_rule_id")),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_suggestion")),
        sa.UniqueConstraint("id", name=op.f("uq_suggestion_id")),
        sa.UniqueConstraint(
            "interaction_id",
            "form_version_id",
            "question_key",
            "fingerprint",
            "basis",
            name=op.f("uq_suggestion_interaction_id_form_version_id_question_key_fingerprint_basis"),
        ),
        sqlite_autoincrement=True,
    )
    op.create_index(
        op.f("ix_suggestion_question_key_fingerprint_hit"),
        "suggestion",
        ["question_key", "fingerprint", "hit"],
    )
