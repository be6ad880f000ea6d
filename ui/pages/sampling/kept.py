"""What became of a plan: the draws that were kept, and the calls somebody left out, with their reasons."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QSplitter, QVBoxLayout, QWidget

from db.queries.plans import DrawRow, LeftOut
from qa_desk.sampling import WeightedMean
from qa_desk.work.sampling import AgentAverage
from ui.pages.sampling.loading import Kept
from ui.text import N_, NO_VALUE, Retranslating, show_number, show_percent, show_time, tr
from ui.widgets.rows import Column, RowsModel, table_of


class KeptDraws(Retranslating, QWidget):
    """Three tables, filled by the page."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.draws: RowsModel[DrawRow] = RowsModel(_draw_columns(), self)
        self.left_out: RowsModel[LeftOut] = RowsModel(_left_columns(), self)
        self.averages: RowsModel[AgentAverage] = RowsModel(_average_columns(), self)
        self.tables = [table_of(model) for model in (self.averages, self.draws, self.left_out)]
        self.titles = [QLabel(), QLabel(), QLabel()]
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
        split.setSizes([340, 160, 160])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(split)
        self.retranslate()

    def show_kept(self, kept: Kept) -> None:
        """Show what became of a plan."""
        self.averages.show(kept.averages)
        self.draws.show(kept.draws)
        self.left_out.show(kept.left_out)

    def retranslate(self) -> None:
        """Set every text anew."""
        names = (tr("What the scores say"), tr("Kept draws"), tr("Calls left out"))
        for title, table, name in zip(self.titles, self.tables, names, strict=True):
            title.setText(name)
            table.setAccessibleName(name)
        for model in (self.averages, self.draws, self.left_out):
            model.retranslate()


def _average_columns() -> list[Column[AgentAverage]]:
    return [
        Column(N_("Agent"), lambda row: row.agent, 120, bold=True),
        Column(N_("Scored"), _scored, 80),
        Column(N_("Weighted: all calls"), lambda row: _mean(row.weighted), 160, tip=_weighted_tip),
        Column(N_("Plain: scored calls"), lambda row: _mean(row.plain), 160, tone=lambda _row: "quiet", tip=_plain_tip),
        Column(N_("Not covered"), lambda row: show_percent(row.weighted.not_covered), 90, tone=lambda _row: "quiet"),
    ]  # fmt: skip


def _scored(row: AgentAverage) -> str:
    return tr("{n} of {given}", n=show_number(row.plain.n), given=show_number(row.given))


def _mean(found: WeightedMean) -> str:
    if found.value is None:
        return NO_VALUE
    if found.low is None or found.high is None:
        return show_number(found.value, 1)
    return tr(
        "{value} ({low}–{high})",
        value=show_number(found.value, 1),
        low=show_number(max(0.0, found.low), 1),
        high=show_number(min(100.0, found.high), 1),
    )


def _weighted_tip(row: AgentAverage) -> str:
    return tr(
        "Speaks for all calls of the period: a score counts for the calls it stands for, like {n} even draws.",
        n=show_number(row.weighted.n_effective, 1),
    )


def _plain_tip(_row: AgentAverage) -> str:
    return tr("Only what was scored: bent by the kinds of calls that were looked for.")


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
