"""Words for what a form's rules are called."""

from __future__ import annotations

from typing import Final

from ui.text import N_

KINDS: Final = {
    "yes_no": N_("Yes or no"),
    "choice": N_("One choice"),
    "multiple": N_("Several choices"),
    "scale": N_("Scale"),
    "number": N_("Number"),
    "date": N_("Date"),
    "short_text": N_("Short text"),
    "text": N_("Long text"),
}
FORMULAS: Final = {
    "section_percent": N_("Section percent"),
    "pooled_points": N_("Pooled points"),
    "category_mean": N_("Mean of questions"),
    "points_plus_minus": N_("Points, plus and minus"),
}
ON_FAIL: Final = {
    "keep_and_flag": N_("Keep the score and flag it"),
    "zero": N_("Set to zero"),
    "cap": N_("Limit to the cap"),
}
NA_RULES: Final = {
    "exclude": N_("Leave it out"),
    "full_credit": N_("Full credit"),
    "fixed_score": N_("A fixed score"),
    "group_mean": N_("Like the rest of its section"),
}
COMMENTS: Final = {"optional": N_("Optional"), "required": N_("Required"), "never": N_("None")}
STARTERS: Final = {
    "support": N_("Support call"),
    "sales": N_("Sales call"),
    "collections": N_("Collections call"),
    "complaint": N_("Complaint handling"),
    "chat": N_("Chat and messages"),
    "executive_listening": N_("Executive listening"),
}
"""Keys of the forms that come with QA Desk, in the order they are offered."""
CLASSES: Final = {
    "": N_("Not critical"),
    "customer": N_("Critical for the customer"),
    "business": N_("Critical for the business"),
    "compliance": N_("Critical for compliance"),
}
OWNERS: Final = {"agent": N_("Agent"), "process": N_("Process"), "system": N_("System")}
EFFECTS: Final = {
    "none": N_("Only counted"),
    "fail_section": N_("Fails the section"),
    "fail_form": N_("Fails the form"),
}
RELEASES: Final = {
    "at_once": N_("At once"),
    "scheduled": N_("After some hours"),
    "approval": N_("After a second person's approval"),
}
