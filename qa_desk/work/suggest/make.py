"""Suggestions of rules that are switched on: made for every call, stored apart, shown where they proved themselves."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select, text
from sqlalchemy.dialects.sqlite import insert

from db.keys import new_id
from db.models import Draft, Suggestion, SuggestionSeen
from db.queries import suggestions as reads
from db.queries.suggestions import MadeRow, RuleRow
from qa_desk import scoring
from qa_desk.errors import N_
from qa_desk.scoring.suggest import Suggest
from qa_desk.suggesting import Agreement, Outcome, held_back, suggest
from qa_desk.work.desk import Desk, Transaction
from qa_desk.work.forms import definition_of
from qa_desk.work.insights.asking import acting_of
from qa_desk.work.permissions import may
from qa_desk.work.suggest.calls import Check, HeardCall, heard_by_id, heard_calls, needs_sound
from qa_desk.work.suggest.rules import RuleError, fits, measured_now, rule_in
from qa_desk.work.suggest.trial import Progress


@dataclass(frozen=True, slots=True)
class Shown:
    """A suggestion beside a question. `agreement` is what it was measured by; `spans` media ms, where to listen."""

    id: str
    question_key: str
    choice: str
    na: bool
    hit: bool
    confidence: float | None
    spans: tuple[tuple[int, int], ...]
    agreement: Agreement


@dataclass(frozen=True, slots=True)
class Running:
    """A rule that is switched on: its row and what it says."""

    row: RuleRow
    rule: Suggest


def make_all(
    desk: Desk,
    form: scoring.Form,
    *,
    progress: Progress = lambda _share: None,
    check: Check = lambda: None,
) -> int:
    """Make what is missing of the suggestions of a form's switched-on rules, for all calls; how many were made.

    In pages, each a transaction: stopping keeps what was made, and going on makes the rest.
    """
    acting = acting_of(desk)
    with desk.reading() as connection:
        version, running = running_in(connection, form.key, form.language)
        total = max(1, reads.how_many(connection, acting, form.language))
    made = seen = 0
    if version and running:
        listen = any(needs_sound(one.rule) for one in running)
        for page in heard_calls(desk, acting, form.language, listen=listen, check=check):
            made += _make(desk, version, running, page)
            seen += len(page)
            progress(min(1.0, seen / total))
    return made


FORM = """
SELECT f.id, (SELECT v.id FROM form_version v WHERE v.form_id = f.id ORDER BY v.number DESC LIMIT 1) FROM form f
WHERE f.key = :key AND f.language = :language
"""


def running_in(connection: Connection, key: str, language: str) -> tuple[str, list[Running]]:
    """The newest version of a form and its rules that are on and fit it."""
    found = connection.execute(text(FORM), {"key": key, "language": language}).first()
    if found is None or found[1] is None:
        return "", []
    return str(found[1]), running_for(connection, str(found[0]), definition_of(connection, str(found[1])))


def running_for(connection: Connection, form_id: str, form: scoring.Form) -> list[Running]:
    """The rules that are on and whose choices this version of the form has."""
    rows = [row for row in reads.rules_of(connection, form_id) if row.state == "on"]
    pairs = [Running(row, rule_in(row)) for row in rows]
    return [one for one in pairs if fits(form, one.row.question_key, one.rule)]


def _make(desk: Desk, version: str, running: Sequence[Running], page: Sequence[HeardCall]) -> int:
    ids = [one.call.id for one in page]
    fresh: list[dict[str, Any]] = []
    with desk.reading() as connection:
        for rule in running:
            row = rule.row
            stored = reads.made(connection, row.form_id, row.question_key, row.fingerprint, ids)
            known = {(one.interaction_id, one.basis) for one in stored}
            fresh += [
                _values(version, row, one, outcome)
                for one in page
                if (one.call.id, one.basis) not in known
                and (outcome := suggest(rule.rule, one.heard)).hit is not None
            ]
    if fresh:
        with desk.change("suggestion.make") as change:
            _store(change, fresh)
    return len(fresh)


def _values(version: str, row: RuleRow, one: HeardCall, outcome: Outcome) -> dict[str, Any]:
    return {
        "id": new_id(),
        "interaction_id": one.call.id,
        "form_version_id": version,
        "rule_id": row.id,
        "question_key": row.question_key,
        "source": "rule",
        "fingerprint": row.fingerprint,
        "basis": one.basis,
        "hit": outcome.hit,
        "choice": outcome.choice,
        "na": outcome.na,
        "confidence": outcome.confidence,
        "spans": [list(span) for span in outcome.spans],
    }


def _store(change: Transaction, rows: Sequence[dict[str, Any]]) -> None:
    """Facts; another desk or window may have stored the same meanwhile."""
    values = [{**row, "made_at": change.now} for row in rows]
    change.session.execute(insert(Suggestion).on_conflict_do_nothing(), values)
    change.audit("suggestion", rows[0]["id"], after={"made": len(rows), "questions": _keys(rows)})


def _keys(rows: Iterable[dict[str, Any]]) -> list[str]:
    return sorted({str(row["question_key"]) for row in rows})


def suggestions_for(desk: Desk, draft_id: str) -> tuple[Shown, ...]:
    """What may stand beside the questions of one's own draft, noted as shown.

    What the rules that are on say of the call is made where it is missing, also where nothing may be shown: that is
    what goes on measuring them. Nothing is shown in blind, self- and calibration work, in a revision, or on the calls
    that are held back.
    """
    acting = acting_of(desk)
    if not may(acting, "suggestion.make"):
        return ()
    with desk.reading() as connection:
        draft = connection.execute(select(Draft.__table__).where(Draft.id == draft_id)).first()
        if draft is None or draft.evaluator_id != acting.person_id or draft.state != "draft":
            return ()
        form = definition_of(connection, draft.form_version_id)
        form_id = str(connection.execute(text(FORM_OF), {"id": draft.form_version_id}).scalar_one())
        running = running_for(connection, form_id, form)
        proven = _proven(connection, desk, draft, form, running) if _may_see(connection, draft) else []
    if not running:
        return ()
    listen = any(needs_sound(one.rule) for one in running)
    heard = heard_by_id(desk, acting, [draft.interaction_id], listen=listen)
    if not heard:
        return ()
    _make(desk, draft.form_version_id, running, heard)
    return _note_shown(desk, draft, heard[0], proven) if proven else ()


FORM_OF = "SELECT form_id FROM form_version WHERE id = :id"


def _proven(
    connection: Connection, desk: Desk, draft: Any, form: scoring.Form, running: Sequence[Running]
) -> list[tuple[Running, Agreement]]:
    """The rules that agree with people well enough and do not hold this call back."""
    found = []
    for one in running:
        question = form.question(one.row.question_key)
        if question is not None and not held_back(draft.interaction_id, one.row.fingerprint):
            measured = measured_now(connection, desk, one.row, question)
            if measured.standing == "shown":
                found.append((one, measured))
    return found


def _may_see(connection: Connection, draft: Any) -> bool:
    plain = draft.purpose == "coach" and draft.revises_id is None
    return plain and not reads.works_blind(connection, draft.interaction_id, draft.evaluator_id)


ANSWERED = "SELECT question_key FROM draft_answer WHERE draft_id = :id AND (choices <> '[]' OR na <> 'no')"


def _note_shown(
    desk: Desk, draft: Any, heard: HeardCall, proven: Sequence[tuple[Running, Agreement]]
) -> tuple[Shown, ...]:
    shown: list[Shown] = []
    with desk.reading() as connection:
        answered = set(connection.execute(text(ANSWERED), {"id": draft.id}).scalars())
        noted = set(
            connection.execute(
                select(SuggestionSeen.question_key).where(SuggestionSeen.draft_id == draft.id)
            ).scalars()
        )
        for one, measured in proven:
            row = one.row
            rows = reads.made(
                connection, row.form_id, row.question_key, row.fingerprint, [draft.interaction_id]
            )
            newest = [found for found in rows if found.basis == heard.basis][-1:]
            shown += [_shown(found, measured) for found in newest if found.choice or found.na]
    fresh = [suggestion for suggestion in shown if suggestion.question_key not in noted]
    if fresh:
        with desk.change("suggestion.make") as change:
            for given in fresh:
                values = {
                    "draft_id": draft.id, "question_key": given.question_key, "suggestion_id": given.id,
                    "shown_at": change.now, "answered": given.question_key in answered, "taken": False,
                }  # fmt: skip
                change.session.execute(insert(SuggestionSeen).values(**values).on_conflict_do_nothing())
            change.audit("draft", draft.id, after={"suggested": [given.question_key for given in fresh]})
            change.rows.clear()  # a note for statistics: no page has to read anything again
    return tuple(shown)


def _shown(row: MadeRow, measured: Agreement) -> Shown:
    return Shown(row.id, row.question_key, row.choice, row.na, row.hit, row.confidence, row.spans, measured)


def take(desk: Desk, draft_id: str, question_key: str) -> None:
    """Note that the answer of a draft was taken over with the suggestion's key; the answer is the person's own."""
    with desk.change("evaluation.edit") as change:
        seen = change.session.get(SuggestionSeen, (draft_id, question_key))
        draft = change.session.get(Draft, draft_id)
        if draft is None or (change.acting is not None and draft.evaluator_id != change.acting.person_id):
            raise RuleError(N_("This draft is not there any more, or belongs to somebody else."))
        if seen is not None:
            seen.taken = True
