"""Who may do what: one table of action and roles, asked by every use case."""

from __future__ import annotations

from sqlalchemy import Connection

from db.queries.acting import Acting
from db.queries.scope import sees_call
from qa_desk.errors import N_, QADeskError

SCORERS = frozenset({"coach", "lead", "admin"})
LEADS = frozenset({"lead", "admin"})
ADMINS = frozenset({"admin"})
LISTENERS = SCORERS | {"executive"}
EVERYONE = LISTENERS | {"agent"}
NOBODY: frozenset[str] = frozenset()
"""What only the system does."""

ALLOWED: dict[str, frozenset[str]] = {
    "call.import": SCORERS,
    "call.listen": LISTENERS,
    "evaluation.start": SCORERS,
    "evaluation.self": EVERYONE,
    "evaluation.edit": EVERYONE,
    "evaluation.submit": EVERYONE,
    "evaluation.discard": EVERYONE,
    "evaluation.approve": SCORERS,
    "evaluation.release": SCORERS,
    "evaluation.revise": SCORERS,
    "evaluation.see": EVERYONE,
    "evaluation.acknowledge": EVERYONE,
    "dispute.open": EVERYONE,
    "dispute.review": SCORERS,
    "dispute.statistics": LEADS,
    "moment.add": LISTENERS,
    "moment.edit": LISTENERS,
    "moment.export": SCORERS,
    "call.export": SCORERS,
    "form.publish": LEADS,
    "evaluation.report": EVERYONE,
    "agent.report": EVERYONE,
    "form.report": SCORERS,
    "answers.export": SCORERS,
    "form.draft": LEADS,
    "form.retire": LEADS,
    "suggestion.rule": LEADS,
    "suggestion.make": SCORERS,
    "person.add": LEADS,
    "person.edit": LEADS,
    "role.grant": ADMINS,
    "person.merge": LEADS,
    "team.edit": LEADS,
    "profile.save": SCORERS,
    "phrases.edit": SCORERS,
    "sound.measure": SCORERS,
    "listening.plan": LISTENERS,
    "listening.hold": LISTENERS,
    "listening.bundle": LISTENERS,
    "plan.draw": LEADS,
    "calibration.host": SCORERS,
    "coaching.hold": SCORERS,
    "coaching.sign": EVERYONE,
    "goal.set": SCORERS,
    "growth.wish": EVERYONE,
    "growth.set": SCORERS,
    "recognition.give": LISTENERS,
    "gate.freeze": LEADS,
    "gate.except": LEADS,
    "assignment.work": SCORERS,
    "password.change": EVERYONE,
    "password.reset": ADMINS,
    "password.require": ADMINS,
    "sign_in.pass": NOBODY,
    "sign_in.fail": NOBODY,
    "sync.settle": LISTENERS,
    "workspace.backup": SCORERS,
    "workspace.set_up": ADMINS,
}


class PermissionDenied(QADeskError):
    """The acting person's roles do not allow this."""


def may(acting: Acting | None, action: str) -> bool:
    """True where the person may do the action; the system (None) may do all. `KeyError` for an unknown action."""
    allowed = ALLOWED[action]
    return acting is None or not acting.roles.isdisjoint(allowed)


def require(acting: Acting | None, action: str) -> None:
    """Raise `PermissionDenied` where `may` says no."""
    if not may(acting, action):
        raise PermissionDenied(
            N_("{name} may not do this here."),
            hint=N_("Ask a lead or an administrator of the workspace."),
            name=acting.name if acting else "",
        )


def require_call(connection: Connection, acting: Acting | None, interaction_id: str) -> None:
    """Raise `PermissionDenied` where the call is of another scope: see `db.queries.scope`. The system may see all."""
    if acting is not None and not sees_call(connection, acting, interaction_id):
        raise PermissionDenied(
            N_("This call is not there, or is not yours to see."),
            hint=N_("An administrator says whose calls you see, on the page People."),
        )
