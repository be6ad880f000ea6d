"""Everything a coach does to a call can be taken back: each step and its inverse is a use case call."""

from __future__ import annotations

import time
from typing import Final

from PySide6.QtGui import QUndoCommand

from db.queries.review import MomentRow
from qa_desk import scoring
from ui.pages.review.model import ReviewModel, Words
from ui.text import tr

BURST_S: Final = 1.0
ANSWER, WORDS, MOMENT = 1, 2, 3


class Step(QUndoCommand):
    """One change; typing within a second goes into the step before it."""

    kind = -1

    def __init__(self, model: ReviewModel, name: str, subject: str = "") -> None:
        super().__init__(name)
        self.model = model
        self.subject = subject
        self.typing = False
        self.at = time.monotonic()

    def id(self) -> int:
        return self.kind

    def continues(self, other: QUndoCommand) -> bool:
        """True where `other` is the next burst of typing into the same field."""
        if not isinstance(other, Step) or other.subject != self.subject:
            return False
        near = other.at - self.at < BURST_S
        self.at = other.at if near else self.at
        return self.typing and other.typing and near


class AnswerStep(Step):
    """An answer or its comment."""

    kind = ANSWER

    def __init__(self, model: ReviewModel, key: str, after: scoring.Answer, *, typing: bool = False) -> None:
        super().__init__(model, tr("Comment") if typing else tr("Answer"), key)
        self.before, self.after, self.typing = model.answer(key), after, typing

    def redo(self) -> None:
        self.model.select_question(self.subject)
        self.model.put_answer(self.subject, self.after, typing=self.typing)

    def undo(self) -> None:
        self.model.select_question(self.subject)
        self.model.put_answer(self.subject, self.before)

    def mergeWith(self, other: QUndoCommand) -> bool:
        if not self.continues(other) or not isinstance(other, AnswerStep):
            return False
        self.after = other.after
        return True


class WordsStep(Step):
    """The feedback or the private note."""

    kind = WORDS

    def __init__(self, model: ReviewModel, which: Words, after: str) -> None:
        super().__init__(model, tr("Feedback") if which == "feedback" else tr("Private note"), which)
        self.which: Words = which
        self.before, self.after, self.typing = model.words.get(which, ""), after, True

    def redo(self) -> None:
        self.model.put_words(self.which, self.after)

    def undo(self) -> None:
        self.model.put_words(self.which, self.before)

    def mergeWith(self, other: QUndoCommand) -> bool:
        if not self.continues(other) or not isinstance(other, WordsStep):
            return False
        self.after = other.after
        return True


class EvidenceStep(Step):
    """A moment laid beside a question, or taken away."""

    def __init__(self, model: ReviewModel, key: str, moment: str, laid: bool) -> None:
        super().__init__(model, tr("Evidence"), key)
        self.moment, self.laid = moment, laid

    def redo(self) -> None:
        self.model.put_evidence(self.subject, self.moment, self.laid)

    def undo(self) -> None:
        self.model.put_evidence(self.subject, self.moment, not self.laid)


class AddMomentStep(Step):
    """A new moment."""

    def __init__(self, model: ReviewModel, row: MomentRow) -> None:
        super().__init__(model, tr("Add moment"), row.id)
        self.row, self.first = row, True

    def redo(self) -> None:
        if self.first:
            self.first = False
            self.model.add_moment(self.row)
        else:
            self.model.restore_moment(self.row)

    def undo(self) -> None:
        self.row = self.model.find_moment(self.row.id) or self.row
        self.model.remove_moment(self.row.id)


class RemoveMomentStep(Step):
    """A moment taken off the call."""

    def __init__(self, model: ReviewModel, row: MomentRow) -> None:
        super().__init__(model, tr("Remove moment"), row.id)
        self.row = row

    def redo(self) -> None:
        self.model.remove_moment(self.row.id)

    def undo(self) -> None:
        self.model.restore_moment(self.row)


class EditMomentStep(Step):
    """A moment's times, tag, note or who may see it."""

    kind = MOMENT

    def __init__(self, model: ReviewModel, after: MomentRow, *, typing: bool = False) -> None:
        super().__init__(model, tr("Change moment"), after.id)
        before = model.find_moment(after.id)
        assert before is not None
        self.before, self.after, self.typing = before, after, typing

    def redo(self) -> None:
        self.model.edit_moment(self.after, typing=self.typing)

    def undo(self) -> None:
        self.model.edit_moment(self.before)

    def mergeWith(self, other: QUndoCommand) -> bool:
        if not self.continues(other) or not isinstance(other, EditMomentStep):
            return False
        self.after = other.after
        return True
