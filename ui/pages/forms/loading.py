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
