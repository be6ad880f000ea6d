"""First-contact resolution over the workspace: did customers have to come back, with whom, and about what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from db.queries import insights as reads
from db.queries.contacts import ContactRow, contacts
from db.queries.surveys import answer_counts
from qa_desk.stats.contacts import (
    Contact,
    Fresh,
    Journeys,
    Outcome,
    Vital,
    first_contact_resolution,
    fresh_resolution,
    journeys,
    pareto,
    states,
)
from qa_desk.stats.intervals import Estimate
from qa_desk.stats.surveys import YES, at_least
from qa_desk.work.desk import Desk
from qa_desk.work.insights.asking import LOW, Window, widely


@dataclass(frozen=True, slots=True)
class View:
    """One way to look: coming back about the same reason, or about anything.

    `excluded` have no customer (or reason), `young` are too recent to tell. `fresh` uses the young ones too.
    """

    resolution: Estimate
    repeated: int
    young: int
    excluded: int
    fresh: Fresh | None
    journeys: Journeys


@dataclass(frozen=True, slots=True)
class AgentContacts:
    """An agent's contacts after which nobody came back about the same."""

    id: str
    name: str
    resolution: Estimate


@dataclass(frozen=True, slots=True)
class ReasonLine:
    """One reason among all: its place by contacts, and what it costs: minutes, repeats, low ratings."""

    by_contacts: Vital
    minutes: int
    repeats: int
    low_ratings: int


@dataclass(frozen=True, slots=True)
class ContactsReport:
    """`until` is the last contact known, up to which coming back could be seen. `said` is the share of customers who
    answered that it was resolved: where it differs from what they did, both are true."""

    window: Window
    days: int
    until: datetime | None
    by_reason: View
    any_reason: View
    said: Estimate
    agents: tuple[AgentContacts, ...]
    reasons: tuple[ReasonLine, ...]


def contacts_report(desk: Desk, window: Window, days: int = 7) -> ContactsReport:
    """Of whom it may be told; a customer who came back is seen with whichever team. `NotForAgents`."""
    acting = widely(desk)
    with desk.reading() as connection:
        rows = contacts(connection, acting, window.scope)
        people = reads.people(connection, acting)
        answers = answer_counts(connection, acting, window.scope)
    asked = [row for row in rows if row.asked]
    as_of_ms = max((row.at_ms for row in rows), default=0)
    everybody = [_contact(row) for row in rows]
    found, anything = (states(everybody, as_of_ms, days, by_reason) for by_reason in (True, False))
    by_agent: dict[str, list[ContactRow]] = {}
    for row in asked:
        if row.agent is not None and people[row.agent].id:
            by_agent.setdefault(row.agent, []).append(row)
    order = sorted(by_agent, key=lambda one: people[one].key)
    return ContactsReport(
        window,
        days,
        datetime.fromtimestamp(as_of_ms / 1000, UTC) if rows else None,
        _view(everybody, found, asked, as_of_ms, days, by_reason=True),
        _view(everybody, anything, asked, as_of_ms, days, by_reason=False),
        at_least([(answer.value, answer.calls) for answer in answers if answer.kind == "resolved"], YES),
        tuple(
            AgentContacts(
                people[one].id,
                people[one].name,
                first_contact_resolution(found[row.id] for row in by_agent[one]),
            )
            for one in order
        ),
        _reasons(asked, {key for key, state in found.items() if state == "repeat"}),
    )


def _contact(row: ContactRow) -> Contact:
    return Contact(row.id, row.customer, row.reason, row.at_ms, row.channel)


def _view(
    everybody: Sequence[Contact], found: dict[str, Outcome], asked: Sequence[ContactRow], as_of_ms: int, days: int,
    *, by_reason: bool,
) -> View:  # fmt: skip
    own = {row.id for row in asked}
    known = Counter(found[row.id] for row in asked)
    return View(
        first_contact_resolution(known.elements()),
        known["repeat"],
        known["unknown"],
        known["excluded"],
        fresh_resolution(everybody, as_of_ms, days, by_reason, only=own),
        journeys((_contact(row) for row in asked), days, by_reason),
    )


def _reasons(asked: Sequence[ContactRow], repeated: set[str]) -> tuple[ReasonLine, ...]:
    named = [row for row in asked if row.path is not None]
    spent, repeats, low = Counter[str](), Counter[str](), Counter[str]()
    for row in named:
        path = str(row.path)
        spent[path] += row.duration_ms
        repeats[path] += row.id in repeated
        low[path] += row.rating is not None and row.rating <= LOW
    return tuple(
        ReasonLine(line, round(spent[line.name] / 60_000), repeats[line.name], low[line.name])
        for line in pareto(Counter(str(row.path) for row in named))
    )
