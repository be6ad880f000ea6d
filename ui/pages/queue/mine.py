"""My part of the page: the calls to score, and beside them plans, rounds, disputes and drafts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from db.queries.queue import Share
from db.queries.sampling import QueueRow
from qa_desk.work.sampling import MyDay
from ui.pages.queue.words import agent_text, coaching_text, due_text, due_tone, left_text, reason_text
from ui.text import N_, NO_VALUE, Retranslating, show_duration, show_time, tr, tr_n
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.empty_state import EmptyState
from ui.widgets.rows import Column, RowsModel, table_of


class Card(QFrame):
    """A titled card of short lines; hidden while it has none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "card")
        self.title = QLabel()
        self.title.setProperty("look", "cardTitle")
        self.lines = QVBoxLayout()
        self.lines.setSpacing(2)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 12)
        column.setSpacing(6)
        column.addWidget(self.title)
        column.addLayout(self.lines)

    def fill(self, title: str, widgets: Sequence[QWidget]) -> None:
        """Show these lines instead of the old ones."""
        while (item := self.lines.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for widget in widgets:
            self.lines.addWidget(widget)
        self.title.setText(title)
        self.setVisible(bool(widgets))


def line_button(text: str, note: str, act: Callable[[], object]) -> QPushButton:
    """One line that opens something: what, and a quiet word about it."""
    button = QPushButton()
    button.setProperty("look", "row")
    button.setText(f"{text}\n{note}" if note else text)
    button.setAccessibleName(f"{text}, {note}" if note else text)
    button.setAutoDefault(True)
    button.clicked.connect(lambda _checked=False: act())
    return button


class PlanLine(QWidget):
    """One plan: its name, how much is done, when the next is due."""

    def __init__(self, share: Share, today: date) -> None:
        super().__init__()
        name, state, due, bar = ElidedLabel(share.name), QLabel(left_text(share)), QLabel(), QProgressBar()
        state.setProperty("look", "quiet")
        tone = due_tone(share.next_due, today)
        due.setProperty("look", tone if share.open else "quiet")
        words = due_text(share.next_due, today)
        due.setText(tr("next due {day}", day=words) if share.open else tr("all done"))
        bar.setRange(0, max(1, share.total))
        bar.setValue(share.done)
        bar.setTextVisible(False)
        bar.setFixedHeight(6)
        bar.setAccessibleName(f"{share.name}: {state.text()}")
        row = QHBoxLayout()
        row.addWidget(state)
        row.addStretch(1)
        row.addWidget(due)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 6)
        column.setSpacing(3)
        column.addWidget(name)
        column.addWidget(bar)
        column.addLayout(row)


class Mine(Retranslating, QWidget):
    """`opened` carries a call of the queue; the others carry what their page needs."""

    opened = Signal(object)
    draft_opened = Signal(str)
    round_opened = Signal(str)
    dispute_opened = Signal(object)
    coaching_opened = Signal(object)
    import_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.day: MyDay | None = None
        self.model: RowsModel[QueueRow] = RowsModel(self._columns(), self)
        self.table, self.nothing = table_of(self.model), EmptyState("check")
        self.table.opened.connect(lambda index: self.opened.emit(self.model.rows[index.row()]))
        self.plans, self.drafts, self.rounds = Card(), Card(), Card()
        self.disputes, self.coaching = Card(), Card()
        self.stack, self.columns = QStackedWidget(), QSplitter()
        self._build()
        self.retranslate()

    def _columns(self) -> list[Column[QueueRow]]:
        return [
            Column(N_("Due"), self._due, 90, tone=self._tone),
            Column(N_("Agent"), agent_text, 136, bold=True),
            Column(N_("Reason"), reason_text, 232, tip=lambda row: row.reason or NO_VALUE),
            Column(N_("Started"), lambda row: show_time(row.started_at), 142),
            Column(N_("Length"), lambda row: show_duration(row.duration_ms), 76, right=True),
            Column(
                N_("State"), lambda row: tr("begun") if row.draft_id else "", 66, tone=lambda _row: "accent"
            ),
            Column(N_("Plan"), lambda row: row.plan, 140, tone=lambda _row: "quiet"),
        ]

    def _due(self, row: QueueRow) -> str:
        return due_text(row.due, self._today)

    def _tone(self, row: QueueRow) -> str:
        return due_tone(row.due, self._today)

    @property
    def _today(self) -> date:
        return self.day.today if self.day is not None else date.today()

    def _build(self) -> None:
        card = QFrame()
        card.setProperty("look", "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self.stack)
        self.stack.addWidget(self.table)
        self.stack.addWidget(self.nothing)
        self.nothing.acted.connect(self.import_wanted)
        side = QWidget()
        side.setObjectName("plain")
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for part in (self.plans, self.rounds, self.disputes, self.coaching, self.drafts):
            column.addWidget(part)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidget(side)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setMinimumWidth(280)
        self.columns.addWidget(card)
        self.columns.addWidget(area)
        self.columns.setChildrenCollapsible(False)
        self.columns.setHandleWidth(12)
        self.columns.setStretchFactor(0, 1)
        self.columns.setSizes([860, 330])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.columns)

    def show_day(self, day: MyDay) -> None:
        """Show what waits; the row the keyboard was on stays, as long as it waits."""
        kept = self.table.currentIndex().row()
        self.day = day
        self.model.show(day.calls)
        if day.calls:
            at = min(max(kept, 0), len(day.calls) - 1)
            self.table.setCurrentIndex(self.model.index(at, 0))
        self.stack.setCurrentWidget(self.table if day.calls else self.nothing)
        self._fill()

    def _fill(self) -> None:
        day = self.day
        if day is None:
            return
        self.plans.fill(tr("My plans"), [PlanLine(share, day.today) for share in day.plans])
        self.rounds.fill(
            tr("Calibration to score"),
            [
                line_button(
                    row.title,
                    tr_n(
                        "%n call(s) left for you, due {day}", row.mine_left, day=due_text(row.due, day.today)
                    ),
                    partial(self.round_opened.emit, row.id),
                )
                for row in day.rounds
            ],
        )
        self.disputes.fill(
            tr("Disputes to decide"),
            [
                line_button(
                    tr("{agent}, scored by {name}", agent=row.agent or NO_VALUE, name=row.evaluator),
                    tr("since {time}", time=show_time(row.opened_at))
                    + (" · " + tr("yours") if row.mine else ""),
                    partial(self.dispute_opened.emit, row),
                )
                for row in day.disputes
            ],
        )
        self.coaching.fill(
            tr("Coaching"),
            [
                line_button(
                    coaching_text(one),
                    due_text(one.due, day.today),
                    partial(self.coaching_opened.emit, one),
                )
                for one in day.coaching
            ],
        )
        self.drafts.fill(
            tr("Drafts to finish"),
            [
                line_button(
                    row.form,
                    tr("{call}, left {time}", call=row.external_id, time=show_time(row.updated_at)),
                    partial(self.draft_opened.emit, row.interaction_id),
                )
                for row in day.drafts
            ],
        )

    def retranslate(self) -> None:
        """Set every text anew."""
        self.model.retranslate()
        self.table.setAccessibleName(tr("Calls to score"))
        self.nothing.set_words(
            tr("No call waits for you"),
            tr("Once a lead draws a sampling plan, your calls are listed here, what is due first on top."),
        )
        self._fill()
