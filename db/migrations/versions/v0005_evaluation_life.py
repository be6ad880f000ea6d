"""Release, acknowledgement and disputes of evaluations; form drafts and retired versions; root causes."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from db.triggers import DERIVED, append_only

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

FACTS = (
    "dispute", "dispute_answer", "dispute_decision", "dispute_point", "dispute_review", "dispute_verdict",
    "evaluation_event", "form_retirement",
)

PURPOSES = "purpose IN ('coach', 'self', 'calibration', 'auto'"

OLD_EVALUATIONS = """
INSERT INTO evaluation_event (id, evaluation_id, kind, at, effective_at, actor_id, comment)
SELECT lower(hex(randomblob(16))), id, {kind}, submitted_at, submitted_at, evaluator_id, '' FROM evaluation
WHERE {where} ORDER BY seq
"""


def upgrade() -> None:
    _tables()
    for table in ("answer", "draft_answer"):
        op.add_column(table, sa.Column("causes", sa.JSON(), server_default="[]", nullable=False))
        op.add_column(table, sa.Column("untouched", sa.Boolean(), server_default="0", nullable=False))
    op.add_column("draft", sa.Column("revise_reason", sa.Text(), server_default="", nullable=False))
    op.execute(sa.text("ALTER TABLE draft ADD COLUMN revises_id VARCHAR(36) REFERENCES evaluation (id)"))
    # until now everything was open to the agent at once
    op.execute(sa.text(OLD_EVALUATIONS.format(kind="'submitted'", where="true")))
    op.execute(sa.text(OLD_EVALUATIONS.format(kind="'released'", where="purpose = 'coach'")))
    for statement in append_only(FACTS):
        op.execute(sa.text(statement))
    when, statement = DERIVED["evaluation_scores"]
    op.execute(sa.text("DROP TRIGGER evaluation_scores"))
    body = statement.format(call="NEW.interaction_id")
    op.execute(sa.text(f"CREATE TRIGGER evaluation_scores {when} BEGIN {body}; END"))
    _purpose_of_scoring_again()


def _purpose_of_scoring_again() -> None:
    """A check constraint is words only: SQLite's documented way to change one without copying the table."""
    version = op.get_bind().execute(sa.text("PRAGMA schema_version")).scalar_one()
    op.execute(sa.text("PRAGMA writable_schema = ON"))
    op.execute(
        sa.text(
            "UPDATE sqlite_schema SET sql = replace(sql, :old || ')', :old || ', ''rescore'')')"
            " WHERE type = 'table' AND name IN ('draft', 'evaluation')"
        ).bindparams(old=PURPOSES)
    )
    op.execute(sa.text(f"PRAGMA schema_version = {int(version) + 1}"))
    op.execute(sa.text("PRAGMA writable_schema = RESET"))


def _tables() -> None:
    op.create_table('form_draft',
    sa.Column('id', sa.String(length=36), nullable=False),
    sa.Column('key', sa.Text(), nullable=False),
    sa.Column('language', sa.Text(), nullable=False),
    sa.Column('title', sa.Text(), nullable=False),
    sa.Column('definition', sa.JSON(), nullable=False),
    sa.Column('based_on_id', sa.String(length=36), nullable=True),
    sa.Column('author_id', sa.String(length=36), nullable=True),
    sa.Column('created_at', sa.BigInteger(), nullable=False),
    sa.Column('updated_at', sa.BigInteger(), nullable=False),
    sa.Column('deleted', sa.Boolean(), nullable=False),
    sa.ForeignKeyConstraint(['author_id'], ['person.id'], name=op.f('fk_form_draft_author_id')),
    sa.ForeignKeyConstraint(['based_on_id'], ['form_version.id'], name=op.f('fk_form_draft_based_on_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_form_draft')),
    sa.UniqueConstraint('key', 'language', name=op.f('uq_form_draft_key_language'))
    )
    op.create_table('form_retirement',
    sa.Column('seq', sa.Integer(), autoincrement=True, nullable=False),
    sa.Column('form_version_id', sa.String(length=36), nullable=False),
    sa.Column('retired_at', sa.BigInteger(), nullable=False),
    sa.Column('retired_by', sa.String(length=36), nullable=True),
    sa.Column('reason', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['form_version_id'], ['form_version.id'], name=op.f('fk_form_retirement_form_version_id')),
    sa.ForeignKeyConstraint(['retired_by'], ['person.id'], name=op.f('fk_form_retirement_retired_by')),
    sa.PrimaryKeyConstraint('seq', name=op.f('pk_form_retirement')),
    sa.UniqueConstraint('form_version_id', name=op.f('uq_form_retirement_form_version_id')),
    sqlite_autoincrement=True
    )
    op.create_table('dispute',
    sa.Column('seq', sa.Integer(), autoincrement=True, nullable=False),
    sa.Column('id', sa.String(length=36), nullable=False),
    sa.Column('evaluation_id', sa.String(length=36), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('opened_at', sa.BigInteger(), nullable=False),
    sa.Column('opened_by', sa.String(length=36), nullable=False),
    sa.Column('comment', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['evaluation_id'], ['evaluation.id'], name=op.f('fk_dispute_evaluation_id')),
    sa.ForeignKeyConstraint(['opened_by'], ['person.id'], name=op.f('fk_dispute_opened_by')),
    sa.PrimaryKeyConstraint('seq', name=op.f('pk_dispute')),
    sa.UniqueConstraint('evaluation_id', 'number', name=op.f('uq_dispute_evaluation_id_number')),
    sa.UniqueConstraint('id', name=op.f('uq_dispute_id')),
    sqlite_autoincrement=True
    )
    op.create_table('evaluation_event',
    sa.Column('seq', sa.Integer(), autoincrement=True, nullable=False),
    sa.Column('id', sa.String(length=36), nullable=False),
    sa.Column('evaluation_id', sa.String(length=36), nullable=False),
    sa.Column('kind', sa.Text(), nullable=False),
    sa.Column('at', sa.BigInteger(), nullable=False),
    sa.Column('effective_at', sa.BigInteger(), nullable=False),
    sa.Column('actor_id', sa.String(length=36), nullable=True),
    sa.Column('comment', sa.Text(), nullable=False),
    sa.CheckConstraint("kind IN ('submitted', 'approved', 'released', 'seen', 'acknowledged', 'disputed', 'review_started', 'upheld', 'revised')", name=op.f('ck_evaluation_event_kind_known')),
    sa.ForeignKeyConstraint(['actor_id'], ['person.id'], name=op.f('fk_evaluation_event_actor_id')),
    sa.ForeignKeyConstraint(['evaluation_id'], ['evaluation.id'], name=op.f('fk_evaluation_event_evaluation_id')),
    sa.PrimaryKeyConstraint('seq', name=op.f('pk_evaluation_event')),
    sa.UniqueConstraint('id', name=op.f('uq_evaluation_event_id')),
    sqlite_autoincrement=True
    )
    op.create_index(op.f('ix_evaluation_event_evaluation_id_kind'), 'evaluation_event', ['evaluation_id', 'kind'], unique=False)
    op.create_table('dispute_answer',
    sa.Column('seq', sa.Integer(), autoincrement=True, nullable=False),
    sa.Column('dispute_id', sa.String(length=36), nullable=False),
    sa.Column('reviewer_id', sa.String(length=36), nullable=False),
    sa.Column('question_key', sa.Text(), nullable=False),
    sa.Column('at', sa.BigInteger(), nullable=False),
    sa.Column('choices', sa.JSON(), nullable=False),
    sa.Column('number', sa.Text(), nullable=True),
    sa.Column('text', sa.Text(), nullable=False),
    sa.Column('na', sa.Text(), nullable=False),
    sa.Column('comment', sa.Text(), nullable=False),
    sa.Column('causes', sa.JSON(), nullable=False),
    sa.CheckConstraint("na IN ('no', 'evaluator', 'rule')", name=op.f('ck_dispute_answer_na_known')),
    sa.ForeignKeyConstraint(['dispute_id'], ['dispute.id'], name=op.f('fk_dispute_answer_dispute_id')),
    sa.ForeignKeyConstraint(['reviewer_id'], ['person.id'], name=op.f('fk_dispute_answer_reviewer_id')),
    sa.PrimaryKeyConstraint('seq', name=op.f('pk_dispute_answer')),
    sa.UniqueConstraint('dispute_id', 'reviewer_id', 'question_key', name=op.f('uq_dispute_answer_dispute_id_reviewer_id_question_key')),
    sqlite_autoincrement=True
    )
    op.create_table('dispute_decision',
    sa.Column('seq', sa.Integer(), autoincrement=True, nullable=False),
    sa.Column('dispute_id', sa.String(length=36), nullable=False),
    sa.Column('decided_by', sa.String(length=36), nullable=False),
    sa.Column('decided_at', sa.BigInteger(), nullable=False),
    sa.Column('outcome', sa.Text(), nullable=False),
    sa.Column('reason', sa.Text(), nullable=False),
    sa.Column('revision_id', sa.String(length=36), nullable=True),
    sa.CheckConstraint("outcome IN ('upheld', 'revised')", name=op.f('ck_dispute_decision_outcome_known')),
    sa.ForeignKeyConstraint(['decided_by'], ['person.id'], name=op.f('fk_dispute_decision_decided_by')),
    sa.ForeignKeyConstraint(['dispute_id'], ['dispute.id'], name=op.f('fk_dispute_decision_dispute_id')),
    sa.ForeignKeyConstraint(['revision_id'], ['evaluation.id'], name=op.f('fk_dispute_decision_revision_id')),
    sa.PrimaryKeyConstraint('seq', name=op.f('pk_dispute_decision')),
    sa.UniqueConstraint('dispute_id', name=op.f('uq_dispute_decision_dispute_id')),
    sqlite_autoincrement=True
    )
    op.create_table('dispute_point',
    sa.Column('seq', sa.Integer(), autoincrement=True, nullable=False),
    sa.Column('dispute_id', sa.String(length=36), nullable=False),
    sa.Column('question_key', sa.Text(), nullable=False),
    sa.Column('reason', sa.Text(), nullable=False),
    sa.Column('moments', sa.JSON(), nullable=False),
    sa.ForeignKeyConstraint(['dispute_id'], ['dispute.id'], name=op.f('fk_dispute_point_dispute_id')),
    sa.PrimaryKeyConstraint('seq', name=op.f('pk_dispute_point')),
    sa.UniqueConstraint('dispute_id', 'question_key', name=op.f('uq_dispute_point_dispute_id_question_key')),
    sqlite_autoincrement=True
    )
    op.create_table('dispute_review',
    sa.Column('seq', sa.Integer(), autoincrement=True, nullable=False),
    sa.Column('dispute_id', sa.String(length=36), nullable=False),
    sa.Column('reviewer_id', sa.String(length=36), nullable=False),
    sa.Column('started_at', sa.BigInteger(), nullable=False),
    sa.ForeignKeyConstraint(['dispute_id'], ['dispute.id'], name=op.f('fk_dispute_review_dispute_id')),
    sa.ForeignKeyConstraint(['reviewer_id'], ['person.id'], name=op.f('fk_dispute_review_reviewer_id')),
    sa.PrimaryKeyConstraint('seq', name=op.f('pk_dispute_review')),
    sqlite_autoincrement=True
    )
    op.create_index(op.f('ix_dispute_review_dispute_id'), 'dispute_review', ['dispute_id'], unique=False)
    op.create_table('dispute_verdict',
    sa.Column('seq', sa.Integer(), autoincrement=True, nullable=False),
    sa.Column('dispute_id', sa.String(length=36), nullable=False),
    sa.Column('question_key', sa.Text(), nullable=False),
    sa.Column('outcome', sa.Text(), nullable=False),
    sa.Column('reason', sa.Text(), nullable=False),
    sa.CheckConstraint("outcome IN ('upheld', 'revised')", name=op.f('ck_dispute_verdict_outcome_known')),
    sa.ForeignKeyConstraint(['dispute_id'], ['dispute.id'], name=op.f('fk_dispute_verdict_dispute_id')),
    sa.PrimaryKeyConstraint('seq', name=op.f('pk_dispute_verdict')),
    sa.UniqueConstraint('dispute_id', 'question_key', name=op.f('uq_dispute_verdict_dispute_id_question_key')),
    sqlite_autoincrement=True
    )
