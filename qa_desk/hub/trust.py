"""What a desk may change: judged by the row as it stands, by the row as it would be, and by all that it names.

A desk cannot be trusted. A row of others does not become one's own by being renamed to oneself; naming a row that is
not one's to hold does not bring it; an administrator of the whole workspace alone may bring in others' history.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from db.sync.tables import Synced, synced_tables
from qa_desk.hub import recordings
from qa_desk.hub.rows import NAMES_FILE, NOWHERE, Current, Key, Rows, Streams
from qa_desk.hub.scope import INHERIT, Reach, base_streams, refusal
from qa_desk.sync.batch import Alias, Batch

FOREIGN = "belongs to another team or person"
NAMES_FOREIGN = "names something of another team or person"
ROLE = "not allowed by this person's roles"
LEADS = "only a lead may write this"


def why_not(
    rows: Rows, reach: Reach, table: Synced, key: Key, known: Current | None, doc: Mapping[str, Any]
) -> str | None:
    """Why a desk of this reach may not write `doc` over what is known; None where it may. What the row names was
    loaded before."""
    if reach.is_admin:
        return None
    if known is not None:
        there = set(rows.streams.get(key, NOWHERE))
        if (why := refusal(reach, table.name, False, known.doc, there)) is not None:
            return why
    whole = {**known.doc, **doc} if known is not None else doc
    why = refusal(reach, table.name, known is None, whole, set(_goes_to(rows, table, whole)))
    return why or _names_foreign(rows, reach, table, whole) or _widens(rows, reach, table, known, whole)


def _goes_to(rows: Rows, table: Synced, doc: Mapping[str, Any]) -> Streams:
    """Where a row would go, whatever it is in now."""
    own = base_streams(table.name, doc)
    if own is not None:
        return frozenset(own)
    parent = dict(table.parents).get(INHERIT[table.name])
    return rows.streams.get((str(parent), str(doc.get(INHERIT[table.name]))), NOWHERE)


def _names_foreign(rows: Rows, reach: Reach, table: Synced, doc: Mapping[str, Any]) -> str | None:
    """Whatever a row names travels with it, so nothing may be named that its author does not hold."""
    for column, parent in table.parents:
        if not doc.get(column):
            continue
        streams = rows.streams.get((parent, str(doc[column])), NOWHERE)
        if streams and not any(reach.holds(stream) for stream in streams):
            return NAMES_FOREIGN
    if table.name in NAMES_FILE and doc.get("sha256"):
        sha256 = str(doc["sha256"])
        if recordings.is_others(rows.connection, reach, sha256):
            return NAMES_FOREIGN
    return None


def _widens(
    rows: Rows, reach: Reach, table: Synced, known: Current | None, doc: Mapping[str, Any]
) -> str | None:
    """A lead of some teams keeps to these, and takes nobody out of another's."""
    if table.name not in ("team", "membership") or reach.teams is None:
        return None
    column = "team_id" if table.name == "membership" else ("id" if known is not None else "parent_id")
    if doc.get(column) not in reach.teams or (known and known.doc.get(column) not in reach.teams):
        return FOREIGN
    if table.name == "membership":
        person = ("person", str(doc.get("person_id")))
        others = [c for c in rows.children([person]).get(person, ()) if c[0] == "membership"]
        rows.load(others)
        if any(
            rows.known[other].doc.get("team_id") not in reach.teams for other in others if other in rows.known
        ):
            return FOREIGN
    return None


def why_not_text(rows: Rows, reach: Reach, owner: Key) -> str | None:
    """Why this desk may not write a text of that row; who may not change a row may not change its words."""
    table = synced_tables().get(owner[0])
    if table is None or reach.is_admin:
        return None
    rows.load(parent for _, parent in rows.parents(owner))
    return why_not(rows, reach, table, owner, rows.known[owner], {})


def why_not_alias(rows: Rows, reach: Reach, alias: Alias) -> str | None:
    """Why this desk may not say that two rows are one thing: it must be allowed to change both."""
    if reach.is_admin:
        return None
    table = synced_tables().get(alias.table)
    if table is None or not reach.is_staff:
        return ROLE
    if alias.table in ("person", "team", "form", "form_version") and "lead" not in reach.roles:
        return LEADS
    ends = [(alias.table, alias.loser), (alias.table, alias.winner)]
    rows.load(parent for end in ends for _, parent in rows.parents(end))
    for end in ends:
        if end in rows.known and (why := why_not(rows, reach, table, end, rows.known[end], {})) is not None:
            return why
    return None


def latest_clock(batch: Batch) -> int:
    """The latest clock in a batch, wherever in it: what it says of itself may be less."""
    latest = max([batch.clock, *(text.hlc for text in batch.texts)])
    for group in batch.rows:
        plain = [clock for clock in group.clocks if isinstance(clock, int)]
        latest = max(latest, max(plain, default=0))
        if len(plain) < len(group.clocks):
            stamps = (clock.values() for clock in group.clocks if not isinstance(clock, int))
            latest = max(latest, max((stamp[0] for found in stamps for stamp in found), default=0))
    return latest
