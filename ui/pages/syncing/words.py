"""How syncing stands, and what a text is, in words."""

from __future__ import annotations

from typing import Final

from ui.syncing import Sync
from ui.text import N_, tr, tr_error, tr_marked, tr_n

WHAT: Final = {
    ("moment", "note"): N_("Note of a moment"),
    ("draft", "feedback"): N_("Feedback of a draft"),
    ("draft", "private_note"): N_("Private note of a draft"),
    ("draft_answer", "comment"): N_("Comment on an answer"),
    ("coaching_session", "notes"): N_("Notes of a coaching"),
    ("coaching_action", "text"): N_("Agreed action"),
    ("action_item", "text"): N_("Action of a listening session"),
    ("action_item", "outcome"): N_("Outcome of an action"),
    ("listening_note", "text"): N_("Note of a listening session"),
    ("calibration_agreed", "reason"): N_("Reason of an agreed score"),
    ("calibration_round", "notes"): N_("Notes of a round"),
    ("goal", "note"): N_("Note of a goal"),
    ("recognition", "text"): N_("Recognition"),
}


def what(table: str, field: str) -> str:
    """What kind of text it is."""
    return tr_marked(WHAT[table, field]) if (table, field) in WHAT else f"{table}.{field}"


def long_state(state: Sync) -> str:
    """The same with reasons, for the page."""
    if state.error is not None:
        return " ".join(part for part in tr_error(state.error) if part)
    if state.held_back:
        return state.held_back
    report = state.report
    if report is None:
        return ""
    parts = [tr("{sent} changes sent, {received} received.", sent=report.sent, received=report.received)]
    if report.recordings_sent or report.recordings_received:
        parts.append(
            tr(
                "Recordings: {sent} sent, {received} received.",
                sent=report.recordings_sent,
                received=report.recordings_received,
            )
        )
    if report.recordings_missing:
        parts.append(tr_n("%n recording(s) not here yet.", report.recordings_missing))
    if report.waiting:
        parts.append(tr_n("%n change(s) wait for others they rest on.", report.waiting))
    if report.aside:
        parts.append(tr_n("%n double(s) set aside; nothing of them is lost.", report.aside))
    return tr(" ").join([*parts, *report.problems])
