"""A session as one page that needs nothing else: agenda with sound, notes, actions, goals, signatures."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from pathlib import Path

from db.queries import review
from qa_desk.errors import N_
from qa_desk.reports.html import SCREEN
from qa_desk.stats import Estimate
from qa_desk.work.coaching.agenda import CoachingError
from qa_desk.work.coaching.goals import MEANS, GoalStanding
from qa_desk.work.coaching.view import SessionView, Topic, view_session
from qa_desk.work.desk import Desk
from qa_desk.work.export import ExportError
from qa_desk.work.insights.asking import acting_of
from qa_desk.work.moment_sound import sound_of

VERDICTS = {
    "too_early": "too early to tell", "too_few": "too few calls to tell", "reached": "reached",
    "missed": "missed", "not_decided": "not decided: the interval holds the target",
}  # fmt: skip


def write_page(desk: Desk, session_id: str, target: Path) -> Path:
    """Write the session for both to keep; private notes and moments not shared never leave. Audited.

    The agent writes their own too. `ExportError` where the file cannot be written.
    """
    view = view_session(desk, session_id)
    if not view.writes and acting_of(desk).person_id != view.row.agent_id:
        raise CoachingError(N_("This session is not there any more, or is not yours."))
    words = page(desk, view)
    partial = target.with_name(f"{target.name}.partial")
    try:
        partial.write_text(words, "utf-8")
        with desk.change("coaching.sign") as change:
            change.audit("coaching_session", session_id, after={"page": target.name})
            partial.replace(target)
    except OSError as error:
        raise ExportError(
            N_("“{file}” could not be written: {reason}."),
            hint=N_("Choose another folder, or close the file where it is open."),
            file=target.name,
            reason=error.strerror or str(error),
        ) from error
    finally:
        partial.unlink(missing_ok=True)
    return target


def page(desk: Desk, view: SessionView) -> str:
    """The whole page as HTML."""
    row = view.row
    when = row.held_at.astimezone().strftime("%Y-%m-%d %H:%M")
    title = f"Coaching {row.agent}, {when}"
    body = [
        f"<h1>{escape(title)}</h1>",
        f"<p>{escape(row.agent)} with {escape(row.coach)}, {escape(row.state)}.</p>",
        *_agenda(desk, view),
        *_notes(row.notes),
        *_actions(view),
        *_goals(view.goals),
        *_signatures(view),
    ]
    if row.next_at is not None:
        body.append(f"<p>Next time: {row.next_at.astimezone().strftime('%Y-%m-%d %H:%M')}.</p>")
    head = f'<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{escape(title)}</title>'
    return (
        f"<!doctype html>\n<html><head>{head}<style>{SCREEN}</style></head>\n<body><main>\n"
        + "\n".join(body)
        + "\n</main></body></html>\n"
    )


def _agenda(desk: Desk, view: SessionView) -> Iterator[str]:
    if not view.topics:
        return
    sounds = _sounds(desk, [topic for topic in view.topics if topic.row.kind == "moment"])
    yield "<h2>What it was about</h2><ul>"
    for topic in view.topics:
        row = topic.row
        place = f" ({escape(row.external_id)})" if row.external_id else ""
        address = sounds.get(row.key)
        name = escape(topic.title or row.tag or row.kind)
        sound = (
            f'<audio controls preload="none" aria-label="{name}" src="{address}"></audio>' if address else ""
        )
        yield f"<li>{escape(row.kind.capitalize())}: {name}{place}{sound}</li>"
    yield "</ul>"


def _sounds(desk: Desk, topics: list[Topic]) -> dict[str, str]:
    """Data addresses of the shared moments' sound, by moment."""
    acting, found = acting_of(desk), {}
    for call in {topic.row.interaction_id for topic in topics if topic.row.interaction_id}:
        with desk.reading() as connection:
            moments = review.moments(connection, acting, call)
            recording = review.recording(connection, acting, call)
        wanted = {topic.row.key for topic in topics}
        shared = {one.id: one for one in moments if one.shared and one.id in wanted}
        if recording is not None and shared:
            found.update(sound_of(desk, recording, shared))
    return found


def _notes(notes: str) -> Iterator[str]:
    if notes.strip():
        lines = "<br>".join(escape(line) for line in notes.splitlines())
        yield f"<h2>Notes</h2><p>{lines}</p>"


def _actions(view: SessionView) -> Iterator[str]:
    if not view.actions:
        return
    yield "<h2>Agreed</h2><ul>"
    for one in view.actions:
        due = f", until {one.due.isoformat()}" if one.due else ""
        done = " (done)" if one.done_at else ""
        yield f"<li>{escape(one.text)}: {escape(one.owner)}{due}{done}</li>"
    yield "</ul>"


def _goals(goals: tuple[GoalStanding, ...]) -> Iterator[str]:
    shown = [one for one in goals if one.goal.state == "open"]
    if not shown:
        return
    yield '<h2>Goals</h2><table><thead><tr><th scope="col">Goal</th><th scope="col">Before</th>'
    yield '<th scope="col">Since</th><th scope="col">Target</th><th scope="col">Stands</th></tr></thead><tbody>'
    for one in shown:
        goal, percent = one.goal, one.goal.kind in MEANS and one.goal.kind != "behaviour"
        target = goal.target if percent else 100 * goal.target
        yield (
            f'<tr><th scope="row">{escape(one.title)}</th><td>{_words(one.baseline, percent)}</td>'
            f"<td>{_words(one.answer.now, percent)}</td><td>{target:.0f} % by {goal.due.isoformat()}</td>"
            f"<td>{VERDICTS[one.answer.verdict]}</td></tr>"
        )
    yield "</tbody></table>"


def _words(found: Estimate, percent: bool) -> str:
    """Value, interval and n in percent."""
    if found.value is None:
        return "no data"
    by = 1 if percent else 100
    ends = (
        f" ({by * found.low:.0f} to {by * found.high:.0f})"
        if found.low is not None and found.high is not None
        else ""
    )
    return f"{by * found.value:.0f} %{ends}, n {found.n}"


def _signatures(view: SessionView) -> Iterator[str]:
    if not view.signed:
        return
    yield "<h2>Signed</h2><ul>"
    for one in view.signed:
        when = one.row.at.astimezone().strftime("%Y-%m-%d %H:%M")
        mark = "" if one.current else " (an earlier wording)"
        yield f"<li>{escape(one.row.person)}, {when}{mark}</li>"
    yield "</ul>"
