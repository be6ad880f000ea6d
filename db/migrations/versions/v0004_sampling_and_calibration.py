"""Sampling plans with their draws and assignments, evaluators' capacity, calibration rounds."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from db.triggers import append_only

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

FACTS = ("assignment_event", "plan_draw")

DONE = """
CREATE TRIGGER assignment_done AFTER INSERT ON evaluation BEGIN
  UPDATE assignment SET state = 'done', evaluation_id = NEW.id, updated_at = NEW.submitted_at
  WHERE interaction_id = NEW.interaction_id AND evaluator_id = NEW.evaluator_id AND state = 'open' AND NOT deleted
    AND NEW.purpose = 'coach';
END
"""

CALIBRATED = """
CREATE TRIGGER calibration_scored AFTER INSERT ON evaluation WHEN NEW.purpose = 'calibration' BEGIN
  INSERT INTO calibration_score (id, call_id, person_id, evaluation_id, late)
  SELECT NEW.id, c.id, NEW.evaluator_id, NEW.id, r.state = 'revealed'
  FROM calibration_call c
  JOIN calibration_round r ON r.id = c.round_id
  JOIN calibration_member m ON m.round_id = r.id AND m.person_id = NEW.evaluator_id
  WHERE c.interaction_id = NEW.interaction_id AND r.form_version_id = NEW.form_version_id
    AND r.state IN ('open', 'revealed') AND NOT r.deleted
    AND NOT EXISTS (SELECT 1 FROM calibration_score s WHERE s.call_id = c.id AND s.person_id = NEW.evaluator_id)
  ORDER BY r.created_at LIMIT 1;
END
"""


def upgrade() -> None:
    op.create_table('evaluator_capacity',
    sa.Column('id', sa.String(length=36), nullable=False),
    sa.Column('person_id', sa.String(length=36), nullable=False),
    sa.Column('weekly', sa.Integer(), nullable=True),
    sa.Column('away_from', sa.Date(), nullable=True),
    sa.Column('away_to', sa.Date(), nullable=True),
    sa.Column('created_at', sa.BigInteger(), nullable=False),
    sa.Column('updated_at', sa.BigInteger(), nullable=False),
    sa.Column('deleted', sa.Boolean(), nullable=False),
    sa.CheckConstraint('away_to IS NULL OR away_to > away_from', name=op.f('ck_evaluator_capacity_ends_after_it_starts')),
    sa.CheckConstraint('weekly >= 0', name=op.f('ck_evaluator_capacity_weekly_not_negative')),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_evaluator_capacity_person_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_evaluator_capacity'))
    )
    op.create_index(op.f('ix_evaluator_capacity_person_id'), 'evaluator_capacity', ['person_id'], unique=False)
    op.create_table('sampling_plan',
    sa.Column('id', sa.String(length=36), nullable=False),
    sa.Column('name', sa.Text(), nullable=False),
    sa.Column('definition', sa.JSON(), nullable=False),
    sa.Column('state', sa.Text(), nullable=False),
    sa.Column('created_by', sa.String(length=36), nullable=True),
    sa.Column('created_at', sa.BigInteger(), nullable=False),
    sa.Column('updated_at', sa.BigInteger(), nullable=False),
    sa.Column('deleted', sa.Boolean(), nullable=False),
    sa.CheckConstraint("state IN ('active', 'paused', 'ended')", name=op.f('ck_sampling_plan_state_known')),
    sa.CheckConstraint('length(name) > 0', name=op.f('ck_sampling_plan_name_given')),
    sa.ForeignKeyConstraint(['created_by'], ['person.id'], name=op.f('fk_sampling_plan_created_by')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_sampling_plan')),
    sa.UniqueConstraint('name', name=op.f('uq_sampling_plan_name'))
    )
    op.create_table('calibration_round',
    sa.Column('id', sa.String(length=36), nullable=False),
    sa.Column('title', sa.Text(), nullable=False),
    sa.Column('form_version_id', sa.String(length=36), nullable=False),
    sa.Column('host_id', sa.String(length=36), nullable=False),
    sa.Column('expert_id', sa.String(length=36), nullable=True),
    sa.Column('blind', sa.Boolean(), nullable=False),
    sa.Column('due', sa.Date(), nullable=True),
    sa.Column('state', sa.Text(), nullable=False),
    sa.Column('revealed_at', sa.BigInteger(), nullable=True),
    sa.Column('notes', sa.Text(), nullable=False),
    sa.Column('created_at', sa.BigInteger(), nullable=False),
    sa.Column('updated_at', sa.BigInteger(), nullable=False),
    sa.Column('deleted', sa.Boolean(), nullable=False),
    sa.CheckConstraint("state IN ('open', 'revealed', 'closed', 'cancelled')", name=op.f('ck_calibration_round_state_known')),
    sa.ForeignKeyConstraint(['expert_id'], ['person.id'], name=op.f('fk_calibration_round_expert_id')),
    sa.ForeignKeyConstraint(['form_version_id'], ['form_version.id'], name=op.f('fk_calibration_round_form_version_id')),
    sa.ForeignKeyConstraint(['host_id'], ['person.id'], name=op.f('fk_calibration_round_host_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_calibration_round'))
    )
    op.create_index(op.f('ix_calibration_round_state_due'), 'calibration_round', ['state', 'due'], unique=False)
    op.create_table('plan_draw',
    sa.Column('seq', sa.Integer(), autoincrement=True, nullable=False),
    sa.Column('id', sa.String(length=36), nullable=False),
    sa.Column('plan_id', sa.String(length=36), nullable=False),
    sa.Column('period', sa.Text(), nullable=False),
    sa.Column('seed', sa.Text(), nullable=False),
    sa.Column('drawn_at', sa.BigInteger(), nullable=False),
    sa.Column('provenance', sa.JSON(), nullable=False),
    sa.ForeignKeyConstraint(['plan_id'], ['sampling_plan.id'], name=op.f('fk_plan_draw_plan_id')),
    sa.PrimaryKeyConstraint('seq', name=op.f('pk_plan_draw')),
    sa.UniqueConstraint('id', name=op.f('uq_plan_draw_id')),
    sqlite_autoincrement=True
    )
    op.create_index(op.f('ix_plan_draw_plan_id_period'), 'plan_draw', ['plan_id', 'period'], unique=False)
    op.create_table('assignment',
    sa.Column('id', sa.String(length=36), nullable=False),
    sa.Column('plan_id', sa.String(length=36), nullable=False),
    sa.Column('draw_id', sa.String(length=36), nullable=False),
    sa.Column('period', sa.Text(), nullable=False),
    sa.Column('interaction_id', sa.String(length=36), nullable=False),
    sa.Column('evaluator_id', sa.String(length=36), nullable=False),
    sa.Column('form_version_id', sa.String(length=36), nullable=False),
    sa.Column('kind', sa.Text(), nullable=False),
    sa.Column('stratum', sa.Text(), nullable=False),
    sa.Column('instead_of', sa.Text(), nullable=True),
    sa.Column('chance', sa.Double(), nullable=False),
    sa.Column('due', sa.Date(), nullable=True),
    sa.Column('state', sa.Text(), nullable=False),
    sa.Column('reason', sa.Text(), nullable=False),
    sa.Column('evaluation_id', sa.String(length=36), nullable=True),
    sa.Column('created_at', sa.BigInteger(), nullable=False),
    sa.Column('updated_at', sa.BigInteger(), nullable=False),
    sa.Column('deleted', sa.Boolean(), nullable=False),
    sa.CheckConstraint("kind IN ('regular', 'double', 'rescore', 'calibration')", name=op.f('ck_assignment_kind_known')),
    sa.CheckConstraint("state IN ('open', 'done', 'skipped', 'withdrawn')", name=op.f('ck_assignment_state_known')),
    sa.CheckConstraint('chance > 0 AND chance <= 1', name=op.f('ck_assignment_chance_is_one')),
    sa.ForeignKeyConstraint(['draw_id'], ['plan_draw.id'], name=op.f('fk_assignment_draw_id')),
    sa.ForeignKeyConstraint(['evaluation_id'], ['evaluation.id'], name=op.f('fk_assignment_evaluation_id')),
    sa.ForeignKeyConstraint(['evaluator_id'], ['person.id'], name=op.f('fk_assignment_evaluator_id')),
    sa.ForeignKeyConstraint(['form_version_id'], ['form_version.id'], name=op.f('fk_assignment_form_version_id')),
    sa.ForeignKeyConstraint(['interaction_id'], ['interaction.id'], name=op.f('fk_assignment_interaction_id')),
    sa.ForeignKeyConstraint(['plan_id'], ['sampling_plan.id'], name=op.f('fk_assignment_plan_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_assignment')),
    sa.UniqueConstraint('plan_id', 'period', 'interaction_id', 'evaluator_id', name=op.f('uq_assignment_plan_id_period_interaction_id_evaluator_id'))
    )
    op.create_index(op.f('ix_assignment_evaluator_id_state_due'), 'assignment', ['evaluator_id', 'state', 'due'], unique=False)
    op.create_index(op.f('ix_assignment_interaction_id'), 'assignment', ['interaction_id'], unique=False)
    op.create_index(op.f('ix_assignment_plan_id_period'), 'assignment', ['plan_id', 'period'], unique=False)
    op.create_table('calibration_call',
    sa.Column('id', sa.String(length=36), nullable=False),
    sa.Column('round_id', sa.String(length=36), nullable=False),
    sa.Column('interaction_id', sa.String(length=36), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['interaction_id'], ['interaction.id'], name=op.f('fk_calibration_call_interaction_id')),
    sa.ForeignKeyConstraint(['round_id'], ['calibration_round.id'], name=op.f('fk_calibration_call_round_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_calibration_call')),
    sa.UniqueConstraint('round_id', 'interaction_id', name=op.f('uq_calibration_call_round_id_interaction_id'))
    )
    op.create_table('calibration_member',
    sa.Column('id', sa.String(length=36), nullable=False),
    sa.Column('round_id', sa.String(length=36), nullable=False),
    sa.Column('person_id', sa.String(length=36), nullable=False),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_calibration_member_person_id')),
    sa.ForeignKeyConstraint(['round_id'], ['calibration_round.id'], name=op.f('fk_calibration_member_round_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_calibration_member')),
    sa.UniqueConstraint('round_id', 'person_id', name=op.f('uq_calibration_member_round_id_person_id'))
    )
    op.create_index(op.f('ix_calibration_member_person_id'), 'calibration_member', ['person_id'], unique=False)
    op.create_table('assignment_event',
    sa.Column('seq', sa.Integer(), autoincrement=True, nullable=False),
    sa.Column('id', sa.String(length=36), nullable=False),
    sa.Column('assignment_id', sa.String(length=36), nullable=False),
    sa.Column('at', sa.BigInteger(), nullable=False),
    sa.Column('person_id', sa.String(length=36), nullable=True),
    sa.Column('what', sa.Text(), nullable=False),
    sa.Column('reason', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['assignment_id'], ['assignment.id'], name=op.f('fk_assignment_event_assignment_id')),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_assignment_event_person_id')),
    sa.PrimaryKeyConstraint('seq', name=op.f('pk_assignment_event')),
    sa.UniqueConstraint('id', name=op.f('uq_assignment_event_id')),
    sqlite_autoincrement=True
    )
    op.create_index(op.f('ix_assignment_event_assignment_id'), 'assignment_event', ['assignment_id'], unique=False)
    op.create_table('calibration_agreed',
    sa.Column('id', sa.String(length=36), nullable=False),
    sa.Column('call_id', sa.String(length=36), nullable=False),
    sa.Column('question_key', sa.Text(), nullable=False),
    sa.Column('choice', sa.Text(), nullable=False),
    sa.Column('reason', sa.Text(), nullable=False),
    sa.Column('created_at', sa.BigInteger(), nullable=False),
    sa.Column('updated_at', sa.BigInteger(), nullable=False),
    sa.Column('deleted', sa.Boolean(), nullable=False),
    sa.CheckConstraint('length(question_key) > 0', name=op.f('ck_calibration_agreed_question_given')),
    sa.ForeignKeyConstraint(['call_id'], ['calibration_call.id'], name=op.f('fk_calibration_agreed_call_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_calibration_agreed')),
    sa.UniqueConstraint('call_id', 'question_key', name=op.f('uq_calibration_agreed_call_id_question_key'))
    )
    op.create_table('calibration_score',
    sa.Column('id', sa.String(length=36), nullable=False),
    sa.Column('call_id', sa.String(length=36), nullable=False),
    sa.Column('person_id', sa.String(length=36), nullable=False),
    sa.Column('evaluation_id', sa.String(length=36), nullable=False),
    sa.Column('late', sa.Boolean(), nullable=False),
    sa.ForeignKeyConstraint(['call_id'], ['calibration_call.id'], name=op.f('fk_calibration_score_call_id')),
    sa.ForeignKeyConstraint(['evaluation_id'], ['evaluation.id'], name=op.f('fk_calibration_score_evaluation_id')),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_calibration_score_person_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_calibration_score')),
    sa.UniqueConstraint('call_id', 'person_id', name=op.f('uq_calibration_score_call_id_person_id')),
    sa.UniqueConstraint('evaluation_id', name=op.f('uq_calibration_score_evaluation_id'))
    )
    for statement in (*append_only(FACTS), DONE, CALIBRATED):
        op.execute(sa.text(statement))
