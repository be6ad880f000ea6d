"""The orders a list of calls can be in, and the stretches of index that hold them.

Every order is total: equal values are told apart by the start (newest first) or by the call's number. Calls
without a value come last in both directions.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection

from db.queries.acting import Acting
from db.queries.call_filter import Condition
from db.queries.call_seen import OWN, seen

Keys = tuple[object, ...]
"""A row's place in an order: one value for each of its levels."""


@dataclass(frozen=True, slots=True)
class Sort:
    """What to sort by: a name in `SORTS`."""

    column: str = "started_at"
    descending: bool = True


@dataclass(frozen=True, slots=True)
class Level:
    """One expression over `interaction i` and its direction."""

    sql: str
    descending: bool = False


START, NUMBER = Level("i.started_at", True), Level("i.number", True)
ALONG = {"started_at": "i.started_at", "duration_ms": "i.duration_ms", "score": "i.score"}
NAMES = {
    "agent": ("(SELECT name FROM person WHERE id = i.agent_id)", "i.agent_id"),
    "reason": ("(SELECT path FROM reason WHERE id = i.reason_id)", "i.reason_id"),
}
VALUES = {
    "queue": "i.queue",
    "direction": "i.direction",
    "channel": "i.channel",
    "outcome": "i.outcome",
    "language": "i.language",
    "rating": "i.rating",
    "evaluations": "i.evaluation_count",
    "moments": "i.moment_count",
    "tier": "(SELECT tier FROM customer WHERE id = i.customer_id)",
    "customer": "(SELECT reference FROM customer WHERE id = i.customer_id)",
}
SORTS = (*ALONG, "external_id", *NAMES, *VALUES)
"""Every column a list of calls can be sorted by."""


def levels(acting: Acting, sort: Sort) -> tuple[Level, ...]:
    """The whole order, most important first."""
    down = sort.descending
    if sort.column == "external_id":
        return Level("i.source", down), Level("i.external_id", down)
    if sort.column in ALONG:
        value = Level(seen(acting, "score") if sort.column == "score" else ALONG[sort.column], down)
        empty = (Level(f"({value.sql} IS NULL)"),) if sort.column == "score" else ()
        return *empty, value, Level("i.number", down)
    if sort.column in NAMES:
        name, key = NAMES[sort.column]
        return Level(f"({key} IS NULL)"), Level(name, down), Level(key, down), START, NUMBER
    own = sort.column in OWN and acting.only_agent
    value = Level(seen(acting, sort.column) if own else VALUES[sort.column], down)
    return Level(f"({value.sql} IS NULL)"), value, START, NUMBER


def beyond(order: Sequence[Level], keys: Keys) -> tuple[str, list[object]]:
    """The check that a row comes after `keys`, for rows found in no particular order."""
    said: list[str] = []
    params: list[object] = []
    for depth, level in enumerate(order):
        equal = "".join(f"{earlier.sql} IS ? AND " for earlier in order[:depth])
        said.append(f"({equal}{level.sql} {'<' if level.descending else '>'} ?)")
        params += [*keys[:depth], keys[depth]]
    return "(" + " OR ".join(said) + ")", params


@dataclass(frozen=True, slots=True)
class Stretch:
    """A run of an index that is already in order: `tail`, all in one direction, after an optional `lead`.

    `group` begins the keys of every place in the run, where a run is of one value.
    """

    tail: tuple[Level, ...]
    drive: str = "1"
    params: Keys = ()
    checks: tuple[Condition, ...] = ()
    lead: Level | None = None
    after: Keys | None = None
    source: str = "interaction i"
    group: Keys = ()

    def place(self, keys: Keys) -> Keys:
        """The place in this run of a call with these keys, also where its own value is another."""
        return (*self.group, *keys[len(self.group) :])

    @property
    def order(self) -> str:
        """The ORDER BY, which the index already fulfils."""
        both = (*([self.lead] if self.lead else []), *self.tail)
        return ", ".join(f"{level.sql} {'DESC' if level.descending else 'ASC'}" for level in both)

    def beyond(self, keys: Keys | None) -> tuple[str, Keys]:
        """The condition for rows after `keys`, in the form the index can seek."""
        return self._compared(keys, "<" if self.tail[0].descending else ">")

    def up_to(self, keys: Keys | None) -> tuple[str, Keys]:
        """The condition for rows up to `keys` and including them."""
        return self._compared(keys, ">=" if self.tail[0].descending else "<=")

    def _compared(self, keys: Keys | None, sign: str) -> tuple[str, Keys]:
        if keys is None:
            return "1", ()
        own = keys[-len(self.tail) :]
        names = ", ".join(level.sql for level in self.tail)
        tail = f"({names}) {sign} ({', '.join('?' * len(own))})"
        if self.lead is None:
            return tail, own
        first = keys[-len(self.tail) - 1]
        further = ">" if ("=" not in sign) != self.lead.descending else "<"
        return f"{self.lead.sql} {further}= ? AND ({self.lead.sql} {further} ? OR {tail})", (
            first,
            first,
            *own,
        )

    def with_drive(self, sql: str, params: Keys) -> Stretch:
        """The same run, narrowed by a condition its index can seek."""
        return replace(self, drive=f"{self.drive} AND {sql}", params=(*self.params, *params))


def stretches(
    connection: Connection, sort: Sort, parts: Sequence[Condition], keys: Keys | None
) -> Iterator[Stretch]:
    """The stretches of index that make up the order, from `keys` on, with the conditions left to check."""
    if sort.column == "started_at":
        yield _newest(Stretch(_turned(sort, START, NUMBER), after=keys), parts)
    elif sort.column == "external_id":
        tail = _turned(sort, Level("i.source"), Level("i.external_id"))
        yield Stretch(tail, checks=tuple(parts), after=keys)
    elif sort.column in ALONG:
        yield from _along(sort, parts, keys)
    elif sort.column == "customer":
        yield from _by_customer(sort, parts, keys)
    else:
        yield from _groups(connection, sort, parts, keys)


def _turned(sort: Sort, *tail: Level) -> tuple[Level, ...]:
    return tuple(Level(level.sql, sort.descending) for level in tail)


FIRST_CHOICE = (
    "agent_id", "reason_id", "queue", "evaluation_count", "moment_count", "outcome", "language", "channel",
    "direction",
)  # fmt: skip


SOME_NEWEST = {"evaluation_count": "ix_interaction_evaluated", "moment_count": "ix_interaction_with_moments"}
"""Where two indexes fit, the one in the order of the start; SQLite would guess."""


def _newest(stretch: Stretch, parts: Sequence[Condition]) -> Stretch:
    """Narrow a stretch ordered by start with what its index can seek; the rest stays to be checked."""
    left = list(parts)
    taken = [part for part in left if part.column == "started_at"]
    if stretch.drive == "1":
        walking = [part for part in left if part.walks_newest_first]
        taken += sorted(walking, key=lambda part: FIRST_CHOICE.index(part.column))[:1]
    for part in taken:
        left.remove(part)
        stretch = stretch.with_drive(part.sql, part.params)
        if part.some:
            stretch = replace(stretch, source=f"interaction i INDEXED BY {SOME_NEWEST[part.column]}")
    return replace(stretch, checks=(*stretch.checks, *left))


def _along(sort: Sort, parts: Sequence[Condition], keys: Keys | None) -> Iterator[Stretch]:
    column = ALONG[sort.column]
    tail = _turned(sort, Level(column), Level("i.number"))
    taken = [part for part in parts if f"i.{part.column}" == column]
    left = tuple(part for part in parts if part not in taken)
    if sort.column != "score" or keys is None or not keys[0]:
        stretch = Stretch(tail, f"{column} IS NOT NULL", checks=left, after=keys)
        for part in taken:
            stretch = stretch.with_drive(part.sql, part.params)
        yield stretch
    if sort.column == "score":
        past = keys if keys and keys[0] else None
        yield Stretch(_turned(sort, Level("i.number")), "i.score IS NULL", checks=left, after=past)


def _by_customer(sort: Sort, parts: Sequence[Condition], keys: Keys | None) -> Iterator[Stretch]:
    if keys is None or not keys[0]:
        yield Stretch(
            (START, NUMBER),
            checks=tuple(parts),
            lead=Level("c.reference", sort.descending),
            after=keys,
            source="customer c CROSS JOIN interaction i ON i.customer_id = c.id",
        )
    nobody = Stretch((START, NUMBER), "i.customer_id IS NULL", after=keys if keys and keys[0] else None)
    yield _newest(nobody, parts)


DISTINCT = """WITH RECURSIVE v(x) AS (SELECT min({0}) FROM {1} WHERE {0} > {2}
  UNION ALL SELECT (SELECT min({0}) FROM {1} WHERE {0} > v.x AND {0} > {2}) FROM v WHERE v.x IS NOT NULL)
  SELECT x, x FROM v WHERE x IS NOT NULL"""
LOWEST = {"rating": "-1", "evaluations": "0", "moments": "0"}
COLUMNS = {
    "agent": "agent_id",
    "reason": "reason_id",
    "evaluations": "evaluation_count",
    "moments": "moment_count",
}
GROUPS = {
    "agent": "SELECT name, id FROM person p WHERE EXISTS (SELECT 1 FROM interaction WHERE agent_id = p.id)",
    "reason": "SELECT path, id FROM reason r WHERE EXISTS (SELECT 1 FROM interaction WHERE reason_id = r.id)",
    "tier": DISTINCT.format("tier", "customer", "''"),
}


def _groups(
    connection: Connection, sort: Sort, parts: Sequence[Condition], keys: Keys | None
) -> Iterator[Stretch]:
    """One stretch for each value, newest calls first; what has no value is the last group."""
    column = COLUMNS.get(sort.column, sort.column)
    allowed = [set(part.values) for part in parts if part.column == column and part.values]
    some = any(part.some for part in parts if part.column == column)
    left = [part for part in parts if part.column != column or not (part.values or part.some)]
    here = None if keys is None else (None if keys[0] else keys[1:-2])
    reached = keys is None
    for named in _values(connection, sort, column):
        if not reached and named != here:
            if here is None or not _is_past(sort, named, here):
                continue
            reached, keys = True, None
        after = keys if not reached and keys is not None else None
        reached = True
        value = None if named is None else named[-1]
        if any(value not in wanted for wanted in allowed) or (some and not value):
            continue
        group = (1, None, None)[: 3 if sort.column in NAMES else 2] if named is None else (0, *named)
        yield _newest(replace(_group(column, value, after), group=group), left)


def _is_past(sort: Sort, named: Keys | None, here: Keys) -> bool:
    """True where a group comes after the one that was being read, which is gone."""
    if named is None:
        return True
    return named < here if sort.descending else named > here


def _values(connection: Connection, sort: Sort, column: str) -> Iterator[Keys | None]:
    listed = GROUPS.get(sort.column) or DISTINCT.format(column, "interaction", LOWEST.get(sort.column, "''"))
    rows = [tuple(row) for row in connection.exec_driver_sql(listed)]
    if sort.column in LOWEST and sort.column != "rating":
        rows.append((0, 0))
    for row in sorted(rows, reverse=sort.descending):
        yield row if sort.column in NAMES else row[:1]
    if sort.column not in ("evaluations", "moments"):
        yield None


def _group(column: str, value: object, after: Keys | None) -> Stretch:
    newest = Stretch((START, NUMBER), after=after)
    if column == "tier":
        tier = "(SELECT tier FROM customer WHERE id = i.customer_id)"
        return replace(newest, checks=(Condition(f"{tier} IS ?", (value,)),))
    if value is None:
        return newest.with_drive(f"i.{column} IS NULL", ())
    if column in ("evaluation_count", "moment_count"):
        if value == 0:
            return replace(newest, checks=(Condition(f"i.{column} = 0", ()),))
        return newest.with_drive(f"i.{column} = ? AND i.{column} > 0", (value,))
    return newest.with_drive(f"i.{column} = ?", (value,))
