"""How paths, steps, days and training read."""

from __future__ import annotations

from db.queries.growth import PathRow, StepRow, TryoutRow
from qa_desk.work.coaching.growing import Trained
from ui.effects import TONES, counted_text, effect_text, verdict_text
from ui.text import show_date, show_number, show_percent, tr


def state_text(path: PathRow) -> str:
    """How far a path is, by shape and word."""
    if path.state == "reached":
        return "● " + tr("reached {day}", day=show_date(path.reached_on))
    return {
        "wished": "○ " + tr("wished for since {day}", day=show_date(path.since)),
        "agreed": "◐ " + tr("under way since {day}", day=show_date(path.since)),
        "left": "– " + tr("not followed any more"),
    }[path.state]


def step_text(step: StepRow) -> str:
    """When a step was done, or until when it is to be."""
    if step.done_on is not None:
        return tr("done {day}", day=show_date(step.done_on))
    return tr("until {day}", day=show_date(step.due)) if step.due is not None else ""


def tryout_text(day: TryoutRow) -> str:
    """A try-out day in one line."""
    words = tr("Try-out day {day}", day=show_date(day.day))
    if day.host:
        words = tr("{words} with {name}", words=words, name=day.host)
    state = {"planned": tr("planned"), "held": tr("held"), "cancelled": tr("called off")}[day.state]
    return f"{words}: {state}"


def training_text(one: Trained) -> str:
    """A training's day, length and what it was about."""
    parts = [show_date(one.row.taken_on)]
    if one.row.hours is not None:
        parts.append(tr("{hours} h", hours=show_number(one.row.hours, 0 if one.row.hours % 1 == 0 else 1)))
    if one.question:
        parts.append(tr("about “{question}”", question=one.question))
    if one.row.role:
        parts.append(tr("on the way to {role}", role=one.row.role))
    return " · ".join(parts)


def effect_words(one: Trained) -> tuple[str, str, str]:
    """The verdict, its tone, and what it rests on; empty where nothing is told to the reader."""
    line = one.effect
    if line is None:
        return "", "quiet", ""
    judged = line.behaviour or line.satisfied
    if judged is None:
        return "– " + tr("nobody to compare with"), "quiet", ""
    said = tr("{before} before, {after} after; {expected} was to be expected",
              before=counted_text(judged.before), after=counted_text(judged.after),
              expected=show_percent(judged.expected))  # fmt: skip
    gain = tr("{gain} points over it", gain=effect_text(judged.gain))
    about = "" if line.behaviour is not None else tr("customers satisfied") + ": "
    return verdict_text(judged.verdict), TONES[judged.verdict], f"{about}{said}; {gain}"
