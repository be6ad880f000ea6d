"""A lead's part of the page: progress by plan and agent, each coach's load, and who skips more than chance."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QVBoxLayout, QWidget

from db.queries.queue import Handled, Share
from qa_desk.sampling.guard import Skips
from qa_desk.work.sampling import Load, TeamDay
from ui.pages.queue.words import (
    chance_text,
    judged_text,
    judged_tip,
    left_text,
    load_text,
    room_text,
    skipped_text,
)
from ui.text import N_, NO_VALUE, Retranslating, show_date, show_number, tr
from ui.widgets.rows import Column, RowsModel, current_row, table_of
from ui.widgets.table import Table


class Listing(QFrame):
    """A titled card with a table."""

    def __init__(self, table: Table, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "card")
        self.title, self.note, self.table = QLabel(), QLabel(), table
        self.title.setProperty("look", "cardTitle")
        self.note.setProperty("look", "quiet")
        self.note.setWordWrap(True)
        head = QVBoxLayout()
        head.setContentsMargins(14, 10, 14, 4)
        head.setSpacing(2)
        head.addWidget(self.title)
        head.addWidget(self.note)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(table, 1)

    def sizeHint(self) -> QSize:
        return QSize(480, 260)


class Everybody(Retranslating, QWidget):
    """What a lead sees; read by the page."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.day: TeamDay | None = None
        self._handled: dict[str, Handled] = {}
        self.plans: RowsModel[Share] = RowsModel(_progress(N_("Plan"), 230), self)
        self.agents: RowsModel[Share] = RowsModel(_progress(N_("Agent"), 180), self)
        self.loads: RowsModel[Load] = RowsModel(self._load_columns(), self)
        self.skips: RowsModel[Skips] = RowsModel(self._skip_columns(), self)
        self.cards = [Listing(table_of(model)) for model in (self.plans, self.loads, self.skips, self.agents)]
        self._last: tuple[Table, RowsModel[Any]] | None = None
        for card, model in ((self.cards[1], self.loads), (self.cards[3], self.agents)):
            self._follow(card.table, model)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(12)
        for at, card in enumerate(self.cards):
            grid.addWidget(card, at // 2, at % 2)
        self.retranslate()

    @property
    def chosen(self) -> Share | None:
        """The coach or agent the keyboard was on last; None before it was on one."""
        row = current_row(self._last[0], self._last[1]) if self._last is not None else None
        return row.share if isinstance(row, Load) else row

    def _follow(self, table: Table, model: RowsModel[Any]) -> None:
        def note(*_: object) -> None:
            self._last = table, model

        table.selectionModel().currentRowChanged.connect(note)
        table.clicked.connect(note)

    def _load_columns(self) -> list[Column[Load]]:
        return [
            Column(N_("Coach"), lambda load: load.share.name, 130, bold=True),
            Column(N_("Waiting"), load_text, 150),
            Column(N_("Late"), lambda load: _count(load.share.late), 60, right=True, tone=_late_load),
            Column(N_("Done"), lambda load: _count(load.share.done), 60, right=True),
            Column(
                N_("Room"), lambda load: room_text(load.room) or NO_VALUE, 120, tone=lambda _load: "quiet"
            ),
        ]

    def _skip_columns(self) -> list[Column[Skips]]:
        return [
            Column(N_("Coach"), self._name, 130, bold=True, tip=self._reasons),
            Column(N_("Skipped"), skipped_text, 70, tip=self._reasons),
            Column(N_("By chance"), chance_text, 76, tone=lambda _row: "quiet", tip=judged_tip),
            Column(N_("Handed over"), lambda row: _count(self._of(row).handed_over), 92, right=True),
            Column(N_("Verdict"), judged_text, 120, tone=_judged_tone, tip=judged_tip),
        ]

    def _of(self, row: Skips) -> Handled:
        return self._handled[row.key]

    def _name(self, row: Skips) -> str:
        return self._of(row).name

    def _reasons(self, row: Skips) -> str:
        reasons = self._of(row).reasons
        return (
            tr("Last reasons: {words}", words="; ".join(reasons)) if reasons else tr("Nothing was skipped.")
        )

    def show_day(self, day: TeamDay) -> None:
        """Show how far everybody is."""
        self.day = day
        self._handled = {one.person_id: one for one in day.handled}
        self.plans.show(day.plans)
        self.loads.show(day.loads)
        self.skips.show(sorted(day.skips, key=lambda one: (one.judged != "more_than_chance", -one.skipped)))
        self.agents.show(day.agents)
        self._say()

    def _say(self) -> None:
        names = (tr("Plans"), tr("Load"), tr("Skipped calls"), tr("Agents"))
        since = show_date(self.day.since) if self.day is not None else NO_VALUE
        notes = (
            tr("calls given since {day}", day=since),
            tr("waiting calls beside the room each coach has"),
            tr("how many chance alone would leave in 95 of 100 cases, from what the others skip"),
            tr("calls scored of those drawn"),
        )
        for card, name, note in zip(self.cards, names, notes, strict=True):
            card.title.setText(name)
            card.note.setText(note)
            card.table.setAccessibleName(name)

    def retranslate(self) -> None:
        """Set every text anew."""
        for model in (self.plans, self.agents, self.loads, self.skips):
            model.retranslate()
        self._say()


def _progress(title: str, width: int) -> list[Column[Share]]:
    return [
        Column(title, lambda share: share.name, width, bold=True),
        Column(N_("Progress"), left_text, 120),
        Column(N_("Late"), lambda share: _count(share.late), 60, right=True, tone=_late),
        Column(
            N_("Skipped"), lambda share: _count(share.skipped), 80, right=True, tone=lambda _share: "quiet"
        ),
    ]


def _count(n: int) -> str:
    return show_number(n) if n else NO_VALUE


def _late(share: Share) -> str:
    return "bad" if share.late else "quiet"


def _late_load(load: Load) -> str:
    return _late(load.share)


def _judged_tone(skips: Skips) -> str:
    return {"too_few": "quiet", "like_the_others": "good", "more_than_chance": "watch"}[skips.judged]
