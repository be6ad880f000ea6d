"""What the page reads, off the UI thread."""

from __future__ import annotations

from dataclasses import dataclass

from db.queries import calibration as reads
from db.queries import review
from db.queries.acting import people_who_may_act
from db.queries.calibration import CallChoice, RoundRow
from db.queries.review import FormChoice
from qa_desk.work import calibration as work
from qa_desk.work.calibration import RoundBias, RoundReport, Suggested
from qa_desk.work.desk import Desk


@dataclass(frozen=True, slots=True)
class Shown:
    """The rounds, the chosen one in full, everybody's bias round by round, and a round that would help."""

    rounds: tuple[RoundRow, ...]
    report: RoundReport | None
    over_time: tuple[RoundBias, ...]
    suggested: Suggested


@dataclass(frozen=True, slots=True)
class Offer:
    """What a new round can be made of."""

    forms: tuple[FormChoice, ...]
    people: tuple[tuple[str, str], ...]
    calls: tuple[CallChoice, ...]


def read(desk: Desk, wanted: str) -> Shown:
    """Every round, and the wanted one, else the newest."""
    assert desk.acting is not None
    with desk.reading() as connection:
        rounds = tuple(reads.rounds(connection, desk.acting))
    ids = [row.id for row in rounds]
    chosen = wanted if wanted in ids else ids[0] if ids else ""
    report = work.report(desk, chosen) if chosen else None
    over_time = tuple(work.bias_over_time(desk)) if report is not None and not report.hidden else ()
    return Shown(rounds, report, over_time, work.suggest_round(desk))


def read_offer(desk: Desk, words: str = "") -> Offer:
    """Forms, evaluators, and calls that fit the words."""
    assert desk.acting is not None
    with desk.reading() as connection:
        people = [p for p in people_who_may_act(connection) if p.has("coach", "lead", "admin")]
        return Offer(
            tuple(review.form_choices(connection, desk.acting)),
            tuple((p.person_id, p.name) for p in people),
            tuple(reads.calls_with_sound(connection, desk.acting, words)),
        )
