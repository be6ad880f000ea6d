"""The minutes of a listening session: who heard what for how long, what was said, decided and carried on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from html import escape
from typing import Any

from db.queries.listening_actions import ActionRow
from db.queries.listening_session import ItemRow, NoteRow
from qa_desk.errors import N_
from qa_desk.work.listening_view import SessionView

Say = Callable[[str], str]
"""Puts a marked sentence into the reader's language."""

TAGS = {
    "delight": N_("Delight"),
    "pain": N_("Pain"),
    "policy": N_("Policy"),
    "idea": N_("Idea"),
    "training": N_("Training"),
}
STATES = {"open": N_("open"), "done": N_("done"), "dropped": N_("dropped")}
STEPS = {
    "opened": N_("decided"),
    "carried": N_("carried into {month}"),
    "given": N_("given to somebody else"),
    "moved": N_("due date moved to {month}"),
    "done": N_("done"),
    "dropped": N_("dropped"),
    "open": N_("opened again"),
    "policy": N_("policy changed: {month}"),
}
SPEAKERS = {"agent": N_("Agent"), "customer": N_("Customer"), "other": N_("Other")}
DIRECTIONS = {"in": N_("incoming"), "out": N_("outgoing")}
STYLE = """
body { font-family: "Noto Sans", "Noto Sans CJK SC", "Microsoft YaHei UI", "PingFang SC", sans-serif;
  font-size: 10pt; color: #17202a; }
h1 { font-size: 17pt; margin-top: 0; margin-bottom: 4px; }
h2 { font-size: 12pt; margin-top: 26px; margin-bottom: 8px; }
h3 { font-size: 10.5pt; margin-top: 16px; margin-bottom: 4px; }
p { margin-top: 3px; margin-bottom: 3px; } .quiet { color: #5a6675; }
th { text-align: left; color: #5a6675; font-weight: normal; }
td, th { padding-top: 2px; padding-bottom: 2px; padding-left: 0; padding-right: 22px; }
.quote { color: #5a6675; margin-left: 28px; margin-bottom: 6px; }
.right { text-align: right; } .tag { font-weight: bold; color: #0f766e; }
"""


@dataclass(frozen=True, slots=True)
class Minutes:
    """The minutes as plain values, for JSON; `html` writes them for people. Private notes are not in them."""

    view: SessionView

    def plain(self) -> dict[str, Any]:
        """Everything the minutes tell, lengths in ms."""
        view = self.view
        return {
            "session": view.facts.id,
            "month": view.facts.month,
            "held_on": view.facts.held_on,
            "title": view.facts.title,
            "host": view.facts.host,
            "state": view.facts.state,
            "seed": view.facts.seed,
            "played_ms": view.played_ms,
            "listeners": [
                {
                    "name": guest.name,
                    "heard_ms": guest.heard_ms,
                    "alone_ms": guest.alone_ms,
                    "month_ms": guest.month_ms,
                }
                for guest in view.guests
            ],
            "calls": [self._call(item) for item in view.items],
            "replaced": [{"call": item.external_id, "reason": item.why} for item in view.replaced],
            "decisions": [_action(action) for action in view.actions],
            "carried": [_action(action) for action in view.carried],
        }

    def _call(self, item: ItemRow) -> dict[str, Any]:
        view = self.view
        return {
            "call": item.external_id,
            "state": item.state,
            "stratum": item.stratum,
            "reason": item.reason,
            "direction": item.direction,
            "played_ms": view.played.get(item.id, 0),
            "impressions": sorted(view.impressions.get(item.id, {}).values()),
            "customer_rating": item.rating_value,
            "customer_rating_most": item.rating_max,
            "notes": [
                {
                    "at_ms": note.at_ms,
                    "tag": note.tag,
                    "text": note.text,
                    "author": note.author,
                    "votes": len(note.voters),
                    "quote": self.view.quotes.get(note.id, ("", ""))[1],
                }
                for note in self.notes_of(item.id)
            ],
        }

    def notes_of(self, item_id: str) -> list[NoteRow]:
        """The notes of a call that everybody may read, in order of its seconds."""
        return [note for note in self.view.notes if note.item_id == item_id and not note.private]

    def html(self, say: Say = str, language: str = "en") -> str:
        """A whole page, in whatever language `say` speaks."""
        view = self.view
        title = view.facts.title or say(N_("Listening session"))
        body = [f"<h1>{escape(title)}</h1>", f'<p class="quiet">{escape(self._line(say))}</p>']
        body += self._listeners(say) + self._agenda(say)
        for place, item in enumerate(view.items, 1):
            if item.state == "heard" or self.notes_of(item.id):
                body += self._talk(say, place, item)
        body += self._actions(say, N_("Decided in this session"), view.actions)
        body += self._actions(say, N_("Carried from earlier sessions"), view.carried)
        body += self._draw(say)
        return (
            f'<!DOCTYPE html><html lang="{language}"><head><meta charset="utf-8"><title>{escape(title)}</title>'
            f"<style>{STYLE}</style></head><body>{''.join(body)}</body></html>"
        )

    def _line(self, say: Say) -> str:
        facts, view = self.view.facts, self.view
        held = facts.held_on.isoformat() if facts.held_on else facts.month
        heard = say(N_("{played} of sound played, calls heard: {calls}")).format(
            played=clock(view.played_ms), calls=sum(item.state == "heard" for item in view.items)
        )
        host = say(N_("Host: {name}")).format(name=facts.host) if facts.host else ""
        return " · ".join(part for part in (held, host, heard) if part)

    def _listeners(self, say: Say) -> list[str]:
        rows = [
            [
                guest.name,
                clock(guest.heard_ms),
                clock(guest.alone_ms) if guest.alone_ms else "–",
                clock(guest.month_ms),
            ]
            for guest in sorted(self.view.guests, key=lambda guest: -guest.heard_ms)
        ]
        head = [say(N_("Who")), say(N_("In this session")), say(N_("Of that alone")), say(N_("This month"))]
        return (
            [f"<h2>{escape(say(N_('Who listened')))}</h2>", table(head, rows, right=(1, 2, 3))]
            if rows
            else []
        )

    def _agenda(self, say: Say) -> list[str]:
        view = self.view
        rows = [
            [
                str(place),
                item.reason or "–",
                say(DIRECTIONS.get(item.direction, item.direction)),
                item.tier or "–",
                clock(view.played[item.id]) if view.played.get(item.id) else "–",
                _impression(view.impressions.get(item.id, {})),
                rating(item),
            ]
            for place, item in enumerate(view.items, 1)
        ]
        head = ["", *(say(word) for word in (N_("Reason"), N_("Direction"), N_("Tier"), N_("Heard"),
                N_("The room"), N_("Customer")))]  # fmt: skip
        return [f"<h2>{escape(say(N_('Agenda')))}</h2>", table(head, rows, right=(4, 5, 6))]

    def _talk(self, say: Say, place: int, item: ItemRow) -> list[str]:
        reason = item.reason or item.external_id
        head = f"<h3>{place}. {escape(reason)}</h3>"
        lines = []
        for note in self.notes_of(item.id):
            votes = say(N_("votes: {count}")).format(count=len(note.voters)) if note.voters else ""
            ends = " · ".join(part for part in (note.author, votes) if part)
            lines.append(
                f'<p>{clock(note.at_ms)} <span class="tag">{escape(say(TAGS[note.tag]))}</span> '
                f'{escape(note.text)} <span class="quiet">{escape(ends)}</span></p>'
            )
            if note.id in self.view.quotes:
                speaker, said = self.view.quotes[note.id]
                who = say(SPEAKERS.get(speaker, SPEAKERS["other"]))
                lines.append(f'<p class="quote">{escape(who)}: {escape(said)}</p>')
        return [head, *lines] if lines else []

    def _actions(self, say: Say, title: str, actions: tuple[ActionRow, ...]) -> list[str]:
        if not actions:
            return []
        out = [f"<h2>{escape(say(title))}</h2>"]
        for action in actions:
            due = say(N_("by {day}")).format(day=action.due.isoformat()) if action.due else ""
            facts = [action.owner or "", due, say(STATES[action.state]), action.outcome]
            out.append(
                f"<p><b>{escape(action.text)}</b> "
                f'<span class="quiet">{escape(" · ".join(part for part in facts if part))}</span></p>'
            )
            lived = [
                f"{step.at.astimezone().date().isoformat()} "
                + say(STEPS.get(step.what, step.what)).format(month=step.text)
                for step in self.view.steps
                if step.action_id == action.id
            ]
            out.append(f'<p class="quiet">{escape("; ".join(lived))}</p>')
        return out

    def _draw(self, say: Say) -> list[str]:
        view, plan = self.view, self.view.plan.plan
        frame = plan.get("frame", {})
        words = say(
            N_(
                "{calls} calls were drawn by chance within stated kinds from {frame} of {month} (seed {seed})."
            )
        ).format(
            calls=len(view.items),
            frame=frame.get("drawn_from", "–"),
            month=view.facts.month,
            seed=view.facts.seed,
        )
        out = [f"<h2>{escape(say(N_('How the calls were chosen')))}</h2>", f"<p>{escape(words)}</p>"]
        for item in view.replaced:
            words = say(N_("Left out: {call}. {why}")).format(call=item.external_id, why=item.why)
            out.append(f'<p class="quiet">{escape(words)}</p>')
        return out


def table(head: list[str], rows: list[list[str]], right: tuple[int, ...] = ()) -> str:
    """An HTML table; columns in `right` hold numbers."""

    def line(cells: list[str], tag: str) -> str:
        looks = [' class="right" align="right"' if at in right else "" for at in range(len(cells))]
        found = (f"<{tag}{look}>{escape(cell)}</{tag}>" for look, cell in zip(looks, cells, strict=True))
        return f"<tr>{''.join(found)}</tr>"

    return f'<table cellpadding="3">{line(head, "th")}{"".join(line(row, "td") for row in rows)}</table>'


def clock(ms: int) -> str:
    """Milliseconds as `4:38` or `1:02:07`; the nearest second."""
    minutes, seconds = divmod(round(ms / 1000), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"


def rating(item: ItemRow) -> str:
    """The customer's rating of its most, a dash without one or while it is hidden."""
    if item.rating_value is None:
        return "–"
    most = f" / {item.rating_max:g}" if item.rating_max else ""
    return f"{item.rating_value:g}{most}"


def _impression(given: dict[str, int]) -> str:
    return f"{sum(given.values()) / len(given):.1f} (n {len(given)})" if given else "–"


def _action(action: ActionRow) -> dict[str, Any]:
    due: date | None = action.due
    return {
        "text": action.text,
        "owner": action.owner,
        "due": due,
        "state": action.state,
        "outcome": action.outcome,
        "policy": action.policy,
        "from": action.month,
    }
