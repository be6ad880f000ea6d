"""What customers wrote without rating anything, apart from the answers that are averaged.

Revision 0019, after 0018. A table of its own: rows of answers keep their checks, and no file is rewritten.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from db.triggers import append_only

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "survey_comment",
        sa.Column("seq", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("interaction_id", sa.String(length=36), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("external_id", sa.Text(), nullable=False),
        sa.Column("verbatim", sa.Text(), nullable=False),
        sa.Column("answered_at", sa.BigInteger(), nullable=False),
        sa.Column("link", sa.Text(), nullable=False),
        sa.CheckConstraint("link IN ('call_id', 'customer_time')", name=op.f("ck_survey_comment_link_known")),
        sa.CheckConstraint("length(verbatim) > 0", name=op.f("ck_survey_comment_says_something")),
        sa.ForeignKeyConstraint(
            ["interaction_id"], ["interaction.id"], name=op.f("fk_survey_comment_interaction_id")
        ),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_survey_comment")),
        sa.UniqueConstraint("id", name=op.f("uq_survey_comment_id")),
        sa.UniqueConstraint("source", "external_id", name=op.f("uq_survey_comment_source_external_id")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        op.f("ix_survey_comment_interaction_id_answered_at"),
        "survey_comment",
        ["interaction_id", "answered_at"],
    )
    for statement in append_only(("survey_comment",)):
        op.execute(sa.text(statement))
