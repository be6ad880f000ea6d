"""Who may score the calls of a plan, and with which form."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta

from sqlalchemy import Connection

from db.queries import sampling as reads
from db.queries.acting import Acting, people_who_may_act
from db.queries.review import form_choices
from db.queries.sampling import FrameRow, GivenRow, Spell
from qa_desk.errors import N_
from qa_desk.sampling import Evaluator, PlanDefinition
from qa_desk.work.periods import days_of
from qa_desk.work.sampling.drawn import SamplingError


def evaluators_of(
    connection: Connection,
    definition: PlanDefinition,
    period: str,
    spells: Sequence[Spell],
    before: Sequence[GivenRow],
) -> list[tuple[Acting, Evaluator]]:
    """Who may score, with the room each has left in the period."""
    people = [p for p in people_who_may_act(connection) if p.has("coach", "lead")]
    if definition.evaluators:
        people = [p for p in people if {p.name, p.person_id} & set(definition.evaluators)]
    else:
        people = [p for p in people if p.has("coach")]
    if not people:
        raise SamplingError(
            N_("Nobody of the plan “{plan}” may score calls here."),
            hint=N_("Name active coaches or leads as its evaluators."),
            plan=definition.name,
        )
    first, after = days_of(period)
    load = Counter(one.evaluator_id for one in before if one.state != "skipped")
    rooms = reads.capacities(connection)
    spoken = reads.languages(connection)
    found = []
    for person in people:
        weekly = next(
            (w for p, w, *_ in rooms if p == person.person_id and w is not None), definition.weekly_capacity
        )
        away = sum(_overlap(first, after, a, b) for p, _, a, b in rooms if p == person.person_id and a)
        room = None
        if weekly is not None or away:
            days = (after - first).days - away
            room = 0 if days <= 0 else None if weekly is None else weekly * days // 7
            room = None if room is None else max(0, room - load[person.person_id])
        teams = frozenset(s.team_id for s in spells if s.person_id == person.person_id)
        found.append((person, Evaluator(person.person_id, room, teams, spoken[person.person_id])))
    return found


def days_here(
    person: str,
    spells: Sequence[Spell],
    rooms: Sequence[tuple[str, int | None, date | None, date | None]],
    first: date,
    after: date,
) -> int:
    """How many days of a period somebody was in a team and not away; who was never in one counts as here."""
    mine = [spell for spell in spells if spell.person_id == person]
    away = [(gone, back) for who, _, gone, back in rooms if who == person and gone is not None]
    days = [first + timedelta(days=at) for at in range((after - first).days)]
    return sum(
        (not mine or any(one.since <= day and (one.until is None or day < one.until) for one in mine))
        and not any(gone <= day and (back is None or day < back) for gone, back in away)
        for day in days
    )


def _overlap(first: date, after: date, away: date | None, back: date | None) -> int:
    if away is None:
        return 0
    return max(0, (min(after, back or after) - max(first, away)).days)


def versions_of(connection: Connection, acting: Acting, definition: PlanDefinition) -> dict[str, str]:
    """The form's newest version by language."""
    found = {
        choice.language: choice.version_id
        for choice in form_choices(connection, acting)
        if definition.form in (choice.key, choice.title, choice.version_id)
        and definition.form_language in (None, choice.language)
    }
    if not found:
        raise SamplingError(
            N_("The plan “{plan}” scores with the form “{form}”, which is not published here."),
            hint=N_("Publish the form, or name another in the plan."),
            plan=definition.name,
            form=definition.form,
        )
    return found


def version_for(call: FrameRow, versions: dict[str, str]) -> str:
    """The version in the call's language, else the first."""
    for language, version in versions.items():
        if call.language and call.language.split("-")[0] == language.split("-")[0]:
            return version
    return next(iter(versions.values()))
