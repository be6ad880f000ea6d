"""Complaint and praise in customers' own words: in survey answers, and in calls at their second."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from db.queries import insights as reads
from db.queries import insights_calls as calls
from qa_desk.speech.phrases import Kind, PhraseHit, Phrases, read_phrases
from qa_desk.stats.intervals import Estimate, wilson
from qa_desk.work.desk import Desk
from qa_desk.work.insights.asking import Window, acting_of


@dataclass(frozen=True, slots=True)
class Voice:
    """Words with hits in them: a survey answer (`at_ms` None) or a customer's turn at `at_ms` of the call.

    `rating` is a share of its scale, None where the call was not rated.
    """

    source: Literal["verbatim", "turn"]
    interaction_id: str
    external_id: str
    agent: str
    started_at: datetime
    at_ms: int | None
    rating: float | None
    words: str
    hits: tuple[PhraseHit, ...]


@dataclass(frozen=True, slots=True)
class VoicesReport:
    """Newest first. `phrases` counts texts by kind and phrase (lower case); shares are of texts read."""

    window: Window
    read: int
    complaint: Estimate
    praise: Estimate
    phrases: tuple[tuple[Kind, str, int], ...]
    voices: tuple[Voice, ...]


def voices_report(desk: Desk, window: Window, kind: Kind | None = None) -> VoicesReport:
    """Survey answers and customers' turns of the window with phrases of `kind`, or of both."""
    acting = acting_of(desk)
    phrases = read_phrases(desk.workspace.root)
    with desk.reading() as connection:
        people = reads.people(connection, acting)
        written = calls.verbatims(connection, acting, window.scope)
        spoken = calls.customer_turns(connection, acting, window.scope)
    found, both = [], {"complaint": 0, "praise": 0}
    counts: Counter[tuple[Kind, str]] = Counter()
    texts: list[calls.Verbatim | calls.CustomerTurn] = [*written, *spoken]
    for one in texts:
        hits = _hits(phrases, one.words, kind)
        for which in {hit.kind for hit in hits}:
            both[which] += 1
        counts.update({(hit.kind, " ".join(hit.phrase.lower().split())) for hit in hits})
        if hits:
            at = one.at_ms if isinstance(one, calls.CustomerTurn) else None
            found.append(
                Voice(
                    "verbatim" if at is None else "turn", one.interaction_id, one.external_id,
                    people[one.agent].name, one.started_at, at, one.rating, one.words, hits,
                )
            )  # fmt: skip
    found.sort(key=lambda voice: voice.started_at, reverse=True)
    total = len(written) + len(spoken)
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return VoicesReport(
        window,
        total,
        wilson(both["complaint"], total),
        wilson(both["praise"], total),
        tuple((which, phrase, count) for (which, phrase), count in ordered),
        tuple(found),
    )


def _hits(phrases: Phrases, words: str, kind: Kind | None) -> tuple[PhraseHit, ...]:
    return tuple(hit for hit in phrases.find(words) if kind in (None, hit.kind))
