"""What the page asks before it changes something: a new session, a reason, a part of a call, an action, a file."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QFileDialog, QInputDialog, QMessageBox, QWidget

from qa_desk.work import listening_change, listening_notes, listening_reminders
from qa_desk.work.listening_change import Details
from qa_desk.work.listening_minutes import Minutes
from ui.pages.listening.deeds import Deeds
from ui.pages.listening.dialogs import CloseAction, NewAction, TrimPart
from ui.pages.listening.keeping import draw_and_keep, write_minutes
from ui.pages.listening.new_session import NewSession
from ui.pages.listening.running import Running
from ui.text import language, tr, tr_marked


class Asking(QObject):
    """The page connects its wishes to this; every answer goes to `deeds` or to the running session."""

    def __init__(self, page: QWidget, deeds: Deeds, running: Running) -> None:
        super().__init__(page)
        self._page, self._deeds, self._running = page, deeds, running

    def sure(self, question: str) -> bool:
        """True where somebody says yes."""
        yes = QMessageBox.StandardButton.Yes
        return QMessageBox.question(self._page, tr("Listening"), question) == yes

    def words(self, title: str, label: str) -> str:
        """A line of words; empty where it was called off."""
        text, given = QInputDialog.getText(self._page, title, label)
        return text.strip() if given else ""

    def new(self, then: Callable[[Any], None]) -> None:
        """A session to draw and keep as planned; `then` gets its id."""
        dialog = NewSession(self._deeds.people, [self._deeds.context.acting.person_id], self._page)

        def plan() -> None:
            details = Details(
                people=dialog.invited,
                mask_agent=dialog.hidden.isChecked(),
                mask_voice=dialog.voice.isChecked(),
            )
            self._deeds.do(
                draw_and_keep, dialog.request, dialog.title.text().strip(), dialog.held_on, details,
                then=then, title=tr("Drawing the calls"),
            )  # fmt: skip

        dialog.accepted.connect(plan)
        dialog.open()

    def move(self, item_id: str, place: int) -> None:
        """Play a call as the one of this place, from 0."""
        view = self._deeds.view
        if view is None:
            return
        ids = [item.id for item in view.items]
        place = max(0, min(place, len(ids) - 1))
        if ids.index(item_id) != place:
            ids.remove(item_id)
            ids.insert(place, item_id)
            self._deeds.do(listening_change.reorder, view.facts.id, ids)

    def swap(self, item_id: str) -> None:
        """Another call instead, with a reason."""
        if why := self.words(tr("Swap out"), tr("Why is another call to be heard?")):
            self._deeds.do(listening_change.swap, item_id, why)

    def drop(self, item_id: str) -> None:
        """Leave a call out, with a reason."""
        if why := self.words(tr("Leave out"), tr("Why is this call left out?")):
            self._deeds.do(listening_change.drop, item_id, why)

    def trim(self, item_id: str) -> None:
        """Hear a part of a call, with its holds or without."""
        view = self._deeds.view
        if view is None:
            return
        item = view.item(item_id)
        dialog = TrimPart(item.start_ms, item.end_ms, item.duration_ms, bool(item.left_out), self._page)
        dialog.holds.setEnabled(item.recorded)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            trim = partial(listening_change.trim, without_holds=dialog.holds.isChecked())
            self._deeds.do(trim, item_id, *dialog.part, title=tr("Looking for holds"))

    def decide(self, note_id: str, words: str) -> None:
        """Make an action, of a note or of nothing."""
        dialog = NewAction(words, self._deeds.people, self._page)

        def decide() -> None:
            make = partial(
                listening_notes.make_action, note_id=note_id or None,
                owner_id=dialog.owner.currentData(), due=dialog.due_day,
            )  # fmt: skip
            self._running.write(make, self._running.session_id, dialog.words.text())

        dialog.accepted.connect(decide)
        dialog.open()

    def close_action(self, action_id: str, done: bool) -> None:
        """Close an action with what came of it, and the policy that was changed."""
        dialog = CloseAction(done, self._page)

        def close() -> None:
            change = partial(
                listening_notes.change_action, state="done" if done else "dropped",
                outcome=dialog.outcome.text(), policy=dialog.policy.text() if done else None,
            )  # fmt: skip
            self._deeds.do(change, action_id)

        dialog.accepted.connect(close)
        dialog.open()

    def save(self, kind: str) -> None:
        """Write the minutes as "pdf" or "html"."""
        view = self._deeds.view
        if view is None:
            return
        name = f"{view.facts.title or view.facts.month}.{kind}"
        path, _kind = QFileDialog.getSaveFileName(self._page, tr("Save the minutes"), name, f"*.{kind}")
        if path:
            page = Minutes(view).html(tr_marked, language())
            self._deeds.run(write_minutes, page, Path(path), title=tr("Saving"), then=self._saved)

    def save_calendar(self) -> None:
        """Write sessions that come and actions that are due for one's calendar."""
        title, kind = tr("Save sessions and actions as a calendar"), tr("Calendar (*.ics)")
        path, _kind = QFileDialog.getSaveFileName(self._page, title, "qa-desk-listening.ics", kind)
        if path:
            self._deeds.do(listening_reminders.write_calendar, Path(path), then=self._saved)

    def _saved(self, _nothing: object) -> None:
        self._deeds.context.tell(tr("Saved."), kind="good")
