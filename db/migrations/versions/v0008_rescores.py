"""A queued re-score is done by a re-score, everything else in a queue by a coach's evaluation."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

DONE = """
CREATE TRIGGER assignment_done AFTER INSERT ON evaluation BEGIN
  UPDATE assignment SET state = 'done', evaluation_id = NEW.id, updated_at = NEW.submitted_at
  WHERE interaction_id = NEW.interaction_id AND evaluator_id = NEW.evaluator_id AND state = 'open' AND NOT deleted
    AND NEW.purpose = CASE kind WHEN 'rescore' THEN 'rescore' ELSE 'coach' END;
END
"""


def upgrade() -> None:
    """Make the trigger anew."""
    op.execute(sa.text("DROP TRIGGER assignment_done"))
    op.execute(sa.text(DONE))
