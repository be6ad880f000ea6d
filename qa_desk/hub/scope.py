"""Who may hold and write what. Rows flow in streams; a person's roles say which streams reach their desks. Pure.

`org` forms, teams, people · `calls:A` everything about agent A's calls · `agent:A` what A sees: released evaluations
with their shared moments · `person:P` P's own drafts · `staff` plans and calibration · `exec` listening sessions ·
`admin` the audit log. What a row names travels with it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

ORG = frozenset(
    {"form", "form_version", "form_retirement", "membership", "person", "reason", "role_grant", "team"}
)
STAFF = frozenset(
    {
        "calibration_agreed", "calibration_call", "calibration_member", "calibration_round", "calibration_score",
        "evaluator_capacity", "form_draft", "gate", "gate_exception", "import_profile", "person_alias",
        "plan_draw", "sampling_plan", "suggestion_rule",
    }
)  # fmt: skip
EXEC = frozenset(
    {
        "action_event", "action_item", "listening_impression", "listening_item", "listening_note",
        "listening_participant", "listening_presence", "listening_session", "listening_vote",
    }
)  # fmt: skip
ADMIN = frozenset({"audit_event"})
PRIVATE = {"coaching_private_note": "person_id", "draft": "evaluator_id"}
"""Rows of one person, and the column that names them."""
AGENT = {
    "coaching_session": "agent_id", "goal": "agent_id", "growth_path": "agent_id", "growth_step": "agent_id",
    "interaction": "agent_id", "recognition": "agent_id", "survey_sent_count": "agent_id",
    "training": "agent_id", "tryout_day": "agent_id",
}  # fmt: skip
"""Rows about an agent, and the column that names them."""
FOR_AGENT = frozenset(AGENT) - {"interaction", "survey_sent_count"}
"""Of these, what the agent has at once."""
INHERIT = {
    "answer": "evaluation_id",
    "assignment": "interaction_id",
    "assignment_event": "assignment_id",
    "coaching_action": "session_id",
    "coaching_signature": "session_id",
    "coaching_topic": "session_id",
    "dispute": "evaluation_id",
    "dispute_answer": "dispute_id",
    "dispute_decision": "dispute_id",
    "dispute_point": "dispute_id",
    "dispute_review": "dispute_id",
    "dispute_verdict": "dispute_id",
    "draft_answer": "draft_id",
    "draft_evidence": "draft_id",
    "evaluation": "interaction_id",
    "evaluation_event": "evaluation_id",
    "evidence": "evaluation_id",
    "moment": "interaction_id",
    "recording": "interaction_id",
    "section_score": "evaluation_id",
    "suggestion": "interaction_id",
    "suggestion_seen": "suggestion_id",
    "survey_comment": "interaction_id",
    "survey_response": "interaction_id",
    "survey_sent": "interaction_id",
    "transcript": "interaction_id",
    "turn": "transcript_id",
}
"""Rows that go where another one goes, by the column that names it."""
UPWARD = frozenset({"customer"})
"""Rows that only travel with what names them."""
RELEASED = frozenset(
    {
        "answer", "dispute", "dispute_decision", "dispute_point", "dispute_verdict", "evaluation_event", "evidence",
        "section_score",
    }
)  # fmt: skip
"""What an agent sees of a released evaluation; of the call itself its row, its sound and shared moments."""
HIDDEN = {"evaluation": frozenset({"private_note"})}
"""Columns that no `agent:` stream carries."""

AUTHORS = {
    "action_event": "person_id",
    "assignment_event": "person_id",
    "audit_event": "actor_id",
    "coaching_private_note": "person_id",
    "coaching_session": "coach_id",
    "coaching_signature": "person_id",
    "dispute": "opened_by",
    "dispute_answer": "reviewer_id",
    "dispute_decision": "decided_by",
    "dispute_review": "reviewer_id",
    "draft": "evaluator_id",
    "evaluation": "evaluator_id",
    "evaluation_event": "actor_id",
    "form_retirement": "retired_by",
    "form_version": "published_by",
    "gate": "frozen_by",
    "gate_exception": "by_id",
    "goal": "set_by",
    "listening_impression": "person_id",
    "listening_note": "author_id",
    "listening_presence": "person_id",
    "listening_vote": "person_id",
    "moment": "author_id",
    "recognition": "author_id",
}
"""Columns that must name whoever's desk it comes from."""
AGENT_WRITES = frozenset(
    {
        "answer", "audit_event", "coaching_private_note", "coaching_signature", "dispute", "dispute_point", "draft",
        "draft_answer", "draft_evidence", "evaluation", "evaluation_event", "evidence", "growth_path",
        "section_score", "tryout_day",
    }
)  # fmt: skip
AGENT_PATHS = frozenset({"wished", "left"})
"""States of a path that an agent's own desk may write: a wish, and taking it back."""
WITH_SESSION = frozenset({"coaching_action", "coaching_signature", "coaching_topic"})
"""Goes wherever its coaching session goes, to the agent too."""
AGENT_EVENTS = frozenset({"submitted", "seen", "acknowledged", "disputed"})
LEAD_WRITES = frozenset(
    {
        "form", "form_draft", "form_retirement", "form_version", "gate", "gate_exception", "membership", "person",
        "suggestion_rule", "team",
    }
)  # fmt: skip
ADMIN_WRITES = frozenset({"role_grant"})


@dataclass(frozen=True, slots=True)
class Reach:
    """A person, the roles held today, and whose calls these roles open; None opens everybody's."""

    person: str
    roles: frozenset[str]
    agents: frozenset[str] | None
    teams: frozenset[str] | None = None
    """The teams these roles are granted over, with all within them; None for all."""

    @property
    def is_admin(self) -> bool:
        """True for an administrator of the whole workspace, whose desk may bring in others' history."""
        return "admin" in self.roles and self.agents is None

    @property
    def is_staff(self) -> bool:
        """True for who scores."""
        return not self.roles.isdisjoint({"coach", "lead", "admin"})

    def holds(self, stream: str) -> bool:
        """True where this person's desks may hold a stream."""
        kind, _, who = stream.partition(":")
        if kind == "calls":
            return self.is_staff and (self.agents is None or who in self.agents)
        return {
            "org": bool(self.roles),
            "agent": who == self.person and bool(self.roles),
            "person": who == self.person and bool(self.roles),
            "staff": self.is_staff,
            "exec": self.is_staff or "executive" in self.roles,
            "admin": self.is_admin,
        }.get(kind, False)


def reach_of(
    person: str,
    grants: Iterable[Mapping[str, Any]],
    teams: Iterable[Mapping[str, Any]],
    members: Iterable[Mapping[str, Any]],
    today: str,
) -> Reach:
    """What a person's grants of today open: teams with all within them, and everybody who belongs or belonged there."""
    own = [g for g in grants if g["person_id"] == person and _holds(g, today)]
    roles = frozenset(str(g["role"]) for g in own)
    wide = [g for g in own if g["role"] in ("coach", "lead", "admin")]
    if any(g["team_id"] is None for g in wide):
        return Reach(person, roles, None)
    within = {g["team_id"] for g in wide}
    parents = {team["id"]: team["parent_id"] for team in teams}
    for team in parents:
        above, seen = team, set()
        while above is not None and above not in seen:
            seen.add(above)
            if above in within:
                within.add(team)
                break
            above = parents.get(above)
    agents = frozenset(str(m["person_id"]) for m in members if m["team_id"] in within)
    return Reach(person, roles, agents, frozenset(str(team) for team in within))


def _holds(grant: Mapping[str, Any], today: str) -> bool:
    return grant["valid_from"] <= today and (grant["valid_to"] is None or grant["valid_to"] > today)


def base_streams(table: str, row: Mapping[str, Any]) -> set[str] | None:
    """Where a row goes by itself; None where it follows the row it names."""
    if table in ORG:
        return {"org"}
    if table in AGENT:
        agent = row.get(AGENT[table])
        streams = {f"calls:{agent}"} if agent else {"staff"}
        if table == "recognition" and row.get("on_board") and not row.get("deleted"):
            streams |= {"org"}
        return streams | ({f"agent:{agent}"} if agent and table in FOR_AGENT else set())
    if table in PRIVATE:
        return {f"person:{row[PRIVATE[table]]}"}
    for tables, stream in ((STAFF, "staff"), (EXEC, "exec"), (ADMIN, "admin")):
        if table in tables:
            return {stream}
    if table in UPWARD:
        return set()
    return None if table in INHERIT else {"admin"}


def refusal(reach: Reach, table: str, new: bool, row: Mapping[str, Any], streams: set[str]) -> str | None:
    """Why a person's desk may not write this row; None where it may. `streams` is where the row belongs."""
    if reach.is_admin:
        return None
    author = AUTHORS.get(table)
    if author is not None and row.get(author) not in (
        reach.person,
        *((None,) if table != "evaluation" else ()),
    ):
        return "written in somebody else's name"
    if table in ADMIN_WRITES:
        return "only an administrator may write this"
    if not reach.is_staff:
        if table in EXEC and "executive" in reach.roles:
            return None
        if table not in AGENT_WRITES:
            return "not allowed by this person's roles"
        if table == "evaluation_event" and row.get("kind") not in AGENT_EVENTS:
            return "not allowed by this person's roles"
        if table == "evaluation" and row.get("purpose") != "self":
            return "not allowed by this person's roles"
        if table == "growth_path" and row.get("state") not in AGENT_PATHS:
            return "not allowed by this person's roles"
        if table == "tryout_day" and new:
            return "not allowed by this person's roles"
    may_be_new = new and table in ("person", "form_draft")  # an import brings in agents nobody knew
    if table in LEAD_WRITES and not may_be_new and "lead" not in reach.roles:
        return "only a lead may write this"
    own = {s for s in streams if reach.holds(s)}
    if streams and not own and table not in ADMIN:
        return "belongs to another team or person"
    return None
