"""What a session could be about, gathered from evaluations, moments, disputes and goals."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Literal

from sqlalchemy import Connection, text

from db.queries import coaching_agenda as reads
from db.queries.agents import may_see
from qa_desk.errors import N_, QADeskError
from qa_desk.stats import Estimate, wilson
from qa_desk.work.coaching.goals import open_goals
from qa_desk.work.desk import Desk
from qa_desk.work.insights.asking import acting_of, question_texts
from qa_desk.work.permissions import require

Kind = Literal["question", "moment", "evaluation", "dispute", "goal"]
LOOKS_BACK = timedelta(days=90)


class CoachingError(QADeskError):
    """A session, goal or praise that cannot be made or changed as asked."""


@dataclass(frozen=True, slots=True)
class Subject:
    """What a topic points at: `key` is a question's key, else an id."""

    kind: Kind
    key: str


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Something worth talking about. `missed` is the share not passed of a question; `at` when it happened."""

    subject: Subject
    title: str
    detail: str
    at: datetime | None
    missed: Estimate | None


def gather(desk: Desk, agent_id: str, now: datetime | None = None) -> tuple[Suggestion, ...]:
    """What the last 90 days give to talk about with an agent, questions first. `CoachingError`."""
    require(desk.acting, "coaching.hold")
    acting = acting_of(desk)
    since = (now or datetime.now(UTC)) - LOOKS_BACK
    with desk.reading() as connection:
        if not may_see(connection, acting, agent_id):
            raise CoachingError(N_("This agent is not in your teams."))
        missed = reads.missed(connection, acting, agent_id, since)
        words = titles_of(connection, [one.question for one in missed])
        found = [
            Suggestion(
                Subject("question", one.question),
                words[one.question],
                "",
                None,
                wilson(one.missed, one.asked),
            )
            for one in missed
        ]
        found += [
            Suggestion(Subject("moment", one.id), one.note or one.tag, one.external_id, one.started_at, None)
            for one in reads.moments(connection, acting, agent_id, since)
        ]
        found += [
            Suggestion(Subject("dispute", one.id), one.comment, one.external_id, one.opened_at, None)
            for one in reads.disputes(connection, acting, agent_id, since)
        ]
        found += [
            Suggestion(Subject("goal", one.id), one.title, "", None, None)
            for one in open_goals(connection, acting, agent_id)
        ]
    return tuple(found)


VERSION = """
SELECT e.form_version_id FROM answer a JOIN evaluation e ON e.id = a.evaluation_id
WHERE a.question_key = :key ORDER BY a.seq DESC LIMIT 1
"""


def titles_of(connection: Connection, keys: list[str]) -> dict[str, str]:
    """Questions' words by key, of the form they were last asked in; the key itself where nobody was asked yet."""
    versions = {
        str(found): None
        for key in keys
        if (found := connection.execute(text(VERSION), {"key": key}).scalar()) is not None
    }
    asked = question_texts(connection, list(versions))
    return {key: asked[key].text if key in asked else key for key in keys}
