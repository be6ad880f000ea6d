"""How sessions, calls, strata and notes read."""

from __future__ import annotations

from datetime import date
from typing import Final

from db.queries.listening_actions import ActionRow
from db.queries.listening_session import Guest, ItemRow
from qa_desk.listening import Coverage
from qa_desk.work.listening_minutes import TAGS
from ui.text import N_, NO_VALUE, show_day, show_duration, show_month, show_number, tr, tr_marked

STATES: Final = {
    "planned": N_("planned"),
    "running": N_("running"),
    "held": N_("held"),
    "cancelled": N_("called off"),
}
STRATA: Final = {
    "failed": N_("Abandoned or failed"),
    "repeated": N_("Called again"),
    "low": N_("Low rating"),
    "high": N_("High rating"),
    "outgoing": N_("Outgoing"),
    "others": N_("All others"),
}
FACTS: Final = {
    "direction": N_("Direction"),
    "reason": N_("Reason"),
    "tier": N_("Tier"),
    "channel": N_("Channel"),
    "band": N_("Rating"),
    "failed": N_("Abandoned or failed"),
    "repeated": N_("Called again"),
    "language": N_("Language"),
}
VALUES: Final = {
    "in": N_("incoming"),
    "out": N_("outgoing"),
    "low": N_("low"),
    "middle": N_("middle"),
    "high": N_("high"),
    "none": N_("none"),
    "yes": N_("yes"),
    "no": N_("no"),
    "voice": N_("phone"),
    "chat": N_("chat"),
}


def month_text(month: str) -> str:
    """`2026-11` as people write it."""
    return show_month(date.fromisoformat(f"{month}-01"))


def state_text(state: str) -> str:
    """Where a session stands."""
    return tr_marked(STATES[state])


def stratum_text(item: ItemRow) -> str:
    """The kind a call was drawn for, and for which it stands in."""
    name = tr_marked(STRATA.get(item.stratum, item.stratum))
    if item.instead_of:
        return tr(
            "{used} for {short}", used=name, short=tr_marked(STRATA.get(item.instead_of, item.instead_of))
        )
    return name


def value_text(line: Coverage) -> str:
    """A value of a fact in words."""
    return tr_marked(VALUES[line.value]) if line.value in VALUES else line.value or NO_VALUE


def direction_text(item: ItemRow) -> str:
    """Which way the call went."""
    return tr_marked(VALUES.get(item.direction, item.direction))


def tag_text(tag: str) -> str:
    """A note's tag."""
    return tr_marked(TAGS[tag])


def part_text(item: ItemRow) -> str:
    """What of a call is heard."""
    length = show_duration(item.length_ms)
    if item.left_out_ms:
        return tr("{part} without holds", part=length)
    if item.length_ms >= item.duration_ms:
        return length
    return tr("{part} of {whole}", part=length, whole=show_duration(item.duration_ms))


def facts_text(item: ItemRow) -> str:
    """What a room may know of a call before it hears it."""
    parts = [direction_text(item), item.reason, item.tier]
    if item.stratum in ("failed", "repeated"):
        parts.append(tr_marked(STRATA[item.stratum]))
    return " · ".join(part for part in parts if part)


def rating_text(item: ItemRow) -> str:
    """The customer's rating."""
    if item.rating_value is None:
        return tr("no rating")
    value = show_number(item.rating_value)
    return (
        tr("{value} of {most}", value=value, most=show_number(item.rating_max)) if item.rating_max else value
    )


def voice_text(voice: str) -> str:
    """How the agent's voice was changed."""
    words = {
        "agent": tr("The agent's voice is changed."),
        "turns": tr("One channel: the voice is changed where the transcript says the agent speaks."),
        "all": tr("One channel and no transcript: every voice is changed."),
    }
    return words.get(voice, "")


def action_text(action: ActionRow) -> str:
    """Who does it by when."""
    due = tr("by {day}", day=show_day(action.due)) if action.due else ""
    return " · ".join(part for part in (action.owner or "", due) if part)


def guest_text(guest: Guest) -> str:
    """How long somebody listened."""
    return tr(
        "{session} in this session, {month} this month",
        session=show_duration(guest.heard_ms),
        month=show_duration(guest.month_ms),
    )
