"""Listening sessions: plans, what was heard by whom, notes, votes, impressions, actions."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from db.triggers import append_only

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

FACTS = ("action_event", "listening_impression", "listening_presence")


def upgrade() -> None:
    op.create_table('listening_session',
    sa.Column('id', sa.String(length=36), nullable=False),
    sa.Column('month', sa.Text(), nullable=False),
    sa.Column('held_on', sa.Date(), nullable=True),
    sa.Column('title', sa.Text(), nullable=False),
    sa.Column('host_id', sa.String(length=36), nullable=True),
    sa.Column('target_minutes', sa.Integer(), nullable=False),
    sa.Column('mask_agent', sa.Boolean(), nullable=False),
    sa.Column('mask_voice', sa.Boolean(), nullable=False),
    sa.Column('seed', sa.Text(), nullable=False),
    sa.Column('plan', sa.JSON(), nullable=False),
    sa.Column('state', sa.Text(), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('at_ms', sa.Integer(), nullable=False),
    sa.Column('created_at', sa.BigInteger(), nullable=False),
    sa.Column('updated_at', sa.BigInteger(), nullable=False),
    sa.Column('deleted', sa.Boolean(), nullable=False),
    sa.CheckConstraint("month GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]'", name=op.f('ck_listening_session_month_is_one')),
    sa.CheckConstraint("state IN ('planned', 'running', 'held', 'cancelled')", name=op.f('ck_listening_session_state_known')),
    sa.CheckConstraint('at_ms >= 0', name=op.f('ck_listening_session_at_ms_not_negative')),
    sa.CheckConstraint('position >= 0', name=op.f('ck_listening_session_position_not_negative')),
    sa.CheckConstraint('target_minutes > 0', name=op.f('ck_listening_session_target_positive')),
    sa.ForeignKeyConstraint(['host_id'], ['person.id'], name=op.f('fk_listening_session_host_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_listening_session'))
    )
    op.create_index(op.f('ix_listening_session_month'), 'listening_session', ['month'], unique=False)
    op.create_table('listening_item',
    sa.Column('id', sa.String(length=36), nullable=False),
    sa.Column('session_id', sa.String(length=36), nullable=False),
    sa.Column('interaction_id', sa.String(length=36), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('start_ms', sa.Integer(), nullable=False),
    sa.Column('end_ms', sa.Integer(), nullable=False),
    sa.Column('stratum', sa.Text(), nullable=False),
    sa.Column('instead_of', sa.Text(), nullable=True),
    sa.Column('weight', sa.Double(), nullable=False),
    sa.Column('state', sa.Text(), nullable=False),
    sa.Column('reason', sa.Text(), nullable=False),
    sa.CheckConstraint("state IN ('planned', 'heard', 'replaced', 'skipped')", name=op.f('ck_listening_item_state_known')),
    sa.CheckConstraint('position >= 0', name=op.f('ck_listening_item_position_not_negative')),
    sa.CheckConstraint('start_ms >= 0 AND end_ms >= start_ms', name=op.f('ck_listening_item_in_order')),
    sa.ForeignKeyConstraint(['interaction_id'], ['interaction.id'], name=op.f('fk_listening_item_interaction_id')),
    sa.ForeignKeyConstraint(['session_id'], ['listening_session.id'], name=op.f('fk_listening_item_session_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_listening_item'))
    )
    op.create_index(op.f('ix_listening_item_interaction_id'), 'listening_item', ['interaction_id'], unique=False)
    op.create_index(op.f('ix_listening_item_session_id_position'), 'listening_item', ['session_id', 'position'], unique=False)
    op.create_table('listening_participant',
    sa.Column('id', sa.String(length=36), nullable=False),
    sa.Column('session_id', sa.String(length=36), nullable=False),
    sa.Column('person_id', sa.String(length=36), nullable=False),
    sa.Column('present', sa.Boolean(), nullable=False),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_listening_participant_person_id')),
    sa.ForeignKeyConstraint(['session_id'], ['listening_session.id'], name=op.f('fk_listening_participant_session_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_listening_participant')),
    sa.UniqueConstraint('session_id', 'person_id', name=op.f('uq_listening_participant_session_id_person_id'))
    )
    op.create_table('listening_impression',
    sa.Column('seq', sa.Integer(), autoincrement=True, nullable=False),
    sa.Column('id', sa.String(length=36), nullable=False),
    sa.Column('item_id', sa.String(length=36), nullable=False),
    sa.Column('person_id', sa.String(length=36), nullable=False),
    sa.Column('value', sa.Integer(), nullable=False),
    sa.Column('at', sa.BigInteger(), nullable=False),
    sa.CheckConstraint('value BETWEEN 1 AND 5', name=op.f('ck_listening_impression_value_one_to_five')),
    sa.ForeignKeyConstraint(['item_id'], ['listening_item.id'], name=op.f('fk_listening_impression_item_id')),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_listening_impression_person_id')),
    sa.PrimaryKeyConstraint('seq', name=op.f('pk_listening_impression')),
    sa.UniqueConstraint('id', name=op.f('uq_listening_impression_id')),
    sa.UniqueConstraint('item_id', 'person_id', name=op.f('uq_listening_impression_item_id_person_id')),
    sqlite_autoincrement=True
    )
    op.create_table('listening_note',
    sa.Column('id', sa.String(length=36), nullable=False),
    sa.Column('item_id', sa.String(length=36), nullable=False),
    sa.Column('author_id', sa.String(length=36), nullable=False),
    sa.Column('at_ms', sa.Integer(), nullable=False),
    sa.Column('tag', sa.Text(), nullable=False),
    sa.Column('text', sa.Text(), nullable=False),
    sa.Column('private', sa.Boolean(), nullable=False),
    sa.Column('created_at', sa.BigInteger(), nullable=False),
    sa.Column('updated_at', sa.BigInteger(), nullable=False),
    sa.Column('deleted', sa.Boolean(), nullable=False),
    sa.CheckConstraint("tag IN ('delight', 'pain', 'policy', 'idea', 'training')", name=op.f('ck_listening_note_tag_known')),
    sa.CheckConstraint('at_ms >= 0', name=op.f('ck_listening_note_at_ms_not_negative')),
    sa.ForeignKeyConstraint(['author_id'], ['person.id'], name=op.f('fk_listening_note_author_id')),
    sa.ForeignKeyConstraint(['item_id'], ['listening_item.id'], name=op.f('fk_listening_note_item_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_listening_note'))
    )
    op.create_index(op.f('ix_listening_note_item_id_at_ms'), 'listening_note', ['item_id', 'at_ms'], unique=False)
    op.create_table('listening_presence',
    sa.Column('seq', sa.Integer(), autoincrement=True, nullable=False),
    sa.Column('id', sa.String(length=36), nullable=False),
    sa.Column('item_id', sa.String(length=36), nullable=False),
    sa.Column('person_id', sa.String(length=36), nullable=False),
    sa.Column('heard_at', sa.BigInteger(), nullable=False),
    sa.Column('from_ms', sa.Integer(), nullable=False),
    sa.Column('to_ms', sa.Integer(), nullable=False),
    sa.Column('heard_ms', sa.Integer(), nullable=False),
    sa.CheckConstraint('from_ms >= 0 AND to_ms >= from_ms', name=op.f('ck_listening_presence_in_order')),
    sa.CheckConstraint('heard_ms >= 0', name=op.f('ck_listening_presence_heard_ms_not_negative')),
    sa.ForeignKeyConstraint(['item_id'], ['listening_item.id'], name=op.f('fk_listening_presence_item_id')),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_listening_presence_person_id')),
    sa.PrimaryKeyConstraint('seq', name=op.f('pk_listening_presence')),
    sa.UniqueConstraint('id', name=op.f('uq_listening_presence_id')),
    sqlite_autoincrement=True
    )
    op.create_index(op.f('ix_listening_presence_item_id'), 'listening_presence', ['item_id'], unique=False)
    op.create_index(op.f('ix_listening_presence_person_id_heard_at'), 'listening_presence', ['person_id', 'heard_at'], unique=False)
    op.create_table('action_item',
    sa.Column('id', sa.String(length=36), nullable=False),
    sa.Column('session_id', sa.String(length=36), nullable=True),
    sa.Column('note_id', sa.String(length=36), nullable=True),
    sa.Column('reason_id', sa.String(length=36), nullable=True),
    sa.Column('text', sa.Text(), nullable=False),
    sa.Column('owner_id', sa.String(length=36), nullable=True),
    sa.Column('due', sa.Date(), nullable=True),
    sa.Column('state', sa.Text(), nullable=False),
    sa.Column('closed_at', sa.BigInteger(), nullable=True),
    sa.Column('outcome', sa.Text(), nullable=False),
    sa.Column('created_at', sa.BigInteger(), nullable=False),
    sa.Column('updated_at', sa.BigInteger(), nullable=False),
    sa.Column('deleted', sa.Boolean(), nullable=False),
    sa.CheckConstraint("state IN ('open', 'done', 'dropped')", name=op.f('ck_action_item_state_known')),
    sa.ForeignKeyConstraint(['note_id'], ['listening_note.id'], name=op.f('fk_action_item_note_id')),
    sa.ForeignKeyConstraint(['owner_id'], ['person.id'], name=op.f('fk_action_item_owner_id')),
    sa.ForeignKeyConstraint(['reason_id'], ['reason.id'], name=op.f('fk_action_item_reason_id')),
    sa.ForeignKeyConstraint(['session_id'], ['listening_session.id'], name=op.f('fk_action_item_session_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_action_item'))
    )
    op.create_index(op.f('ix_action_item_session_id'), 'action_item', ['session_id'], unique=False)
    op.create_index(op.f('ix_action_item_state_due'), 'action_item', ['state', 'due'], unique=False)
    op.create_table('listening_vote',
    sa.Column('id', sa.String(length=36), nullable=False),
    sa.Column('note_id', sa.String(length=36), nullable=False),
    sa.Column('person_id', sa.String(length=36), nullable=False),
    sa.ForeignKeyConstraint(['note_id'], ['listening_note.id'], name=op.f('fk_listening_vote_note_id')),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_listening_vote_person_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_listening_vote')),
    sa.UniqueConstraint('note_id', 'person_id', name=op.f('uq_listening_vote_note_id_person_id'))
    )
    op.create_table('action_event',
    sa.Column('seq', sa.Integer(), autoincrement=True, nullable=False),
    sa.Column('id', sa.String(length=36), nullable=False),
    sa.Column('action_id', sa.String(length=36), nullable=False),
    sa.Column('at', sa.BigInteger(), nullable=False),
    sa.Column('person_id', sa.String(length=36), nullable=True),
    sa.Column('what', sa.Text(), nullable=False),
    sa.Column('text', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['action_id'], ['action_item.id'], name=op.f('fk_action_event_action_id')),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_action_event_person_id')),
    sa.PrimaryKeyConstraint('seq', name=op.f('pk_action_event')),
    sa.UniqueConstraint('id', name=op.f('uq_action_event_id')),
    sqlite_autoincrement=True
    )
    op.create_index(op.f('ix_action_event_action_id'), 'action_event', ['action_id'], unique=False)
    for statement in append_only(FACTS):
        op.execute(sa.text(statement))
