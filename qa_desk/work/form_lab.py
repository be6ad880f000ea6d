"""Before a form is published: what differs from the version in use, and what its rules do to past evaluations."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, text

from qa_desk import scoring
from qa_desk.scoring.diff import FormChange, diff
from qa_desk.scoring.lab import Lab, Past, lab
from qa_desk.work.desk import Desk
from qa_desk.work.forms import definition_of
from qa_desk.work.permissions import require

LAST = 50

NEWEST = """
SELECT v.id, v.number FROM form f JOIN form_version v ON v.form_id = f.id
WHERE f.key = :key AND f.language = :language ORDER BY v.number DESC LIMIT 1
"""

EVALUATIONS = """
SELECT e.id, e.form_version_id FROM evaluation e
JOIN form_version v ON v.id = e.form_version_id JOIN form f ON f.id = v.form_id
WHERE f.key = :key AND f.language = :language AND e.purpose = 'coach'
  AND NOT EXISTS (SELECT 1 FROM evaluation n WHERE n.supersedes_id = e.id)
ORDER BY e.submitted_at DESC, e.seq DESC LIMIT :last
"""

ANSWERS = """
SELECT a.evaluation_id, a.question_key, a.choices, a.number, a.text, a.na, a.comment FROM answer a
WHERE a.evaluation_id IN (SELECT value FROM json_each(:ids)) ORDER BY a.seq
"""


@dataclass(frozen=True, slots=True)
class InUse:
    """The newest published version of a form."""

    version_id: str
    number: int
    form: scoring.Form


def in_use(connection: Connection, form: scoring.Form) -> InUse | None:
    """The newest published version of the form with this key and language; None before the first."""
    row = connection.execute(text(NEWEST), {"key": form.key, "language": form.language}).first()
    return None if row is None else InUse(row.id, row.number, definition_of(connection, row.id))


def changes(before: InUse | None, form: scoring.Form) -> list[FormChange]:
    """What publishing this form would change; empty for the first version, and where nothing differs."""
    return [] if before is None else diff(before.form, form)


def formula_lab(desk: Desk, form: scoring.Form, last: int = LAST) -> Lab:
    """The form's last evaluations, newest first: as they were, under this form, under each other formula."""
    require(desk.acting, "form.publish")
    with desk.reading() as connection:
        named = {"key": form.key, "language": form.language, "last": last}
        rows = connection.execute(text(EVALUATIONS), named).all()
        given = _answers(connection, [row.id for row in rows])
        past = [
            Past(row.id, definition_of(connection, row.form_version_id), given.get(row.id, {}))
            for row in rows
        ]
    return lab(form, past)


def _answers(connection: Connection, ids: list[str]) -> Mapping[str, dict[str, scoring.Answer]]:
    found: dict[str, dict[str, scoring.Answer]] = {}
    for row in connection.execute(text(ANSWERS), {"ids": json.dumps(ids)}):
        found.setdefault(row.evaluation_id, {})[row.question_key] = stored_answer(row)
    return found


def stored_answer(row: Any) -> scoring.Answer:
    """The answer in a row with choices, number, text, na and comment."""
    return scoring.Answer(
        choices=tuple(json.loads(row.choices)),
        number=None if row.number is None else Decimal(row.number),
        text=row.text,
        na=row.na,
        comment=row.comment,
    )
