"""The first tables: people, calls, surveys, forms, evaluations, moments, coaching, imports, audit."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('customer',
    sa.Column('id', sa.String(length=36), nullable=False),
    sa.Column('reference', sa.Text(), nullable=False),
    sa.Column('tier', sa.Text(), nullable=True),
    sa.Column('segment', sa.Text(), nullable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_customer')),
    sa.UniqueConstraint('reference', name=op.f('uq_customer_reference'))
    )
    op.create_index(op.f('ix_customer_tier'), 'customer', ['tier'], unique=False)
    op.create_table('form',
    sa.Column('id', sa.String(length=36), nullable=False),
    sa.Column('key', sa.Text(), nullable=False),
    sa.Column('language', sa.Text(), nullable=False),
    sa.Column('title', sa.Text(), nullable=False),
    sa.Column('retired', sa.Boolean(), nullable=False),
    sa.Column('created_at', sa.BigInteger(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_form')),
    sa.UniqueConstraint('key', 'language', name=op.f('uq_form_key_language'))
    )
    op.create_table('import_profile',
    sa.Column('id', sa.String(length=36), nullable=False),
    sa.Column('name', sa.Text(), nullable=False),
    sa.Column('mapping', sa.JSON(), nullable=False),
    sa.Column('updated_at', sa.BigInteger(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_import_profile')),
    sa.UniqueConstraint('name', name=op.f('uq_import_profile_name'))
    )
    op.create_table('person',
    sa.Column('id', sa.String(length=36), nullable=False),
    sa.Column('name', sa.Text(), nullable=False),
    sa.Column('email', sa.Text(), nullable=True),
    sa.Column('languages', sa.JSON(), nullable=False),
    sa.Column('active', sa.Boolean(), nullable=False),
    sa.Column('created_at', sa.BigInteger(), nullable=False),
    sa.CheckConstraint('length(name) > 0', name=op.f('ck_person_name_given')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_person'))
    )
    op.create_index(op.f('ix_person_name'), 'person', ['name'], unique=False)
    op.create_table('reason',
    sa.Column('id', sa.String(length=36), nullable=False),
    sa.Column('path', sa.Text(), nullable=False),
    sa.Column('name', sa.Text(), nullable=False),
    sa.Column('parent_id', sa.String(length=36), nullable=True),
    sa.ForeignKeyConstraint(['parent_id'], ['reason.id'], name=op.f('fk_reason_parent_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_reason')),
    sa.UniqueConstraint('path', name=op.f('uq_reason_path'))
    )
    op.create_table('team',
    sa.Column('id', sa.String(length=36), nullable=False),
    sa.Column('name', sa.Text(), nullable=False),
    sa.Column('parent_id', sa.String(length=36), nullable=True),
    sa.ForeignKeyConstraint(['parent_id'], ['team.id'], name=op.f('fk_team_parent_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_team')),
    sa.UniqueConstraint('name', name=op.f('uq_team_name'))
    )
    op.create_table('workspace_fact',
    sa.Column('key', sa.Text(), nullable=False),
    sa.Column('value', sa.Text(), nullable=False),
    sa.PrimaryKeyConstraint('key', name=op.f('pk_workspace_fact'))
    )
    op.create_table('audit_event',
    sa.Column('seq', sa.Integer(), autoincrement=True, nullable=False),
    sa.Column('id', sa.String(length=36), nullable=False),
    sa.Column('at', sa.BigInteger(), nullable=False),
    sa.Column('actor_id', sa.String(length=36), nullable=True),
    sa.Column('action', sa.Text(), nullable=False),
    sa.Column('subject_table', sa.Text(), nullable=False),
    sa.Column('subject_id', sa.Text(), nullable=False),
    sa.Column('before', sa.JSON(none_as_null=True), nullable=True),
    sa.Column('after', sa.JSON(none_as_null=True), nullable=True),
    sa.Column('previous_hash', sa.Text(), nullable=False),
    sa.Column('hash', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['actor_id'], ['person.id'], name=op.f('fk_audit_event_actor_id')),
    sa.PrimaryKeyConstraint('seq', name=op.f('pk_audit_event')),
    sa.UniqueConstraint('id', name=op.f('uq_audit_event_id')),
    sqlite_autoincrement=True
    )
    op.create_index(op.f('ix_audit_event_actor_id_at'), 'audit_event', ['actor_id', 'at'], unique=False)
    op.create_index(op.f('ix_audit_event_subject_table_subject_id'), 'audit_event', ['subject_table', 'subject_id'], unique=False)
    op.create_table('coaching_session',
    sa.Column('id', sa.String(length=36), nullable=False),
    sa.Column('agent_id', sa.String(length=36), nullable=False),
    sa.Column('coach_id', sa.String(length=36), nullable=False),
    sa.Column('held_at', sa.BigInteger(), nullable=False),
    sa.Column('notes', sa.Text(), nullable=False),
    sa.Column('created_at', sa.BigInteger(), nullable=False),
    sa.Column('updated_at', sa.BigInteger(), nullable=False),
    sa.Column('deleted', sa.Boolean(), nullable=False),
    sa.ForeignKeyConstraint(['agent_id'], ['person.id'], name=op.f('fk_coaching_session_agent_id')),
    sa.ForeignKeyConstraint(['coach_id'], ['person.id'], name=op.f('fk_coaching_session_coach_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_coaching_session'))
    )
    op.create_index(op.f('ix_coaching_session_agent_id_held_at'), 'coaching_session', ['agent_id', 'held_at'], unique=False)
    op.create_table('form_version',
    sa.Column('seq', sa.Integer(), autoincrement=True, nullable=False),
    sa.Column('id', sa.String(length=36), nullable=False),
    sa.Column('form_id', sa.String(length=36), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('title', sa.Text(), nullable=False),
    sa.Column('definition', sa.JSON(), nullable=False),
    sa.Column('hash', sa.Text(), nullable=False),
    sa.Column('published_at', sa.BigInteger(), nullable=False),
    sa.Column('published_by', sa.String(length=36), nullable=True),
    sa.CheckConstraint('number > 0', name=op.f('ck_form_version_number_positive')),
    sa.ForeignKeyConstraint(['form_id'], ['form.id'], name=op.f('fk_form_version_form_id')),
    sa.ForeignKeyConstraint(['published_by'], ['person.id'], name=op.f('fk_form_version_published_by')),
    sa.PrimaryKeyConstraint('seq', name=op.f('pk_form_version')),
    sa.UniqueConstraint('form_id', 'number', name=op.f('uq_form_version_form_id_number')),
    sa.UniqueConstraint('id', name=op.f('uq_form_version_id')),
    sqlite_autoincrement=True
    )
    op.create_index(op.f('ix_form_version_published_by'), 'form_version', ['published_by'], unique=False)
    op.create_table('import_run',
    sa.Column('seq', sa.Integer(), autoincrement=True, nullable=False),
    sa.Column('id', sa.String(length=36), nullable=False),
    sa.Column('person_id', sa.String(length=36), nullable=True),
    sa.Column('started_at', sa.BigInteger(), nullable=False),
    sa.Column('finished_at', sa.BigInteger(), nullable=False),
    sa.Column('paths', sa.JSON(), nullable=False),
    sa.Column('summary', sa.JSON(), nullable=False),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_import_run_person_id')),
    sa.PrimaryKeyConstraint('seq', name=op.f('pk_import_run')),
    sa.UniqueConstraint('id', name=op.f('uq_import_run_id')),
    sqlite_autoincrement=True
    )
    op.create_table('interaction',
    sa.Column('number', sa.Integer(), autoincrement=True, nullable=False),
    sa.Column('id', sa.String(length=36), nullable=False),
    sa.Column('source', sa.Text(), nullable=False),
    sa.Column('external_id', sa.Text(), nullable=False),
    sa.Column('channel', sa.Text(), nullable=False),
    sa.Column('direction', sa.Text(), nullable=False),
    sa.Column('started_at', sa.BigInteger(), nullable=False),
    sa.Column('utc_offset_min', sa.Integer(), nullable=True),
    sa.Column('duration_ms', sa.Integer(), nullable=False),
    sa.Column('wait_ms', sa.Integer(), nullable=True),
    sa.Column('talk_ms', sa.Integer(), nullable=True),
    sa.Column('hold_ms', sa.Integer(), nullable=True),
    sa.Column('wrap_ms', sa.Integer(), nullable=True),
    sa.Column('outcome', sa.Text(), nullable=False),
    sa.Column('agent_id', sa.String(length=36), nullable=True),
    sa.Column('customer_id', sa.String(length=36), nullable=True),
    sa.Column('queue', sa.Text(), nullable=True),
    sa.Column('reason_id', sa.String(length=36), nullable=True),
    sa.Column('language', sa.Text(), nullable=True),
    sa.Column('extra', sa.JSON(), nullable=True),
    sa.Column('imported_at', sa.BigInteger(), nullable=False),
    sa.Column('rating', sa.Double(), nullable=True),
    sa.Column('rating_value', sa.Double(), nullable=True),
    sa.Column('rating_max', sa.Double(), nullable=True),
    sa.Column('score', sa.Double(), nullable=True),
    sa.Column('evaluation_count', sa.Integer(), server_default='0', nullable=False),
    sa.Column('moment_count', sa.Integer(), server_default='0', nullable=False),
    sa.CheckConstraint("channel IN ('voice', 'chat', 'email', 'message', 'video', 'other')", name=op.f('ck_interaction_channel_known')),
    sa.CheckConstraint("direction IN ('in', 'out', 'internal', 'unknown')", name=op.f('ck_interaction_direction_known')),
    sa.CheckConstraint("outcome IN ('resolved', 'unresolved', 'transferred', 'abandoned', 'failed', 'unknown')", name=op.f('ck_interaction_outcome_known')),
    sa.CheckConstraint('duration_ms >= 0', name=op.f('ck_interaction_duration_ms_not_negative')),
    sa.CheckConstraint('hold_ms >= 0', name=op.f('ck_interaction_hold_ms_not_negative')),
    sa.CheckConstraint('talk_ms >= 0', name=op.f('ck_interaction_talk_ms_not_negative')),
    sa.CheckConstraint('utc_offset_min BETWEEN -1080 AND 1080', name=op.f('ck_interaction_utc_offset_min_possible')),
    sa.CheckConstraint('wait_ms >= 0', name=op.f('ck_interaction_wait_ms_not_negative')),
    sa.CheckConstraint('wrap_ms >= 0', name=op.f('ck_interaction_wrap_ms_not_negative')),
    sa.ForeignKeyConstraint(['agent_id'], ['person.id'], name=op.f('fk_interaction_agent_id')),
    sa.ForeignKeyConstraint(['customer_id'], ['customer.id'], name=op.f('fk_interaction_customer_id')),
    sa.ForeignKeyConstraint(['reason_id'], ['reason.id'], name=op.f('fk_interaction_reason_id')),
    sa.PrimaryKeyConstraint('number', name=op.f('pk_interaction')),
    sa.UniqueConstraint('id', name=op.f('uq_interaction_id')),
    sa.UniqueConstraint('source', 'external_id', name=op.f('uq_interaction_source_external_id'))
    )
    op.create_index(op.f('ix_interaction_agent_id_started_at'), 'interaction', ['agent_id', 'started_at'], unique=False)
    op.create_index(op.f('ix_interaction_channel_started_at'), 'interaction', ['channel', 'started_at'], unique=False)
    op.create_index(op.f('ix_interaction_customer_id_started_at'), 'interaction', ['customer_id', 'started_at'], unique=False)
    op.create_index(op.f('ix_interaction_direction_started_at'), 'interaction', ['direction', 'started_at'], unique=False)
    op.create_index(op.f('ix_interaction_duration_ms'), 'interaction', ['duration_ms'], unique=False)
    op.create_index('ix_interaction_evaluated', 'interaction', ['started_at'], unique=False, sqlite_where=sa.text('evaluation_count > 0'))
    op.create_index('ix_interaction_evaluations', 'interaction', ['evaluation_count', 'started_at'], unique=False, sqlite_where=sa.text('evaluation_count > 0'))
    op.create_index(op.f('ix_interaction_language_started_at'), 'interaction', ['language', 'started_at'], unique=False)
    op.create_index('ix_interaction_moments', 'interaction', ['moment_count', 'started_at'], unique=False, sqlite_where=sa.text('moment_count > 0'))
    op.create_index(op.f('ix_interaction_outcome_started_at'), 'interaction', ['outcome', 'started_at'], unique=False)
    op.create_index(op.f('ix_interaction_queue_started_at'), 'interaction', ['queue', 'started_at'], unique=False)
    op.create_index('ix_interaction_rating', 'interaction', ['rating', 'started_at'], unique=False)
    op.create_index(op.f('ix_interaction_reason_id_started_at'), 'interaction', ['reason_id', 'started_at'], unique=False)
    op.create_index('ix_interaction_score', 'interaction', ['score'], unique=False)
    op.create_index(op.f('ix_interaction_started_at'), 'interaction', ['started_at'], unique=False)
    op.create_index('ix_interaction_with_moments', 'interaction', ['started_at'], unique=False, sqlite_where=sa.text('moment_count > 0'))
    op.create_table('membership',
    sa.Column('id', sa.String(length=36), nullable=False),
    sa.Column('person_id', sa.String(length=36), nullable=False),
    sa.Column('team_id', sa.String(length=36), nullable=False),
    sa.Column('valid_from', sa.Date(), nullable=False),
    sa.Column('valid_to', sa.Date(), nullable=True),
    sa.CheckConstraint('valid_to IS NULL OR valid_to > valid_from', name=op.f('ck_membership_ends_after_it_starts')),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_membership_person_id')),
    sa.ForeignKeyConstraint(['team_id'], ['team.id'], name=op.f('fk_membership_team_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_membership'))
    )
    op.create_index(op.f('ix_membership_person_id_valid_from'), 'membership', ['person_id', 'valid_from'], unique=False)
    op.create_index(op.f('ix_membership_team_id'), 'membership', ['team_id'], unique=False)
    op.create_table('person_alias',
    sa.Column('id', sa.String(length=36), nullable=False),
    sa.Column('person_id', sa.String(length=36), nullable=False),
    sa.Column('source', sa.Text(), nullable=False),
    sa.Column('external_id', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_person_alias_person_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_person_alias')),
    sa.UniqueConstraint('source', 'external_id', name=op.f('uq_person_alias_source_external_id'))
    )
    op.create_index(op.f('ix_person_alias_person_id'), 'person_alias', ['person_id'], unique=False)
    op.create_table('role_grant',
    sa.Column('id', sa.String(length=36), nullable=False),
    sa.Column('person_id', sa.String(length=36), nullable=False),
    sa.Column('role', sa.Text(), nullable=False),
    sa.Column('team_id', sa.String(length=36), nullable=True),
    sa.Column('valid_from', sa.Date(), nullable=False),
    sa.Column('valid_to', sa.Date(), nullable=True),
    sa.CheckConstraint("role IN ('agent', 'coach', 'lead', 'executive', 'admin')", name=op.f('ck_role_grant_role_known')),
    sa.CheckConstraint('valid_to IS NULL OR valid_to > valid_from', name=op.f('ck_role_grant_ends_after_it_starts')),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_role_grant_person_id')),
    sa.ForeignKeyConstraint(['team_id'], ['team.id'], name=op.f('fk_role_grant_team_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_role_grant'))
    )
    op.create_index(op.f('ix_role_grant_person_id'), 'role_grant', ['person_id'], unique=False)
    op.create_table('draft',
    sa.Column('id', sa.String(length=36), nullable=False),
    sa.Column('interaction_id', sa.String(length=36), nullable=False),
    sa.Column('form_version_id', sa.String(length=36), nullable=False),
    sa.Column('evaluator_id', sa.String(length=36), nullable=False),
    sa.Column('subject_id', sa.String(length=36), nullable=True),
    sa.Column('purpose', sa.Text(), nullable=False),
    sa.Column('state', sa.Text(), nullable=False),
    sa.Column('feedback', sa.Text(), nullable=False),
    sa.Column('private_note', sa.Text(), nullable=False),
    sa.Column('started_at', sa.BigInteger(), nullable=False),
    sa.Column('updated_at', sa.BigInteger(), nullable=False),
    sa.CheckConstraint("purpose IN ('coach', 'self', 'calibration', 'auto')", name=op.f('ck_draft_purpose_known')),
    sa.CheckConstraint("state IN ('draft', 'submitted', 'discarded')", name=op.f('ck_draft_state_known')),
    sa.ForeignKeyConstraint(['evaluator_id'], ['person.id'], name=op.f('fk_draft_evaluator_id')),
    sa.ForeignKeyConstraint(['form_version_id'], ['form_version.id'], name=op.f('fk_draft_form_version_id')),
    sa.ForeignKeyConstraint(['interaction_id'], ['interaction.id'], name=op.f('fk_draft_interaction_id')),
    sa.ForeignKeyConstraint(['subject_id'], ['person.id'], name=op.f('fk_draft_subject_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_draft'))
    )
    op.create_index(op.f('ix_draft_evaluator_id_state_updated_at'), 'draft', ['evaluator_id', 'state', 'updated_at'], unique=False)
    op.create_index(op.f('ix_draft_interaction_id'), 'draft', ['interaction_id'], unique=False)
    op.create_table('evaluation',
    sa.Column('seq', sa.Integer(), autoincrement=True, nullable=False),
    sa.Column('id', sa.String(length=36), nullable=False),
    sa.Column('interaction_id', sa.String(length=36), nullable=False),
    sa.Column('form_version_id', sa.String(length=36), nullable=False),
    sa.Column('evaluator_id', sa.String(length=36), nullable=False),
    sa.Column('subject_id', sa.String(length=36), nullable=True),
    sa.Column('purpose', sa.Text(), nullable=False),
    sa.Column('started_at', sa.BigInteger(), nullable=False),
    sa.Column('submitted_at', sa.BigInteger(), nullable=False),
    sa.Column('score', sa.Double(), nullable=True),
    sa.Column('calculated', sa.Double(), nullable=True),
    sa.Column('outcome', sa.Text(), nullable=False),
    sa.Column('critical_customer', sa.Integer(), nullable=False),
    sa.Column('critical_business', sa.Integer(), nullable=False),
    sa.Column('critical_compliance', sa.Integer(), nullable=False),
    sa.Column('result', sa.JSON(), nullable=False),
    sa.Column('feedback', sa.Text(), nullable=False),
    sa.Column('private_note', sa.Text(), nullable=False),
    sa.Column('supersedes_id', sa.String(length=36), nullable=True),
    sa.CheckConstraint("(score IS NULL) = (outcome = 'not_scorable')", name=op.f('ck_evaluation_score_or_not_scorable')),
    sa.CheckConstraint("outcome IN ('pass', 'fail', 'not_scorable')", name=op.f('ck_evaluation_outcome_known')),
    sa.CheckConstraint("purpose IN ('coach', 'self', 'calibration', 'auto')", name=op.f('ck_evaluation_purpose_known')),
    sa.CheckConstraint('submitted_at >= started_at', name=op.f('ck_evaluation_submitted_after_start')),
    sa.ForeignKeyConstraint(['evaluator_id'], ['person.id'], name=op.f('fk_evaluation_evaluator_id')),
    sa.ForeignKeyConstraint(['form_version_id'], ['form_version.id'], name=op.f('fk_evaluation_form_version_id')),
    sa.ForeignKeyConstraint(['interaction_id'], ['interaction.id'], name=op.f('fk_evaluation_interaction_id')),
    sa.ForeignKeyConstraint(['subject_id'], ['person.id'], name=op.f('fk_evaluation_subject_id')),
    sa.ForeignKeyConstraint(['supersedes_id'], ['evaluation.id'], name=op.f('fk_evaluation_supersedes_id')),
    sa.PrimaryKeyConstraint('seq', name=op.f('pk_evaluation')),
    sa.UniqueConstraint('id', name=op.f('uq_evaluation_id')),
    sqlite_autoincrement=True
    )
    op.create_index(op.f('ix_evaluation_evaluator_id_submitted_at'), 'evaluation', ['evaluator_id', 'submitted_at'], unique=False)
    op.create_index(op.f('ix_evaluation_form_version_id'), 'evaluation', ['form_version_id'], unique=False)
    op.create_index(op.f('ix_evaluation_interaction_id_submitted_at'), 'evaluation', ['interaction_id', 'submitted_at'], unique=False)
    op.create_index(op.f('ix_evaluation_subject_id_submitted_at'), 'evaluation', ['subject_id', 'submitted_at'], unique=False)
    op.create_table('moment',
    sa.Column('id', sa.String(length=36), nullable=False),
    sa.Column('interaction_id', sa.String(length=36), nullable=False),
    sa.Column('start_ms', sa.Integer(), nullable=False),
    sa.Column('end_ms', sa.Integer(), nullable=False),
    sa.Column('channel', sa.Text(), nullable=False),
    sa.Column('author_id', sa.String(length=36), nullable=False),
    sa.Column('tag', sa.Text(), nullable=False),
    sa.Column('note', sa.Text(), nullable=False),
    sa.Column('shared', sa.Boolean(), nullable=False),
    sa.Column('created_at', sa.BigInteger(), nullable=False),
    sa.Column('updated_at', sa.BigInteger(), nullable=False),
    sa.Column('deleted', sa.Boolean(), nullable=False),
    sa.CheckConstraint("channel IN ('both', 'agent', 'customer')", name=op.f('ck_moment_channel_known')),
    sa.CheckConstraint('start_ms >= 0 AND end_ms >= start_ms', name=op.f('ck_moment_in_order')),
    sa.ForeignKeyConstraint(['author_id'], ['person.id'], name=op.f('fk_moment_author_id')),
    sa.ForeignKeyConstraint(['interaction_id'], ['interaction.id'], name=op.f('fk_moment_interaction_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_moment'))
    )
    op.create_index(op.f('ix_moment_author_id_created_at'), 'moment', ['author_id', 'created_at'], unique=False)
    op.create_index(op.f('ix_moment_interaction_id_start_ms'), 'moment', ['interaction_id', 'start_ms'], unique=False)
    op.create_table('recording',
    sa.Column('id', sa.String(length=36), nullable=False),
    sa.Column('interaction_id', sa.String(length=36), nullable=False),
    sa.Column('part', sa.Integer(), nullable=False),
    sa.Column('sha256', sa.Text(), nullable=False),
    sa.Column('suffix', sa.Text(), nullable=False),
    sa.Column('container', sa.Text(), nullable=False),
    sa.Column('codec', sa.Text(), nullable=False),
    sa.Column('rate', sa.Integer(), nullable=False),
    sa.Column('channels', sa.Integer(), nullable=False),
    sa.Column('frames', sa.Integer(), nullable=False),
    sa.Column('duration_ms', sa.Integer(), nullable=False),
    sa.Column('size_bytes', sa.Integer(), nullable=False),
    sa.Column('agent_channel', sa.Integer(), nullable=True),
    sa.Column('match', sa.Text(), nullable=False),
    sa.Column('original_name', sa.Text(), nullable=False),
    sa.Column('notes', sa.JSON(), nullable=False),
    sa.CheckConstraint("match IN ('exact', 'filename', 'sidecar', 'nearest_time')", name=op.f('ck_recording_match_known')),
    sa.CheckConstraint('agent_channel >= 0', name=op.f('ck_recording_agent_channel_not_negative')),
    sa.CheckConstraint('agent_channel IS NULL OR agent_channel < channels', name=op.f('ck_recording_agent_channel_exists')),
    sa.CheckConstraint('channels BETWEEN 1 AND 2', name=op.f('ck_recording_channels_one_or_two')),
    sa.CheckConstraint('duration_ms >= 0', name=op.f('ck_recording_duration_ms_not_negative')),
    sa.CheckConstraint('frames > 0 AND rate > 0', name=op.f('ck_recording_has_sound')),
    sa.CheckConstraint('length(sha256) = 64', name=op.f('ck_recording_sha256_whole')),
    sa.CheckConstraint('part >= 0', name=op.f('ck_recording_part_not_negative')),
    sa.CheckConstraint('size_bytes >= 0', name=op.f('ck_recording_size_bytes_not_negative')),
    sa.ForeignKeyConstraint(['interaction_id'], ['interaction.id'], name=op.f('fk_recording_interaction_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_recording')),
    sa.UniqueConstraint('interaction_id', 'part', name=op.f('uq_recording_interaction_id_part'))
    )
    op.create_index(op.f('ix_recording_sha256'), 'recording', ['sha256'], unique=False)
    op.create_table('survey_response',
    sa.Column('seq', sa.Integer(), autoincrement=True, nullable=False),
    sa.Column('id', sa.String(length=36), nullable=False),
    sa.Column('interaction_id', sa.String(length=36), nullable=False),
    sa.Column('source', sa.Text(), nullable=False),
    sa.Column('external_id', sa.Text(), nullable=False),
    sa.Column('kind', sa.Text(), nullable=False),
    sa.Column('scale_min', sa.Double(), nullable=False),
    sa.Column('scale_max', sa.Double(), nullable=False),
    sa.Column('value', sa.Double(), nullable=False),
    sa.Column('verbatim', sa.Text(), nullable=True),
    sa.Column('answered_at', sa.BigInteger(), nullable=False),
    sa.Column('link', sa.Text(), nullable=False),
    sa.CheckConstraint("kind IN ('csat', 'nps', 'ces', 'resolved')", name=op.f('ck_survey_response_kind_known')),
    sa.CheckConstraint("link IN ('call_id', 'customer_time')", name=op.f('ck_survey_response_link_known')),
    sa.CheckConstraint('scale_max > scale_min', name=op.f('ck_survey_response_scale_has_width')),
    sa.CheckConstraint('value BETWEEN scale_min AND scale_max', name=op.f('ck_survey_response_value_on_scale')),
    sa.ForeignKeyConstraint(['interaction_id'], ['interaction.id'], name=op.f('fk_survey_response_interaction_id')),
    sa.PrimaryKeyConstraint('seq', name=op.f('pk_survey_response')),
    sa.UniqueConstraint('id', name=op.f('uq_survey_response_id')),
    sa.UniqueConstraint('source', 'external_id', 'kind', name=op.f('uq_survey_response_source_external_id_kind')),
    sqlite_autoincrement=True
    )
    op.create_index(op.f('ix_survey_response_interaction_id_kind_answered_at'), 'survey_response', ['interaction_id', 'kind', 'answered_at'], unique=False)
    op.create_table('transcript',
    sa.Column('id', sa.String(length=36), nullable=False),
    sa.Column('interaction_id', sa.String(length=36), nullable=False),
    sa.Column('source', sa.Text(), nullable=False),
    sa.Column('language', sa.Text(), nullable=True),
    sa.Column('created_at', sa.BigInteger(), nullable=False),
    sa.ForeignKeyConstraint(['interaction_id'], ['interaction.id'], name=op.f('fk_transcript_interaction_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_transcript'))
    )
    op.create_index(op.f('ix_transcript_interaction_id_created_at'), 'transcript', ['interaction_id', 'created_at'], unique=False)
    op.create_table('answer',
    sa.Column('seq', sa.Integer(), autoincrement=True, nullable=False),
    sa.Column('evaluation_id', sa.String(length=36), nullable=False),
    sa.Column('question_key', sa.Text(), nullable=False),
    sa.Column('choices', sa.JSON(), nullable=False),
    sa.Column('number', sa.Text(), nullable=True),
    sa.Column('text', sa.Text(), nullable=False),
    sa.Column('na', sa.Text(), nullable=False),
    sa.Column('comment', sa.Text(), nullable=False),
    sa.Column('earned', sa.Double(), nullable=True),
    sa.Column('possible', sa.Double(), nullable=True),
    sa.Column('critical', sa.Boolean(), nullable=False),
    sa.CheckConstraint("na IN ('no', 'evaluator', 'rule')", name=op.f('ck_answer_na_known')),
    sa.ForeignKeyConstraint(['evaluation_id'], ['evaluation.id'], name=op.f('fk_answer_evaluation_id')),
    sa.PrimaryKeyConstraint('seq', name=op.f('pk_answer')),
    sa.UniqueConstraint('evaluation_id', 'question_key', name=op.f('uq_answer_evaluation_id_question_key')),
    sqlite_autoincrement=True
    )
    op.create_index(op.f('ix_answer_question_key'), 'answer', ['question_key'], unique=False)
    op.create_table('coaching_topic',
    sa.Column('id', sa.String(length=36), nullable=False),
    sa.Column('session_id', sa.String(length=36), nullable=False),
    sa.Column('question_key', sa.Text(), nullable=True),
    sa.Column('evaluation_id', sa.String(length=36), nullable=True),
    sa.Column('moment_id', sa.String(length=36), nullable=True),
    sa.ForeignKeyConstraint(['evaluation_id'], ['evaluation.id'], name=op.f('fk_coaching_topic_evaluation_id')),
    sa.ForeignKeyConstraint(['moment_id'], ['moment.id'], name=op.f('fk_coaching_topic_moment_id')),
    sa.ForeignKeyConstraint(['session_id'], ['coaching_session.id'], name=op.f('fk_coaching_topic_session_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_coaching_topic'))
    )
    op.create_index(op.f('ix_coaching_topic_session_id'), 'coaching_topic', ['session_id'], unique=False)
    op.create_table('draft_answer',
    sa.Column('draft_id', sa.String(length=36), nullable=False),
    sa.Column('question_key', sa.Text(), nullable=False),
    sa.Column('choices', sa.JSON(), nullable=False),
    sa.Column('number', sa.Text(), nullable=True),
    sa.Column('text', sa.Text(), nullable=False),
    sa.Column('na', sa.Text(), nullable=False),
    sa.Column('comment', sa.Text(), nullable=False),
    sa.Column('updated_at', sa.BigInteger(), nullable=False),
    sa.CheckConstraint("na IN ('no', 'evaluator', 'rule')", name=op.f('ck_draft_answer_na_known')),
    sa.ForeignKeyConstraint(['draft_id'], ['draft.id'], name=op.f('fk_draft_answer_draft_id')),
    sa.PrimaryKeyConstraint('draft_id', 'question_key', name=op.f('pk_draft_answer'))
    )
    op.create_table('draft_evidence',
    sa.Column('draft_id', sa.String(length=36), nullable=False),
    sa.Column('question_key', sa.Text(), nullable=False),
    sa.Column('moment_id', sa.String(length=36), nullable=False),
    sa.ForeignKeyConstraint(['draft_id'], ['draft.id'], name=op.f('fk_draft_evidence_draft_id')),
    sa.ForeignKeyConstraint(['moment_id'], ['moment.id'], name=op.f('fk_draft_evidence_moment_id')),
    sa.PrimaryKeyConstraint('draft_id', 'question_key', 'moment_id', name=op.f('pk_draft_evidence'))
    )
    op.create_table('evidence',
    sa.Column('seq', sa.Integer(), autoincrement=True, nullable=False),
    sa.Column('evaluation_id', sa.String(length=36), nullable=False),
    sa.Column('question_key', sa.Text(), nullable=False),
    sa.Column('moment_id', sa.String(length=36), nullable=False),
    sa.ForeignKeyConstraint(['evaluation_id'], ['evaluation.id'], name=op.f('fk_evidence_evaluation_id')),
    sa.ForeignKeyConstraint(['moment_id'], ['moment.id'], name=op.f('fk_evidence_moment_id')),
    sa.PrimaryKeyConstraint('seq', name=op.f('pk_evidence')),
    sa.UniqueConstraint('evaluation_id', 'question_key', 'moment_id', name=op.f('uq_evidence_evaluation_id_question_key_moment_id')),
    sqlite_autoincrement=True
    )
    op.create_table('section_score',
    sa.Column('seq', sa.Integer(), autoincrement=True, nullable=False),
    sa.Column('evaluation_id', sa.String(length=36), nullable=False),
    sa.Column('section_key', sa.Text(), nullable=False),
    sa.Column('percent', sa.Double(), nullable=True),
    sa.ForeignKeyConstraint(['evaluation_id'], ['evaluation.id'], name=op.f('fk_section_score_evaluation_id')),
    sa.PrimaryKeyConstraint('seq', name=op.f('pk_section_score')),
    sa.UniqueConstraint('evaluation_id', 'section_key', name=op.f('uq_section_score_evaluation_id_section_key')),
    sqlite_autoincrement=True
    )
    op.create_table('turn',
    sa.Column('seq', sa.Integer(), autoincrement=True, nullable=False),
    sa.Column('transcript_id', sa.String(length=36), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('speaker', sa.Text(), nullable=False),
    sa.Column('start_ms', sa.Integer(), nullable=False),
    sa.Column('end_ms', sa.Integer(), nullable=False),
    sa.Column('text', sa.Text(), nullable=False),
    sa.Column('confidence', sa.Double(), nullable=True),
    sa.CheckConstraint("speaker IN ('agent', 'customer', 'other')", name=op.f('ck_turn_speaker_known')),
    sa.CheckConstraint('confidence IS NULL OR confidence BETWEEN 0 AND 1', name=op.f('ck_turn_confidence_a_share')),
    sa.CheckConstraint('start_ms >= 0 AND end_ms >= start_ms', name=op.f('ck_turn_in_order')),
    sa.ForeignKeyConstraint(['transcript_id'], ['transcript.id'], name=op.f('fk_turn_transcript_id')),
    sa.PrimaryKeyConstraint('seq', name=op.f('pk_turn')),
    sa.UniqueConstraint('transcript_id', 'position', name=op.f('uq_turn_transcript_id_position')),
    sqlite_autoincrement=True
    )
