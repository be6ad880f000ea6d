"""My scorecards: an agent's own released evaluations, unread first, to read, hear, acknowledge or dispute."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from qa_desk.work.disputes import open_dispute
from qa_desk.work.evaluate import start
from qa_desk.work.life import acknowledge
from qa_desk.work.own_scorecards import OwnRow, OwnScorecard, open_scorecard, own_scorecards
from ui.actions import ActionSpec
from ui.context import AppContext
from ui.growth import GrowthPanel
from ui.hearing import Hearing
from ui.page import Page
from ui.pages.scorecards import words
from ui.pages.scorecards.before import Before
from ui.pages.scorecards.card import CardBody
from ui.pages.scorecards.dialogs import Acknowledging, Disputing
from ui.pages.scorecards.standing import StandingView, read_standing
from ui.text import N_, tr, tr_n
from ui.widgets.empty_state import EmptyState

if TYPE_CHECKING:
    from qa_desk.work.desk import Change

ROW = Qt.ItemDataRole.UserRole


class ScorecardsPage(Page):
    """`navigate("scorecards", evaluation_id=...)` opens one."""

    ACTIONS = (
        ActionSpec(
            "scorecards.acknowledge", N_("Acknowledge"), "acknowledge", ("A",), "check", "may_acknowledge"
        ),
        ActionSpec("scorecards.dispute", N_("Dispute…"), "dispute", ("D",), "flag", enabled="may_dispute"),
        ActionSpec(
            "scorecards.self", N_("Score it myself first"), "score_first", ("S",), "edit", "may_score_first"
        ),
        ActionSpec("scorecards.call", N_("Open the call"), "open_call", ("O",), "play", "has_card"),
        ActionSpec("scorecards.standing", N_("Where I stand"), "show_standing", ("W",), "progress"),
        ActionSpec("scorecards.growth", N_("Growth"), "show_growth", ("G",), "up"),
        ActionSpec("scorecards.progress", N_("My progress"), "show_progress", ("P",), "progress"),
    )

    def __init__(self, context: AppContext) -> None:
        super().__init__(context)
        self.card: OwnScorecard | None = None
        self._wanted = ""
        self.hearing = Hearing(context, self)
        self.name, self.count = QLabel(), QLabel()
        self.progress, self.acknowledge_button, self.dispute_button = (
            QPushButton(),
            QPushButton(),
            QPushButton(),
        )
        self.call_button = QPushButton()
        self.list, self.heading, self.stand = QListWidget(), QLabel(), QLabel()
        self.scroll = QScrollArea(widgetResizable=True)
        self.scroll.setFrameShape(QFrame.Shape.NoFrame)
        self.empty, self.stack = EmptyState("forms"), QStackedWidget()
        self.standing, self.growth = StandingView(), GrowthPanel(context)
        self.cards_button, self.standing_button, self.growth_button = (QPushButton() for _ in range(3))
        self._build()
        self.list.currentItemChanged.connect(lambda now, _: self._open(now))
        self.progress.clicked.connect(self.show_progress)
        self.acknowledge_button.clicked.connect(self.acknowledge)
        self.dispute_button.clicked.connect(self.dispute)
        self.call_button.clicked.connect(self.open_call)
        self.retranslate()

    def _build(self) -> None:
        head = QFrame()
        head.setProperty("look", "header")
        row = QHBoxLayout(head)
        row.setContentsMargins(16, 10, 16, 10)
        row.setSpacing(10)
        for label, look in (
            (self.name, "pageTitle"), (self.count, "quiet"), (self.heading, "cardTitle"), (self.stand, "quiet"),
        ):  # fmt: skip
            label.setProperty("look", look)
        row.addWidget(self.name)
        row.addWidget(self.count)
        row.addStretch(1)
        group = QButtonGroup(self)
        for button in (self.cards_button, self.standing_button, self.growth_button):
            button.setCheckable(True)
            group.addButton(button)
            row.addWidget(button)
        self.cards_button.setChecked(True)
        group.buttonClicked.connect(lambda _button: self._show_part())
        row.addWidget(self.progress)
        self.acknowledge_button.setProperty("primary", True)
        right = QFrame()
        right.setProperty("look", "card")
        top = QHBoxLayout()
        top.setContentsMargins(20, 14, 20, 0)
        top.setSpacing(10)
        said = QVBoxLayout()
        said.setSpacing(2)
        self.stand.setWordWrap(True)
        said.addWidget(self.heading)
        said.addWidget(self.stand)
        top.addLayout(said, 1)
        top.addWidget(self.call_button, 0, Qt.AlignmentFlag.AlignTop)
        top.addWidget(self.dispute_button, 0, Qt.AlignmentFlag.AlignTop)
        top.addWidget(self.acknowledge_button, 0, Qt.AlignmentFlag.AlignTop)
        inner = QVBoxLayout(right)
        inner.setContentsMargins(1, 1, 1, 1)
        inner.addLayout(top)
        inner.addWidget(self.scroll, 1)
        split = QSplitter()
        split.setChildrenCollapsible(False)
        split.addWidget(self.list)
        split.addWidget(right)
        split.setStretchFactor(1, 1)
        split.setSizes([300, 800])
        self.list.setMinimumWidth(220)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        filled = QWidget()
        box = QVBoxLayout(filled)
        box.setContentsMargins(16, 12, 16, 12)
        box.addWidget(split)
        self.stack.addWidget(filled)
        self.stack.addWidget(self.empty)
        for part in (self.standing, self.growth):
            around = QWidget()
            inside = QVBoxLayout(around)
            inside.setContentsMargins(16, 12, 16, 12)
            inside.addWidget(part)
            self.stack.addWidget(around)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(self.stack, 1)

    @property
    def title(self) -> str:
        return tr("My scorecards")

    def activate(self, evaluation_id: str = "", view: str = "", **params: Any) -> None:
        self._wanted = evaluation_id
        chosen = {"standing": self.standing_button, "growth": self.growth_button, "cards": self.cards_button}
        if evaluation_id or view in chosen:
            chosen.get(view, self.cards_button).setChecked(True)
        self._load()
        self.list.setFocus()

    def deactivate(self) -> None:
        self.hearing.stop()

    def in_use(self) -> bool:
        return self.hearing.playback.playing

    def pause(self) -> None:
        self.hearing.stop()

    def refresh(self, change: Change) -> None:
        self.growth.refresh(change)
        if change.touches("goal", "recognition", "survey_response") and self.standing_button.isChecked():
            self._show_part()
        if change.touches("evaluation", "dispute") and change.action not in ("evaluation.see",):
            self._load()

    def _load(self) -> None:
        self.context.background.run(
            own_scorecards, self.context.desk, on_done=self._loaded, progress=False, key="list", owner=self
        )

    def _loaded(self, rows: list[OwnRow]) -> None:
        before = self._wanted or (self.card.row.evaluation.id if self.card is not None else "")
        self._wanted = ""
        self.list.blockSignals(True)
        self.list.clear()
        for row in rows:
            item = QListWidgetItem(words.line(row), self.list)
            item.setData(ROW, row)
            self._mark(item, row.unread)
        at = next((n for n, row in enumerate(rows) if row.evaluation.id == before), 0)
        self.list.setCurrentRow(at if rows else -1)
        self.list.blockSignals(False)
        self._show_part()
        self._say_count()
        self._open(self.list.currentItem())

    def _show_part(self) -> None:
        """The scorecards, where one stands, or growth; each is read when it is looked at."""
        if self.standing_button.isChecked():
            self.stack.setCurrentIndex(2)
            self.context.background.run(
                read_standing, self.context.desk, on_done=self.standing.show_standing,
                on_error=self.context.tell_error, progress=False, key="standing", owner=self,
            )  # fmt: skip
        elif self.growth_button.isChecked():
            self.stack.setCurrentIndex(3)
            self.growth.show_agent(self.context.acting.person_id)
        else:
            self.stack.setCurrentIndex(0 if self.list.count() else 1)

    def show_standing(self) -> None:
        """Where I stand."""
        self.standing_button.setChecked(True)
        self._show_part()

    def show_growth(self) -> None:
        """My way to another role."""
        self.growth_button.setChecked(True)
        self._show_part()

    def _mark(self, item: QListWidgetItem, unread: bool) -> None:
        font = item.font()
        font.setBold(unread)
        item.setFont(font)

    def _say_count(self) -> None:
        rows = [self.list.item(n).data(ROW) for n in range(self.list.count())]
        unread = sum(row.unread for row in rows)
        self.count.setText(tr_n("%n unread", unread) if unread else "")

    def _open(self, item: QListWidgetItem | None) -> None:
        self.hearing.stop()
        if item is None or item.data(ROW).may_self:
            self.card = None
            self._show_first(None if item is None else item.data(ROW))
            return
        self.read()

    def read(self) -> None:
        """Show the chosen scorecard, which counts as having seen it."""
        item = self.list.currentItem()
        if item is None:
            return
        self.context.background.run(
            open_scorecard, self.context.desk, item.data(ROW), on_error=self.context.tell_error,
            on_done=partial(self._opened, item.data(ROW).evaluation.id), progress=False, key="card", owner=self,
        )  # fmt: skip

    def score_first(self) -> None:
        """Score the chosen call oneself, with the same form, before the coach's is seen."""
        item = self.list.currentItem()
        if item is None or not item.data(ROW).may_self:
            return
        one = item.data(ROW).evaluation
        self.context.background.run(
            start, self.context.desk, one.interaction_id, one.form_version_id, "self",
            on_done=partial(self._begun, one.interaction_id), on_error=self.context.tell_error,
            progress=False, key="self", owner=self,
        )  # fmt: skip

    def _begun(self, interaction_id: str, draft_id: str) -> None:
        self.context.navigate("review", interaction_id=interaction_id, draft_id=draft_id)

    def may_score_first(self) -> bool:
        item = self.list.currentItem()
        return item is not None and bool(item.data(ROW).may_self)

    def _show_first(self, row: OwnRow | None) -> None:
        """Before anything of it is seen: score it oneself, or read on."""
        self.heading.setText("" if row is None else row.evaluation.form_title)
        self.stand.setText("" if row is None else words.when(row))
        self._show_able()
        first = Before()
        first.scored.connect(self.score_first)
        first.read.connect(self.read)
        self.scroll.setWidget(first if row is not None else QWidget())

    def _show_able(self) -> None:
        self.acknowledge_button.setEnabled(self.may_acknowledge())
        self.dispute_button.setEnabled(self.may_dispute())
        self.call_button.setEnabled(self.card is not None)

    def open_call(self) -> None:
        """The whole call, to be read and heard."""
        if self.card is not None:
            self.context.navigate("review", interaction_id=self.card.state.interaction_id)

    def _opened(self, evaluation_id: str, card: OwnScorecard) -> None:
        self.card = card
        for n in range(self.list.count()):
            item = self.list.item(n)
            if item.data(ROW).evaluation.id == evaluation_id:
                item.setData(ROW, card.row)
                item.setText(words.line(card.row))
                self._mark(item, False)
        self._say_count()
        self._show()

    def _show(self) -> None:
        card = self.card
        if card is None:
            item = self.list.currentItem()
            self._show_first(None if item is None else item.data(ROW))
            return
        body = CardBody(card)
        body.heard.connect(lambda start, end: self.hearing.play(card.state.interaction_id, start, end))
        self.scroll.setWidget(body)
        self.heading.setText(card.state.form_title)
        life = card.row.life
        parts = (words.when(card.row), words.state(life), words.may_dispute(life))
        self.stand.setText(" · ".join(part for part in parts if part))
        self._show_able()

    def has_card(self) -> bool:
        return self.card is not None

    def may_acknowledge(self) -> bool:
        return self.card is not None and self.card.row.life.state in ("released", "upheld")

    def may_dispute(self) -> bool:
        return self.card is not None and bool(words.may_dispute(self.card.row.life))

    def acknowledge(self) -> None:
        if self.card is None or not self.may_acknowledge():
            return
        dialog = Acknowledging(self)
        if dialog.exec():
            self._do(acknowledge, self.card.row.evaluation.id, dialog.words)

    def dispute(self) -> None:
        if self.card is None or not self.may_dispute():
            return
        form, given = self.card.state.form, self.card.state.answers
        answers = {
            one.key: words.answer(one, given.get(one.key)) for one in form.questions() if one.key in given
        }
        dialog = Disputing(self.card, answers, self)
        if dialog.exec():
            self._do(open_dispute, self.card.row.evaluation.id, dialog.points, dialog.words)

    def _do(self, use_case: Any, *given: object) -> None:
        self.context.background.run(
            use_case, self.context.desk, *given, on_done=lambda _: self._load(), owner=self
        )

    def show_progress(self) -> None:
        self.context.navigate("agent", person_id=self.context.acting.person_id)

    def retranslate(self) -> None:
        """Set every text anew."""
        self.name.setText(tr("My scorecards"))
        self.cards_button.setText(tr("Scorecards"))
        self.standing_button.setText(tr("Where I stand"))
        self.growth_button.setText(tr("Growth"))
        self.progress.setText(tr("My progress"))
        self.acknowledge_button.setText(tr("Acknowledge"))
        self.dispute_button.setText(tr("Dispute…"))
        self.call_button.setText(tr("Open the call"))
        self.list.setAccessibleName(tr("My scorecards"))
        self.empty.set_words(
            tr("No scorecard yet"),
            tr("When a coach has scored one of your calls and released it, it is here."),
        )
        for n in range(self.list.count()):
            self.list.item(n).setText(words.line(self.list.item(n).data(ROW)))
        self._say_count()
        self._show()
