"""What opens under a filter chip: a list to pick from, days, lengths. Each change filters at once; Esc closes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QDate, QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QDateEdit,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from db.queries.choices import Choice
from ui.pages.calls.view_state import span_of
from ui.text import date_pattern, tr
from ui.widgets.fields import NumberField

FEW: Final = 8
"""Lists longer than this can be searched."""
ROWS_SHOWN: Final = 12
VALUE: Final = Qt.ItemDataRole.UserRole
MINUTE: Final = 60_000


class Popup(QFrame):
    """A card under a chip that takes the keyboard until it is closed."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setProperty("look", "card")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(8, 8, 8, 8)
        self.column.setSpacing(6)

    def open_under(self, widget: QWidget) -> None:
        """Show it under a widget, within its screen."""
        self.adjustSize()
        at = widget.mapToGlobal(QPoint(0, widget.height() + 4))
        screen = widget.screen().availableGeometry()
        at.setX(max(screen.left(), min(at.x(), screen.right() - self.width())))
        if at.y() + self.height() > screen.bottom():
            at.setY(widget.mapToGlobal(QPoint(0, 0)).y() - self.height() - 4)
        self.move(at)
        self.show()


class ListPopup(Popup):
    """Pick any of a list, or with `single` one of it. `picked` carries the values chosen now."""

    picked = Signal(tuple)

    def __init__(
        self, parent: QWidget, choices: Sequence[Choice], chosen: Sequence[str], *, single: bool = False
    ) -> None:
        super().__init__(parent)
        self._single = single
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("Find"))
        self.search.setAccessibleName(tr("Find"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._narrow)
        self.search.installEventFilter(self)
        self.search.setVisible(len(choices) > FEW)
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Choices"))
        self.list.setUniformItemSizes(True)
        self.list.ensurePolished()
        for choice in choices:
            self._add(choice, choice.value in chosen)
        self.list.itemChanged.connect(self._changed)
        self._pressed: Qt.CheckState | None = None
        self.list.itemPressed.connect(self._press)
        self.list.itemClicked.connect(self._clicked)
        self.list.installEventFilter(self)
        self.column.addWidget(self.search)
        self.column.addWidget(self.list)
        if not choices:
            self.column.addWidget(QLabel(tr("Nothing to choose from yet")))
            self.list.hide()
        self._fit(len(choices))

    def _add(self, choice: Choice, checked: bool) -> None:
        name = choice.name.rsplit(" / ", 1)[-1] if choice.depth else choice.name
        item = QListWidgetItem("      " * choice.depth + name, self.list)
        item.setData(VALUE, choice.value)
        item.setToolTip(choice.name if choice.depth else "")
        item.setCheckState(Qt.CheckState.Checked if checked else Qt.CheckState.Unchecked)

    def _fit(self, count: int) -> None:
        self.list.setCurrentRow(0)
        row = self.list.sizeHintForRow(0) if count else 0
        self.list.setFixedHeight(row * min(max(count, 1), ROWS_SHOWN) + 4)
        self.list.setMinimumWidth(min(360, max(200, self.list.sizeHintForColumn(0) + 28)))

    def showEvent(self, event: QEvent) -> None:
        super().showEvent(event)  # type: ignore[arg-type]
        (self.search if self.search.isVisible() else self.list).setFocus()

    def _narrow(self, text: str) -> None:
        wanted = text.casefold().strip()
        first = None
        for at in range(self.list.count()):
            item = self.list.item(at)
            fits = wanted in (item.text() + item.toolTip()).casefold()
            item.setHidden(not fits)
            first = first if first is not None or not fits else at
        if first is not None:
            self.list.setCurrentRow(first)

    def _press(self, item: QListWidgetItem) -> None:
        self._pressed = item.checkState()

    def _clicked(self, item: QListWidgetItem) -> None:
        """A click on the words counts as one on the box, which has answered by itself already."""
        if item.checkState() == self._pressed:
            self._toggle(item)

    def _toggle(self, item: QListWidgetItem) -> None:
        on = item.checkState() == Qt.CheckState.Checked
        item.setCheckState(Qt.CheckState.Unchecked if on else Qt.CheckState.Checked)

    def _changed(self, item: QListWidgetItem) -> None:
        if self._single and item.checkState() == Qt.CheckState.Checked:
            self.list.blockSignals(True)
            for at in range(self.list.count()):
                if self.list.item(at) is not item:
                    self.list.item(at).setCheckState(Qt.CheckState.Unchecked)
            self.list.blockSignals(False)
        self.picked.emit(self.chosen())

    def chosen(self) -> tuple[str, ...]:
        """The values picked now."""
        items = [self.list.item(at) for at in range(self.list.count())]
        return tuple(str(item.data(VALUE)) for item in items if item.checkState() == Qt.CheckState.Checked)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        item = self.list.currentItem()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if watched is self.search and self.search.text() and item is not None:
                self._toggle(item)
                self.search.clear()
            else:
                self.close()
            return True
        if watched is self.search and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.list.setFocus()
            self.list.event(event)
            return True
        return super().eventFilter(watched, event)


class DatesPopup(Popup):
    """Pick a span by name, or its first and last day. `picked` carries what `ViewState.dates` takes."""

    picked = Signal(str)

    def __init__(self, parent: QWidget, dates: str, today: QDate) -> None:
        super().__init__(parent)
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Dates"))
        self.list.setUniformItemSizes(True)
        self.list.ensurePolished()
        for value, name in preset_names().items():
            item = QListWidgetItem(name, self.list)
            item.setData(VALUE, value)
            if value == dates:
                self.list.setCurrentItem(item)
        self.list.setFixedHeight(self.list.sizeHintForRow(0) * self.list.count() + 4)
        self.list.itemClicked.connect(self._preset)
        self.list.itemActivated.connect(self._preset)
        first, last = span_of(dates, today.toPython())  # type: ignore[arg-type]
        self.first = self._day(tr("From"), first, today.addDays(-30))
        self.last = self._day(tr("Until"), last, today)
        self.column.insertWidget(0, self.list)

    def _day(self, name: str, day: object, otherwise: QDate) -> tuple[QCheckBox, QDateEdit]:
        box, edit = QCheckBox(name), QDateEdit(calendarPopup=True)
        box.setChecked(day is not None)
        edit.setDisplayFormat(date_pattern())
        edit.setDate(otherwise if day is None else QDate(day.year, day.month, day.day))  # type: ignore[attr-defined]
        edit.setAccessibleName(name)
        edit.setEnabled(day is not None)
        box.toggled.connect(edit.setEnabled)
        box.toggled.connect(self._span)
        edit.dateChanged.connect(self._span)
        row = QHBoxLayout()
        row.addWidget(box, 1)
        row.addWidget(edit)
        self.column.addLayout(row)
        return box, edit

    def showEvent(self, event: QEvent) -> None:
        super().showEvent(event)  # type: ignore[arg-type]
        self.list.setFocus()

    def _preset(self, item: QListWidgetItem) -> None:
        self.picked.emit(str(item.data(VALUE)))
        self.close()

    def _span(self) -> None:
        days = [edit.date().toString(Qt.DateFormat.ISODate) if box.isChecked() else "" for box, edit in
                (self.first, self.last)]  # fmt: skip
        self.picked.emit("..".join(days) if any(days) else "")


class LengthPopup(Popup):
    """Pick the shortest and the longest length in minutes. `picked` carries both in ms, None for open."""

    picked = Signal(object, object)

    def __init__(self, parent: QWidget, shortest: int | None, longest: int | None) -> None:
        super().__init__(parent)
        form = QFormLayout()
        self.shortest = self._minutes(shortest)
        self.longest = self._minutes(longest)
        form.addRow(tr("At least"), self.shortest)
        form.addRow(tr("At most"), self.longest)
        self.column.addLayout(form)

    def _minutes(self, ms: int | None) -> NumberField:
        box = NumberField(0, 600, 0 if ms is None else round(ms / MINUTE), suffix=tr(" min"))
        box.setSpecialValueText(tr("any"))
        box.setMinimumWidth(110)
        box.valueChanged.connect(self._changed)
        return box

    def showEvent(self, event: QEvent) -> None:
        super().showEvent(event)  # type: ignore[arg-type]
        self.shortest.setFocus()
        self.shortest.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.close()
        else:
            super().keyPressEvent(event)

    def _changed(self) -> None:
        values = [box.value() * MINUTE or None for box in (self.shortest, self.longest)]
        self.picked.emit(*values)


def preset_names() -> dict[str, str]:
    """Spans by name."""
    return {
        "": tr("Any time"),
        "today": tr("Today"),
        "yesterday": tr("Yesterday"),
        "week": tr("Last 7 days"),
        "month": tr("Last 30 days"),
        "quarter": tr("Last 91 days"),
        "this_month": tr("This month"),
        "last_month": tr("Last month"),
    }
