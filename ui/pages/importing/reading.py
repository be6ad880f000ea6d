"""How the files are read: what they leave open is asked once, here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from zoneinfo import available_timezones

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QWidget,
)

from qa_desk.importing import ImportOptions, Preview, Question, Status, TableMapping, TableView
from ui.pages.importing.search_box import SearchBox
from ui.text import Retranslating, tr, tr_n
from ui.widgets.flow_layout import FlowLayout

MOST_BUTTONS = 3
"""More tables than these share one button with a menu."""


class ReadingBar(Retranslating, QFrame):
    """`changed` carries new options; `columns_wanted` the table whose columns are to be assigned."""

    changed = Signal(object)
    columns_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "card")
        self.options = ImportOptions()
        self._preview: Preview | None = None
        self.zone_name, self.zone = QLabel(), SearchBox()
        self.zone.setMinimumContentsLength(20)
        self.channel_name, self.channel = QLabel(), QComboBox()
        self.order_name, self.order = QLabel(), QComboBox()
        self.profile_name, self.profile = QLabel(), QComboBox()
        self._tables: list[QPushButton] = []
        self._flow = FlowLayout(spacing=10)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 10, 14, 10)
        row.addLayout(self._flow)
        self._pairs = [
            _pair(self.zone_name, self.zone),
            _pair(self.channel_name, self.channel),
            _pair(self.order_name, self.order),
            _pair(self.profile_name, self.profile),
        ]
        for pair in self._pairs:
            self._flow.addWidget(pair)
        self._fill()
        self.zone.activated.connect(self._take)
        self.channel.activated.connect(self._take)
        self.order.activated.connect(self._take)
        self.profile.activated.connect(self._take)
        self.retranslate()

    def _fill(self) -> None:
        self.zone.addItem("", None)
        for name in sorted(available_timezones()):
            if "/" in name and not name.startswith(("Etc/", "SystemV/", "posix/", "right/")):
                self.zone.addItem(name, name)
        self.zone.addItem("UTC", "UTC")
        for value in (None, 0, 1):
            self.channel.addItem("", value)
        for value in (None, True, False):
            self.order.addItem("", value)
        self.profile.addItem("", None)

    def show_preview(self, preview: Preview, profiles: Sequence[str] = ()) -> None:
        """Ask what this preview leaves open; answers already given stay to be changed."""
        while self.profile.count() > 1:
            self.profile.removeItem(1)
        for name in profiles:
            self.profile.addItem(name, name)
        self.profile.setCurrentIndex(max(0, self.profile.findData(preview.options.profile)))
        self._preview, self.options = preview, preview.options
        asked, options = preview.questions, preview.options
        self.zone.setCurrentIndex(max(0, self.zone.findData(options.time_zone)))
        self.channel.setCurrentIndex(max(0, self.channel.findData(options.agent_channel)))
        self.order.setCurrentIndex(max(0, self.order.findData(options.day_first)))
        for pair, question, answered in (
            (self._pairs[0], Question.TIME_ZONE, options.time_zone is not None),
            (self._pairs[1], Question.AGENT_CHANNEL, options.agent_channel is not None),
            (self._pairs[2], Question.DATE_ORDER, options.day_first is not None),
        ):
            pair.setVisible(question in asked or answered)
        self._pairs[3].setVisible(bool(preview.tables))
        for button in self._tables:
            self._flow.removeWidget(button)
            button.deleteLater()
        if len(preview.tables) > MOST_BUTTONS:
            self._tables = [self._tables_button(preview.tables)]
        else:
            self._tables = [self._table_button(view) for view in preview.tables]
        ready = preview.of(Status.NEW, Status.COMPLETES)
        for button in self._tables:
            button.setProperty("primary", not ready and bool(button.property("waits")))
        self.setVisible(bool(self._tables) or any(not pair.isHidden() for pair in self._pairs))

    def _table_button(self, view: TableView) -> QPushButton:
        button = QPushButton()
        button.clicked.connect(lambda: self.columns_wanted.emit(view))
        button.setProperty("waits", bool(view.missing))
        button.setAutoDefault(True)
        self._name_table(button, view)
        self._flow.addWidget(button)
        return button

    def _tables_button(self, views: Sequence[TableView]) -> QPushButton:
        """One button for many tables; those that wait for their columns come first."""
        button = QPushButton()
        menu = QMenu(button)
        for view in sorted(views, key=lambda view: not view.missing):
            action = menu.addAction("")
            action.setData(view)
            action.triggered.connect(lambda _=False, one=view: self.columns_wanted.emit(one))
        button.setMenu(menu)
        button.setProperty("waits", any(view.missing for view in views))
        self._name_tables(button)
        self._flow.addWidget(button)
        return button

    def _name_tables(self, button: QPushButton) -> None:
        actions = button.menu().actions()
        waiting = sum(bool(action.data().missing) for action in actions)
        if waiting:
            button.setText(tr_n("Columns of tables, %n to assign", waiting))
        else:
            button.setText(tr_n("Columns of %n table(s)", len(actions)))
        for action in actions:
            action.setText(self._table_text(action.data()).replace("&", "&&"))

    def _name_table(self, button: QPushButton, view: TableView) -> None:
        button.setText(self._table_text(view).replace("&", "&&"))
        if view.recognised is not None:
            button.setToolTip(tr("Read as {profile}.", profile=view.recognised))
        else:
            button.setToolTip(tr("Read by the titles of its columns."))
        button.setAccessibleDescription(button.toolTip())

    def _table_text(self, view: TableView) -> str:
        if view.missing:
            return tr("Assign the columns of {name}…", name=view.path.name)
        return tr("Columns of {name}…", name=view.path.name)

    def assign(self, path: Path, mapping: TableMapping) -> None:
        """Read one table with these columns from now on."""
        self._say(replace(self.options, mappings={**self.options.mappings, path: mapping}))

    def _take(self) -> None:
        profile = self.profile.currentData()
        kept = self.options.mappings if profile == self.options.profile else {}  # the later choice counts
        self._say(
            replace(
                self.options,
                profile=profile,
                mappings=kept,
                time_zone=self.zone.currentData(),
                agent_channel=self.channel.currentData(),
                day_first=self.order.currentData(),
            )
        )

    def _say(self, options: ImportOptions) -> None:
        if options != self.options:
            self.options = options
            self.changed.emit(options)

    def retranslate(self) -> None:
        """Set every text anew."""
        self.zone_name.setText(tr("Times are in"))
        self.zone.setItemText(0, tr("this computer's time zone"))
        self.channel_name.setText(tr("The agent speaks"))
        for at, text in enumerate((tr("not known"), tr("on the left"), tr("on the right"))):
            self.channel.setItemText(at, text)
        self.order_name.setText(tr("3/4 is"))
        for at, text in enumerate((tr("as the file suggests"), tr("3 April"), tr("4 March"))):
            self.order.setItemText(at, text)
        self.profile_name.setText(tr("Tables are read"))
        self.profile.setItemText(0, tr("by their titles"))
        for label, field in (
            (self.zone_name, self.zone),
            (self.channel_name, self.channel),
            (self.order_name, self.order),
            (self.profile_name, self.profile),
        ):
            field.setAccessibleName(label.text())
        if self._preview is not None:
            for button, view in zip(self._tables, self._preview.tables, strict=False):
                if button.menu() is not None:
                    self._name_tables(button)
                else:
                    self._name_table(button, view)


def _pair(label: QLabel, field: QWidget) -> QWidget:
    pair = QWidget()
    row = QHBoxLayout(pair)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(6)
    label.setBuddy(field)
    row.addWidget(label)
    row.addWidget(field)
    return pair
