"""The table of agents as Qt sees it: one row each, every number with its n and interval in the tool tip."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from db.queries.insights_counts import MonthCount
from qa_desk.stats.gate import GateAnswer
from qa_desk.stats.intervals import Estimate, wilson
from qa_desk.work.insights.agents import AgentFigures, Standing
from qa_desk.work.insights.team import FirstLook, SecondLook
from ui.pages.team.words import (
    MEASURES,
    estimate_text,
    gate_text,
    more_number,
    more_text,
    shape_of,
    span_text,
)
from ui.text import N_, NO_VALUE, show_date, show_number, tr, tr_marked
from ui.theme import color
from ui.widgets.table import RIGHT

Index = QModelIndex | QPersistentModelIndex
LAST: Final = 10**9


@dataclass(frozen=True, slots=True)
class Row:
    """One agent; `standing`, `place`, `adjusted` and `gate` are None until the second look is there.

    `place` is first and last of the agent's tie group.
    """

    agent: AgentFigures
    measure: str
    seen: Estimate
    standing: Standing | None
    place: tuple[int, int] | None
    adjusted: Estimate | None
    gate: GateAnswer | None
    trend: tuple[MonthCount, ...]
    coached: datetime | None

    @property
    def quality(self) -> Estimate:
        """The mean score as given, a call that a plan drew counting for those it was drawn from."""
        return self.agent.measures["quality"].seen

    @property
    def value(self) -> float | None:
        """What the row is ordered by: pulled in where there is that, else as seen."""
        if self.standing is not None and self.standing.shrunk is not None:
            return self.standing.shrunk.mean
        return self.seen.value


def rows_of(first: FirstLook, second: SecondLook | None, measure: str) -> list[Row]:
    """Every agent, best group first, those with too little data after them."""
    groups = second.report.measures[measure].groups if second else ()
    places, start = {}, 1
    for at, group in enumerate(groups, start=1):
        places[at] = (start, start + group.size - 1)
        start += group.size
    later = {agent.id: agent for agent in second.report.agents} if second else {}
    gates = {line.id: line.answer for line in second.gate.agents} if second else {}
    adjusted = second.adjusted if second else {}
    found = []
    for one in first.report.agents:
        agent = later.get(one.id, one)
        standing = agent.measures.get(measure) if second else None
        seen = agent.top if measure == "top" else agent.measures[measure].seen
        place = places.get(standing.group) if standing and standing.group else None
        found.append(
            Row(
                agent, measure, seen, standing, place, adjusted.get(one.id), gates.get(one.id),
                second.trends.get(one.id, ()) if second else (), first.coached.get(one.id),
            )
        )  # fmt: skip
    order = {
        id(row): (row.place[0] if row.place else LAST, -(row.value or 0.0), row.agent.name) for row in found
    }
    return sorted(found, key=lambda row: order[id(row)])


def place_text(row: Row) -> str:
    """ "1–5 tied", or the place alone."""
    if row.place is None:
        return NO_VALUE
    first, last = row.place
    return str(first) if first == last else tr("{first}–{last} tied", first=first, last=last)


def value_tip(row: Row) -> str:
    """The measure as seen and pulled in, and where it stands in the funnel."""
    shape = shape_of(row.measure)
    lines = [tr("As seen: {value}", value=estimate_text(row.seen, row.measure))]
    if row.standing is not None and row.standing.shrunk is not None:
        pulled = row.standing.shrunk
        span = span_text(pulled.low, pulled.high, shape)
        lines.append(tr("Pulled towards the group: {value} ({span})", value=shape(pulled.mean), span=span))
    if row.standing is not None and row.standing.funnel not in (None, "inside"):
        lines.append(
            tr("Outside what chance alone gives (95 %)")
            if row.standing.funnel in ("above_95", "below_95")
            else tr("Outside what chance alone gives (99.8 %)")
        )
    return "\n".join(lines)


@dataclass(frozen=True, slots=True)
class Column:
    """A column: `text` of a cell, `tip` that explains it, `key` it sorts by, `behind` the calls a click opens."""

    title: str
    text: Callable[[Row], str]
    key: Callable[[Row], Any]
    width: int
    tip: Callable[[Row], str] = lambda row: ""
    right: bool = False
    behind: str = ""


def _number(one: Estimate | None, decimals: int) -> str:
    return show_number(one.value, decimals) if one else NO_VALUE


def _low_first(value: float | None) -> float:
    return -1.0 if value is None else value


BAR, TREND = 1, 10
"""Columns that are drawn, not written."""


def _place_tip(row: Row) -> str:
    return tr("Agents of one group cannot be told apart") if row.place else tr("Too few answers to be listed")


def _adjusted_tip(row: Row) -> str:
    if row.adjusted is None:
        return tr("Evaluators cannot be compared here")
    return tr(
        "As the average evaluator would have scored: {value}", value=estimate_text(row.adjusted, "quality")
    )


def _trend_tip(row: Row) -> str:
    months = ((one.month, wilson(one.satisfied, one.rated)) for one in row.trend)
    return "\n".join(f"{month}: {estimate_text(seen, 'satisfied')}" for month, seen in months)


def _last_month(row: Row) -> float:
    return row.trend[-1].satisfied / row.trend[-1].rated if row.trend else -1.0


def quality_tip(row: Row) -> str:
    """The mean score with each call weighed by its chance of being drawn, and counting every evaluation once."""
    plain = row.agent.measures["quality_plain"].seen
    told = estimate_text(row.quality, "quality")
    if plain == row.quality:
        return told
    return "\n".join(
        (
            tr("Weighed by the chance of being drawn: {value}", value=told),
            tr("Every evaluation once: {value}", value=estimate_text(plain, "quality")),
            tr("{drawn} of {scored} drawn by a plan, the others picked by hand",
               drawn=show_number(row.agent.drawn), scored=show_number(row.agent.scored)),
        )
    )  # fmt: skip


def _more_tip(row: Row) -> str:
    return more_text(row.gate, row.measure == "quality") if row.gate else ""


def _calls_tip(row: Row) -> str:
    return tr("Opens these calls")


COLUMNS: Final = (
    Column(N_("Agent"), lambda row: row.agent.name, lambda row: row.agent.name.casefold(), 128,
           lambda row: row.agent.team or ""),
    Column(N_("Value and 95 % interval"), lambda row: shape_of(row.measure)(row.value),
           lambda row: _low_first(row.value), 196, value_tip),
    Column(N_("n"), lambda row: show_number(row.seen.n), lambda row: row.seen.n, 62, _calls_tip, True, "measured"),
    Column(N_("Place"), place_text, lambda row: row.place or (LAST, LAST), 88, _place_tip, True),
    Column(N_("Gate"), lambda row: gate_text(row.gate) if row.gate else NO_VALUE,
           lambda row: _low_first(row.gate.probability if row.gate else None), 146, _more_tip),
    Column(N_("Settled by"), lambda row: more_number(row.gate) if row.gate else "",
           lambda row: row.gate.more if row.gate and row.gate.more is not None else LAST, 80, _more_tip, True),
    Column(N_("Mean rating"), lambda row: _number(row.agent.measures["rating"].seen, 2),
           lambda row: _low_first(row.agent.measures["rating"].seen.value), 96,
           lambda row: estimate_text(row.agent.measures["rating"].seen, "rating"), True, "rated"),
    Column(N_("Quality"), lambda row: _number(row.quality, 1), lambda row: _low_first(row.quality.value), 72,
           quality_tip, True, "scored"),
    Column(N_("Scored"), lambda row: show_number(row.agent.scored), lambda row: row.agent.scored, 68,
           _calls_tip, True, "scored"),
    Column(N_("Adjusted"), lambda row: _number(row.adjusted, 1),
           lambda row: _low_first(row.adjusted.value if row.adjusted else None), 80, _adjusted_tip, True, "scored"),
    Column(N_("Months"), lambda row: "", _last_month, 88,
           _trend_tip),
    Column(N_("Coached"), lambda row: show_date(row.coached),
           lambda row: row.coached.timestamp() if row.coached else 0.0, 98),
)  # fmt: skip


class TeamModel(QAbstractTableModel):
    """All agents, in the order of a column; the first order is by group."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: list[Row] = []
        self.measure = "satisfied"
        self.reference: float | None = None
        self.span = (0.0, 1.0)

    def show(self, rows: list[Row], measure: str, reference: float | None) -> None:
        """Take these rows; `reference` is the dotted line of the bars."""
        self.beginResetModel()
        self.rows, self.measure, self.reference = rows, measure, reference
        self.span = _span_of(rows, reference)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row, column = self.rows[index.row()], COLUMNS[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.text(row)
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleDescriptionRole):
            return column.tip(row)
        if role == Qt.ItemDataRole.TextAlignmentRole and column.right:
            return RIGHT
        if role == Qt.ItemDataRole.ForegroundRole:
            return self._ink(row, column)
        return None

    def _ink(self, row: Row, column: Column) -> Any:
        if column.behind and column.text(row) not in ("0", NO_VALUE):
            return color("accent")
        if column.title == "Gate" and row.gate is not None:
            return color({"eligible": "good", "not_eligible": "bad"}.get(row.gate.verdict, "text"))
        return color("quiet") if column.title in ("Settled by", "Coached") else None

    def headerData(self, section: int, way: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if way == Qt.Orientation.Vertical:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            title = MEASURES[self.measure] if section == BAR else COLUMNS[section].title
            return tr_marked(title)
        if role == Qt.ItemDataRole.TextAlignmentRole and COLUMNS[section].right:
            return RIGHT
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        if column < 0:
            return
        self.layoutAboutToBeChanged.emit()
        self.rows.sort(key=COLUMNS[column].key, reverse=order == Qt.SortOrder.DescendingOrder)
        self.layoutChanged.emit()

    def retranslate(self) -> None:
        """Say headers and cells anew."""
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(COLUMNS) - 1)
        if self.rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.rows) - 1, len(COLUMNS) - 1))

    def table(self) -> list[list[str]]:
        """Everything as text, for copying: also what is drawn."""
        head = [
            str(self.headerData(at, Qt.Orientation.Horizontal)) for at in range(len(COLUMNS)) if at != TREND
        ]
        rows = [[column.text(row) for at, column in enumerate(COLUMNS) if at != TREND] for row in self.rows]
        spans = [tr("95 % interval"), *(_pulled(row) for row in self.rows)]
        return [[*line[:2], span, *line[2:]] for line, span in zip([head, *rows], spans, strict=True)]


def _pulled(row: Row) -> str:
    shape = shape_of(row.measure)
    if row.standing is not None and row.standing.shrunk is not None:
        return span_text(row.standing.shrunk.low, row.standing.shrunk.high, shape)
    return span_text(row.seen.low, row.seen.high, shape)


def _span_of(rows: list[Row], reference: float | None) -> tuple[float, float]:
    """The scale of the bars: what is shown, with some air; wide intervals of tiny n do not flatten the rest."""
    values = [] if reference is None else [reference]
    for row in rows:
        pulled = row.standing.shrunk if row.standing else None
        ends = (pulled.low, pulled.high) if pulled else (row.seen.low, row.seen.high)
        values += [end for end in ends if end is not None]
    if not values:
        return (0.0, 1.0)
    air = (max(values) - min(values)) * 0.05 or 0.05
    return min(values) - air, max(values) + air
