"""What became of a plan: the draws that were kept, and the calls somebody left out, with their reasons."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QTabWidget, QVBoxLayout, QWidget

from db.queries.plans import LeftOut
from qa_desk.sampling import WeightedMean
from qa_desk.work.sampling import AgentAverage
from ui.pages.sampling.how_drawn import HowDrawn
from ui.pages.sampling.loading import Kept
from ui.text import N_, NO_VALUE, Retranslating, show_number, show_percent, show_time, tr
from ui.widgets.rows import Column, RowsModel, table_of


class KeptDraws(Retranslating, QFrame):
    """Three tabs, filled by the page: how it was drawn, what the scores say, what was left out."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "card")
        self.how = HowDrawn()
        self.averages: RowsModel[AgentAverage] = RowsModel(_average_columns(), self)
        self.left_out: RowsModel[LeftOut] = RowsModel(_left_columns(), self)
        self.tables = [table_of(model) for model in (self.averages, self.left_out)]
        self.tabs = QTabWidget()
        for part in (self.how, *self.tables):
            self.tabs.addTab(part, "")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(1, 4, 1, 1)
        whole.addWidget(self.tabs)
        self.retranslate()

    def show_kept(self, kept: Kept) -> None:
        """Show what became of a plan."""
        self.how.show_draws(kept.draws)
        self.averages.show(kept.averages)
        self.left_out.show(kept.left_out)

    def retranslate(self) -> None:
        """Set every text anew."""
        names = (tr("How it was drawn"), tr("What the scores say"), tr("Calls left out"))
        for at, name in enumerate(names):
            self.tabs.setTabText(at, name)
        for table, name in zip(self.tables, names[1:], strict=True):
            table.setAccessibleName(name)
        for model in (self.averages, self.left_out):
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


def _left_columns() -> list[Column[LeftOut]]:
    return [
        Column(N_("When"), lambda row: show_time(row.at), 146),
        Column(N_("Agent"), lambda row: row.agent, 120, bold=True),
        Column(N_("What"), _what, 100),
        Column(N_("By"), lambda row: row.by, 130),
        Column(N_("Reason"), lambda row: row.reason or NO_VALUE, 200),
    ]


def _what(row: LeftOut) -> str:
    return tr("skipped") if row.what == "skipped" else tr("handed over")
