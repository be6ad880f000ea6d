"""How each table syncs, read off the models: facts, editable rows, what a row is known by, what it rests on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import Table, UniqueConstraint
from sqlalchemy.sql.schema import CallableColumnDefault, ScalarElementColumnDefault

from db.models import Base

LEFT_OUT = {
    "workspace_fact": "says what this folder is, on this computer",
    "import_run": "tells of folders of this computer; what was imported syncs",
}
"""Tables that stay on the desk, each with its reason. `Table.info["local"]` says the same in a model."""

LOCAL_COLUMNS = {
    "interaction": frozenset(
        {"number", "rating", "rating_value", "rating_max", "score", "evaluation_count", "moment_count"}
    ),
}
"""Columns each desk makes by itself: short numbers and what triggers derive."""

TEXTS = {
    "action_item": ("text", "outcome", "policy"),
    "calibration_agreed": ("reason",),
    "calibration_round": ("notes",),
    "coaching_action": ("text",),
    "coaching_private_note": ("text",),
    "coaching_session": ("notes",),
    "draft": ("feedback", "private_note"),
    "draft_answer": ("comment",),
    "goal": ("note",),
    "growth_path": ("why",),
    "growth_step": ("text",),
    "listening_note": ("text",),
    "moment": ("note",),
    "recognition": ("text",),
    "training": ("note",),
    "tryout_day": ("agent_word", "host_word"),
}
"""Free texts: where two people changed one apart, both versions are kept until somebody settles it."""

NUMBERED = {"form_version": ("form_id", "number", "hash"), "dispute": ("evaluation_id", "number", None)}
"""Counted within a parent: two with one number are both kept and counted anew, unless this column is equal."""

WHOLE_ROWS = {"dispute_review": ("dispute_id", "reviewer_id", "started_at")}
"""Facts without a key of their own, known by what they say."""

Name = tuple[str, ...]


class CannotSync(Exception):
    """A table of the models that can neither be captured nor says that it stays on the desk."""


@dataclass(frozen=True, slots=True, eq=False)
class Synced:
    """How one table syncs. `identity` names a row on every desk, `parents` are column and table it rests on.

    `columns` are what travels, identity included; `unique` are the natural keys besides the identity; `defaults`
    fill columns that an older release does not send, as the database stores them. `fields` are columns that merge
    by their clock: neither identity nor free text.
    """

    name: str
    fact: bool
    identity: Name
    columns: Name
    texts: Name
    defaults: dict[str, Any]
    parents: tuple[tuple[str, str], ...]
    unique: tuple[Name, ...]
    fields: Name


def is_local(table: Table) -> bool:
    """True for a table that stays on the desk on purpose."""
    return table.name in LEFT_OUT or "local" in table.info


@cache
def synced_tables() -> dict[str, Synced]:
    """Every table that syncs, parents before children; `CannotSync` where one is neither captured nor left out."""
    return {str(table.name): describe(table) for table in Base.metadata.sorted_tables if not is_local(table)}


def describe(table: Table) -> Synced:
    """How a table syncs; `CannotSync` with what to do about it."""
    local = LOCAL_COLUMNS.get(table.name, frozenset())
    fact = "seq" in table.primary_key.columns
    unique = sorted(
        tuple(str(column.name) for column in constraint.columns)
        for constraint in table.constraints
        if isinstance(constraint, UniqueConstraint)
    )
    identity = _identity(table, unique, fact)
    columns = tuple(
        str(c.name) for c in table.columns if c.name not in local and not (fact and c.name == "seq")
    )
    texts = TEXTS.get(table.name, ())
    return Synced(
        name=str(table.name),
        fact=fact,
        identity=identity,
        columns=columns,
        texts=texts,
        defaults=dict(_defaults(table, columns)),
        parents=tuple(_parents(table)),
        unique=tuple(key for key in unique if key != identity and set(key) != set(identity)),
        fields=tuple(c for c in columns if c not in identity and c not in texts),
    )


def _identity(table: Table, unique: Iterable[Name], fact: bool) -> Name:
    if "id" in table.columns:
        return ("id",)
    if table.name in WHOLE_ROWS:
        return WHOLE_ROWS[table.name]
    if not fact and (key := tuple(str(c.name) for c in table.primary_key.columns)):
        if all(str(table.c[name].type) not in ("INTEGER", "BIGINT") for name in key):
            return key
    elif fact and (keys := list(unique)):
        return keys[0]
    raise CannotSync(
        f"The table {table.name} has nothing that names its rows on every desk. Give it an id (db.models.base.Key"
        f" or FactKey), or keep it on the desk: info={{'local': 'why'}} in its table arguments."
    )


def _defaults(table: Table, columns: Name) -> Iterable[tuple[str, Any]]:
    plain = {"list": "[]", "dict": "{}"}
    for name in columns:
        default = table.c[name].default
        if table.c[name].nullable or name == "id":
            continue
        if isinstance(default, ScalarElementColumnDefault):
            value = default.arg
            yield name, int(value) if isinstance(value, bool) else value
        elif isinstance(default, CallableColumnDefault):
            yield name, plain.get(getattr(default.arg, "__name__", ""), "")


def _parents(table: Table) -> Iterable[tuple[str, str]]:
    for key in sorted(table.foreign_keys, key=lambda key: key.parent.name):
        if key.column.name != "id":
            raise CannotSync(f"{table.name}.{key.parent.name} names another column than an id")
        yield str(key.parent.name), str(key.column.table.name)
