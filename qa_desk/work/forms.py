"""Publishing forms: a published version never changes, an edit is a new version."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import msgspec
from sqlalchemy import Connection, func, select

from db.models import Form, FormRetirement, FormVersion
from qa_desk import scoring
from qa_desk.errors import N_, QADeskError
from qa_desk.work.desk import Desk


class FormMissing(QADeskError):
    """A form or version that is not in this workspace."""


def publish(desk: Desk, definition: scoring.Form) -> str:
    """Publish a form as its next version; the version's id. The same content twice stays one version."""
    hash_ = scoring.version_hash(definition)
    with desk.change("form.publish") as change:
        session = change.session
        form = session.scalar(
            select(Form).where(Form.key == definition.key, Form.language == definition.language)
        )
        if form is None:
            form = Form(
                key=definition.key,
                language=definition.language,
                title=definition.title,
                created_at=change.now,
            )
            session.add(form)
            session.flush()
        newest = session.scalar(
            select(FormVersion)
            .where(FormVersion.form_id == form.id)
            .order_by(FormVersion.number.desc())
            .limit(1)
        )
        if newest is not None and newest.hash == hash_ and not is_retired(session.connection(), newest.id):
            return newest.id
        highest = session.scalar(select(func.max(FormVersion.number)).where(FormVersion.form_id == form.id))
        version = FormVersion(
            form_id=form.id,
            number=(highest or 0) + 1,
            title=definition.title,
            definition=msgspec.to_builtins(definition),
            hash=hash_,
            published_at=change.now,
            published_by=change.acting.person_id if change.acting else None,
        )
        form.title = definition.title
        session.add(version)
        session.flush()
        change.audit("form_version", version.id, after={"form": form.key, "number": version.number})
        return version.id


class FormRetired(QADeskError):
    """A version that takes no new evaluations."""


def retire(desk: Desk, version_id: str, reason: str = "") -> None:
    """Take a published version out of use for ever; what was begun with it may be finished. Twice is once."""
    with desk.change("form.retire") as change:
        definition_of(change.session.connection(), version_id)
        if is_retired(change.session.connection(), version_id):
            return
        change.session.add(
            FormRetirement(
                form_version_id=version_id,
                retired_at=change.now,
                retired_by=change.acting.person_id if change.acting else None,
                reason=reason.strip(),
            )
        )
        change.audit("form_version", version_id, after={"retired": True, "reason": reason.strip()})


def is_retired(connection: Connection, version_id: str) -> bool:
    """True for a version that takes no new evaluations."""
    table = FormRetirement.__table__
    found = select(func.count()).select_from(table).where(table.c.form_version_id == version_id)
    return bool(connection.execute(found).scalar_one())


def require_in_use(connection: Connection, version_id: str) -> None:
    """`FormRetired` for a version that takes no new evaluations."""
    if is_retired(connection, version_id):
        raise FormRetired(
            N_("This version of the form was retired; nothing new is scored with it."),
            hint=N_("Choose its newest version. Drafts begun with the old one can still be finished."),
        )


FIRST_FORM = "support"
"""The starter form a new workspace begins with; the designer offers the others."""


def install_starter_forms(desk: Desk, key: str = FIRST_FORM) -> list[str]:
    """Publish the starter forms of a key (empty: all) that come with QA Desk; their version ids."""
    return [publish(desk, form) for form in scoring.starter_forms(key)]


def definition_of(connection: Connection, version_id: str) -> scoring.Form:
    """The form as it was published; `FormMissing` for an unknown version. Published, hence safe to keep."""
    table = FormVersion.__table__
    row = connection.execute(select(table.c.hash, table.c.definition).where(table.c.id == version_id)).first()
    if row is None:
        raise FormMissing(
            N_("The evaluation form is not in this workspace."),
            hint=N_("Publish it first: qa-desk forms --install-starters installs the starter forms."),
        )
    return _parsed(str(row.hash), msgspec.json.encode(row.definition))


@lru_cache(maxsize=64)
def _parsed(_hash: str, definition: bytes) -> scoring.Form:
    return scoring.from_json(definition)


def find_version(connection: Connection, name: str, language: str | None = None) -> str:
    """The newest version id of the form with this key, title or version id; `FormMissing` when unclear."""
    from db.queries.acting import Acting
    from db.queries.review import form_choices

    nobody = Acting("", "", frozenset())
    choices = form_choices(connection, nobody)
    found: list[Any] = [
        choice
        for choice in choices
        if name in (choice.version_id, choice.key, choice.title) and language in (None, choice.language)
    ]
    if len(found) != 1:
        known = ", ".join(sorted(f"{choice.key} ({choice.language})" for choice in choices)) or "–"
        raise FormMissing(
            N_("There is no single form called “{name}”."),
            hint=N_("Forms here: {known}. Name the language too where two share a key."),
            name=name,
            known=known,
        )
    return str(found[0].version_id)
