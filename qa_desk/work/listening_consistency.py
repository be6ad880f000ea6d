"""Do agents say what was agreed: the calls of a month in which they said otherwise, found by what was transcribed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import Any

from sqlalchemy import Connection

from db.queries import listening_said as reads
from qa_desk.errors import N_
from qa_desk.listening import Message, Statement, Verdict, judge, mask_customer, mask_names, names_said
from qa_desk.stats import Estimate
from qa_desk.stats.intervals import wilson
from qa_desk.work.desk import Desk
from qa_desk.work.listening_hold import ListeningError
from qa_desk.work.periods import span_of
from qa_desk.work.permissions import require


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A call that says otherwise, or leaves the message unsaid; words without names."""

    call_id: str
    external_id: str
    kind: str
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Consistency:
    """What a month's transcribed calls say to a message.

    `share` is how many of the calls in which it came up say otherwise, with its 95 % interval. A call without a
    transcript is not judged, and words misheard by a machine are misjudged.
    """

    message: Message
    month: str
    transcribed: int
    counts: dict[str, int]
    share: Estimate
    calls: tuple[Contradiction, ...]

    @property
    def about(self) -> int:
        """In how many calls it came up."""
        return sum(count for kind, count in self.counts.items() if kind != "not_about")


def check(desk: Desk, month: str, message: Message, zone: tzinfo | None = None) -> Consistency:
    """Look through a month. `ListeningError` where the message has no words to look for."""
    require(desk.acting, "listening.plan")
    if message.is_empty:
        raise ListeningError(
            N_("There is nothing to look for."),
            hint=N_(
                "Give phrases that contradict the message, or both when it comes up and what is to be said."
            ),
        )
    since, until = span_of(month, zone)
    assert desk.acting is not None
    with desk.reading() as connection:
        whole = reads.transcribed(connection, desk.acting, since, until)
        judged = list(_judged(connection, desk, message, since, until))
    counts = Counter(verdict.kind for _call, verdict, _names in judged)
    counts["not_about"] += whole - len(judged)
    about = sum(count for kind, count in counts.items() if kind != "not_about")
    return Consistency(
        message,
        month,
        whole,
        {kind: counts[kind] for kind in ("otherwise", "unsaid", "as_told", "not_about")},
        wilson(counts["otherwise"], about),
        tuple(
            Contradiction(call.id, call.external_id, verdict.kind, tuple(_discreet(verdict, call, names)))
            for call, verdict, names in judged
            if verdict.kind in ("otherwise", "unsaid")
        ),
    )


def plain(message: Message | None) -> dict[str, Any] | None:
    """A message as JSON values; None for none."""
    if message is None:
        return None
    return {"name": message.name, "about": list(message.about), "says": list(message.says),
            "against": list(message.against)}  # fmt: skip


def from_plain(value: dict[str, Any] | None) -> Message | None:
    """What `plain` wrote."""
    if not value:
        return None
    return Message(value["name"], *(tuple(value.get(key, ())) for key in ("about", "says", "against")))


Judged = tuple[reads.SaidCall, Verdict, set[str]]


def _judged(
    connection: Connection, desk: Desk, message: Message, since: datetime, until: datetime
) -> Iterator[Judged]:
    """Only calls in which one of the phrases can stand are read: the search index names them."""
    assert desk.acting is not None
    for call in reads.calls_that_say(connection, desk.acting, since, until, message.phrases):
        verdict = judge(message, call.turns)
        yield call, verdict, names_said((turn[2], turn[3]) for turn in call.turns)


def _discreet(verdict: Verdict, call: reads.SaidCall, names: set[str]) -> Iterator[Statement]:
    for one in verdict.statements:
        words = mask_customer(mask_names(one.words, [call.agent] if call.agent else []), names)
        yield Statement(one.start_ms, one.end_ms, one.speaker, words, one.phrase)
