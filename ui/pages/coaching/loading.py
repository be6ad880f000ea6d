"""What the page reads, off the UI thread."""

from __future__ import annotations

from dataclasses import dataclass

from db.queries import agents as agent_reads
from db.queries.coaching import PraiseRow, SessionRow
from qa_desk.work import coaching as work
from qa_desk.work.coaching import Measurable, SessionView, Suggestion
from qa_desk.work.desk import Desk
from qa_desk.work.insights.asking import acting_of, window
from qa_desk.work.insights.best import BestReport, best_report
from qa_desk.work.insights.coaching import CoachingReport, coaching_report


@dataclass(frozen=True, slots=True)
class Shown:
    """The sessions and the chosen one in full."""

    rows: tuple[SessionRow, ...]
    view: SessionView | None


@dataclass(frozen=True, slots=True)
class Board:
    """Praise, and whom the person may praise (id, name)."""

    praise: tuple[PraiseRow, ...]
    people: tuple[tuple[str, str], ...]


def read(desk: Desk, wanted: str) -> Shown:
    """Every session that may be seen, and the wanted one, else the own one waiting longest, else the latest."""
    rows = work.sessions(desk)
    ids = [row.id for row in rows]
    me = acting_of(desk).person_id
    waiting = sorted(rows, key=lambda row: (me not in (row.coach_id, row.agent_id), row.held_at))
    planned = [row.id for row in waiting if row.state == "planned"]
    chosen = wanted if wanted in ids else planned[0] if planned else ids[0] if ids else ""
    return Shown(rows, work.view_session(desk, chosen) if chosen else None)


def read_people(desk: Desk) -> tuple[tuple[str, str], ...]:
    """Agents the person may coach: id and name."""
    acting = acting_of(desk)
    with desk.reading() as connection:
        found = agent_reads.agents(connection, acting)
    return tuple((one.id, one.name) for one in found if one.active and one.id != acting.person_id)


def read_agenda(desk: Desk, agent_id: str) -> tuple[Suggestion, ...]:
    """What there is to talk about with an agent."""
    return work.gather(desk, agent_id)


def read_measures(desk: Desk, agent_id: str) -> tuple[Measurable, ...]:
    """What a goal of an agent can be about."""
    return work.measurable(desk, agent_id)


def read_report(desk: Desk) -> CoachingReport:
    """Whether coaching worked, over everything there is."""
    return coaching_report(desk, window(desk))


def read_best(desk: Desk) -> BestReport:
    """What the best do differently, over everything there is."""
    return best_report(desk, window(desk))


def read_board(desk: Desk) -> Board:
    """Praise, and who may be praised by this person."""
    people = () if acting_of(desk).only_agent else read_people(desk)
    return Board(work.board(desk), people)
