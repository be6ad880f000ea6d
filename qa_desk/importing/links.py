"""Which call a customer's answer belongs to: by the call's own id, else by the customer and the time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection

from db.models import to_epoch_ms
from db.queries.imports import call_of_customer, known_calls, sources
from qa_desk.errors import N_
from qa_desk.importing.facts import ImportProblem, IncomingCall, SurveyFacts
from qa_desk.importing.pseudonym import pseudonym

MS = timedelta(milliseconds=1)


@dataclass(frozen=True, slots=True)
class Link:
    """The call an answer belongs to, and how that is known: call_id or customer_time."""

    interaction_id: str
    how: str


def customer_of(customer: str | None, phone: str | None, workspace_id: str) -> str | None:
    """The reference a customer is stored under: their own, or the pseudonym of their number."""
    if customer:
        return customer
    return pseudonym(phone, workspace_id) if phone else None


def workspace_id(connection: Connection) -> str:
    """The key of pseudonyms: different in each workspace, the same on every desk of one."""
    found = connection.exec_driver_sql("SELECT value FROM workspace_fact WHERE key = 'workspace_id'").scalar()
    return str(found or "")


class AnswerLinks:
    """Finds calls for answers, among those of this import and those in the database."""

    def __init__(
        self, connection: Connection, window: timedelta, coming: Iterable[IncomingCall] = ()
    ) -> None:
        self._connection, self._window = connection, window
        self._salt = workspace_id(connection)
        self._sources = sources(connection)
        self._ids: defaultdict[str, set[str]] = defaultdict(set)
        self._times: defaultdict[str, list[datetime]] = defaultdict(list)
        for call in coming:
            facts = call.facts
            self._ids[facts.external_id].add(facts.source)
            reference = customer_of(facts.customer, facts.phone, self._salt)
            if reference and facts.started_at:
                self._times[reference].append(facts.started_at)

    def problem(self, answer: SurveyFacts) -> ImportProblem | None:
        """Why no call can be found for an answer, before anything is written; None where one will be."""
        if answer.call_id and len(self._ids.get(answer.call_id, ())) == 1:
            return None
        reference = customer_of(answer.customer, answer.phone, self._salt)
        if not answer.call_id and reference and answer.tied_at:
            earliest = answer.tied_at - self._window
            if any(earliest <= at <= answer.tied_at for at in self._times.get(reference, ())):
                return None
        found = self.find(answer)
        return found if isinstance(found, ImportProblem) else None

    def find(self, answer: SurveyFacts) -> Link | ImportProblem:
        """The call of an answer in the database, or why there is none."""
        if answer.call_id:
            return self._by_call(answer.call_id)
        reference = customer_of(answer.customer, answer.phone, self._salt)
        if not reference or answer.tied_at is None:
            return ImportProblem(N_("It names neither a call nor a customer and a time."))
        earliest, latest = answer.tied_at - self._window, answer.tied_at
        call = call_of_customer(self._connection, reference, to_epoch_ms(earliest), to_epoch_ms(latest))
        if call is None:
            return ImportProblem(
                N_("The customer has no call in the {hours} hours before the answer."),
                hours=round(self._window / timedelta(hours=1)),
            )
        return Link(call, "customer_time")

    def _by_call(self, call_id: str) -> Link | ImportProblem:
        found = [
            there.id
            for source in self._sources
            for there in known_calls(self._connection, source, [call_id]).values()
        ]
        if len(found) == 1:
            return Link(found[0], "call_id")
        if found:
            return ImportProblem(N_("The call id {id} occurs in several sources."), id=call_id)
        return ImportProblem(N_("There is no call with the id {id}."), id=call_id)
