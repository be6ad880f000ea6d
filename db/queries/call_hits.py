"""Searching what was said in calls: which calls, and which passage of each.

Few hits are left to SQL. Many are noted once in a map of one byte per call, kept until anything searchable changes,
so that each further page only looks its calls up.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections import OrderedDict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from db.engine import driver_of
from db.queries.acting import Acting
from db.queries.call_filter import CallFilter, Condition, marks
from db.search import CALL_SHIFT, CJK, WORD, first_passage, joined, match_expression

MAPS_KEPT = 4
MATCHING = f"SELECT s.rowid >> {CALL_SHIFT} AS number FROM search_text s WHERE s.search_text MATCH ?"
OWN = f"""
  AND s.rowid >> {CALL_SHIFT} IN (SELECT number FROM interaction WHERE agent_id = ?)
  AND (s.kind <> 'moment' OR s.owner_id IN (SELECT id FROM moment WHERE shared AND NOT deleted))"""
STATE = """SELECT (SELECT group_concat(hex(block)) FROM search_text_data WHERE id IN (1, 10)),
  (SELECT max(updated_at) FROM moment), (SELECT max(number) FROM interaction)"""


@dataclass(slots=True)
class _Known:
    """What a search found before: how many passages (counted up to a limit), and later the map."""

    hits: int
    calls: bytearray | None = None


_known: OrderedDict[tuple[Any, ...], _Known] = OrderedDict()


@dataclass(frozen=True, slots=True)
class Hit:
    """The first passage of a call that fits: `kind` is turn, comment, moment or verbatim, `at_ms` media time.

    `parts` are the words around the match, each with whether it is what was searched for.
    """

    kind: str
    at_ms: int | None
    parts: tuple[tuple[str, bool], ...]


@dataclass(frozen=True, slots=True)
class TextSearch:
    """The text part of a filter. An agent does not find what stands only in moments kept from agents."""

    match: str
    own: tuple[str, ...]

    @classmethod
    def of(cls, acting: Acting, wanted: CallFilter) -> TextSearch | None:
        """The search; None where no text is asked for. Signs alone are a search that finds nothing."""
        if not wanted.text.strip():
            return None
        own = (acting.person_id,) if acting.only_agent else ()
        return cls(match_expression(wanted.text) or "", own)

    def hits(self, connection: Connection, at_most: int) -> int:
        """How many passages match, counted up to `at_most`; remembered while nothing changes."""
        if not self.match:
            return 0
        key = (*self._state(connection), at_most)
        known = _known.get(key)
        if known is None:
            known = _Known(self.hits_among(connection, at_most))
            _remember(key, known)
        return known.hits

    def hits_among(self, connection: Connection, at_most: int, numbers: tuple[int, int] | None = None) -> int:
        """The same among the calls of a range of numbers, counted anew."""
        found = self.condition(numbers)
        counted = f"SELECT count(*) FROM ({found.find} LIMIT {at_most})"
        return int(connection.exec_driver_sql(counted, found.params).scalar_one())

    def condition(self, numbers: tuple[int, int] | None = None) -> Condition:
        """Calls with a match, found by SQL; `numbers` narrows the look to a range of calls."""
        sql, params = MATCHING + (OWN if self.own else ""), (self.match, *self.own)
        if numbers is None:
            return Condition(f"i.number IN ({sql})", params, find=sql)
        sql += " AND s.rowid BETWEEN ? AND ?"
        span = (first_passage(numbers[0]), first_passage(numbers[1] + 1) - 1)
        return Condition(f"i.number IN ({sql})", (*params, *span), find=sql)

    def is_mapped(self, connection: Connection, at_most: int) -> bool:
        """True where `mapped` has nothing left to do."""
        known = _known.get((*self._state(connection), at_most))
        return known is not None and known.calls is not None

    def mapped(self, connection: Connection, at_most: int) -> Condition:
        """Calls with a match, looked up in the map, which is made where it is not there yet."""
        state = self._state(connection)
        key = (*state, at_most)
        known = _known.get(key) or _Known(at_most)
        if known.calls is None:
            known.calls = self._map(connection, int(state[-1] or 0))
            _remember(key, known)
        found = known.calls.__getitem__
        driver_of(connection).create_function("call_is_found", 1, found, deterministic=True)
        return Condition("call_is_found(i.number)", ())

    def _map(self, connection: Connection, highest: int) -> bytearray:
        calls = bytearray(highest + 1)
        if not self.match:
            return calls
        found = self.condition()
        numbers = f"SELECT json_group_array(number) FROM ({found.find})"
        for number in json.loads(connection.exec_driver_sql(numbers, found.params).scalar_one()):
            calls[number] = 1
        return calls

    def _state(self, connection: Connection) -> tuple[Any, ...]:
        """What the answer depends on: the search, the file and what it holds."""
        return (str(connection.engine.url), self.match, *self.own, *connection.exec_driver_sql(STATE).one())


def _remember(key: tuple[Any, ...], known: _Known) -> None:
    _known[key] = known
    while len(_known) > MAPS_KEPT:
        _known.popitem(last=False)


def call_hits(
    connection: Connection, acting: Acting, wanted: CallFilter, call_ids: Sequence[str]
) -> dict[str, Hit]:
    """The first fitting passage of each of these calls; calls without one are left out."""
    search = TextSearch.of(acting, wanted)
    if search is None or not search.match or not call_ids:
        return {}
    named = f"SELECT number, id FROM interaction WHERE id IN ({marks(tuple(call_ids))})"
    calls = {int(row[0]): str(row[1]) for row in connection.exec_driver_sql(named, tuple(call_ids))}
    if not calls:
        return {}
    found = search.condition((min(calls), max(calls)))
    first = found.find.replace(f"s.rowid >> {CALL_SHIFT} AS number", "min(s.rowid)", 1)
    among = f"{first} AND s.rowid >> {CALL_SHIFT} IN ({marks(tuple(calls))}) GROUP BY s.rowid >> {CALL_SHIFT}"
    passages = connection.exec_driver_sql(among, (*found.params, *calls)).scalars().all()
    read = "SELECT rowid, kind, at_ms, body FROM search_text WHERE rowid = ?"
    rows = [connection.exec_driver_sql(read, (passage,)).one() for passage in passages]
    looked_for = _words(wanted.text)
    return {
        calls[rowid >> CALL_SHIFT]: Hit(kind, at_ms, excerpt(body, looked_for))
        for rowid, kind, at_ms, body in rows
    }


def _words(text: str) -> list[str]:
    """The words looked for, as they are compared; a beginning counts as the word."""
    return [_plain(word) for word in WORD.findall(CJK.sub(r" \1 ", text))]


def _plain(word: str) -> str:
    parts = unicodedata.normalize("NFD", word.casefold())
    return "".join(part for part in parts if not unicodedata.combining(part))


def excerpt(
    body: str, looked_for: Sequence[str], before: int = 6, after: int = 14
) -> tuple[tuple[str, bool], ...]:
    """The part of a segmented passage around the first match, as runs of text that match or do not."""
    words = list(WORD.finditer(body))
    fits = [any(_plain(word[0]).startswith(one) for one in looked_for) for word in words]
    if not any(fits):
        return ((joined(body), False),)
    centre = _best(words, fits, len(looked_for))
    begin, end = max(0, centre - before), min(len(words), centre + after)
    start = words[begin].start() if begin else 0
    stop = words[end - 1].end() if end < len(words) else len(body)
    marked = "".join(_marked(body, words[begin:end], fits[begin:end], start, stop))
    marked = joined(marked).replace("\x03\x02", "").replace("\x03 \x02", " ").strip()
    runs = [(part, n % 2 == 1) for n, part in enumerate(re.split("[\x02\x03]", marked)) if part]
    return (*([("… ", False)] if begin else []), *runs, *([(" …", False)] if end < len(words) else []))


def _best(words: Sequence[re.Match[str]], fits: Sequence[bool], length: int) -> int:
    """Where most of what was looked for stands close together."""
    return max((n for n, fit in enumerate(fits) if fit), key=lambda n: (sum(fits[n : n + length]), -n))


def _marked(
    body: str, words: Sequence[re.Match[str]], fits: Sequence[bool], start: int, stop: int
) -> Iterable[str]:
    at = start
    for word, fit in zip(words, fits, strict=True):
        if fit:
            yield body[at : word.start()] + "\x02" + word[0] + "\x03"
            at = word.end()
    yield body[at:stop]


def forget_searches() -> None:
    """Drop what earlier searches found: for measuring, and when a workspace is closed."""
    _known.clear()
