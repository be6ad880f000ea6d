"""Facts become append-only, derived columns are kept by triggers, and everything said can be searched."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from db.search import OWNERS, TABLE, Passage, add_passages
from db.triggers import append_only, backfill, derived

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

FACTS = (
    "answer", "audit_event", "evaluation", "evidence", "form_version", "import_run", "section_score",
    "survey_response", "turn",
)

PASSAGES = """
SELECT 'turn', CAST(t.seq AS TEXT), s.interaction_id, t.start_ms, t.text
  FROM turn t JOIN transcript s ON s.id = t.transcript_id
UNION ALL
SELECT 'moment', id, interaction_id, start_ms, tag || ' ' || note FROM moment WHERE NOT deleted
UNION ALL
SELECT 'verbatim', id, interaction_id, NULL, verbatim FROM survey_response WHERE verbatim IS NOT NULL
UNION ALL
SELECT 'comment', e.id, e.interaction_id, NULL,
       e.feedback || ' ' || coalesce((SELECT group_concat(a.comment, ' ') FROM answer a
                                      WHERE a.evaluation_id = e.id), '')
  FROM evaluation e
"""


def upgrade() -> None:
    op.execute(sa.text(TABLE))
    op.execute(sa.text(OWNERS))
    connection = op.get_bind()
    rows = connection.execute(sa.text(PASSAGES))
    while batch := rows.fetchmany(5000):
        add_passages(connection, [Passage(*row) for row in batch])
    for statement in (*backfill(), *derived(), *append_only(FACTS)):
        op.execute(sa.text(statement.replace(":", "\\:")))
