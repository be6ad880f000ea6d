"""Opening a round: asks for it, offers calls while words are typed, writes it."""

from __future__ import annotations

from collections.abc import Collection
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from qa_desk.work import calibration as work
from qa_desk.work.calibration import Suggested
from ui.context import AppContext
from ui.pages.calibration.dialogs import NewRound
from ui.pages.calibration.loading import Offer, read_offer
from ui.text import tr


class Opening(QObject):
    """`opened` carries the new round's id."""

    opened = Signal(str)

    def __init__(self, context: AppContext, page: QWidget) -> None:
        super().__init__(page)
        self._context, self._page = context, page
        self.dialog: NewRound | None = None

    def ask(self, calls: Collection[str], suggested: Suggested | None) -> None:
        """Ask for a round of these calls; without any, what is suggested is ticked."""
        people: Collection[str] = (self._context.acting.person_id,)
        if not calls and suggested is not None and suggested.interaction_ids:
            calls, people = suggested.interaction_ids, suggested.member_ids
        self._context.background.run(
            read_offer,
            self._context.desk,
            on_done=lambda offer: self._show(offer, calls, people),
            on_error=self._context.tell_error,
            progress=False,
            key="offer",
            owner=self,
        )

    def _show(self, offer: Offer, calls: Collection[str], people: Collection[str]) -> None:
        dialog = NewRound(offer, calls, people, self._page)
        self.dialog = dialog
        dialog.words_changed.connect(self._find)
        dialog.accepted.connect(self._open)
        dialog.open()

    def _find(self, words: str) -> None:
        dialog = self.dialog
        if dialog is not None:
            self._context.background.run(
                read_offer,
                self._context.desk,
                words.strip(),
                on_done=dialog.offer_calls,
                progress=False,
                key="offer calls",
                owner=dialog,
            )

    def _open(self) -> None:
        dialog = self.dialog
        if dialog is None:
            return
        make = partial(
            work.open_round,
            self._context.desk,
            dialog.name.text().strip(),
            dialog.form.currentData(),
            dialog.call_ids,
            dialog.member_ids,
            expert_id=dialog.expert.currentData(),
            blind=dialog.blind.isChecked(),
            due=dialog.due_day,
        )
        self._context.background.run(
            make,
            title=tr("Saving"),
            on_done=self.opened.emit,
            on_error=self._context.tell_error,
            cancellable=False,
            owner=self,
        )
