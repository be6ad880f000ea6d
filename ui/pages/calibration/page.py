"""The Calibration page: rounds, scoring blind, the reveal, the talk with everybody's evidence, the report."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from qa_desk.errors import QADeskError
from qa_desk.work import calibration as work
from ui.actions import ActionSpec
from ui.context import AppContext
from ui.hearing import Hearing
from ui.pages.calibration.figures import Figures
from ui.pages.calibration.head import Head
from ui.pages.calibration.hosting import Hosting
from ui.pages.calibration.loading import Shown, read
from ui.pages.calibration.opening import Opening
from ui.pages.calibration.talk import Talk
from ui.pages.calibration.waiting import Waiting
from ui.pages.calibration.words import progress_text
from ui.text import N_, tr, tr_n
from ui.widgets.empty_state import EmptyState
from ui.widgets.error_state import ErrorState

if TYPE_CHECKING:
    from qa_desk.work.desk import Change

SHOWN = ("calibration_round", "calibration_agreed", "evaluation")
KEY = Qt.ItemDataRole.UserRole


class CalibrationPage(Hosting):
    """`navigate("calibration", round_id=...)` shows one; `calls=[...]` opens a new round of these calls."""

    ACTIONS = (
        ActionSpec("calibration.new", N_("New round…"), "new", ("Ctrl+N",), "plus"),
        ActionSpec("calibration.score", N_("Score the next call"), "score_next", ("N",), "next", "may_score"),
        ActionSpec("calibration.reveal", N_("Reveal the scores"), "reveal", ("Ctrl+Shift+R",), "check", "may_reveal"),
        ActionSpec("calibration.next", N_("Next question"), "next_question", ("Alt+Down",), "down", "talks"),
        ActionSpec("calibration.previous", N_("Previous question"), "previous_question", ("Alt+Up",), "up", "talks"),
        ActionSpec("calibration.split", N_("Next question read differently"), "next_split", ("D",), "forward", "talks"),
        ActionSpec("calibration.count", N_("Let settled scores count…"), "count_settled", (), "check", "talks"),
        ActionSpec("calibration.stop", N_("Stop playing"), "stop_playing", ("Ctrl+.",), "pause", "talks"),
    )  # fmt: skip

    def __init__(self, context: AppContext) -> None:
        super().__init__(context)
        self._suggest = False
        self.head, self.list = Head(), QListWidget()
        self.waiting, self.talk, self.figures = Waiting(), Talk(), Figures()
        self.nothing, self.error, self.stack = EmptyState("calibration"), ErrorState(), QStackedWidget()
        self.hearing, self.opening = Hearing(context, self), Opening(context, self)
        self.columns = QSplitter()
        self._build()
        self._connect()
        self.retranslate()

    def _build(self) -> None:
        for widget in (self.waiting, self.talk, self.figures, self.nothing, self.error):
            self.stack.addWidget(widget)
        card = QFrame()
        card.setProperty("look", "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(6, 6, 6, 6)
        inside.addWidget(self.list)
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setMinimumWidth(200)
        self.columns.addWidget(card)
        self.columns.addWidget(self.stack)
        self.columns.setChildrenCollapsible(False)
        self.columns.setHandleWidth(12)
        self.columns.setStretchFactor(1, 1)
        self.columns.setSizes([280, 920])
        body = QWidget()
        around = QVBoxLayout(body)
        around.setContentsMargins(16, 12, 16, 12)
        around.addWidget(self.columns)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(body, 1)

    def _connect(self) -> None:
        self.head.new.clicked.connect(self.new)
        self.head.reveal.clicked.connect(self.reveal)
        self.head.close_round.clicked.connect(self.close_round)
        self.head.views.buttonClicked.connect(lambda _button: self._show_report())
        self.list.currentItemChanged.connect(self._picked)
        self.waiting.score_wanted.connect(self._score)
        self.talk.settled.connect(self._settle)
        self.talk.played.connect(self.hearing.play)
        self.opening.opened.connect(self._opened)
        self.figures.question_chosen.connect(self._show_question)
        self.figures.draft_wanted.connect(self.open_draft)
        self.nothing.acted.connect(self.new)
        self.error.retried.connect(self._load)

    @property
    def title(self) -> str:
        return tr("Calibration")

    def activate(self, round_id: str = "", calls: Collection[str] = (), part: str = "", **_more: Any) -> None:
        """Show a round, with part "report" its figures, or begin a new one: of these calls, or with "suggested"."""
        self._suggest = part == "suggested"
        self._wanted = round_id or self._wanted
        if part == "report":
            self.head.figures.setChecked(True)
        self._load()
        self.list.setFocus()
        if calls:
            self.new(calls)

    def deactivate(self) -> None:
        """Fall silent."""
        self.hearing.stop()

    def refresh(self, change: Change) -> None:
        """Read again where a round or a score came in."""
        if self.isVisible() and change.touches(*SHOWN):
            self._load()

    def _load(self) -> None:
        self.context.background.run(
            read, self.context.desk, self._wanted, title=tr("Reading the round"), on_done=self._loaded,
            on_error=self._failed, key="calibration", owner=self,
        )  # fmt: skip

    def _loaded(self, shown: Shown) -> None:
        self.shown = shown
        if shown.report is not None:
            self._wanted = shown.report.round.id
        self._fill_list()
        self._show_report()
        if self._suggest:
            self._suggest = False
            self.new()

    def _fill_list(self) -> None:
        if self.shown is None:
            return
        self.list.blockSignals(True)
        self.list.clear()
        for row in self.shown.rounds:
            mine = "\n" + tr_n("%n call(s) left for you", row.mine_left) if row.mine_left else ""
            item = QListWidgetItem(f"{row.title}\n{progress_text(row)}{mine}", self.list)
            item.setData(KEY, row.id)
            if row.id == self._wanted:
                self.list.setCurrentItem(item)
        self.list.blockSignals(False)

    def _show_report(self) -> None:
        report = self.report
        self.head.show_round(report, self.hosts())
        if report is None:
            self.stack.setCurrentWidget(self.nothing)
        elif report.hidden:
            self.waiting.show_round(report, self.context.acting.person_id)
            self.stack.setCurrentWidget(self.waiting)
        else:
            self.talk.show_round(report, self.hosts() and report.round.state == "revealed")
            self.figures.show_round(report, self.shown.over_time if self.shown is not None else ())
            self.stack.setCurrentWidget(self.figures if self.head.figures.isChecked() else self.talk)
        self._enable()

    def _failed(self, error: QADeskError) -> None:
        self.error.show_error(error)
        self.stack.setCurrentWidget(self.error)

    def _picked(self, item: QListWidgetItem | None, _old: QListWidgetItem | None = None) -> None:
        if item is not None and item.data(KEY) != self._wanted:
            self.hearing.stop()
            self._wanted = str(item.data(KEY))
            self._load()

    def _enable(self) -> None:
        for action in self.actions():
            spec = next((spec for spec in self.ACTIONS if spec.id == action.objectName()), None)
            if spec is not None and spec.enabled:
                action.setEnabled(getattr(self, spec.enabled)())

    def may_score(self) -> bool:
        return self.stack.currentWidget() is self.waiting and bool(self.waiting.left)

    def talks(self) -> bool:
        return self.stack.currentWidget() is self.talk

    def next_question(self) -> None:
        self.talk.step(1)

    def previous_question(self) -> None:
        self.talk.step(-1)

    def next_split(self) -> None:
        self.talk.next_split()

    def stop_playing(self) -> None:
        self.hearing.stop()

    def score_next(self) -> None:
        """Open one's next call of the round in Review."""
        if left := self.waiting.left:
            self._score(left[0])

    def _score(self, interaction_id: str) -> None:
        def begun(draft: str) -> None:
            self.context.navigate("review", interaction_id=interaction_id, draft_id=draft)

        self._do(work.begin, self._wanted, interaction_id, then=begun)

    def _settle(self, call_id: str, question: str, choice: str, reason: str) -> None:
        self._do(work.agree, call_id, question, choice, reason)

    def _show_question(self, key: str) -> None:
        report = self.report
        if report is not None:
            self.talk.at = [q.key for q in report.questions].index(key)
            self.head.talk.setChecked(True)
            self._show_report()

    def new(self, calls: Collection[str] = ()) -> None:
        """Ask for a new round; without calls, the suggested one is ticked."""
        suggested = self.shown.suggested if self.shown is not None else None
        self.opening.ask(calls if isinstance(calls, (list, tuple)) else (), suggested)

    def _opened(self, round_id: str) -> None:
        self._wanted = round_id
        self._load()

    def retranslate(self) -> None:
        """Set every text anew."""
        self.list.setAccessibleName(tr("Rounds"))
        self.nothing.set_words(
            tr("No calibration round yet"),
            tr("Several score the same calls without seeing each other, then talk about where they differ."),
            tr("New round…"),
        )
        self._fill_list()
