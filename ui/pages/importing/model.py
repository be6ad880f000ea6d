"""The rows of a preview as Qt sees them; tens of thousands, none of them copied."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from qa_desk.importing import IncomingCall, Item, Preview, Status
from ui.pages.importing.words import SIGNS, TONES, note_of, refusal_text, status_name
from ui.text import N_, NO_VALUE, show_duration, show_number, show_time, tr, tr_marked
from ui.theme import color
from ui.widgets.table import RIGHT

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Column:
    """One column; `title` is marked with `N_`."""

    title: str
    text: Callable[[Item], str]
    width: int
    right: bool = False


def _of_call(text: Callable[[IncomingCall], str]) -> Callable[[Item], str]:
    return lambda item: text(item.call) if item.call is not None else ""


def _file(item: Item) -> str:
    if item.line is None:
        return item.path.name
    return tr("{name}, line {line}", name=item.path.name, line=show_number(item.line))


def _id(item: Item) -> str:
    if item.call is not None:
        return item.call.facts.external_id
    if item.count is not None:
        return item.count.name
    return (item.answer.call_id or item.answer.customer or NO_VALUE) if item.answer is not None else ""


def _agent(call: IncomingCall) -> str:
    return call.facts.agent or call.facts.agent_id or NO_VALUE


def _sound(call: IncomingCall) -> str:
    if call.recording is None:
        return NO_VALUE
    two = call.recording.caller_half is not None or call.recording.audio.channels == 2
    return tr("stereo") if two else tr("mono")


def _rating(item: Item) -> str:
    if item.count is not None:
        return tr("{count} sent", count=show_number(item.count.sent))
    answers = [item.answer] if item.answer is not None else list(item.call.surveys) if item.call else []
    told = next((answer for answer in answers if answer.kind == "csat"), answers[0] if answers else None)
    if told is None:
        return NO_VALUE if item.call is not None else ""
    if not told.answered:
        return tr("sent")
    if told.kind == "comment":
        return tr("comment")
    decimals = 0 if float(told.value).is_integer() else 1
    return tr("{value} of {most}", value=show_number(told.value, decimals), most=show_number(told.scale_max))


COLUMNS: Final = (
    Column(N_("What happens"), lambda item: f"{SIGNS[item.status]}  {status_name(item.status)}", 124),
    Column(N_("Call"), _id, 136),
    Column(N_("Start"), _of_call(lambda call: show_time(call.facts.started_at)), 132),
    Column(N_("Agent"), _of_call(_agent), 96),
    Column(
        N_("Length"),
        _of_call(lambda call: show_duration(call.facts.duration_ms) if call.facts.duration_ms else NO_VALUE),
        62,
        right=True,
    ),
    Column(N_("Sound"), _of_call(_sound), 64),
    Column(N_("Words"), _of_call(lambda call: tr("yes") if call.transcript else NO_VALUE), 58),
    Column(N_("Rating"), _rating, 72),
    Column(N_("File"), _file, 164),
    Column(N_("Note"), note_of, 120),
)
NOTE: Final = len(COLUMNS) - 1
FILE: Final = NOTE - 1
REASON: Final = 1
"""From here on a refused row says where and why, over all its columns."""
SAID: Final = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)


class RowsModel(QAbstractTableModel):
    """Items of a preview, all or of one status."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.preview: Preview | None = None
        self.only: Status | None = None
        self.rows: Sequence[Item] = ()

    def show_preview(self, preview: Preview | None, only: Status | None = None) -> None:
        """Show the items of a preview, refused ones first, or only those of one status."""
        self.beginResetModel()
        self.preview, self.only = preview, only
        if preview is None:
            self.rows = ()
        elif only is not None:
            self.rows = preview.of(only)
        else:
            self.rows = [*preview.of(Status.REFUSED), *preview.of(Status.NEW, Status.COMPLETES, Status.KNOWN)]
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(COLUMNS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole and COLUMNS[section].right:
            return RIGHT
        return tr_marked(COLUMNS[section].title) if role == Qt.ItemDataRole.DisplayRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        item, column = self.rows[index.row()], COLUMNS[index.column()]
        if item.refusal is not None and index.column() == REASON and role in SAID:
            return refusal_text(item.refusal)
        if role == Qt.ItemDataRole.DisplayRole:
            return column.text(item)
        if role == Qt.ItemDataRole.TextAlignmentRole and column.right:
            return RIGHT
        if role == Qt.ItemDataRole.ForegroundRole and index.column() == 0:
            return color(TONES[item.status])
        if role == Qt.ItemDataRole.ToolTipRole:
            return str(item.path) if index.column() == FILE else column.text(item) or None
        return None

    def retranslate(self) -> None:
        """The language changed: every text is another."""
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(COLUMNS) - 1)
        if self.rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.rows) - 1, NOTE))
