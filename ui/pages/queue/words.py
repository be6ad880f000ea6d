"""How the queue's rows read."""

from __future__ import annotations

from datetime import date, timedelta

from db.queries.queue import CoachingDue, Room, Share
from db.queries.sampling import QueueRow
from qa_desk.sampling.guard import Skips
from qa_desk.work.sampling import Load
from ui.text import NO_VALUE, show_day, show_number, show_percent, tr, tr_n


def due_text(due: date | None, today: date) -> str:
    """A day as people count to it."""
    if due is None:
        return NO_VALUE
    days = (due - today).days
    if days < 0:
        return tr_n("%n day(s) late", -days)
    if days == 0:
        return tr("today")
    if days == 1:
        return tr("tomorrow")
    return show_day(due)


def due_tone(due: date | None, today: date) -> str:
    """The colour of a day: late, soon, or like the rest."""
    if due is None or due - today > timedelta(days=1):
        return "quiet"
    return "bad" if due < today else "watch"


def agent_text(row: QueueRow) -> str:
    """Whose call it is, as far as its evaluator may know."""
    return tr("hidden") if row.agent_hidden else row.agent or NO_VALUE


def reason_text(row: QueueRow) -> str:
    """The narrowest reason."""
    return row.reason.rsplit(" / ", 1)[-1] if row.reason else NO_VALUE


def room_text(room: Room) -> str:
    """Room and absence in words."""
    parts = [] if room.weekly is None else [tr("{n} calls a week", n=show_number(room.weekly))]
    if room.away_from is not None and room.away_to is not None:
        last = room.away_to - timedelta(days=1)
        parts.append(tr("away {first} to {last}", first=show_day(room.away_from), last=show_day(last)))
    return tr(", ").join(parts)


def left_text(share: Share) -> str:
    """How much of a share is done."""
    return tr("{done} of {total} done", done=show_number(share.done), total=show_number(share.total))


def load_text(load: Load) -> str:
    """Open calls beside the room of a week."""
    if load.room.weekly:
        weeks = show_number(load.share.open / load.room.weekly, 1)
        return tr("{n} open, {weeks} weeks of work", n=show_number(load.share.open), weeks=weeks)
    return tr("{n} open", n=show_number(load.share.open))


def skipped_text(skips: Skips) -> str:
    """How many were skipped, of how many."""
    return tr("{n} of {given}", n=show_number(skips.skipped), given=show_number(skips.given))


def chance_text(skips: Skips) -> str:
    """What chance alone would leave."""
    if skips.expected_low is None or skips.expected_high is None:
        return NO_VALUE
    return tr("{low} to {high}", low=show_number(skips.expected_low), high=show_number(skips.expected_high))


def judged_text(skips: Skips) -> str:
    """The verdict by shape and word."""
    return {
        "too_few": tr("too few to say"),
        "like_the_others": "✓ " + tr("like the others"),
        "more_than_chance": "▲ " + tr("more than chance"),
    }[skips.judged]


def judged_tip(skips: Skips) -> str:
    """The figures behind the verdict."""
    share = skips.share
    if share.value is None or skips.p is None:
        return tr("Needs ten calls of this coach and ten of the others.")
    return tr(
        "Skipped {share} (95 %: {low} to {high}); the others {others}. Chance of so many or more: p = {p}, corrected"
        " for looking at every coach.",
        share=show_percent(share.value),
        low=show_percent(share.low),
        high=show_percent(share.high),
        others=show_percent(skips.others.value),
        p=show_number(skips.p, 3),
    )


def coaching_text(one: CoachingDue) -> str:
    """What is to be done, with whom."""
    return {
        "session": tr("Session with {agent}", agent=one.agent),
        "action": tr("Agreed with {agent}: {words}", agent=one.agent, words=one.words),
        "goal": tr("A goal of {agent} ends", agent=one.agent),
    }[one.kind]
