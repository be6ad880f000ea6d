"""What the hub refused, in words: things, fields, reasons."""

from __future__ import annotations

from typing import Final

from ui.text import N_, tr, tr_marked

THINGS: Final = {
    "moment": N_("Moment"),
    "evaluation": N_("Evaluation"),
    "evaluation_event": N_("Step of an evaluation"),
    "answer": N_("Answer"),
    "evidence": N_("Evidence"),
    "draft": N_("Draft"),
    "draft_answer": N_("Answer of a draft"),
    "interaction": N_("Call"),
    "recording": N_("Recording"),
    "coaching_session": N_("Coaching session"),
    "coaching_action": N_("Agreed action"),
    "goal": N_("Goal"),
    "recognition": N_("Recognition"),
    "dispute": N_("Dispute"),
    "assignment": N_("Assignment"),
    "person": N_("Person"),
    "team": N_("Team"),
    "membership": N_("Membership of a team"),
    "role_grant": N_("Role"),
    "form_version": N_("Form"),
    "listening_note": N_("Note of a listening session"),
    "audit_event": N_("Entry of the audit log"),
}
FIELDS: Final = {
    "note": N_("Note"),
    "notes": N_("Notes"),
    "text": N_("Text"),
    "tag": N_("Tag"),
    "comment": N_("Comment"),
    "feedback": N_("Feedback"),
    "private_note": N_("Private note"),
    "name": N_("Name"),
    "shared": N_("Shared"),
    "start_ms": N_("Begins (ms)"),
    "end_ms": N_("Ends (ms)"),
    "score": N_("Score"),
    "role": N_("Role"),
    "author_id": N_("Author"),
    "evaluator_id": N_("Evaluator"),
    "deleted": N_("Deleted"),
}
REASONS: Final = {
    "edits a row that is not here": N_("It changes something that the hub does not have."),
    "rests on something that was refused": N_("It rests on something else that was refused."),
    "this fact is known already, with other content": N_(
        "The hub has this already, and it says something else."
    ),
    "unknown to this hub; update it": N_(
        "The hub is too old to know this kind of entry. It has to be updated."
    ),
    "written in somebody else's name": N_("It is written in somebody else's name."),
    "only an administrator may write this": N_("Only an administrator may write this."),
    "only a lead may write this": N_("Only a lead or an administrator may write this."),
    "not allowed by this person's roles": N_("The roles of the person at this desk do not allow it."),
    "belongs to another team or person": N_("It belongs to another team or person."),
    "names something of another team or person": N_("It names something of another team or person."),
}


def thing(table: str) -> str:
    """What kind of entry it is."""
    return tr_marked(THINGS[table]) if table in THINGS else table.replace("_", " ")


def field(column: str) -> str:
    """What one of its fields is called."""
    return tr_marked(FIELDS[column]) if column in FIELDS else column.replace("_", " ")


def why(reason: str) -> str:
    """Why it was refused; a reason of a newer hub as it says it."""
    known = REASONS.get(reason)
    return tr_marked(known) if known else tr("The hub says: {reason}", reason=reason)
