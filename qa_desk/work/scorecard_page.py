"""An evaluation as one page that needs nothing else: words, points and the sound of its shared moments."""

from __future__ import annotations

import tempfile
from base64 import b64encode
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from fractions import Fraction
from html import escape
from pathlib import Path

from db.queries import agents, review
from db.queries.agents import AgentEvaluation, Period
from db.queries.review import MomentRow, RecordingRow
from qa_desk import scoring
from qa_desk.errors import N_, QADeskError
from qa_desk.work.desk import Desk
from qa_desk.work.evaluate import DraftState
from qa_desk.work.export import ExportError
from qa_desk.work.life import Life, life_of
from qa_desk.work.submitted import load_submitted

LONGEST_MOMENT_MS = 120_000
STYLE = """
:root { color-scheme: light dark; font-family: system-ui, sans-serif; line-height: 1.5 }
body { max-width: 46rem; margin: 2rem auto; padding: 0 1rem } table { border-collapse: collapse; width: 100% }
th, td { text-align: left; vertical-align: top; padding: .4rem .6rem; border-bottom: 1px solid #8886 }
td.points { text-align: right; white-space: nowrap } .critical { font-weight: 600; color: #b3261e }
@media (prefers-color-scheme: dark) { .critical { color: #ff8a80 } }
blockquote { margin: .3rem 0; padding-left: .8rem; border-left: 3px solid #8888 } audio { width: 100% }
"""


@dataclass(frozen=True, slots=True)
class Sounds:
    """The moments of one evaluation: what they are and, where there is a recording, a data address of their sound."""

    moments: dict[str, MomentRow]
    addresses: dict[str, str]


def write_scorecards(desk: Desk, agent_id: str, period: Period, folder: Path) -> list[Path]:
    """Write a page for each released evaluation of an agent into a folder; the files, newest first.

    Private notes and moments that are not shared never leave. `ExportError` where a file cannot be written.
    """
    assert desk.acting is not None
    with desk.reading() as connection:
        found = agents.evaluations(connection, desk.acting, agent_id, period)
        lives = {one.id: life_of(connection, one.id) for one in found}
    written = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for one in found:
            if not lives[one.id].released:
                continue
            path = folder / f"{one.started_at.date().isoformat()}-{one.id}.html"
            partial = path.with_name(f"{path.name}.partial")
            partial.write_text(page(desk, one, lives[one.id]), "utf-8")
            partial.replace(path)
            written.append(path)
    except OSError as error:
        raise ExportError(
            N_("“{file}” could not be written: {reason}."),
            hint=N_("Choose another folder, or close the file where it is open."),
            file=folder.name,
            reason=error.strerror or str(error),
        ) from error
    return written


def page(desk: Desk, evaluation: AgentEvaluation, life: Life) -> str:
    """The whole page as HTML."""
    state = load_submitted(desk, evaluation.id)
    result = scoring.score(state.form, state.answers)
    lines = [template.format(**params) for template, params in scoring.explain(state.form, result)]
    sounds = _sounds(desk, state)
    when = evaluation.started_at.strftime("%Y-%m-%d %H:%M UTC")
    title = f"{state.form.title}, {when}"
    body = [
        f"<h1>{escape(state.form.title)}</h1>",
        f"<p>Call {escape(evaluation.external_id)} of {when}. Evaluated by {escape(evaluation.evaluator)},"
        f" version {evaluation.version}. {escape(life.state.replace('_', ' ').capitalize())}.</p>",
        f"<p><strong>{escape(_outcome(state.form, result))}</strong></p>",
        *_feedback(state.feedback),
        *(part for section in state.form.groups() for part in _section(section, state, result, sounds)),
        "<h2>How the score came about</h2>",
        "<ul>" + "".join(f"<li>{escape(line)}</li>" for line in lines) + "</ul>",
    ]
    head = f'<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{escape(title)}</title>'
    return (
        f'<!doctype html>\n<html lang="{escape(state.form.language)}"><head>{head}<style>{STYLE}</style></head>\n'
        f"<body><main>\n" + "\n".join(body) + "\n</main></body></html>\n"
    )


def _outcome(form: scoring.Form, result: scoring.Result) -> str:
    unit = " points" if form.formula == "points_plus_minus" else " %"
    shown = "–" if result.score is None else scoring.shown(result.score) + unit
    words = "failed by a critical error" if result.failed_by else result.outcome.replace("_", " ")
    return f"{shown}, {words}"


def _feedback(words: str) -> list[str]:
    return [f"<h2>Feedback</h2><blockquote>{escape(words)}</blockquote>"] if words.strip() else []


def _section(
    section: scoring.Section, state: DraftState, result: scoring.Result, sounds: Sounds
) -> Iterator[str]:
    found = {one.key: one for one in result.questions}
    shown = [question for question in section.questions if found[question.key].na != "rule"]
    if not shown:
        return
    scored = next(one for one in result.sections if one.key == section.key)
    percent = "" if scored.percent is None else f" ({scoring.shown(scored.percent)} %)"
    yield f"<h2>{escape(section.title)}{percent}</h2>"
    yield '<table><thead><tr><th scope="col">Question</th><th scope="col">Answer</th>'
    yield '<th scope="col">Points</th></tr></thead><tbody>'
    critical = {error.question for error in result.critical_errors}
    for question in shown:
        answer, one = state.answers.get(question.key, scoring.Answer()), found[question.key]
        points = (
            ""
            if one.earned is None or one.possible is None
            else f"{_plain(one.earned)} of {_plain(one.possible)}"
        )
        mark = ' <span class="critical">critical</span>' if question.key in critical else ""
        more = f"<blockquote>{escape(answer.comment)}</blockquote>" if answer.comment.strip() else ""
        heard = "".join(_moment(key, sounds) for key in state.evidence.get(question.key, ()))
        yield (
            f'<tr><th scope="row">{escape(question.text)}</th><td>{escape(_answer(question, answer))}{mark}{more}'
            f'{heard}</td><td class="points">{points}</td></tr>'
        )
    yield "</tbody></table>"


def _answer(question: scoring.Question, answer: scoring.Answer) -> str:
    if answer.na != "no":
        return "not applicable"
    chosen = [choice for choice in question.choices if choice.key in answer.choices]
    if chosen:
        causes = [c.text for choice in chosen for c in choice.root_causes if c.key in answer.causes]
        words = ", ".join(choice.text for choice in chosen)
        return f"{words} ({', '.join(causes)})" if causes else words
    return answer.text if answer.number is None else f"{answer.number:f}"


def _plain(value: Fraction) -> str:
    return f"{float(scoring.shown(value, 2)):g}"


def _moment(key: str, sounds: Sounds) -> str:
    moment = sounds.moments.get(key)
    if moment is None:
        return ""
    minutes, seconds = divmod(moment.start_ms // 1000, 60)
    name = f"{minutes}:{seconds:02d} {moment.tag} {moment.note}".strip()
    address = sounds.addresses.get(key)
    sound = (
        f'<audio controls preload="none" aria-label="{escape(name)}" src="{address}"></audio>'
        if address
        else ""
    )
    return f"<p>{escape(name)}</p>{sound}"


def _sounds(desk: Desk, state: DraftState) -> Sounds:
    assert desk.acting is not None
    wanted = {key for keys in state.evidence.values() for key in keys}
    with desk.reading() as connection:
        moments = review.moments(connection, desk.acting, state.interaction_id)
        recording = review.recording(connection, desk.acting, state.interaction_id)
    shared = {one.id: one for one in moments if one.shared and one.id in wanted}
    if recording is None or not shared:
        return Sounds(shared, {})
    return Sounds(shared, sound_of(desk, recording, shared))


def sound_of(desk: Desk, recording: RecordingRow, moments: dict[str, MomentRow]) -> dict[str, str]:
    """Each moment's sound as MP3 in a data address; nothing where the recording cannot be read."""
    from qa_desk.audio import AudioError
    from qa_desk.audio.clip import write_clip

    found = {}
    workspace = desk.workspace
    with tempfile.TemporaryDirectory() as folder, suppress(QADeskError):
        path = workspace.recordings.find(recording.sha256, recording.suffix)
        clip = Path(folder) / "moment.mp3"
        for key, moment in moments.items():
            end = min(moment.end_ms, moment.start_ms + LONGEST_MOMENT_MS)
            if end <= moment.start_ms:
                continue  # a point has no sound of its own
            try:
                write_clip(path, clip, (moment.start_ms, end), cache_dir=workspace.caches)
            except AudioError:
                continue  # beyond the end of a recording that was cut short; the others may be whole
            found[key] = f"data:audio/mpeg;base64,{b64encode(clip.read_bytes()).decode()}"
    return found
