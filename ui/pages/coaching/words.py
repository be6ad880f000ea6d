"""How sessions, goals and effects read."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Final

from PySide6.QtCore import QDateTime

from db.queries.coaching import SessionRow
from qa_desk.stats.coaching import Ancova
from qa_desk.work.coaching import Suggestion, Topic
from ui.effects import effect_text, verdict_text
from ui.goals import share_text
from ui.text import show_day, show_duration, show_number, show_time, tr

TEMPLATE_KEYS: Final = ("", "grow", "sbi")


def state_text(row: SessionRow) -> str:
    """Where a session stands and when it is."""
    words = {"planned": tr("planned"), "held": tr("held"), "cancelled": tr("called off")}[row.state]
    return tr("{state}, {time}", state=words, time=show_time(row.held_at))


def kind_text(kind: str) -> str:
    """What a topic is."""
    return {
        "question": tr("Question"),
        "moment": tr("Moment"),
        "evaluation": tr("Evaluation"),
        "dispute": tr("Dispute"),
        "goal": tr("Goal"),
    }[kind]


def template_text(key: str) -> str:
    """A template's name."""
    return {
        "": tr("No template"),
        "grow": tr("GROW: goal, reality, options, way forward"),
        "sbi": tr("SBI: situation, behaviour, impact"),
    }[key]


def template_notes(key: str) -> str:
    """The headings a template puts into the notes."""
    parts = {
        "grow": (tr("Goal: what is wanted"), tr("Reality: what happens now"), tr("Options: what could be done"),
                 tr("Way forward: what will be done, until when")),
        "sbi": (tr("Situation: when and where"), tr("Behaviour: what was said or done"),
                tr("Impact: what it did to the customer")),
    }.get(key, ())  # fmt: skip
    return "\n\n".join(f"{part}\n" for part in parts)


def topic_text(topic: Topic) -> str:
    """A topic's words, or what it points at."""
    row = topic.row
    place = show_time(row.started_at) if row.started_at is not None else ""
    words = topic.title or row.tag or kind_text(row.kind)
    if row.kind == "moment" and row.start_ms is not None:
        place = tr("{day} at {at}", day=show_day(row.started_at), at=show_duration(row.start_ms))
    return f"{words}  ({place})" if place else words


def suggestion_text(one: Suggestion) -> str:
    """A suggestion in one line, with how often a question was missed and how sure that is."""
    head = tr("{kind}: {words}", kind=kind_text(one.subject.kind), words=one.title or one.detail)
    if one.missed is not None:
        return tr("{words} (not passed {share})", words=head, share=share_text(one.missed))
    return f"{head}  ({show_day(one.at)})" if one.at is not None else head


def together_text(found: Ancova) -> str:
    """All coachings at once in a sentence."""
    if found.effect.value is None:
        return tr("There is not enough yet to say whether coaching works: {coached} coached, {others} beside them.",
                  coached=show_number(found.coached), others=show_number(found.others))  # fmt: skip
    return tr(
        "{verdict}: {effect} points on what was coached; {coached} coachings beside {others} of agents not coached",
        verdict=verdict_text(found.verdict), effect=effect_text(found.effect), coached=show_number(found.coached),
        others=show_number(found.others),
    )  # fmt: skip


def to_qt(moment: datetime) -> QDateTime:
    """A time for a date and time field, on this computer's clock."""
    return QDateTime.fromSecsSinceEpoch(int(moment.timestamp()))


def from_qt(moment: QDateTime) -> datetime:
    """A field's time, aware."""
    return datetime.fromtimestamp(moment.toSecsSinceEpoch()).astimezone()


def noon(day: date) -> datetime:
    """The middle of a local day."""
    return datetime.combine(day, time(12)).astimezone()
