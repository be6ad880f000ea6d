"""The part of the page that leads a round: reveal, close, let count, open a form draft."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtWidgets import QMessageBox

from qa_desk.work import calibration as work
from qa_desk.work.calibration import RoundReport
from qa_desk.work.permissions import may
from ui.context import AppContext
from ui.page import Page
from ui.pages.calibration.figures import Figures
from ui.pages.calibration.loading import Shown
from ui.text import tr, tr_n


class Hosting(Page):
    """Holds what is shown; the page itself shows and loads it."""

    figures: Figures

    def __init__(self, context: AppContext) -> None:
        super().__init__(context)
        self.shown: Shown | None = None
        self._wanted = ""

    def _load(self) -> None:
        """Read again."""
        raise NotImplementedError

    @property
    def report(self) -> RoundReport | None:
        """The round shown."""
        return self.shown.report if self.shown is not None else None

    def hosts(self) -> bool:
        """True where this person leads the round."""
        report, acting = self.report, self.context.acting
        return report is not None and (
            report.round.host_id == acting.person_id or acting.has("lead", "admin")
        )

    def may_reveal(self) -> bool:
        report = self.report
        return self.hosts() and report is not None and report.round.state == "open" and report.round.done > 0

    def reveal(self) -> None:
        """Show everybody's scores; asks where some are missing."""
        report = self.report
        if report is None:
            return
        missing = report.round.wanted - report.round.done
        if not missing or self._sure(tr_n("%n score(s) missing. Reveal all the same?", missing)):
            self._do(work.reveal, self._wanted)

    def close_round(self) -> None:
        """End the round."""
        if self._sure(tr("Nobody can score or settle in a closed round. Close it?")):
            self._do(work.close, self._wanted)

    def count_settled(self) -> None:
        """Let every wholly settled call count for its agent; those scored before are refused in words."""
        report = self.report
        whole = [
            call
            for call in (report.calls if report is not None else ())
            if report is not None and report.agreed_scores.get(call.external_id) is not None
        ]
        if not whole:
            self.context.tell(tr("No call of this round is wholly settled yet."))
        elif self._sure(tr_n("Let %n settled call(s) count for the agents, as your own scores?", len(whole))):
            for call in whole:
                self._do(work.count_settled, call.id)

    def _sure(self, question: str) -> bool:
        return QMessageBox.question(self, tr("Calibration"), question) == QMessageBox.StandardButton.Yes

    def open_draft(self) -> None:
        """Open a draft of the form with the doubtful questions marked, and go there."""
        report = self.report
        if report is None:
            return
        if not may(self.context.acting, "form.draft"):
            self.context.tell(tr("A lead can open a form draft from this report."))
            return
        extra = (self.figures.marked,) if self.figures.marked else ()
        self._do(
            work.open_form_draft, self._wanted, extra, then=lambda _draft: self.context.navigate("forms")
        )

    def _do(
        self, use_case: Callable[..., object], *values: object, then: Callable[[Any], None] | None = None
    ) -> None:
        self.context.background.run(
            partial(use_case, self.context.desk, *values), title=tr("Saving"),
            on_done=then if then is not None else lambda _nothing: self._load(),
            on_error=self.context.tell_error, cancellable=False, owner=self,
        )  # fmt: skip
