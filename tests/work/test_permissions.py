"""Rights, as the page about them says: every role tries every action, and calls of other scopes are closed."""

from __future__ import annotations

import runpy
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import text

from db.models import RoleGrant
from db.queries.acting import Acting, find_acting
from qa_desk.errors import QADeskError
from qa_desk.work import evaluate, life, moments, people
from qa_desk.work.desk import Desk
from qa_desk.work.forms import publish
from qa_desk.work.permissions import ALLOWED, PermissionDenied, may, require
from qa_desk.work.set_up import create_workspace
from qa_desk.work.submit import submit
from qa_desk.work.submitted import load_submitted
from tests.scoring.small_forms import YES, two_groups

DOCS = Path(__file__).parents[2] / "docs"


def told() -> dict[tuple[str, str], bool]:
    """Action and role to yes or no, as the page says."""
    found, roles = {}, []
    for line in (DOCS / "permissions.md").read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if cells[0] == "Action":
            roles = cells[1:]
        elif cells[0].startswith("`") and roles:
            found.update(
                {
                    (cells[0].strip("`"), role): mark == "✓"
                    for role, mark in zip(roles, cells[1:], strict=True)
                }
            )
    return found


def test_the_page_about_rights_is_made_from_the_rights() -> None:
    made = runpy.run_path(str(DOCS / "permissions.py"))["page"]()
    assert (DOCS / "permissions.md").read_text(encoding="utf-8") == made, "run: python docs/permissions.py"


def test_every_role_may_do_what_the_page_says_and_nothing_else() -> None:
    said = told()
    assert {action for action, _ in said} == set(ALLOWED)
    for (action, role), yes in said.items():
        acting = Acting("x", "X", frozenset({role}))
        assert may(acting, action) == yes
        if not yes:
            with pytest.raises(PermissionDenied):
                require(acting, action)
    nobody = Acting("x", "X", frozenset())
    assert not any(may(nobody, action) for action in ALLOWED)
    with pytest.raises(KeyError):
        may(nobody, "everything.at.once")


class Centre:
    """Two teams with an agent, a coach and a call each, and somebody over everything."""

    def __init__(self, root: Path) -> None:
        self.workspace = create_workspace(root, founder="Ada")
        system = Desk(self.workspace)
        self.calls = {}
        for name in ("Cards", "Travel"):
            team = people.add_team(system, name)
            agent = people.add(system, f"{name} agent", ("agent",), team)
            coach = people.add(system, f"{name} coach", ())
            with self.workspace.session() as session, session.begin():
                session.add(
                    RoleGrant(person_id=coach, role="coach", team_id=team, valid_from=date(2000, 1, 1))
                )
                session.execute(
                    text(
                        "INSERT INTO interaction (id, source, external_id, channel, direction, started_at,"
                        " duration_ms, outcome, imported_at, agent_id)"
                        " VALUES (:id, 's', :id, 'voice', 'in', 1000000000000, 60000, 'resolved', 0, :agent)"
                    ),
                    {"id": name, "agent": agent},
                )
        self.form = publish(system, two_groups("section_percent"))

    def desk(self, name: str) -> Desk:
        with self.workspace.reading() as connection:
            return Desk(self.workspace, find_acting(connection, name))


@pytest.fixture
def centre(tmp_path: Path) -> Iterator[Centre]:
    made = Centre(tmp_path / "ws")
    yield made
    made.workspace.close()


def test_a_coach_acts_on_calls_of_the_own_team_only(centre: Centre) -> None:
    own, other = centre.desk("Cards coach"), centre.desk("Travel coach")
    moments.add(own, "Cards", 0, 1000)
    draft = evaluate.start(own, "Cards", centre.form)
    evaluate.set_answers(own, draft, {"a1": YES, "a2": YES, "b1": YES})
    evaluation = submit(own, draft)
    refused: list[Callable[[], object]] = [
        lambda: moments.add(other, "Cards", 0, 1000),
        lambda: evaluate.start(other, "Cards", centre.form),
        lambda: load_submitted(other, evaluation),
        lambda: life.approve(other, evaluation),
        lambda: life.release(other, evaluation),
    ]
    for attempt in refused:
        with pytest.raises(QADeskError, match="not yours to see"):
            attempt()
    assert load_submitted(own, evaluation).interaction_id == "Cards"
    assert load_submitted(centre.desk("Ada"), evaluation).id == evaluation
