"""Who and what an incoming call speaks of: people, customers and reasons, found or made."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from sqlalchemy import Connection

from db.keys import new_id
from db.many import insert_rows
from db.models import to_epoch_ms
from db.queries.imports import ids_by
from qa_desk.importing.facts import CallFacts
from qa_desk.importing.links import customer_of, workspace_id

PATH = " / "
"""Between the names of a reason's path."""


class Places:
    """Ids of the people, customers and reasons of one batch of calls; makes those that are missing."""

    def __init__(self, connection: Connection, calls: Sequence[CallFacts], now: datetime) -> None:
        self._connection, self._now = connection, to_epoch_ms(now)
        self._salt = workspace_id(connection)
        self._agents = self._find_agents(calls)
        self._reasons = self._find_reasons({PATH.join(call.reason) for call in calls if call.reason})
        self._customers = self._find_customers(calls)

    def agent(self, call: CallFacts) -> str | None:
        """The id of the call's agent, None where nothing names one."""
        name = alias_of(call)
        return None if name is None else self._agents[call.source, name]

    def reason(self, call: CallFacts) -> str | None:
        """The id of the narrowest reason of the call."""
        return self._reasons[PATH.join(call.reason)] if call.reason else None

    def customer(self, call: CallFacts) -> str | None:
        """The id of the call's customer."""
        reference = customer_of(call.customer, call.phone, self._salt)
        return None if reference is None else self._customers[reference]

    def _find_agents(self, calls: Sequence[CallFacts]) -> dict[tuple[str, str], str]:
        wanted: dict[tuple[str, str], CallFacts] = {}
        since: dict[tuple[str, str], date] = {}
        for call in calls:
            if (name := alias_of(call)) is not None:
                key = (call.source, name)
                wanted.setdefault(key, call)
                if call.started_at is not None:
                    day = call.started_at.date()
                    since[key] = min(since.get(key, day), day)
        found: dict[tuple[str, str], str] = {}
        for source in {source for source, _ in wanted}:
            names = [name for one, name in wanted if one == source]
            for name, person in self._aliases(source, names):
                found[source, name] = person
        for key, call in wanted.items():
            if key not in found:
                found[key] = self._person(key, call, since.get(key))
        return found

    def _aliases(self, source: str, names: Sequence[str]) -> Iterable[tuple[str, str]]:
        for at in range(0, len(names), 900):
            part = names[at : at + 900]
            marks = ",".join("?" * len(part))
            sql = f"SELECT external_id, person_id FROM person_alias WHERE source = ? AND external_id IN ({marks})"
            yield from ((str(a), str(b)) for a, b in self._connection.exec_driver_sql(sql, (source, *part)))

    def _person(self, key: tuple[str, str], call: CallFacts, since: date | None) -> str:
        """The one active person of this very name, else a new agent; known under this alias from now on."""
        name = call.agent or call.agent_id or key[1]
        sql = "SELECT id FROM person WHERE name = ? AND active LIMIT 2"
        same = self._connection.exec_driver_sql(sql, (name,)).all()
        if len(same) == 1:
            person = str(same[0][0])
        else:
            person = new_id()
            self._insert("person", id=person, name=name, languages="[]", active=1, created_at=self._now)
            self._insert(
                "role_grant",
                id=new_id(),
                person_id=person,
                role="agent",
                valid_from=(since or date.today()).isoformat(),
            )
        self._insert("person_alias", id=new_id(), person_id=person, source=key[0], external_id=key[1])
        return person

    def _find_reasons(self, paths: set[str]) -> dict[str, str]:
        every = {
            PATH.join(path.split(PATH)[: depth + 1])
            for path in paths
            for depth in range(path.count(PATH) + 1)
        }
        found = ids_by(self._connection, "reason", "path", sorted(every))
        for path in sorted(every - set(found), key=lambda path: (path.count(PATH), path)):
            parent, _, name = path.rpartition(PATH)
            found[path] = new_id()
            self._insert("reason", id=found[path], path=path, name=name, parent_id=found.get(parent))
        return found

    def _find_customers(self, calls: Sequence[CallFacts]) -> dict[str, str]:
        first: dict[str, CallFacts] = {}
        for call in calls:
            reference = customer_of(call.customer, call.phone, self._salt)
            if reference is not None:
                first.setdefault(reference, call)
        found = ids_by(self._connection, "customer", "reference", sorted(first))
        new = [(new_id(), ref, call.tier, call.segment) for ref, call in first.items() if ref not in found]
        if new:
            sql = "INSERT INTO customer (id, reference, tier, segment) VALUES (?, ?, ?, ?)"
            insert_rows(self._connection, sql, new)
            found.update((reference, key) for key, reference, *_ in new)
        return found

    def _insert(self, table: str, **values: object) -> None:
        columns = ", ".join(values)
        marks = ", ".join("?" * len(values))
        self._connection.exec_driver_sql(
            f"INSERT INTO {table} ({columns}) VALUES ({marks})", tuple(values.values())
        )


def alias_of(call: CallFacts) -> str | None:
    """What the source calls the agent: the id, else the name."""
    return call.agent_id or call.agent
