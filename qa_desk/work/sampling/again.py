"""Calls scored before that come back unmarked, to the same and to other coaches: for drift and for reliability."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import Connection

from db.queries import sampling as reads
from db.queries.acting import Acting
from qa_desk.sampling import Evaluator, PlanDefinition, in_order, understands
from qa_desk.work.sampling.drawn import PlannedCall

FORGOTTEN, REMEMBERED = timedelta(days=14), timedelta(days=120)
"""A call comes back once its score is this old, and not after the second."""
AGAIN = "scored before"


@dataclass(frozen=True, slots=True)
class ComingBack:
    """The calls that come back, of so many `candidates`."""

    calls: tuple[PlannedCall, ...]
    candidates: int


def come_back(
    connection: Connection,
    definition: PlanDefinition,
    key: str,
    wanted: int,
    now: datetime,
    evaluators: Sequence[tuple[Acting, Evaluator]],
    versions: Mapping[str, str],
    due: date,
) -> ComingBack:
    """Draw `wanted` scored calls by chance: every other one to who scored it, the rest to the next coach."""
    if wanted <= 0 or not evaluators:
        return ComingBack((), 0)
    rows = reads.scored_calls(
        connection, now - REMEMBERED, now - FORGOTTEN, with_sound=definition.exclude.without_sound
    )
    known = {row.call_id: row for row in rows if row.form_version_id in versions.values()}
    drawn = in_order(f"{key}|again", known)[:wanted]
    frame = reads.frame_rows(connection, drawn)
    names = {who.person_id: who.name for who, _ in evaluators}
    spoken = {who.person_id: evaluator.languages for who, evaluator in evaluators}
    found = []
    for place, call in enumerate(drawn):
        first = known[call].evaluator_id
        row = frame[call]
        able = [
            who for who in sorted(names) if who != row.agent_id and understands(spoken[who], row.language)
        ]
        others = [who for who in able if who != first]
        same = first in able and (place % 2 == 0 or not others)
        if not same and not others:
            continue
        who = first if same else others[place // 2 % len(others)]
        chance = len(drawn) / len(known)
        found.append(
            PlannedCall(
                frame[call],
                AGAIN,
                None,
                chance,
                who,
                names[who],
                known[call].form_version_id,
                False,
                due,
                True,
            )
        )
    return ComingBack(tuple(found), len(known))
