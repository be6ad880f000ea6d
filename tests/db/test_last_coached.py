"""Team progress tells when somebody was coached, not when they will be."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import text

from db.models import to_epoch_ms
from db.queries.acting import Acting
from db.queries.insights_counts import last_coached
from tests.cli.conftest import sample_made, sample_root

__all__ = ["sample_made", "sample_root"]
LEAD = Acting("nobody", "Lead", frozenset({"lead"}))


def test_a_planned_session_is_no_coaching_yet(sample_root: Path) -> None:
    from qa_desk.workspace import Workspace

    opened = Workspace.open(sample_root)
    with opened.reading() as connection:
        before = last_coached(connection, LEAD)
    with opened.session() as session, session.begin():
        session.execute(
            text(
                "UPDATE coaching_session SET held_at = :late, state = 'planned' WHERE id ="
                " (SELECT id FROM coaching_session WHERE state = 'held' ORDER BY held_at DESC LIMIT 1)"
            ),
            {"late": to_epoch_ms(max(before.values())) + 10**10},
        )
    with opened.reading() as connection:
        after = last_coached(connection, LEAD)
    opened.close()
    assert after.keys() == before.keys() and max(after.values()) <= max(before.values())
    assert sum(after[one] < before[one] for one in before) == 1
