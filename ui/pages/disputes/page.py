"""To decide: disputes that wait for an independent person, evaluations that wait for a second one's approval."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
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

from db.queries.review import MomentRow
from qa_desk.work import dispute_review
from qa_desk.work.deciding import Held, OpenDispute, ToApprove, ToDecide, moments_of, read_held, to_decide
from qa_desk.work.desk import Desk
from qa_desk.work.dispute_review import ReviewView
from qa_desk.work.life import approve
from qa_desk.work.overturned import Overturns, overturned
from qa_desk.work.permissions import may
from qa_desk.work.scorecard import whole_period
from ui.actions import ActionSpec
from ui.context import AppContext
from ui.hearing import Hearing
from ui.page import Page
from ui.pages.disputes.deciding import Deciding
from ui.pages.disputes.overturned import Statistics
from ui.pages.disputes.reading import Reading
from ui.pages.disputes.words import about, key_of, line
from ui.text import N_, tr
from ui.widgets.empty_state import EmptyState

if TYPE_CHECKING:
    from qa_desk.work.desk import Change

ROW = Qt.ItemDataRole.UserRole


Seen = tuple[ReviewView, dict[str, MomentRow]]


def see(desk: Desk, dispute_id: str) -> Seen:
    """What the reviewer of a dispute sees, and the moments of its call."""
    view = dispute_review.review(desk, dispute_id)
    return view, moments_of(desk, view.interaction_id)


def take_on(desk: Desk, dispute_id: str) -> Seen:
    """Take a dispute on and see what its reviewer sees."""
    dispute_review.start_review(desk, dispute_id)
    return see(desk, dispute_id)


class DisputesPage(Page):
    """`navigate("disputes", dispute_id=...)` shows one."""

    ACTIONS = (
        ActionSpec("disputes.approve", N_("Approve"), "approve", ("A",), "check", enabled="may_approve"),
        ActionSpec("disputes.take", N_("Take it on"), "take", ("T",), "flag", enabled="may_take"),
        ActionSpec(
            "disputes.revised", N_("What was revised…"), "show_revised", ("R",), "insights", "may_see_revised"
        ),
        ActionSpec("disputes.hear", N_("Open the call"), "open_call", ("O",), "review", enabled="has_one"),
    )

    def __init__(self, context: AppContext) -> None:
        super().__init__(context)
        self._wanted = ""
        self.view: ReviewView | None = None
        self.held: Held | None = None
        self._moments: dict[str, MomentRow] = {}
        self.hearing = Hearing(context, self)
        self.name, self.count, self.heading, self.about = QLabel(), QLabel(), QLabel(), QLabel()
        self.list, self.scroll = QListWidget(), QScrollArea(widgetResizable=True)
        self.act, self.call, self.revised = QPushButton(), QPushButton(), QPushButton()
        self.empty, self.stack = EmptyState("check"), QStackedWidget()
        self._build()
        self.list.currentItemChanged.connect(lambda *_: self._open())
        self.act.clicked.connect(lambda: self.approve() if self.may_approve() else self.take())
        self.call.clicked.connect(self.open_call)
        self.revised.clicked.connect(self.show_revised)
        self.retranslate()

    def _build(self) -> None:
        head = QFrame()
        head.setProperty("look", "header")
        row = QHBoxLayout(head)
        row.setContentsMargins(16, 10, 16, 10)
        row.setSpacing(10)
        for label, look in (
            (self.name, "pageTitle"), (self.count, "quiet"), (self.heading, "cardTitle"), (self.about, "quiet"),
        ):  # fmt: skip
            label.setProperty("look", look)
        self.about.setWordWrap(True)
        row.addWidget(self.name)
        row.addWidget(self.count)
        row.addStretch(1)
        row.addWidget(self.revised)
        self.revised.setVisible(self.may_see_revised())
        self.act.setProperty("primary", True)
        right = QFrame()
        right.setProperty("look", "card")
        top, said = QHBoxLayout(), QVBoxLayout()
        top.setContentsMargins(20, 14, 20, 0)
        said.addWidget(self.heading)
        said.addWidget(self.about)
        top.addLayout(said, 1)
        for button in (self.call, self.act):
            top.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self.scroll.setFrameShape(QFrame.Shape.NoFrame)
        inner = QVBoxLayout(right)
        inner.setContentsMargins(1, 1, 1, 1)
        inner.addLayout(top)
        inner.addWidget(self.scroll, 1)
        split = QSplitter()
        split.setChildrenCollapsible(False)
        split.addWidget(self.list)
        split.addWidget(right)
        split.setStretchFactor(1, 1)
        split.setSizes([320, 800])
        self.list.setMinimumWidth(240)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        filled = QWidget()
        box = QVBoxLayout(filled)
        box.setContentsMargins(16, 12, 16, 12)
        box.addWidget(split)
        self.stack.addWidget(filled)
        self.stack.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(self.stack, 1)

    @property
    def title(self) -> str:
        return tr("To decide")

    @property
    def one(self) -> OpenDispute | ToApprove | None:
        """What is chosen in the list."""
        item = self.list.currentItem()
        return None if item is None else item.data(ROW)

    def activate(self, dispute_id: str = "", **params: Any) -> None:
        self._wanted = dispute_id
        self._load()
        self.list.setFocus()

    def refresh(self, change: Change) -> None:
        if change.touches("evaluation", "dispute"):
            self._load()

    def _load(self) -> None:
        self.context.background.run(
            to_decide, self.context.desk, on_done=self._loaded, progress=False, key="list", owner=self
        )

    def _loaded(self, found: ToDecide) -> None:
        before, self._wanted = self._wanted or key_of(self.one), ""
        rows: list[OpenDispute | ToApprove] = [*found.disputes, *found.approvals]
        self.list.blockSignals(True)
        self.list.clear()
        for row in rows:
            QListWidgetItem(line(row), self.list).setData(ROW, row)
        at = next((n for n, row in enumerate(rows) if key_of(row) == before), 0)
        self.list.setCurrentRow(at if rows else -1)
        self.list.blockSignals(False)
        self.stack.setCurrentIndex(0 if rows else 1)
        self.count.setText(str(len(rows)) if rows else "")
        self._open()

    def _open(self) -> None:
        self.hearing.stop()
        self.view, self.held = None, None
        self._show()
        if isinstance(self.one, OpenDispute) and self.one.mine:
            self._see(see, self.one.id)
        elif isinstance(self.one, ToApprove):
            self._see(read_held, self.one.evaluation_id)

    def _see(self, reads: Any, dispute_id: str) -> None:
        self.context.background.run(
            reads, self.context.desk, dispute_id, on_done=self._seen, on_error=self.context.tell_error,
            progress=False, key="one", owner=self,
        )  # fmt: skip

    def _seen(self, found: Seen | Held) -> None:
        if isinstance(found, Held):
            self.held = found
        else:
            self.view, self._moments = found
        self._show()

    def _play(self, start_ms: int, end_ms: int) -> None:
        if self.one is not None:
            self.hearing.play(self.one.interaction_id, start_ms, end_ms)

    def deactivate(self) -> None:
        self.hearing.stop()

    def pause(self) -> None:
        self.hearing.stop()

    def in_use(self) -> bool:
        return self.hearing.playback.playing

    def _show(self) -> None:
        one = self.one
        self.heading.setText(
            "" if one is None else tr("{agent}, call {call}", agent=one.agent, call=one.call)
        )
        self.about.setText("" if one is None else about(one))
        self.act.setText(tr("Approve") if isinstance(one, ToApprove) else tr("Take it on"))
        self.act.setVisible(self.may_approve() or self.may_take())
        self.call.setVisible(one is not None)
        body = QWidget(objectName="plain")
        if self.held is not None:
            body = Reading(self.held)
            body.heard.connect(self._play)
        if self.view is not None:
            body = Deciding(self.view, self._moments)
            body.heard.connect(self._play)
            body.answered.connect(lambda answers: self._do(dispute_review.answer_blind, self.view, answers))
            body.decided.connect(lambda found, why: self._do(dispute_review.decide, self.view, found, why))
        self.scroll.setWidget(body)

    def _do(self, use_case: Any, view: ReviewView | None, *given: object) -> None:
        if view is not None:
            self.context.background.run(
                use_case,
                self.context.desk,
                view.dispute.id,
                *given,
                on_done=lambda _: self._load(),
                on_error=self.context.tell_error,
                owner=self,
            )

    def has_one(self) -> bool:
        return self.one is not None

    def may_approve(self) -> bool:
        return isinstance(self.one, ToApprove)

    def may_take(self) -> bool:
        return isinstance(self.one, OpenDispute) and self.view is None and not self.one.mine

    def approve(self) -> None:
        if isinstance(self.one, ToApprove):
            self.context.background.run(
                approve, self.context.desk, self.one.evaluation_id, on_done=lambda _: self._load(),
                on_error=self.context.tell_error, owner=self,
            )  # fmt: skip

    def take(self) -> None:
        if isinstance(self.one, OpenDispute) and self.may_take():
            self._see(take_on, self.one.id)

    def may_see_revised(self) -> bool:
        """True for a lead."""
        return may(self.context.acting, "dispute.statistics")

    def show_revised(self) -> None:
        """How often disputed questions were revised, by question and by evaluator."""
        self.context.background.run(
            overturned, self.context.desk, whole_period(), on_done=self._show_revised,
            on_error=self.context.tell_error, progress=False, key="revised", owner=self,
        )  # fmt: skip

    def _show_revised(self, found: Overturns) -> None:
        self.dialog = Statistics(found, self)
        self.dialog.open()

    def open_call(self) -> None:
        if self.one is not None:
            self.context.navigate("review", interaction_id=self.one.interaction_id)

    def retranslate(self) -> None:
        """Set every text anew."""
        self.name.setText(tr("To decide"))
        self.call.setText(tr("Open the call"))
        self.revised.setText(tr("What was revised…"))
        self.list.setAccessibleName(tr("To decide"))
        self.empty.set_words(
            tr("Nothing to decide"),
            tr(
                "Disputes of others' evaluations and evaluations that need a second person's approval come here."
            ),
        )
        for n in range(self.list.count()):
            self.list.item(n).setText(line(self.list.item(n).data(ROW)))
        self._show()
