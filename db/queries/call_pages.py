"""How one page of calls is read in bounded time, whatever is asked for.

A page is read along an index that already holds the order, checking what else is asked for, and never looks at
more than `MOST_LOOKED_AT` calls: where little is found on the way, the page comes back short with a place to go
on from. Where an index says that only few calls can fit at all, those are fetched and sorted instead.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import Connection

from db.engine import driver_of
from db.queries.acting import Acting
from db.queries.call_filter import CallFilter, Condition, conditions
from db.queries.call_hits import TextSearch
from db.queries.call_order import Keys, Sort, Stretch, beyond, levels, stretches
from db.queries.call_seen import OWN

FIRST_LOOK = 2_000
MOST_LOOKED_AT = 20_000
FEW = 6_000
FEW_HITS = 5_000
MANY_HITS = 50_000
A_SEEK = 50
"""Calls looked at, calls fetched and sorted, passages found: the sizes at which another way is faster."""


class Place(NamedTuple):
    """Where reading stopped; `few` says that all that fits was fetched and sorted."""

    keys: Keys
    few: bool = False


class CallReader:
    """Reads one page; keeps what the parts of the work share."""

    def __init__(
        self, connection: Connection, acting: Acting, wanted: CallFilter, sort: Sort, limit: int
    ) -> None:
        self.connection = connection
        self.driver = driver_of(connection)
        self.sort = sort
        self.limit = limit
        self.order = levels(acting, sort)
        self.parts = conditions(connection, acting, wanted, sort.column)
        self.search = TextSearch.of(acting, wanted)
        self.own = acting.only_agent and sort.column in OWN
        self.numbers: list[int] = []
        self.looked_at = 0
        self.weighed = False

    def read(self, after: Place | None) -> tuple[list[int], Place | None]:
        """The numbers of the next calls and where to go on, None at the end."""
        keys = after.keys if after else None
        if self.search is not None and self.search.own:
            self._map_hits()
        elif self.search is not None:
            hits = self.search.hits(self.connection, MANY_HITS)
            if hits == 0:
                return [], None
            if hits <= FEW_HITS:
                found, self.search = self.search.condition(), None
                self.parts.append(found)
                return self._collect(found, keys)
            if hits < MANY_HITS or self.sort.column != "started_at":
                self._map_hits()
        if self.own:
            return self._collect(self.parts[0], keys)
        if after is not None and after.few and (few := self._fewest()):
            return self._collect(few, keys)
        return self._walk(keys)

    def _walk(self, keys: Keys | None) -> tuple[list[int], Place | None]:
        for stretch in stretches(self.connection, self.sort, self.parts, keys):
            at = stretch.after
            while True:
                last = self._look(stretch, at)
                if len(self.numbers) >= self.limit:
                    return self.numbers, Place(self._keys_of(self.numbers[-1]))
                if last is None:
                    break
                at = stretch.place(self._keys_of(last))
                if not self.weighed and (few := self._fewest()):
                    return self._collect(few, at)
                if self.looked_at >= MOST_LOOKED_AT:
                    return self.numbers, Place(at)
        return self.numbers, None

    def _map_hits(self) -> None:
        """From here on look calls up in the map of the search instead of asking the index of words."""
        if self.search is not None:
            self.parts.append(self.search.mapped(self.connection, MANY_HITS))
            self.search = None

    def _look(self, stretch: Stretch, at: Keys | None) -> int | None:
        """Add what fits in the next piece of a stretch; the number of the piece's last call, None at its end."""
        first = self.looked_at == 0
        self.looked_at += A_SEEK
        checks = (*stretch.checks, *self._text_checks(stretch, at))
        if not checks:
            self._add(stretch, at, None, ())
            return None
        size = FIRST_LOOK if first or self.search else max(FIRST_LOOK, MOST_LOOKED_AT - self.looked_at)
        last = self._last_of(stretch, at, size)
        self._add(stretch, at, last, checks)
        weight = 3 if self.search else 1
        self.looked_at += weight * (size if last else self._span(stretch, at, size)[0])
        return last

    def _text_checks(self, stretch: Stretch, at: Keys | None) -> list[Condition]:
        """How to find a very common word in the next piece: near each other where calls were stored in order."""
        search = self.search
        if search is None:
            return []
        if not search.is_mapped(self.connection, MANY_HITS):
            _, *numbers = self._span(stretch, at, FIRST_LOOK)
            near = (numbers[0], numbers[1])
            if search.hits_among(self.connection, MANY_HITS, near) < MANY_HITS:
                return [search.condition(near)]
        return [search.mapped(self.connection, MANY_HITS)]

    def _add(self, stretch: Stretch, at: Keys | None, last: int | None, checks: Sequence[Condition]) -> None:
        begin, begin_params = stretch.beyond(at)
        end, end_params = stretch.up_to(None if last is None else self._keys_of(last))
        tests = "".join(f" AND {check.checked}" for check in checks)
        params = (*stretch.params, *begin_params, *end_params, *_params(checks))
        sql = (
            f"SELECT i.number FROM {stretch.source} WHERE {stretch.drive} AND {begin} AND {end}{tests}"
            f" ORDER BY {stretch.order} LIMIT {self.limit - len(self.numbers)}"
        )
        self.numbers += [row[0] for row in self.driver.execute(sql, params)]

    def _piece(self, stretch: Stretch, at: Keys | None) -> tuple[str, tuple[object, ...]]:
        begin, params = stretch.beyond(at)
        sql = f"SELECT i.number FROM {stretch.source} WHERE {stretch.drive} AND {begin} ORDER BY {stretch.order}"
        return sql, (*stretch.params, *params)

    def _last_of(self, stretch: Stretch, at: Keys | None, size: int) -> int | None:
        """The number of the call that ends a piece of this size; None where the stretch ends before."""
        sql, params = self._piece(stretch, at)
        found = self.driver.execute(f"{sql} LIMIT 1 OFFSET {size - 1}", params).fetchone()
        return None if found is None else int(found[0])

    def _span(self, stretch: Stretch, at: Keys | None, size: int) -> tuple[int, int, int]:
        """How many calls a piece holds, its lowest and its highest number."""
        sql, params = self._piece(stretch, at)
        whole = f"SELECT count(*), min(number), max(number) FROM ({sql} LIMIT {size})"
        count, first, last = self.driver.execute(whole, params).fetchone()
        return int(count), int(first or 0), int(last or 0)

    def _fewest(self) -> Condition | None:
        """The condition that the fewest calls fulfil, None where each is fulfilled by many."""
        self.weighed = True
        best, fewest = None, FEW + 1
        for part in self.parts:
            if part.find:
                sql = f"SELECT count(*) FROM ({part.find} LIMIT {fewest})"
                count = int(self.driver.execute(sql, part.params).fetchone()[0])
                if count < fewest:
                    best, fewest = part, count
        return best

    def _collect(self, few: Condition, keys: Keys | None) -> tuple[list[int], Place | None]:
        """Fetch all that fulfils one condition, check the others, sort."""
        self._map_hits()
        checks = [part for part in self.parts if part is not few]
        tests = "".join(f" AND {check.checked}" for check in checks)
        later, later_params = ("1", []) if keys is None else beyond(self.order, keys)
        order = ", ".join(f"{level.sql} {'DESC' if level.descending else 'ASC'}" for level in self.order)
        sql = (
            f"SELECT i.number FROM (SELECT DISTINCT number FROM ({few.find})) k"
            f" CROSS JOIN interaction i ON i.number = k.number"
            f" WHERE {later}{tests} ORDER BY {order} LIMIT {self.limit - len(self.numbers)}"
        )
        params = (*few.params, *later_params, *_params(checks))
        self.numbers += [row[0] for row in self.driver.execute(sql, params)]
        if len(self.numbers) < self.limit:
            return self.numbers, None
        return self.numbers, Place(self._keys_of(self.numbers[-1]), True)

    def _keys_of(self, number: int) -> Keys:
        columns = ", ".join(level.sql for level in self.order)
        sql = f"SELECT {columns} FROM interaction i WHERE i.number = ?"
        return tuple(self.driver.execute(sql, (number,)).fetchone())


def _params(checks: Sequence[Condition]) -> tuple[object, ...]:
    return tuple(value for check in checks for value in check.params)
