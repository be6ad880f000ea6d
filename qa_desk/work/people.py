"""People and teams: adding, naming, roles, teams, leaving, and joining two entries of one person."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta

from sqlalchemy import func, select, update

from db.models import (
    Draft,
    Evaluation,
    Interaction,
    Membership,
    Person,
    PersonAlias,
    RoleGrant,
    Team,
)
from db.models.people import ROLES
from qa_desk.errors import N_, QADeskError
from qa_desk.work.desk import Desk, Transaction
from qa_desk.work.permissions import require

ALWAYS = date(1970, 1, 1)
"""Somebody's first team counts from the start: nothing says that there was another one before."""


class PeopleError(QADeskError):
    """A change of people or teams that cannot be made as asked."""


def add(desk: Desk, name: str, roles: Collection[str] = ("agent",), team_id: str | None = None) -> str:
    """A new person; the id. Roles other than agent need the right to grant roles."""
    if set(roles) - {"agent"}:
        require(desk.acting, "role.grant")
    with desk.change("person.add") as change:
        person = Person(name=_free_name(change, name), created_at=change.now)
        change.session.add(person)
        change.session.flush()
        for role in _known(roles):
            change.session.add(RoleGrant(person_id=person.id, role=role, valid_from=_today(change)))
        if team_id is not None:
            _join(change, person.id, team_id, ALWAYS)
        after = {"name": person.name, "roles": sorted(roles), "team": team_id}
        change.audit("person", person.id, after=after)
    return person.id


def rename(desk: Desk, person_id: str, name: str) -> None:
    """Give somebody another name; what other systems call them stays."""
    with desk.change("person.edit") as change:
        person = _person(change, person_id)
        before, person.name = person.name, _free_name(change, name, but=person_id)
        change.audit("person", person_id, before={"name": before}, after={"name": person.name})


OVER_TEAMS = frozenset({"coach", "lead"})
"""Roles that can be held over a team; the others are of the whole workspace."""


def set_roles(desk: Desk, person_id: str, roles: Collection[str], over: str | None = None) -> None:
    """Let somebody hold exactly these roles from today on: coach and lead over a team, or over everything (None)."""
    with desk.change("role.grant") as change:
        _person(change, person_id)
        if over is not None and change.session.get(Team, over) is None:
            raise PeopleError(N_("This team is not there any more."))
        held = {(grant.role, grant.team_id): grant for grant in _grants(change, person_id)}
        wanted = {(role, over if role in OVER_TEAMS else None) for role in _known(roles)}
        if ("admin", None) in held and ("admin", None) not in wanted:
            _keep_an_admin(change, person_id)
        for grant in held.keys() - wanted:
            _end(change, held[grant])
        for role, team in sorted(wanted - held.keys(), key=str):
            change.session.add(
                RoleGrant(person_id=person_id, role=role, team_id=team, valid_from=_today(change))
            )
        before, after = ([list(grant) for grant in sorted(grants, key=str)] for grants in (held, wanted))
        change.audit("person", person_id, before={"roles": before}, after={"roles": after})
        change.touch("role_grant", person_id)


def set_team(desk: Desk, person_id: str, team_id: str | None) -> None:
    """Let somebody be in one team (or none) from today on; calls of before stay with the team of before."""
    with desk.change("person.edit") as change:
        _person(change, person_id)
        spells = _spells(change, person_id)
        current = [spell for spell in spells if _is_now(change, spell)]
        before = current[-1].team_id if current else None
        if before == team_id and len(current) <= 1:
            return
        for spell in current:
            _end(change, spell)
        change.session.flush()
        if team_id is not None:
            _join(change, person_id, team_id, _today(change) if spells else ALWAYS)
        change.audit("person", person_id, before={"team": before}, after={"team": team_id})
        change.touch("membership", person_id)


def set_active(desk: Desk, person_id: str, active: bool) -> None:
    """Let somebody leave, or come back. Their calls and evaluations stay."""
    with desk.change("person.edit") as change:
        person = _person(change, person_id)
        if not active and change.acting is not None and change.acting.person_id == person_id:
            raise PeopleError(N_("You cannot deactivate yourself."), hint=N_("Somebody else has to do it."))
        if not active and any(grant.role == "admin" for grant in _grants(change, person_id)):
            _keep_an_admin(change, person_id)
        before, person.active = person.active, active
        change.audit("person", person_id, before={"active": before}, after={"active": active})


def merge(desk: Desk, person_id: str, into_id: str) -> int:
    """Two entries are one person: names elsewhere and calls go to `into_id`, the other entry is deactivated.

    The number of calls that moved. Refused where somebody was already scored under the entry that would go,
    because a submitted evaluation never changes.
    """
    with desk.change("person.merge") as change:
        person, other = _person(change, person_id), _person(change, into_id)
        _require_mergeable(change, person, other)
        session = change.session
        calls = session.scalars(select(Interaction.id).where(Interaction.agent_id == person_id)).all()
        for table, column in (
            (Interaction, Interaction.agent_id),
            (PersonAlias, PersonAlias.person_id),
            (Draft, Draft.subject_id),
        ):
            session.execute(update(table).where(column == person_id).values({column.key: into_id}))
        held: list[RoleGrant | Membership] = [*_grants(change, person_id), *_spells(change, person_id)]
        for spell in held:
            if _is_now(change, spell):
                _end(change, spell)
        person.active = False
        change.audit("person", person_id, after={"merged_into": into_id, "calls": len(calls)})
        change.touch("person", into_id)
        change.touch("interaction", *calls)
    return len(calls)


def add_alias(desk: Desk, person_id: str, source: str, external_id: str) -> None:
    """Say what another system calls somebody, so that imports from there find them."""
    source, external_id = source.strip(), external_id.strip()
    if not source or not external_id:
        raise PeopleError(N_("A name in another system needs both the system and the name."))
    with desk.change("person.edit") as change:
        _person(change, person_id)
        taken = change.session.scalar(
            select(Person.name)
            .join(PersonAlias, PersonAlias.person_id == Person.id)
            .where(PersonAlias.source == source, PersonAlias.external_id == external_id)
        )
        if taken is not None:
            raise PeopleError(
                N_("In {source}, “{alias}” is already {name}."),
                hint=N_("If both are one person, join the two entries."),
                source=source,
                alias=external_id,
                name=taken,
            )
        change.session.add(PersonAlias(person_id=person_id, source=source, external_id=external_id))
        change.audit("person", person_id, after={"alias": [source, external_id]})


def add_team(desk: Desk, name: str, parent_id: str | None = None) -> str:
    """A new team, perhaps within another; the id."""
    with desk.change("team.edit") as change:
        team = Team(name=_free_team_name(change, name), parent_id=parent_id)
        change.session.add(team)
        change.session.flush()
        change.audit("team", team.id, after={"name": team.name, "parent": parent_id})
    return team.id


def rename_team(desk: Desk, team_id: str, name: str) -> None:
    """Give a team another name."""
    with desk.change("team.edit") as change:
        team = change.session.get(Team, team_id)
        if team is None:
            raise PeopleError(N_("This team is not there any more."))
        before, team.name = team.name, _free_team_name(change, name, but=team_id)
        change.audit("team", team_id, before={"name": before}, after={"name": team.name})


def _person(change: Transaction, person_id: str) -> Person:
    person = change.session.get(Person, person_id)
    if person is None:
        raise PeopleError(N_("This person is not in the workspace any more."))
    return person


def _free_name(change: Transaction, name: str, but: str = "") -> str:
    name = " ".join(name.split())
    if not name:
        raise PeopleError(N_("A person needs a name."))
    taken = select(Person.id).where(func.lower(Person.name) == name.lower(), Person.id != but, Person.active)
    if change.session.scalar(taken.limit(1)) is not None:
        raise PeopleError(
            N_("There is already somebody called {name}."),
            hint=N_("Add something that tells them apart, such as a second name."),
            name=name,
        )
    return name


def _free_team_name(change: Transaction, name: str, but: str = "") -> str:
    name = " ".join(name.split())
    if not name:
        raise PeopleError(N_("A team needs a name."))
    taken = select(Team.id).where(func.lower(Team.name) == name.lower(), Team.id != but)
    if change.session.scalar(taken.limit(1)) is not None:
        raise PeopleError(N_("There is already a team called {name}."), name=name)
    return name


def _known(roles: Collection[str]) -> list[str]:
    if unknown := set(roles) - set(ROLES):
        raise ValueError(f"unknown roles: {sorted(unknown)}")
    return sorted(set(roles))


def _today(change: Transaction) -> date:
    return change.now.astimezone().date()


def _is_now(change: Transaction, spell: RoleGrant | Membership) -> bool:
    today = _today(change)
    return spell.valid_from <= today and (spell.valid_to is None or spell.valid_to > today)


def _grants(change: Transaction, person_id: str) -> list[RoleGrant]:
    found = change.session.scalars(select(RoleGrant).where(RoleGrant.person_id == person_id))
    return [grant for grant in found if _is_now(change, grant)]


def _spells(change: Transaction, person_id: str) -> list[Membership]:
    own = select(Membership).where(Membership.person_id == person_id).order_by(Membership.valid_from)
    return list(change.session.scalars(own))


def _end(change: Transaction, spell: RoleGrant | Membership) -> None:
    """End today; what began today never was."""
    today = _today(change)
    if spell.valid_from < today:
        spell.valid_to = today
    else:
        change.session.delete(spell)


def _join(change: Transaction, person_id: str, team_id: str, since: date) -> None:
    if change.session.get(Team, team_id) is None:
        raise PeopleError(N_("This team is not there any more."))
    change.session.add(Membership(person_id=person_id, team_id=team_id, valid_from=since))


def _keep_an_admin(change: Transaction, leaving: str) -> None:
    today = _today(change)
    others = (
        select(RoleGrant.id)
        .join(Person, Person.id == RoleGrant.person_id)
        .where(
            RoleGrant.role == "admin",
            RoleGrant.person_id != leaving,
            RoleGrant.valid_from <= today,
            (RoleGrant.valid_to.is_(None)) | (RoleGrant.valid_to >= today + timedelta(days=1)),
            Person.active,
        )
    )
    if change.session.scalar(others.limit(1)) is None:
        raise PeopleError(
            N_("The workspace needs at least one administrator."),
            hint=N_("Make somebody else an administrator first."),
        )


def _require_mergeable(change: Transaction, person: Person, other: Person) -> None:
    if person.id == other.id:
        raise PeopleError(N_("Choose another person to join with."))
    scored = select(Evaluation.id).where(Evaluation.subject_id == person.id).limit(1)
    if change.session.scalar(scored) is not None:
        raise PeopleError(
            N_("{name} was already scored under this entry, and submitted evaluations never change."),
            hint=N_("Join the other way round: keep this entry and let the other one go."),
            name=person.name,
        )
    if change.acting is not None and change.acting.person_id == person.id:
        raise PeopleError(N_("You cannot join yourself into somebody else."))
    if any(grant.role == "admin" for grant in _grants(change, person.id)):
        _keep_an_admin(change, person.id)
