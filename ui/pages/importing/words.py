"""Names of what an import speaks of."""

from __future__ import annotations

from typing import Final

from qa_desk.importing import Item, Preview, Refusal, Status
from ui.text import N_, show_number, tr, tr_marked, tr_n

FIELD_NAMES: Final = {
    "external_id": N_("Call ID"),
    "started_at": N_("Start"),
    "date": N_("Date of the call"),
    "time": N_("Time of the call"),
    "ended_at": N_("End"),
    "agent": N_("Agent's name"),
    "agent_id": N_("Agent's ID"),
    "customer": N_("Customer"),
    "customer_phone": N_("Customer's number"),
    "caller_number": N_("Calling number"),
    "called_number": N_("Called number"),
    "direction": N_("Direction"),
    "channel": N_("Channel"),
    "queue": N_("Queue"),
    "reason": N_("Reason"),
    "subreason": N_("Narrower reason"),
    "outcome": N_("Outcome"),
    "answered": N_("Answered, yes or no"),
    "resolved": N_("Resolved, yes or no"),
    "language": N_("Language"),
    "duration": N_("Length"),
    "talk": N_("Talk time"),
    "wait": N_("Wait"),
    "hold": N_("On hold"),
    "wrap": N_("Wrap-up"),
    "rating": N_("Customer's rating"),
    "comment": N_("Customer's words"),
    "answered_at": N_("When the customer answered"),
    "survey_id": N_("Survey ID"),
    "kind": N_("Kind of survey"),
    "scale_max": N_("Highest rating"),
    "nps": N_("Would recommend (NPS)"),
    "ces": N_("Effort (CES)"),
    "sent": N_("Survey sent, yes or how many"),
    "sent_at": N_("When the survey was sent"),
    "period": N_("Month or week counted"),
    "tier": N_("Tier"),
    "segment": N_("Segment"),
    "recording": N_("Recording's file name"),
}
UNIT_NAMES: Final = {
    "s": N_("seconds"),
    "ms": N_("milliseconds"),
    "min": N_("minutes"),
    "clock": N_("hours:minutes:seconds"),
    "day": N_("share of a day"),
}
SIGNS: Final = {Status.NEW: "+", Status.COMPLETES: "↑", Status.KNOWN: "=", Status.REFUSED: "✕"}
TONES: Final = {Status.NEW: "good", Status.COMPLETES: "accent", Status.KNOWN: "quiet", Status.REFUSED: "bad"}


def field_name(field: str) -> str:
    """What a column can mean, in words."""
    return tr_marked(FIELD_NAMES[field])


def status_name(status: Status) -> str:
    """What becomes of a row, in a word."""
    return {
        Status.NEW: tr("new"),
        Status.COMPLETES: tr("completes a call"),
        Status.KNOWN: tr("here already"),
        Status.REFUSED: tr("refused"),
    }[status]


def note_of(item: Item) -> str:
    """What is worth knowing about a row."""
    return tr(" ").join(tr_marked(remark.message, **remark.params) for remark in item.remarks)


def refusal_text(refusal: Refusal) -> str:
    """One line: the file, the row, the reason."""
    reason = tr_marked(refusal.message, **refusal.params)
    if refusal.line is None:
        return tr("{name}: {reason}", name=refusal.path.name, reason=reason)
    line = show_number(refusal.line)
    return tr("{name}, line {line}: {reason}", name=refusal.path.name, line=line, reason=reason)


def left_out(found: Preview) -> str:
    """What a preview has no rows for: files that are nothing to import, values that are no rating."""
    parts = []
    if found.passed_over:
        parts.append(tr_n("%n other file(s) in the folders hold nothing to import.", found.passed_over))
    if found.ratings_off_scale:
        off = found.ratings_off_scale  # also a 0 where nobody answered, so these are no lost ratings
        parts.append(tr_n("%n value(s) outside the rating scale, taken as no rating.", off))
    return tr(" ").join(parts)
