"""Looks now and then whether another window or program changed the open call."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from db.queries.review import MomentRow
from qa_desk.errors import QADeskError
from qa_desk.work.desk import Desk
from qa_desk.work.evaluate import DraftState, load_draft
from ui.background import Background
from ui.pages.review.loading import read_moments
from ui.pages.review.model import ReviewModel

EVERY_MS: Final = 2000


@dataclass(frozen=True, slots=True)
class Found:
    """What is on disk now; the draft is None where there was none to look at or it is gone."""

    draft: DraftState | None
    moments: tuple[MomentRow, ...]


def look(desk: Desk, call_id: str, draft_id: str) -> Found:
    """Read what others may have changed."""
    try:
        draft = load_draft(desk, draft_id) if draft_id else None
    except QADeskError:
        draft = None
    return Found(draft, read_moments(desk, call_id))


class Watch(QObject):
    """`draft_changed` when the evaluation on disk is not the one shown, though all of ours is written."""

    draft_changed = Signal()

    def __init__(self, model: ReviewModel, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model, self._background = model, background
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """Look from now on."""
        self._timer.start()

    def stop(self) -> None:
        """Do not look while the page is away."""
        self._timer.stop()

    def look(self) -> None:
        """Look once, now."""
        model = self._model
        if model.data is None or not model.saver.saved:
            return
        draft = model.draft.id if model.draft is not None and model.draft.state == "draft" else ""
        seen = (model.call_id, draft, model.steps)
        self._background.run(
            look,
            model.desk,
            model.call_id,
            draft,
            on_done=lambda found: self._compare(seen, found),
            on_error=lambda _error: None,
            progress=False,
            key="look",
            owner=self,
        )

    def _compare(self, seen: tuple[str, str, int], found: Found) -> None:
        model = self._model
        draft = model.draft.id if model.draft is not None and model.draft.state == "draft" else ""
        if seen != (model.call_id, draft, model.steps) or not model.saver.saved:
            return  # the coach went on meanwhile; look again later
        model.refresh_moments(found.moments)
        if draft and (found.draft is None or self._differs(found.draft)):
            self.draft_changed.emit()

    def _differs(self, draft: DraftState) -> bool:
        model = self._model
        shown = {key: answer for key, answer in model.answers.items() if answer.given or answer.comment}
        kept = {key: answer for key, answer in draft.answers.items() if answer.given or answer.comment}
        words = {"feedback": draft.feedback, "private_note": draft.private_note}
        evidence = {key: set(ids) for key, ids in draft.evidence.items() if ids}
        laid = {key: {row.id for row in model.evidence_of(key)} for key in model.evidence}
        return (
            draft.state != "draft"
            or shown != kept
            or words != model.words
            or evidence != {key: ids for key, ids in laid.items() if ids}
        )
