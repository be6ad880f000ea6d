"""A year of listening: who heard how long in each month, what is still to be done, and what came of the rest."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QTabWidget, QVBoxLayout, QWidget

from db.queries.listening_actions import ActionRow
from qa_desk.stats import Estimate
from qa_desk.work.listening_minutes import STATES
from qa_desk.work.listening_year import Outcome, Year
from ui.pages.listening.words import action_text, month_text
from ui.text import N_, NO_VALUE, Retranslating, show_duration, show_number, show_percent, tr, tr_marked
from ui.widgets.rows import Column, RowsModel, current_row, table_of

Row = tuple[str, dict[str, int]]
"""Somebody's name, and ms heard by month ("2026-03")."""


class YearView(Retranslating, QWidget):
    """`turned` carries the year to read; `closed` an action and whether it was done."""

    turned = Signal(str)
    closed = Signal(str, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.year = f"{date.today():%Y}"
        self._shown: Year | None = None
        self.title, self.why = QLabel(), QLabel()
        self.before, self.later = QPushButton("‹"), QPushButton("›")
        self.done, self.dropped = QPushButton(), QPushButton()
        self.people: RowsModel[Row] = RowsModel(_month_columns(), self)
        self.open: RowsModel[ActionRow] = RowsModel(_open_columns(), self)
        self.outcomes: RowsModel[Outcome] = RowsModel(_outcome_columns(), self)
        self.heard_table, self.open_table = table_of(self.people), table_of(self.open)
        self.tabs = QTabWidget()
        self._build()
        self.before.clicked.connect(lambda: self._turn(-1))
        self.later.clicked.connect(lambda: self._turn(1))
        self.done.clicked.connect(lambda: self._close(True))
        self.dropped.clicked.connect(lambda: self._close(False))
        self.retranslate()

    def _build(self) -> None:
        upper, lower = QFrame(), QFrame()
        for card in (upper, lower):
            card.setProperty("look", "card")
        self.title.setProperty("look", "cardTitle")
        self.why.setProperty("look", "quiet")
        self.why.setWordWrap(True)
        self.why.setContentsMargins(12, 4, 12, 8)
        head = QHBoxLayout()
        head.setContentsMargins(12, 8, 12, 4)
        head.addWidget(self.title)
        head.addStretch(1)
        for button in (self.before, self.later):
            button.setProperty("look", "compact")
            head.addWidget(button)
        inside = QVBoxLayout(upper)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addLayout(head)
        inside.addWidget(self.heard_table, 1)
        self.tabs.addTab(self._results(), "")
        self.tabs.addTab(self._open(), "")
        below = QVBoxLayout(lower)
        below.setContentsMargins(1, 1, 1, 1)
        below.addWidget(self.tabs)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(12)
        whole.addWidget(upper, 2)
        whole.addWidget(lower, 3)

    def _results(self) -> QWidget:
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(table_of(self.outcomes), 1)
        column.addWidget(self.why)
        return part

    def _open(self) -> QWidget:
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.open_table, 1)
        row = QHBoxLayout()
        row.setContentsMargins(10, 4, 10, 8)
        for button in (self.done, self.dropped):
            button.setProperty("look", "compact")
            row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)
        return part

    def show_year(self, found: Year) -> None:
        """Show a year."""
        self._shown, self.year = found, found.year
        heard: dict[str, dict[str, int]] = defaultdict(dict)
        for row in found.months:
            heard[row.name][row.month[5:]] = row.heard_ms
        self.people.show(sorted(heard.items(), key=lambda row: (-sum(row[1].values()), row[0])))
        self.open.show(found.open_actions)
        self.outcomes.show(found.outcomes)
        self.retranslate()

    def _turn(self, step: int) -> None:
        self.year = str(int(self.year) + step)
        self.turned.emit(self.year)

    def _close(self, done: bool) -> None:
        row = current_row(self.open_table, self.open)
        if row is not None:
            self.closed.emit(row.id, done)

    def retranslate(self) -> None:
        """Set every text anew."""
        self.title.setText(tr("Who listened in {year}", year=self.year))
        self.before.setAccessibleName(tr("The year before"))
        self.later.setAccessibleName(tr("The year after"))
        self.done.setText(tr("Done…"))
        self.dropped.setText(tr("Drop…"))
        n = len(self._shown.open_actions) if self._shown is not None else 0
        self.tabs.setTabText(0, tr("What came of it"))
        self.tabs.setTabText(1, tr("Still to be done ({n})", n=show_number(n)))
        self.why.setText(
            tr(
                "Satisfied customers of the call's reason in the 60 days before the action was closed and after,"
                " with 95 % intervals. It says what happened, not why."
            )
        )
        self.heard_table.setAccessibleName(tr("Who listened"))
        for model in (self.people, self.open, self.outcomes):
            model.retranslate()


def _month_columns() -> list[Column[Row]]:
    def of(month: str) -> Column[Row]:
        return Column(
            month, lambda row: _heard(row, month), 62, right=True, tone=lambda row: _tone(row, month)
        )

    months = [of(f"{month:02}") for month in range(1, 13)]
    whole: Column[Row] = Column(
        N_("Year"), lambda row: show_duration(sum(row[1].values())), 80, right=True, bold=True
    )
    name: Column[Row] = Column(N_("Who"), lambda row: row[0], 150, bold=True)
    return [name, *months, whole]


def _heard(row: Row, month: str) -> str:
    """A dash where there was no session, 0:00 where there was one and somebody heard none of it."""
    return show_duration(row[1][month]) if month in row[1] else NO_VALUE


def _tone(row: Row, month: str) -> str:
    return "text" if row[1].get(month) else "quiet"


def _open_columns() -> list[Column[ActionRow]]:
    return [
        Column(N_("Action"), lambda row: row.text, 380, bold=True),
        Column(N_("Who and when"), action_text, 240),
        Column(N_("From"), lambda row: month_text(row.month) if row.month else "", 140),
    ]


def _outcome_columns() -> list[Column[Outcome]]:
    return [
        Column(N_("Action"), lambda row: row.action.text, 190, bold=True, tip=lambda row: row.action.text),
        Column(N_("State"), lambda row: tr_marked(STATES[row.action.state]), 70),
        Column(
            N_("What came of it"), lambda row: row.action.outcome, 170, tip=lambda row: row.action.outcome
        ),
        Column(N_("Policy changed"), lambda row: row.action.policy, 130, tip=lambda row: row.action.policy),
        Column(N_("Reason"), lambda row: row.action.reason or NO_VALUE, 110),
        Column(N_("Before"), lambda row: _share(row.before), 130, right=True),
        Column(N_("After"), lambda row: _share(row.after), 130, right=True),
        Column(N_("Difference"), _difference, 130, right=True),
    ]


def _share(found: Estimate) -> str:
    if found.value is None or found.low is None or found.high is None:
        return tr("n {n}", n=show_number(found.n))
    return tr(
        "{share} [{low}–{high}] n {n}",
        share=show_percent(found.value),
        low=show_number(found.low * 100),
        high=show_number(found.high * 100),
        n=show_number(found.n),
    )


def _difference(row: Outcome) -> str:
    found = row.difference
    if found.value is None or found.low is None or found.high is None:
        return tr("too few to say")
    return tr(
        "{points} [{low} to {high}] points",
        points=_signed(found.value),
        low=_signed(found.low),
        high=_signed(found.high),
    )


def _signed(share: float) -> str:
    value = round(share * 100)
    return f"+{value}" if value > 0 else f"−{-value}" if value < 0 else "0"
