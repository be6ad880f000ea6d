"""Forms being written: one draft per form and language, saved at every step, published when it is sound."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import Connection, select, text

from db.models import FormDraft, from_epoch_ms
from qa_desk import scoring
from qa_desk.errors import N_, QADeskError
from qa_desk.work.desk import Desk, Transaction
from qa_desk.work.form_lab import in_use
from qa_desk.work.forms import publish


class DraftMissing(QADeskError):
    """A form draft that is not there any more."""


@dataclass(frozen=True, slots=True)
class FormDraftState:
    """A form as it is being written; it may have faults still."""

    id: str
    form: scoring.Form
    based_on: int | None
    updated_at: datetime


@dataclass(frozen=True, slots=True)
class FormLine:
    """One form of the list. `number` is its newest version, None before the first; `state` of that or its draft."""

    key: str
    language: str
    title: str
    number: int | None
    version_id: str | None
    retired: bool
    draft_id: str | None
    evaluations: int
    form_id: str | None = None
    """None before the first version."""


LINES = """
SELECT f.key, f.language, v.title, v.number, v.id,
       EXISTS (SELECT 1 FROM form_retirement r WHERE r.form_version_id = v.id), d.id,
       (SELECT count(*) FROM evaluation e JOIN form_version o ON o.id = e.form_version_id WHERE o.form_id = f.id), f.id
FROM form f
JOIN form_version v ON v.form_id = f.id
  AND v.number = (SELECT max(number) FROM form_version WHERE form_id = f.id)
LEFT JOIN form_draft d ON d.key = f.key AND d.language = f.language AND NOT d.deleted
UNION ALL
SELECT d.key, d.language, d.title, NULL, NULL, 0, d.id, 0, NULL FROM form_draft d
WHERE NOT d.deleted AND NOT EXISTS (SELECT 1 FROM form f WHERE f.key = d.key AND f.language = d.language)
ORDER BY 3, 2
"""


def form_lines(connection: Connection) -> list[FormLine]:
    """Every form with its newest version and its draft, by title."""
    return [
        FormLine(key, language, title, number, version, bool(retired), draft, count, form)
        for key, language, title, number, version, retired, draft, count, form in connection.execute(
            text(LINES)
        )
    ]


def save_draft(desk: Desk, form: scoring.Form) -> str:
    """Write a form down as its draft, faults and all; the draft's id. Renaming the key makes another draft."""
    with desk.change("form.draft") as change:
        found = _row(change, form.key, form.language)
        if found is None:
            before = in_use(change.session.connection(), form)
            found = FormDraft(
                key=form.key,
                language=form.language,
                title=form.title,
                definition=msgspec.to_builtins(form),
                based_on_id=before.version_id if before else None,
                author_id=change.acting.person_id if change.acting else None,
                created_at=change.now,
                updated_at=change.now,
            )
            change.session.add(found)
            change.session.flush()
            change.audit("form_draft", found.id, after={"form": form.key, "language": form.language})
        else:
            found.title, found.definition = form.title, msgspec.to_builtins(form)
            found.updated_at, found.deleted = change.now, False
            change.touch("form_draft", found.id)
        return found.id


def load_draft(connection: Connection, draft_id: str) -> FormDraftState:
    """The draft as it stands on disk; `DraftMissing` where it was published or given up."""
    statement = text(
        "SELECT d.id, d.definition, v.number, d.updated_at FROM form_draft d"
        " LEFT JOIN form_version v ON v.id = d.based_on_id WHERE d.id = :id AND NOT d.deleted"
    )
    row = connection.execute(statement, {"id": draft_id}).first()
    if row is None:
        raise DraftMissing(N_("This draft of a form is not there any more."))
    return FormDraftState(row.id, _form(row.definition), row.number, from_epoch_ms(row.updated_at))


def publish_draft(desk: Desk, draft_id: str) -> str:
    """Publish a draft as the next version of its form; the version's id. `FormError` while it has faults."""
    with desk.reading() as connection:
        form = load_draft(connection, draft_id).form
    if problems := scoring.check(form):
        raise scoring.FormError(form.title or form.key, tuple(problems))
    version = publish(desk, form)
    discard_draft(desk, draft_id)
    return version


def discard_draft(desk: Desk, draft_id: str) -> None:
    """Give a draft up; its row stays, marked, and comes back with the next change."""
    with desk.change("form.draft") as change:
        found = change.session.get(FormDraft, draft_id)
        if found is None or found.deleted:
            return
        found.deleted, found.updated_at = True, change.now
        change.audit("form_draft", draft_id, after={"deleted": True})


def _row(change: Transaction, key: str, language: str) -> FormDraft | None:
    return change.session.scalar(
        select(FormDraft).where(FormDraft.key == key, FormDraft.language == language)
    )


def _form(definition: Any) -> scoring.Form:
    plain = msgspec.json.decode(definition) if isinstance(definition, (str, bytes)) else definition
    return scoring.from_builtins(plain)
