"""What is done with a submitted evaluation as a whole: report, early release, what took its place."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu

from qa_desk.reports.document import Report, Voice
from qa_desk.work.desk import Desk
from qa_desk.work.life import release
from qa_desk.work.reports import Paper, report_evaluation
from ui.pages.review.scoring import Scoring
from ui.pages.review.standing import can_be_released
from ui.text import tr

MENU = ("review.report", "review.release", "review.newest")


class Whole(Scoring):
    """The part of the page that deals with the evaluation shown."""

    def can_report(self) -> bool:
        draft = self.model.draft
        return draft is not None and draft.state == "submitted"

    def can_release(self) -> bool:
        data = self.model.data
        return data is not None and data.may_release and can_be_released(data.life)

    def can_show_newest(self) -> bool:
        data = self.model.data
        return data is not None and data.life is not None and data.life.evaluation.superseded_by is not None

    def show_menu(self, place: QPoint) -> None:
        """What can be done with the evaluation shown."""
        menu = QMenu(self)
        own = {action.objectName(): action for action in self.actions()}
        self.enable_actions()
        menu.addActions([own[name] for name in MENU if name in own])
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(place)

    def export_report(self) -> None:
        """Write the evaluation shown as PDF, workbook or web page."""
        draft, data = self.model.draft, self.model.data
        if draft is None or data is None or not self.can_report():
            return
        evaluation = draft.id

        def write(desk: Desk, path: Path, voice: Voice, paper: Paper) -> Report:
            return report_evaluation(desk, evaluation, path, voice, paper)

        self.reports.ask(self, f"{draft.form_title} {data.header.external_id}", write)

    def release_now(self) -> None:
        """Let the agent see the evaluation before its time."""
        draft = self.model.draft
        if draft is None or not self.can_release():
            return
        self.context.background.run(
            release,
            self.context.desk,
            draft.id,
            on_done=lambda _done: self._released(),
            on_error=self.context.tell_error,
            progress=False,
            cancellable=False,
            key="release",
            owner=self.form,
        )

    def _released(self) -> None:
        self.context.tell(tr("Released: the agent can read it now."), kind="good")
        self.open_call(self.model.call_id)
        self.take_focus()

    def show_newest(self) -> None:
        """Show the evaluation that took the place of this one."""
        data = self.model.data
        if data is not None and data.life is not None and data.life.evaluation.superseded_by is not None:
            newest = data.life.evaluation.superseded_by
            self.context.navigate("review", interaction_id=data.header.id, draft_id=newest)
