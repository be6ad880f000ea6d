"""What the page reads, off the UI thread."""

from __future__ import annotations

from dataclasses import dataclass

from qa_desk import scoring
from qa_desk.scoring.diff import FormChange
from qa_desk.scoring.lab import Lab
from qa_desk.work.desk import Desk
from qa_desk.work.form_drafts import FormLine, form_lines, load_draft
from qa_desk.work.form_lab import changes, formula_lab, in_use
from qa_desk.work.forms import definition_of
from qa_desk.work.suggest import (
    RuleState,
    Trial,
    keep_trial,
    make_all,
    rule_states,
    switch_off,
    switch_on,
    try_rule,
)
from ui.background import JobControl


@dataclass(frozen=True, slots=True)
class Opened:
    """A form to show."""

    form: scoring.Form


@dataclass(frozen=True, slots=True)
class Compared:
    """What publishing a form would do; `changes` is None for a first version."""

    form: scoring.Form
    changes: list[FormChange] | None
    lab: Lab


def read_lines(desk: Desk) -> list[FormLine]:
    """Every form."""
    with desk.reading() as connection:
        return form_lines(connection)


def read_form(desk: Desk, line: FormLine) -> Opened:
    """A form's draft, else its newest version."""
    with desk.reading() as connection:
        if line.draft_id is not None:
            return Opened(load_draft(connection, line.draft_id).form)
        return Opened(definition_of(connection, line.version_id or ""))


def read_starter(key: str, language: str) -> scoring.Form:
    """A form that comes with QA Desk, to begin one's own with."""
    return scoring.starter_form(key, language)


def compare(desk: Desk, form: scoring.Form) -> Compared:
    """A form beside the version in use, and the formula lab."""
    with desk.reading() as connection:
        before = in_use(connection, form)
    return Compared(form, None if before is None else changes(before, form), formula_lab(desk, form))


def read_rules(desk: Desk, form: scoring.Form) -> dict[str, RuleState]:
    """Where the form's rules for suggestions stand."""
    return rule_states(desk, form)


def try_out(desk: Desk, form: scoring.Form, key: str, control: JobControl) -> Trial:
    """Try the rule of a question on all past calls, and keep its figures where nothing runs by another wording."""
    trial = try_rule(desk, form, key, progress=control.progress, check=control.check)
    keep_trial(desk, form, trial)
    return trial


def set_on(desk: Desk, form: scoring.Form, trial: Trial) -> None:
    """Switch a tested rule on."""
    switch_on(desk, form, trial)


def set_off(desk: Desk, rule_id: str) -> None:
    """Switch a rule off."""
    switch_off(desk, rule_id)


def make_suggestions(desk: Desk, form: scoring.Form, control: JobControl) -> int:
    """Make what the form's rules have to say of every call."""
    return make_all(desk, form, progress=control.progress, check=control.check)
