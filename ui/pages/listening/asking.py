"""What the page asks before it changes something: a reason, a part of a call, an action, a file."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QFileDialog, QInputDialog

from qa_desk.work import listening_change, listening_notes
from qa_desk.work.listening_minutes import Minutes
from ui.pages.listening.dialogs import NewAction, TrimPart
from ui.pages.listening.keeping import write_minutes
from ui.text import language, tr, tr_marked

if TYPE_CHECKING:
    from ui.pages.listening.page import ListeningPage


class Asking(QObject):
    """Its page connects the wishes."""

    def __init__(self, page: ListeningPage) -> None:
        super().__init__(page)
        self._page = page

    def words(self, title: str, label: str) -> str:
        """A line of words; empty where it was called off."""
        text, given = QInputDialog.getText(self._page, title, label)
        return text.strip() if given else ""

    def move(self, item_id: str, step: int) -> None:
        """Earlier or later."""
        if self._page.view is None:
            return
        ids = [item.id for item in self._page.view.items]
        at = ids.index(item_id)
        to = at + step
        if 0 <= to < len(ids):
            ids[at], ids[to] = ids[to], ids[at]
            self._page.do(listening_change.reorder, self._page.view.facts.id, ids)

    def swap(self, item_id: str) -> None:
        """Another call instead, with a reason."""
        if why := self.words(tr("Swap out"), tr("Why is another call to be heard?")):
            self._page.do(listening_change.swap, item_id, why)

    def drop(self, item_id: str) -> None:
        """Leave a call out, with a reason."""
        if why := self.words(tr("Leave out"), tr("Why is this call left out?")):
            self._page.do(listening_change.drop, item_id, why)

    def trim(self, item_id: str) -> None:
        """Hear a part of a call."""
        if self._page.view is None:
            return
        item = self._page.view.item(item_id)
        dialog = TrimPart(item.start_ms, item.end_ms, item.duration_ms, self._page)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self._page.do(listening_change.trim, item_id, *dialog.part)

    def decide(self, note_id: str, words: str) -> None:
        """Make an action, of a note or of nothing."""
        people = self._page.shown.people if self._page.shown is not None else ()
        dialog = NewAction(words, people, self._page)

        def decide() -> None:
            make = partial(
                listening_notes.make_action, note_id=note_id or None,
                owner_id=dialog.owner.currentData(), due=dialog.due_day,
            )  # fmt: skip
            self._page.running.write(make, self._page.running.session_id, dialog.words.text())

        dialog.accepted.connect(decide)
        dialog.open()

    def close_action(self, action_id: str, done: bool) -> None:
        """Close an action with what came of it."""
        if outcome := self.words(tr("Close the action"), tr("What came of it?")):
            state = "done" if done else "dropped"
            self._page.do(partial(listening_notes.change_action, state=state, outcome=outcome), action_id)

    def save(self, kind: str) -> None:
        """Write the minutes as "pdf" or "html"."""
        view = self._page.view
        if view is None:
            return
        name = f"{view.facts.title or view.facts.month}.{kind}"
        path, _kind = QFileDialog.getSaveFileName(self._page, tr("Save the minutes"), name, f"*.{kind}")
        if path:
            page = Minutes(view).html(tr_marked, language())
            self._page.context.background.run(
                write_minutes, page, Path(path), title=tr("Saving"), on_error=self._page.context.tell_error,
                on_done=lambda _nothing: self._page.context.tell(tr("Saved."), kind="good"), owner=self,
            )  # fmt: skip
