"""What became of a plan: the draws that were kept, and the calls somebody left out, with their reasons."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QSplitter, QVBoxLayout, QWidget

from db.queries.plans import DrawRow, LeftOut
from ui.pages.sampling.loading import Kept
from ui.text import N_, NO_VALUE, Retranslating, show_number, show_time, tr
from ui.widgets.rows import Column, RowsModel, table_of


class KeptDraws(Retranslating, QWidget):
    """Two tables, filled by the page."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.draws: RowsModel[DrawRow] = RowsModel(_draw_columns(), self)
        self.left_out: RowsModel[LeftOut] = RowsModel(_left_columns(), self)
        self.tables = [table_of(self.draws), table_of(self.left_out)]
        self.titles = [QLabel(), QLabel()]
        split = QSplitter(Qt.Orientation.Vertical)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(12)
        for title, table in zip(self.titles, self.tables, strict=True):
            title.setProperty("look", "cardTitle")
            title.setContentsMargins(14, 10, 14, 4)
            card = QFrame()
            card.setProperty("look", "card")
            column = QVBoxLayout(card)
            column.setContentsMargins(1, 1, 1, 1)
            column.setSpacing(0)
            column.addWidget(title)
            column.addWidget(table, 1)
            split.addWidget(card)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(split)
        self.retranslate()

    def show_kept(self, kept: Kept) -> None:
        """Show what became of a plan."""
        self.draws.show(kept.draws)
        self.left_out.show(kept.left_out)

    def retranslate(self) -> None:
        """Set every text anew."""
        names = (tr("Kept draws"), tr("Calls left out"))
        for title, table, name in zip(self.titles, self.tables, names, strict=True):
            title.setText(name)
            table.setAccessibleName(name)
        for model in (self.draws, self.left_out):
            model.retranslate()


def _draw_columns() -> list[Column[DrawRow]]:
    return [
        Column(N_("Drawn"), lambda row: show_time(row.drawn_at), 146),
        Column(N_("Period"), lambda row: row.period, 84),
        Column(N_("Calls"), _calls, 66, right=True),
        Column(N_("Of"), lambda row: show_number(row.provenance.get("frame_size")), 66, right=True),
        Column(N_("Connected"), _connected, 90),
        Column(
            N_("Key"), lambda row: str(row.provenance.get("key", NO_VALUE)), 200, tone=lambda _row: "quiet"
        ),
    ]


def _left_columns() -> list[Column[LeftOut]]:
    return [
        Column(N_("When"), lambda row: show_time(row.at), 146),
        Column(N_("Agent"), lambda row: row.agent, 120, bold=True),
        Column(N_("What"), _what, 100),
        Column(N_("By"), lambda row: row.by, 130),
        Column(N_("Reason"), lambda row: row.reason or NO_VALUE, 200),
    ]


def _calls(row: DrawRow) -> str:
    return show_number(
        sum(sum(part["taken"].values()) - part["given_before"] for part in row.provenance["agents"])
    )


def _connected(row: DrawRow) -> str:
    return "✓ " + tr("yes") if row.provenance.get("connected") else "✕ " + tr("no")


def _what(row: LeftOut) -> str:
    return tr("skipped") if row.what == "skipped" else tr("handed over")
