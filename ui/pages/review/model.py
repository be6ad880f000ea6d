"""What the page shows of a call: the rows on disk plus what is on its way there. Widgets only show this."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Final, Literal

import msgspec
from PySide6.QtCore import QObject, Signal

from db.queries.blind import AGENT
from db.queries.review import MomentRow, TurnRow
from qa_desk import scoring
from qa_desk.work import evaluate, moments
from qa_desk.work.desk import Desk
from qa_desk.work.evaluate import DraftState
from qa_desk.work.suggest import Shown, take
from ui.background import Background
from ui.pages.review.loading import CallData
from ui.pages.review.saving import Saver

Words = Literal["feedback", "private_note"]
NO_ANSWER: Final = scoring.Answer()


class ReviewModel(QObject):
    """The open call. `put_*` show a change at once and send it to disk; undo lives in `changes`."""

    loaded = Signal()
    answer_changed = Signal(str)
    result_changed = Signal()
    evidence_changed = Signal(str)
    moments_changed = Signal()
    moment_selected = Signal(str)
    question_selected = Signal(str)
    words_changed = Signal(str)
    editable_changed = Signal()
    suggested = Signal()

    def __init__(self, desk: Desk, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.saver = Saver(background, self)
        self.data: CallData | None = None
        self.draft: DraftState | None = None
        self.answers: dict[str, scoring.Answer] = {}
        self.evidence: dict[str, tuple[str, ...]] = {}
        self.words: dict[str, str] = {}
        self.suggestions: dict[str, Shown] = {}
        self.moments: list[MomentRow] = []
        self.result: scoring.Result | None = None
        self.moment: str = ""
        self.question: str = ""
        self.held = False
        self.steps = 0
        """Counts every change made or shown here, so that an older look at the disk is recognised."""
        self._starts: list[int] = []

    def show_call(self, data: CallData) -> None:
        """Show a call as it stands on disk."""
        same = self.data is not None and self.data.header.id == data.header.id
        kept = (self.question, self.moment) if same else ("", "")
        self.data, self.draft, self.held = data, data.evaluation, False
        self.steps += 1
        draft = self.draft
        if not same or draft is None or draft.state != "draft":
            self.suggestions = {}
        self.answers = dict(draft.answers) if draft else {}
        self.evidence = dict(draft.evidence) if draft else {}
        self.words = {
            "feedback": draft.feedback if draft else "",
            "private_note": draft.private_note if draft else "",
        }
        self.moments = list(data.moments)
        self._starts = [turn.start_ms for turn in data.turns]
        self.moment = kept[1] if self.find_moment(kept[1]) else ""
        keys = [question.key for question in draft.form.questions()] if draft else []
        self.question = kept[0] if kept[0] in keys else (keys[0] if keys else "")
        self.result = scoring.score(draft.form, self.answers) if draft else None
        self.loaded.emit()

    @property
    def editable(self) -> bool:
        """True where the evaluation is one's own draft and no other window holds it."""
        return self.draft is not None and self.draft.state == "draft" and not self.held

    @property
    def form(self) -> scoring.Form | None:
        """The form being filled or shown."""
        return self.draft.form if self.draft else None

    @property
    def rating_hidden(self) -> bool:
        """True while this person may still score the call blind."""
        data = self.data
        if self.draft is not None and self.draft.state == "draft" and self.draft.form.blind.rating:
            return True  # also an agent's own evaluation of the call
        if data is None or not data.may_score or (data.own_done and not data.again):
            return False
        return self.draft is None or (self.draft.state == "draft" and self.draft.form.blind.rating)

    @property
    def agent_hidden(self) -> bool:
        """True while the form hides whose call it is, also before its draft is begun."""
        return self.data is not None and bool(self.data.blind & AGENT)

    def hold(self, held: bool) -> None:
        """Make the evaluation read-only here while another window changes it."""
        self.held = held
        self.editable_changed.emit()

    def answer(self, key: str) -> scoring.Answer:
        """The answer of a question, an empty one where there is none."""
        return self.answers.get(key, NO_ANSWER)

    def put_answer(self, key: str, answer: scoring.Answer, *, typing: bool = False) -> None:
        """Show an answer and write it."""
        draft = self._open_draft()
        self.answers[key] = answer
        desk = self.desk
        self._send(f"answer {key}", lambda: evaluate.set_answer(desk, draft.id, key, answer), typing=typing)
        self.result = scoring.score(draft.form, self.answers)
        self.answer_changed.emit(key)
        self.result_changed.emit()

    def show_suggestions(self, draft_id: str, found: Iterable[Shown]) -> None:
        """Show what rules suggest for the open draft; what came too late for another one is dropped."""
        if self.draft is not None and self.draft.id == draft_id and self.editable:
            self.suggestions = {one.question_key: one for one in found}
            self.suggested.emit()

    def note_taken(self, key: str) -> None:
        """Write down that an answer was taken over from a suggestion."""
        draft, desk = self._open_draft(), self.desk
        self._send(f"taken {key}", lambda: take(desk, draft.id, key))

    def put_words(self, which: Words, text: str) -> None:
        """Show and write the feedback or the private note."""
        draft, desk = self._open_draft(), self.desk
        self.words[which] = text
        write = evaluate.set_feedback if which == "feedback" else evaluate.set_private_note
        self._send(which, lambda: write(desk, draft.id, text), typing=True)
        self.words_changed.emit(which)

    def put_evidence(self, key: str, moment: str, laid: bool) -> None:
        """Lay a moment beside a question, or take it away."""
        draft, desk = self._open_draft(), self.desk
        others = [one for one in self.evidence.get(key, ()) if one != moment]
        self.evidence[key] = (*others, moment) if laid else tuple(others)
        write = evaluate.add_evidence if laid else evaluate.remove_evidence
        self._send(f"evidence {key} {moment}", lambda: write(desk, draft.id, key, moment))
        self.evidence_changed.emit(key)

    def evidence_of(self, key: str) -> list[MomentRow]:
        """The moments beside a question that are still on the call, in time order."""
        laid = self.evidence.get(key, ())
        return [moment for moment in self.moments if moment.id in laid]

    def questions_of(self, moment_id: str) -> list[str]:
        """The questions a moment lies beside as evidence, in the form's order."""
        if self.form is None:
            return []
        return [
            question.text
            for question in self.form.questions()
            if moment_id in self.evidence.get(question.key, ())
        ]

    def find_moment(self, moment_id: str) -> MomentRow | None:
        """The moment of this id, None where it is not on the call."""
        return next((moment for moment in self.moments if moment.id == moment_id), None)

    def add_moment(self, row: MomentRow) -> None:
        """Show a new moment and write it."""
        desk, call = self.desk, self.call_id
        self._sorted_in(row)

        def job() -> None:
            moments.add(
                desk,
                call,
                row.start_ms,
                row.end_ms,
                channel=row.channel,
                tag=row.tag,
                note=row.note,
                shared=row.shared,
                moment_id=row.id,
            )

        self._send(f"moment {row.id}", job)
        self.select_moment(row.id)

    def edit_moment(self, row: MomentRow, *, typing: bool = False) -> None:
        """Show a changed moment and write it."""
        desk = self.desk
        fields = {
            name: getattr(row, name) for name in ("start_ms", "end_ms", "channel", "tag", "note", "shared")
        }
        self.moments = [one for one in self.moments if one.id != row.id]
        self._sorted_in(row)
        self._send(f"moment edit {row.id}", lambda: moments.edit(desk, row.id, **fields), typing=typing)

    def remove_moment(self, moment_id: str) -> None:
        """Take a moment off the call; what it was evidence for keeps the link for its return."""
        desk = self.desk
        self.moments = [one for one in self.moments if one.id != moment_id]
        self.saver.flush()
        self._send(f"moment there {moment_id}", lambda: moments.remove(desk, moment_id))
        if self.moment == moment_id:
            self.select_moment("")
        self._tell_moments()

    def restore_moment(self, row: MomentRow) -> None:
        """Bring a removed moment back."""
        desk = self.desk
        self._sorted_in(row)
        self._send(f"moment there {row.id}", lambda: moments.restore(desk, row.id))
        self.select_moment(row.id)

    def select_moment(self, moment_id: str) -> None:
        """Make a moment the one that E links and Delete removes."""
        if moment_id != self.moment:
            self.moment = moment_id
            self.moment_selected.emit(moment_id)

    def select_question(self, key: str) -> None:
        """Make a question the one that number keys answer."""
        if key and key != self.question:
            self.question = key
            self.question_selected.emit(key)

    def may_edit_moment(self, row: MomentRow) -> bool:
        """True where the moment is this person's own, or they lead."""
        acting = self.desk.acting
        return acting is not None and (row.author_id == acting.person_id or acting.has("lead", "admin"))

    @property
    def call_id(self) -> str:
        """The id of the open call, empty where none is."""
        return self.data.header.id if self.data else ""

    @property
    def turns(self) -> tuple[TurnRow, ...]:
        """The conversation, in the order turns began."""
        return self.data.turns if self.data else ()

    def turn_at(self, ms: int) -> int:
        """The number of the turn being heard at `ms`: the last one begun; -1 before the first."""
        return bisect_right(self._starts, ms) - 1

    def refresh_moments(self, rows: tuple[MomentRow, ...]) -> None:
        """Take over moments that another window changed."""
        if list(rows) != self.moments and self.saver.saved:
            self.moments = list(rows)
            self._tell_moments()

    def _send(self, key: str, job: Callable[[], object], *, typing: bool = False) -> None:
        self.steps += 1
        self.saver.write(key, job, typing=typing)

    def _sorted_in(self, row: MomentRow) -> None:
        kept = [one for one in self.moments if one.id != row.id]
        self.moments = sorted([*kept, row], key=lambda one: (one.start_ms, one.id))
        self._tell_moments()

    def _tell_moments(self) -> None:
        self.moments_changed.emit()
        for key in self.evidence:
            self.evidence_changed.emit(key)

    def _open_draft(self) -> DraftState:
        if self.draft is None or not self.editable:
            raise RuntimeError("there is no draft to write to")
        return self.draft


def with_comment(answer: scoring.Answer, comment: str) -> scoring.Answer:
    """The same answer with another comment; whoever writes one has looked at it."""
    return msgspec.structs.replace(answer, comment=comment, untouched_default=False)


def moved(row: MomentRow, **fields: object) -> MomentRow:
    """The same moment with some fields changed."""
    return replace(row, **fields)  # type: ignore[arg-type]
