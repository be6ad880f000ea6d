"""What the codes of the life of an evaluation are called in reports."""

from __future__ import annotations

from fractions import Fraction

from qa_desk import scoring
from qa_desk.errors import N_
from qa_desk.reports.document import NONE, Voice

CLASSES = {
    "customer": N_("Customer critical"),
    "business": N_("Business critical"),
    "compliance": N_("Compliance critical"),
}
WITHOUT = N_("Calls without an error: {kind}")
NON_CRITICAL = N_("Non-critical")
OUTCOMES = {
    "pass": N_("Passed"),
    "fail": N_("Not passed"),
    "not_scorable": N_("Not scorable"),
    "incomplete": N_("Incomplete"),
}
PURPOSES = {
    "coach": N_("Coach"),
    "self": N_("Self-evaluation"),
    "calibration": N_("Calibration"),
    "auto": N_("Automatic"),
    "rescore": N_("Scored again"),
}
STATES = {
    "submitted": N_("Submitted"),
    "released": N_("Released"),
    "acknowledged": N_("Acknowledged"),
    "disputed": N_("Disputed"),
    "under_review": N_("Under review"),
    "upheld": N_("Upheld"),
    "revised": N_("Revised"),
}
STEPS = {
    **STATES,
    "approved": N_("Approved"),
    "seen": N_("Read by the agent"),
    "review_started": N_("Review started"),
}
TAGS = {
    "praise": N_("Praise"),
    "coach": N_("Coaching"),
    "critical": N_("Critical"),
    "customer": N_("Customer voice"),
}
"""Tags of moments that have a name in every language; all others are words of one's own."""


def points(value: Fraction) -> str:
    """Points with no more digits than they need, two after the point at most."""
    return f"{float(scoring.shown(value, 2)):g}"


def total(voice: Voice, form: scoring.Form, value: Fraction | None, beside: Fraction | None = None) -> str:
    """A score of this form with its unit."""
    if value is None:
        return NONE
    shown = scoring.shown(value, beside=beside)
    return voice(N_("{score} points"), score=shown) if form.formula == "points_plus_minus" else f"{shown} %"
