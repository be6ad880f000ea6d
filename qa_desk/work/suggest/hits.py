"""Which calls the rules that are on speak of: strata for sampling plans."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import text

from db.queries import suggestions as reads
from db.queries.acting import Acting
from db.queries.suggestions import MadeRow
from qa_desk.errors import N_
from qa_desk.suggesting import NOT_APPLICABLE, Outcome, suggest
from qa_desk.work.desk import Desk
from qa_desk.work.suggest.calls import PAGE, heard_by_id
from qa_desk.work.suggest.make import Running, running_in
from qa_desk.work.suggest.rules import RuleError


@dataclass(frozen=True, slots=True)
class RuleHits:
    """By call: `question` where its rule holds, `question=answer` for what it suggests.

    `wordings` are the fingerprints of the rules by "question language", so that a draw can be told from another.
    """

    calls: Mapping[str, frozenset[str]]
    wordings: Mapping[str, str]


def rule_hits(
    desk: Desk, acting: Acting, form_key: str, wanted: Iterable[str], ids: Sequence[str]
) -> RuleHits:
    """Which of these rules speak of which call.

    In all languages of a form. Nothing is stored; where the sound would have to be listened to first, what was stored
    before counts. `RuleError` where no language of the form has such a rule switched on.
    """
    keys = {one.partition("=")[0] for one in wanted}
    with desk.reading() as connection:
        asked = text("SELECT language FROM form WHERE key = :key")
        running = [
            (language.split("-")[0], one)
            for language in connection.execute(asked, {"key": form_key}).scalars().all()
            for one in running_in(connection, form_key, language)[1]
            if one.row.question_key in keys
        ]
    if missing := keys - {one.row.question_key for _, one in running}:
        raise RuleError(
            N_("The form “{form}” has no rule for “{question}” that is switched on."),
            hint=N_("Switch it on in Forms, or take it out of the plan."),
            form=form_key,
            question=sorted(missing)[0],
        )
    found: dict[str, frozenset[str]] = {}
    for start in range(0, len(ids), PAGE):
        found |= _hits(desk, acting, running, ids[start : start + PAGE])
    prints = {f"{one.row.question_key} {language}": one.row.fingerprint for language, one in running}
    return RuleHits(found, prints)


def _hits(
    desk: Desk, acting: Acting, running: Sequence[tuple[str, Running]], ids: Sequence[str]
) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    stored: dict[tuple[str, str], MadeRow] = {}
    with desk.reading() as connection:
        for _, one in running:
            row = one.row
            for made in reads.made(connection, row.form_id, row.question_key, row.fingerprint, ids):
                stored[row.id, made.interaction_id] = made
    for heard in heard_by_id(desk, acting, ids, listen=False):
        spoken = (heard.call.language or "").split("-")[0]
        for language, one in running:
            if spoken and spoken != language:
                continue
            outcome: Outcome | MadeRow | None = suggest(one.rule, heard.heard)
            if outcome is not None and outcome.hit is None:
                outcome = stored.get((one.row.id, heard.call.id))
            if outcome is not None:
                key, said = one.row.question_key, NOT_APPLICABLE if outcome.na else outcome.choice
                told = {key} if outcome.hit else set()
                found.setdefault(heard.call.id, set()).update(told | ({f"{key}={said}"} if said else set()))
    return {call: frozenset(told) for call, told in found.items()}
