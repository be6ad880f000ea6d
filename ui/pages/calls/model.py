"""The list as Qt sees it: rows that are there, and more that are fetched when somebody comes near their end."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from db.queries.blind import AGENT, RATING
from db.queries.calls import CallRow, Hit, Place, Sort
from qa_desk.errors import QADeskError
from ui.background import Background
from ui.pages.calls.columns import COLUMNS, PLACE
from ui.pages.calls.loading import CHUNK, Loaded, load
from ui.pages.calls.words import band_of, rating_text, short_band_name
from ui.text import show_time, tr, tr_marked, tr_n
from ui.widgets.table import RIGHT

Index = QModelIndex | QPersistentModelIndex
RELOADED_AT_MOST: Final = 1_000


class CallsModel(QAbstractTableModel):
    """`settled` after each load, `failed` with an error; `sort_wanted` when a header was clicked."""

    settled = Signal()
    failed = Signal(object)
    sort_wanted = Signal(object)

    def __init__(self, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._background = background
        self._request: tuple[Any, ...] = ()
        self._place: Place | None = None
        self._begun = False
        self.rows: list[CallRow] = []
        self.hits: dict[str, Hit] = {}
        self._texts: dict[tuple[int, int], str] = {}
        self.order = Sort()
        self.loading = False

    def show(self, desk: Any, wanted: Any, order: Sort) -> None:
        """Show another list from its beginning; what was being loaded before is dropped."""
        self._request = (desk, wanted, order)
        self.order = order
        self._run(None, CHUNK, self._replace)

    def reload(self) -> None:
        """Read what is shown again, because something changed."""
        if self._request:
            self._run(None, min(max(len(self.rows), CHUNK), RELOADED_AT_MOST), self._replace)

    def _run(self, after: Place | None, limit: int, then: Any) -> None:
        self.loading = True
        self._background.run(
            load,
            *self._request,
            after,
            limit,
            title=tr("Reading calls"),
            on_done=then,
            on_error=self._fail,
            key="rows",
            owner=self,
        )

    def _replace(self, loaded: Loaded) -> None:
        self.beginResetModel()
        self.rows = list(loaded.rows)
        self._texts.clear()
        self.hits = dict(loaded.hits)
        self._place, self._begun = loaded.place, True
        self.loading = False
        self.endResetModel()
        self.settled.emit()

    def _append(self, loaded: Loaded) -> None:
        self.loading = False
        self._place = loaded.place
        if loaded.rows:
            first = len(self.rows)
            self.beginInsertRows(QModelIndex(), first, first + len(loaded.rows) - 1)
            self.rows += loaded.rows
            self.hits.update(loaded.hits)
            self.endInsertRows()
        self.settled.emit()

    def _fail(self, error: QADeskError) -> None:
        self.loading = False
        self.failed.emit(error)

    @property
    def complete(self) -> bool:
        """True where every row that fits is here."""
        return self._begun and self._place is None

    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and self._place is not None and not self.loading

    def fetchMore(self, parent: Index) -> None:
        if self.canFetchMore(parent):
            self._run(self._place, CHUNK, self._append)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.rows[index.row()]
        column = COLUMNS[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self.cell(index.row(), index.column())
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return RIGHT if column.right else None
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return told(row, column.id, self.cell(index.row(), index.column()), role)
        return None

    def cell(self, at: int, column: int) -> str:
        """A cell in words; remembered, because it is drawn again with every step of scrolling."""
        found = self._texts.get((at, column))
        if found is None:
            found = self._texts[at, column] = COLUMNS[column].text(self.rows[at])
        return found

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
        wanted = Sort(COLUMNS[column].id, order == Qt.SortOrder.DescendingOrder)
        if wanted != self.order:
            self.order = wanted
            self.sort_wanted.emit(wanted)

    def sorted_by(self) -> tuple[int, Qt.SortOrder]:
        """The column and direction of the order, for the header."""
        order = Qt.SortOrder.DescendingOrder if self.order.descending else Qt.SortOrder.AscendingOrder
        return PLACE[self.order.column], order

    def row_of(self, call_id: str) -> int | None:
        """Where a call stands among the rows that are here."""
        return next((at for at, row in enumerate(self.rows) if row.id == call_id), None)

    def retranslate(self) -> None:
        """Every cell may read differently now."""
        self._texts.clear()
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(COLUMNS) - 1)
        if self.rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.rows) - 1, len(COLUMNS) - 1))


def told(row: CallRow, column: str, text: str, role: int) -> str | None:
    """What a cell says when asked: what its signs mean in words."""
    if column == "rating" and row.rating_value is not None:
        return f"{rating_text(row)}, {short_band_name(band_of(row))}"
    if (column == "rating" and row.blind & RATING) or (column == "agent" and row.blind & AGENT):
        return tr("You score this call blind: hidden until you submit.")
    if column == "started_at":
        sound = tr("with recording") if row.has_recording else tr("no recording")
        return f"{show_time(row.started_at, seconds=True)}, {sound}"
    if column == "score" and row.evaluations:
        return f"{text}, {tr_n('%n evaluation(s)', row.evaluations)}"
    if column == "reason" and row.reason:
        return row.reason
    return text if role == Qt.ItemDataRole.AccessibleTextRole or len(text) > 12 else None
