"""Growth: paths to a role with steps and try-out days, and training taken."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _paths()
    _on_paths()
    _trainings()


def _kept() -> list[sa.Column[object]]:
    return [
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("updated_at", sa.BigInteger(), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
    ]


def _person(table: str, column: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], ["person.id"], name=op.f(f"fk_{table}_{column}"))


def _paths() -> None:
    op.create_table(
        "growth_path",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("agent_id", sa.String(length=36), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("set_by", sa.String(length=36), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("reached_on", sa.Date(), nullable=True),
        sa.Column("why", sa.Text(), nullable=False),
        *_kept(),
        sa.CheckConstraint(
            "state IN ('wished', 'agreed', 'reached', 'left')", name=op.f("ck_growth_path_state_known")
        ),
        sa.CheckConstraint("length(role) > 0", name=op.f("ck_growth_path_role_given")),
        _person("growth_path", "agent_id"),
        _person("growth_path", "set_by"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_growth_path")),
    )
    op.create_index(op.f("ix_growth_path_agent_id"), "growth_path", ["agent_id"], unique=False)


def _on_paths() -> None:
    op.create_table(
        "growth_step",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("path_id", sa.String(length=36), nullable=False),
        sa.Column("agent_id", sa.String(length=36), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("due", sa.Date(), nullable=True),
        sa.Column("done_on", sa.Date(), nullable=True),
        *_kept(),
        sa.CheckConstraint("length(text) > 0", name=op.f("ck_growth_step_text_given")),
        sa.ForeignKeyConstraint(["path_id"], ["growth_path.id"], name=op.f("fk_growth_step_path_id")),
        _person("growth_step", "agent_id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_growth_step")),
    )
    op.create_index(op.f("ix_growth_step_path_id"), "growth_step", ["path_id"], unique=False)
    op.create_table(
        "tryout_day",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("path_id", sa.String(length=36), nullable=False),
        sa.Column("agent_id", sa.String(length=36), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("host_id", sa.String(length=36), nullable=True),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("agent_word", sa.Text(), nullable=False),
        sa.Column("host_word", sa.Text(), nullable=False),
        *_kept(),
        sa.CheckConstraint(
            "state IN ('planned', 'held', 'cancelled')", name=op.f("ck_tryout_day_state_known")
        ),
        sa.ForeignKeyConstraint(["path_id"], ["growth_path.id"], name=op.f("fk_tryout_day_path_id")),
        _person("tryout_day", "agent_id"),
        _person("tryout_day", "host_id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tryout_day")),
    )
    op.create_index(op.f("ix_tryout_day_path_id"), "tryout_day", ["path_id"], unique=False)
    op.create_index(op.f("ix_tryout_day_agent_id_day"), "tryout_day", ["agent_id", "day"], unique=False)


def _trainings() -> None:
    op.create_table(
        "training",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("agent_id", sa.String(length=36), nullable=False),
        sa.Column("path_id", sa.String(length=36), nullable=True),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("taken_on", sa.Date(), nullable=False),
        sa.Column("hours", sa.Double(), nullable=True),
        sa.Column("question_key", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        *_kept(),
        sa.CheckConstraint("length(title) > 0", name=op.f("ck_training_title_given")),
        sa.CheckConstraint("hours > 0", name=op.f("ck_training_hours_positive")),
        sa.ForeignKeyConstraint(["path_id"], ["growth_path.id"], name=op.f("fk_training_path_id")),
        _person("training", "agent_id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_training")),
    )
    op.create_index(op.f("ix_training_agent_id_taken_on"), "training", ["agent_id", "taken_on"], unique=False)
