"""What the columns of a table mean: seen with its first rows, assigned by hand, saved under a name."""

from __future__ import annotations

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from qa_desk.importing import FIELDS, UNITS, TableMapping, TableView
from qa_desk.importing.mapping import DURATIONS
from ui.pages.importing.search_box import SearchBox
from ui.pages.importing.words import UNIT_NAMES, field_name
from ui.text import NO_VALUE, show_number, tr, tr_marked
from ui.widgets.elided_label import ElidedLabel

SHOWN_ROWS = 3
SCALES = ((1, 3), (1, 4), (1, 5), (0, 5), (1, 6), (1, 7), (0, 10), (1, 10), (0, 100))
"""Ends of customers' ratings to choose from, besides the ends a table was read with."""


class ColumnsDialog(QDialog):
    """`mapping` is what was chosen, `profile_name` the name to save it under, empty for not at all."""

    def __init__(self, view: TableView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = view
        self.setWindowTitle(tr("Columns of {name}", name=view.path.name))
        self.resize(860, 560)
        self.fields: list[SearchBox] = []
        self.units: list[QComboBox] = []
        self._rated = view.mapping.columns.get("rating")
        self.problem = QLabel()
        self.problem.setProperty("look", "bad")
        self.scale_name, self.scale = QLabel(tr("Ratings go")), QComboBox()
        self._fill_scales()
        self.save_as = QLineEdit(view.recognised or "")
        self.save_as.setPlaceholderText(tr("Name, to read such tables the same way next time"))
        self.save_as.setAccessibleName(tr("Save as"))
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        self.ok = buttons.button(QDialogButtonBox.StandardButton.Ok)
        self.ok.setText(tr("Read it so"))
        buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(tr("Cancel"))
        self.ok.setProperty("primary", True)
        for button in buttons.buttons():
            button.setIcon(QIcon())
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(10)
        column.addWidget(self._note())
        column.addWidget(self._grid(), 1)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.scale_name)
        row.addWidget(self.scale)
        row.addWidget(QLabel(tr("Save as")))
        row.addWidget(self.save_as, 1)
        column.addLayout(row)
        column.addWidget(self.problem)
        column.addWidget(buttons)
        self._check()

    def _note(self) -> QLabel:
        note = QLabel(
            tr(" ").join(
                (
                    tr(
                        "{rows} rows. Say what each column holds; "
                        "what means nothing here stays with the call as it is.",
                        rows=show_number(self.view.rows),
                    ),
                    *(tr_marked(remark.message, **remark.params) for remark in self.view.remarks),
                )
            )
        )
        note.setWordWrap(True)
        note.setProperty("look", "quiet")
        return note

    def _grid(self) -> QScrollArea:
        inside = QWidget()
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, 8, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        for at, title in enumerate((tr("Column"), tr("First rows"), tr("Means"), tr("Unit"))):
            head = QLabel(title)
            head.setProperty("look", "quiet")
            grid.addWidget(head, 0, at)
        meant = {title: field for field, title in self.view.mapping.columns.items()}
        for place, title in enumerate(self.view.columns):
            self._row(grid, place, title, meant.get(title, ""))
        grid.setColumnStretch(1, 1)
        grid.setRowStretch(len(self.view.columns) + 1, 1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inside)
        return area

    def _row(self, grid: QGridLayout, place: int, title: str, meant: str) -> None:
        name = QLabel(title)
        name.setTextFormat(Qt.TextFormat.PlainText)
        name.setMaximumWidth(220)
        cells = [row[place] for row in self.view.first_rows[:SHOWN_ROWS] if place < len(row)]
        sample = ElidedLabel(tr(", ").join(cell or NO_VALUE for cell in cells))
        sample.setProperty("look", "quiet")
        field, unit = SearchBox(), QComboBox()
        field.setAccessibleName(tr("What “{column}” means", column=title))
        unit.setAccessibleName(tr("Unit of “{column}”", column=title))
        field.addItem(NO_VALUE, "")
        for one in FIELDS:
            field.addItem(field_name(one), one)
        field.setCurrentIndex(max(0, field.findData(meant)))
        for one in UNITS:
            unit.addItem(tr_marked(UNIT_NAMES[one]), one)
        unit.setCurrentIndex(max(0, unit.findData(self.view.mapping.units.get(meant, "s"))))
        field.activated.connect(self._chosen)
        self.fields.append(field)
        self.units.append(unit)
        for at, widget in enumerate((name, sample, field, unit)):
            grid.addWidget(widget, place + 1, at)

    @property
    def mapping(self) -> TableMapping:
        """The columns as assigned now; where a meaning is given twice the first counts."""
        columns: dict[str, str] = {}
        units: dict[str, str] = {}
        for title, field, unit in zip(self.view.columns, self.fields, self.units, strict=True):
            meant = field.currentData()
            if meant and meant not in columns:
                columns[meant] = title
                if meant in DURATIONS:
                    units[meant] = unit.currentData()
        scale = self.scale.currentData() if "rating" in columns else None
        return replace(self.view.mapping, columns=columns, units=units, rating_scale=scale)

    @property
    def profile_name(self) -> str:
        """The name to save these columns under; empty for not at all."""
        return self.save_as.text().strip()

    def _fill_scales(self) -> None:
        self.scale.setAccessibleName(tr("Lowest and highest rating"))
        self.scale.addItem(tr("as the column suggests"), None)
        known = self.view.mapping.rating_scale
        scales = {(float(low), float(high)) for low, high in SCALES} | ({known} if known else set())
        for low, high in sorted(scales):
            name = tr("from {low} to {high}", low=show_number(low), high=show_number(high))
            self.scale.addItem(name, (low, high))
            if (low, high) == known:
                self.scale.setCurrentIndex(self.scale.count() - 1)

    def _chosen(self) -> None:
        """A column means something else now; ends that were read from another column no longer hold."""
        rated = self.mapping.columns.get("rating")
        if rated != self._rated:
            self._rated = rated
            self.scale.setCurrentIndex(0)
        self._check()

    def _check(self) -> None:
        from qa_desk.importing.guess import missing

        for field, unit in zip(self.fields, self.units, strict=True):
            unit.setVisible(field.currentData() in DURATIONS)
        rated = "rating" in self.mapping.columns
        self.scale_name.setVisible(rated)
        self.scale.setVisible(rated)
        meant = [field.currentData() for field in self.fields if field.currentData()]
        twice = next((one for one in meant if meant.count(one) > 1), None)
        lacking = missing(self.mapping)
        if twice is not None:
            self.problem.setText(tr("Two columns cannot both be “{field}”.", field=field_name(twice)))
        elif lacking:
            names = tr(", ").join(field_name(one) for one in lacking)
            self.problem.setText(tr("Still needed: {fields}.", fields=names))
        else:
            self.problem.setText("")
        self.ok.setEnabled(twice is None and not lacking)
