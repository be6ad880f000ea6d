"""The table of calls: tall rows while something was searched, columns to show and hide."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QMenu, QWidget

from ui.pages.calls.columns import COLUMNS, DROPPED, ELASTIC, LEAST, PLACE
from ui.pages.calls.model import CallsModel
from ui.pages.calls.painting import FOUND_ROW, CallDelegate
from ui.settings import Settings
from ui.text import tr, tr_marked
from ui.widgets.table import ROW, Table

NAME = "calls"
NEAR_THE_END = 100


class CallsTable(Table):
    """`near_end` when more rows will soon be wanted."""

    near_end = Signal()

    def __init__(self, model: CallsModel, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setItemDelegate(CallDelegate(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self._dropped: set[int] = set()
        header = self.horizontalHeader()
        header.setSortIndicatorClearable(False)
        header.setStretchLastSection(False)
        for at, column in enumerate(COLUMNS):
            header.resizeSection(at, column.width)
            header.setSectionHidden(at, column.hidden)
        self.remember(NAME, settings)
        self.show_order()
        self.setSortingEnabled(True)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._ask_columns)
        header.sectionResized.connect(lambda *_: self.viewport().update())
        self.verticalScrollBar().valueChanged.connect(self._look_ahead)

    def store(self) -> None:
        """Keep the columns as they were chosen, whatever the window left room for."""
        header = self.horizontalHeader()
        for section in self._dropped:
            header.setSectionHidden(section, False)
        super().store()
        for section in self._dropped:
            header.setSectionHidden(section, True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit(event.size().width())

    def _fit(self, width: int) -> None:
        """Give the elastic column what is left; where too little is, drop what matters least."""
        header, elastic = self.horizontalHeader(), PLACE[ELASTIC]
        for section in self._dropped:
            header.setSectionHidden(section, False)
        self._dropped = set()
        for name in (*DROPPED, ""):
            shown = (at for at in range(len(COLUMNS)) if at != elastic and not header.isSectionHidden(at))
            left = width - sum(header.sectionSize(at) for at in shown)
            if left >= LEAST or not name or header.isSectionHidden(elastic):
                break
            if not header.isSectionHidden(PLACE[name]):
                self._dropped.add(PLACE[name])
                header.setSectionHidden(PLACE[name], True)
        header.resizeSection(elastic, max(LEAST, left))

    def show_order(self) -> None:
        """Point the header's arrow at the order of now, without asking for it again."""
        model = self.model()
        assert isinstance(model, CallsModel)
        header = self.horizontalHeader()
        header.blockSignals(True)
        header.setSortIndicator(*model.sorted_by())
        header.blockSignals(False)
        header.viewport().update()

    def set_found(self, found: bool) -> None:
        """Room under each row for what was found in it."""
        self.verticalHeader().setDefaultSectionSize(FOUND_ROW if found else ROW)

    def _look_ahead(self) -> None:
        last = self.rowAt(self.viewport().height() - 1)
        if last >= 0 and last > self.model().rowCount() - NEAR_THE_END:
            self.near_end.emit()

    def _ask_columns(self, at: QPoint) -> None:
        menu = QMenu(self)
        header = self.horizontalHeader()
        for section, column in enumerate(COLUMNS):
            action = QAction(tr_marked(column.title), menu, checkable=True)
            action.setChecked(not header.isSectionHidden(section) or section in self._dropped)
            action.setEnabled(section > 0)
            action.toggled.connect(lambda shown, one=section: self.show_column(one, shown))
            menu.addAction(action)
        menu.addSeparator()
        menu.addAction(tr("Fit columns to what is shown")).triggered.connect(self.resizeColumnsToContents)
        menu.exec(header.mapToGlobal(at))

    def show_column(self, section: int, shown: bool) -> None:
        """Show or hide a column; one that was never shown gets its width."""
        header = self.horizontalHeader()
        self._dropped.discard(section)
        header.setSectionHidden(section, not shown)
        if shown and header.sectionSize(section) < header.minimumSectionSize():
            header.resizeSection(section, COLUMNS[section].width)
        self._fit(self.viewport().width())

    def select_row(self, at: int, *, scroll: bool = True) -> None:
        """Make a row the current one."""
        self.setCurrentIndex(self.model().index(at, 0))
        if scroll:
            self.scrollTo(self.model().index(at, 0), QAbstractItemView.ScrollHint.EnsureVisible)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and event.key() in (
            Qt.Key.Key_Return,
            Qt.Key.Key_Enter,
        ):
            event.ignore()
            return
        super().keyPressEvent(event)
