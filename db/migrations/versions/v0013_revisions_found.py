"""Which evaluation took whose place is asked of every list of evaluations: found by an index, not by reading all."""

from __future__ import annotations

from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index(op.f("ix_evaluation_supersedes_id"), "evaluation", ["supersedes_id"])
