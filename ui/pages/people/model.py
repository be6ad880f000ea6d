"""The list of people as Qt sees it; small enough to be read whole, narrowed here."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from db.queries.people import PersonRow, TeamRow, people, teams
from qa_desk.work.desk import Desk
from ui.people import role_name
from ui.text import N_, NO_VALUE, show_date, show_number, tr, tr_marked
from ui.theme import color, font
from ui.widgets.table import RIGHT

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Everybody:
    """What the page reads at once."""

    people: tuple[PersonRow, ...] = ()
    teams: tuple[TeamRow, ...] = ()


def read(desk: Desk) -> Everybody:
    """People and teams, off the UI thread."""
    assert desk.acting is not None
    with desk.reading() as connection:
        return Everybody(tuple(people(connection, desk.acting)), tuple(teams(connection, desk.acting)))


def roles_text(row: PersonRow) -> str:
    """Roles in words."""
    order = ("agent", "coach", "lead", "executive", "admin")
    return tr(", ").join(role_name(role) for role in order if role in row.roles) or NO_VALUE


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its title is marked with `N_`, `key` is what it sorts by."""

    title: str
    text: Callable[[PersonRow], str]
    key: Callable[[PersonRow], Any]
    width: int
    right: bool = False


def state_text(row: PersonRow) -> str:
    """Whether somebody still works here."""
    return tr("Active") if row.active else tr("Left")


COLUMNS: Final = (
    Column(N_("Name"), lambda row: row.name, lambda row: row.name.casefold(), 164),
    Column(N_("Roles"), roles_text, roles_text, 120),
    Column(N_("Team"), lambda row: row.team or NO_VALUE, lambda row: (row.team or "").casefold(), 170),
    Column(N_("Calls"), lambda row: show_number(row.calls) if row.calls else NO_VALUE, lambda row: row.calls, 70, True),
    Column(
        N_("Newest call"),
        lambda row: show_date(row.newest_call),
        lambda row: row.newest_call.timestamp() if row.newest_call else 0.0,
        120,
    ),
    Column(N_("State"), state_text, lambda row: not row.active, 90),
)  # fmt: skip
STATE: Final = 5
"""The column that says who left; shown only together with them."""


class PeopleModel(QAbstractTableModel):
    """The people that fit the words and are wanted, in the order of a column."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.all: tuple[PersonRow, ...] = ()
        self.rows: list[PersonRow] = []
        self._words, self._left_too = "", False
        self._order: tuple[int, Qt.SortOrder] = (0, Qt.SortOrder.AscendingOrder)

    def show(self, rows: Sequence[PersonRow]) -> None:
        """Take everybody anew."""
        self.all = tuple(rows)
        self._arrange()

    def narrow(self, words: str, left_too: bool) -> None:
        """Show only names (also those elsewhere) with these words, and who left only where wanted."""
        self._words, self._left_too = words.casefold().strip(), left_too
        self._arrange()

    def _arrange(self) -> None:
        self.beginResetModel()
        column, order = self._order
        fitting = [row for row in self.all if self._fits(row)]
        self.rows = sorted(fitting, key=COLUMNS[column].key, reverse=order == Qt.SortOrder.DescendingOrder)
        self.endResetModel()

    def _fits(self, row: PersonRow) -> bool:
        names = [row.name, row.team or "", *(alias.external_id for alias in row.aliases)]
        return (row.active or self._left_too) and any(self._words in name.casefold() for name in names)

    def row_of(self, person_id: str) -> int | None:
        """Where somebody stands in the list."""
        return next((at for at, row in enumerate(self.rows) if row.id == person_id), None)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row, column = self.rows[index.row()], COLUMNS[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.text(row)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return RIGHT if column.right else None
        if role == Qt.ItemDataRole.ForegroundRole:
            return None if row.active and index.column() == 0 else color("quiet")
        if role == Qt.ItemDataRole.FontRole and index.column() == 0:
            return font(bold=row.active)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return tr_marked(COLUMNS[section].title)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return RIGHT if COLUMNS[section].right else None
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self._order = (max(column, 0), order)
        self._arrange()

    def retranslate(self) -> None:
        """Every cell may read differently now."""
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(COLUMNS) - 1)
        self._arrange()
