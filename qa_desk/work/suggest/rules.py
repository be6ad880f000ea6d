"""The life of a rule: written in a form, tested on past calls, switched on and off. Its form version never changes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import msgspec
from sqlalchemy import Connection, select

from db.models import SuggestionRule
from db.queries import suggestions as reads
from db.queries.suggestions import RuleRow
from qa_desk import scoring
from qa_desk.errors import N_, QADeskError
from qa_desk.scoring.suggest import Suggest, fingerprint
from qa_desk.suggesting import NOT_APPLICABLE, Agreement, agreement
from qa_desk.work.desk import Desk, Transaction
from qa_desk.work.form_lab import in_use
from qa_desk.work.suggest.trial import Trial, answered, answers_of, figures, form_id_of, people_of


class RuleError(QADeskError):
    """A rule for suggestions that cannot be kept or switched on as asked."""


@dataclass(frozen=True, slots=True)
class RuleState:
    """Where the rule of a question stands. `row` is what is stored, None before its first test.

    `changed`: the form's wording is another than the stored one. `measured` is its agreement with people as of now,
    None where it is not switched on.
    """

    question_key: str
    row: RuleRow | None
    changed: bool
    measured: Agreement | None


def keep_trial(desk: Desk, form: scoring.Form, trial: Trial) -> str | None:
    """Keep the figures of a test with its rule; the rule's id.

    A wording that differs from the one that is switched on is not kept, so that trying changes nothing for anybody;
    neither is the rule of a form without a published version. None then.
    """
    with desk.change("suggestion.rule") as change:
        connection = change.session.connection()
        form_id = form_id_of(connection, form)
        if form_id is None or not _fits(connection, form, trial.question):
            return None
        row = _row(change, form_id, trial.question.key)
        if row is not None and row.state == "on" and row.fingerprint != trial.fingerprint and not row.deleted:
            return None
        return _write(change, form_id, trial, row).id


def switch_on(desk: Desk, form: scoring.Form, trial: Trial) -> str:
    """Switch the rule that was tested on; its id. `RuleError` where it was changed since, or is not published yet."""
    question = form.question(trial.question.key)
    if question is None or question.suggest is None or fingerprint(question.suggest) != trial.fingerprint:
        raise RuleError(
            N_("The rule was changed since it was tested."), hint=N_("Try it on past calls once more.")
        )
    with desk.change("suggestion.rule") as change:
        connection = change.session.connection()
        form_id = form_id_of(connection, form)
        if form_id is None or not _fits(connection, form, question):
            raise RuleError(
                N_("The form was not published with this question and these choices yet."),
                hint=N_("Publish it first; suggestions stand beside published questions only."),
            )
        row = _write(change, form_id, trial, _row(change, form_id, question.key))
        before, row.state = row.state, "on"
        change.audit("suggestion_rule", row.id, before={"state": before}, after=_told(row, question.key))
        return row.id


def switch_off(desk: Desk, rule_id: str) -> None:
    """Show no suggestion of a rule any more; what it said is kept."""
    with desk.change("suggestion.rule") as change:
        row = change.session.get(SuggestionRule, rule_id)
        if row is None or row.state != "on":
            return
        row.state, row.updated_at = "off", change.now
        change.audit("suggestion_rule", row.id, before={"state": "on"}, after=_told(row, row.question_key))


def _told(row: SuggestionRule, key: str) -> dict[str, Any]:
    return {"state": row.state, "question": key, "number": row.number, "fingerprint": row.fingerprint}


def _row(change: Transaction, form_id: str, key: str) -> SuggestionRule | None:
    asked = select(SuggestionRule).where(
        SuggestionRule.form_id == form_id, SuggestionRule.question_key == key
    )
    return change.session.scalar(asked)


def _write(change: Transaction, form_id: str, trial: Trial, row: SuggestionRule | None) -> SuggestionRule:
    """The row with this wording and the figures of its test; tested, unless the same wording is on or off already."""
    rule = trial.question.suggest
    assert rule is not None
    if row is None:
        row = SuggestionRule(
            form_id=form_id, question_key=trial.question.key, definition={}, fingerprint="", number=0,
            created_at=change.now, updated_at=change.now,
        )  # fmt: skip
        change.session.add(row)
    if row.fingerprint != trial.fingerprint or row.deleted:
        row.definition, row.fingerprint = msgspec.to_builtins(rule), trial.fingerprint
        row.number, row.state, row.deleted = row.number + 1, "tested", False
        row.author_id = change.acting.person_id if change.acting else None
    row.trial, row.tried_at, row.updated_at = figures(trial), change.now, change.now
    change.session.flush()
    change.audit("suggestion_rule", row.id, after={**_told(row, trial.question.key), "calls": trial.calls})
    return row


def _fits(connection: Connection, form: scoring.Form, question: scoring.Question) -> bool:
    """True where the newest published version asks this question with the choices the rule names."""
    published = in_use(connection, form)
    return published is not None and fits(published.form, question.key, question.suggest)


def fits(form: scoring.Form, key: str, rule: Suggest | None) -> bool:
    """True where a form's question has the choices a rule names."""
    found = form.question(key)
    if found is None or rule is None:
        return False
    keys = {choice.key for choice in found.choices}
    return rule.then in keys and (not rule.otherwise or rule.otherwise in keys)


def rule_in(row: RuleRow) -> Suggest:
    """The stored rule."""
    return msgspec.convert(row.definition, Suggest, strict=False)


def rule_states(desk: Desk, form: scoring.Form) -> dict[str, RuleState]:
    """By question key, where every rule of a form stands: those written in it, and those that are stored."""
    with desk.reading() as connection:
        form_id = form_id_of(connection, form)
        rows = {row.question_key: row for row in reads.rules_of(connection, form_id)} if form_id else {}
        written = {one.key: fingerprint(one.suggest) for one in form.questions() if one.suggest is not None}
        found = {}
        for key in dict.fromkeys((*written, *rows)):
            row, question = rows.get(key), form.question(key)
            on = row is not None and row.state == "on" and question is not None
            found[key] = RuleState(
                key,
                row,
                row is not None and written.get(key) != row.fingerprint,
                measured_now(connection, desk, row, question) if on and row and question else None,
            )
        return found


def measured_now(connection: Connection, desk: Desk, row: RuleRow, question: scoring.Question) -> Agreement:
    """How well what a rule has suggested agrees with people who were not shown it, as of now."""
    people, _exposed = people_of(connection, desk, row.form_id, question)
    said = {
        call: NOT_APPLICABLE if na else choice
        for call, (choice, na) in reads.said(
            connection, row.form_id, row.question_key, row.fingerprint
        ).items()
    }
    pairs = [(said[call], answered(one)) for call, one in people.items() if said.get(call) and answered(one)]
    return agreement(pairs, answers_of(question))
