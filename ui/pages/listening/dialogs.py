"""Small questions of the page: a new session, a reason, a part of a call, an action."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, timedelta

from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDateEdit,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from qa_desk.work.listening_plan import PlanRequest
from ui.text import date_pattern, tr

KEY = Qt.ItemDataRole.UserRole
People = Sequence[tuple[str, str]]


class _Asking(QDialog):
    """A form with two buttons; what is asked for first has the focus."""

    def __init__(self, title: str, verb: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(440)
        self.form = QFormLayout()
        box = QDialogButtonBox.StandardButton
        self.buttons = QDialogButtonBox(box.Ok | box.Cancel)
        self.ok = self.buttons.button(box.Ok)
        self.ok.setText(verb)
        self.ok.setProperty("primary", True)
        self.buttons.button(box.Cancel).setText(tr("Cancel"))
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addLayout(self.form)
        column.addWidget(self.buttons)


def _day_field(day: date) -> QDateEdit:
    field = QDateEdit(QDate(day.year, day.month, day.day))
    field.setCalendarPopup(True)
    field.setDisplayFormat(date_pattern())
    return field


def _day_of(field: QDateEdit) -> date:
    found = field.date()
    return date(found.year(), found.month(), found.day())


class NewSession(_Asking):
    """What a session is drawn from, and who comes."""

    def __init__(self, people: People, invited: Collection[str], parent: QWidget) -> None:
        super().__init__(tr("New listening session"), tr("Draw the calls"), parent)
        last = date.today().replace(day=1) - timedelta(days=1)
        self.title, self.theme, self.seed = QLineEdit(), QLineEdit(), QLineEdit()
        self.month, self.day, self.minutes = _day_field(last), _day_field(date.today()), QSpinBox()
        self.month.setDisplayFormat("yyyy-MM")
        self.minutes.setRange(5, 600)
        self.minutes.setValue(60)
        self.seed.setText(f"{last:%Y%m}")
        self.silent, self.hidden = (
            QCheckBox(tr("Also calls without a recording")),
            QCheckBox(tr("Mask the agent")),
        )
        self.hidden.setChecked(True)
        self.theme.setPlaceholderText(tr("Words of a reason; empty for all calls"))
        self.people = QListWidget()
        self.people.setMaximumHeight(170)
        for key, name in people:
            item = QListWidgetItem(name, self.people)
            item.setData(KEY, key)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if key in invited else Qt.CheckState.Unchecked)
        for name, field in (
            (tr("Title"), self.title),
            (tr("Calls of"), self.month),
            (tr("Day"), self.day),
            (tr("Minutes"), self.minutes),
            (tr("Theme"), self.theme),
            (tr("Seed"), self.seed),
            (tr("Who comes"), self.people),
        ):
            self.form.addRow(name, field)
            field.setAccessibleName(name)
        self.form.addRow("", self.silent)
        self.form.addRow("", self.hidden)
        self.title.setFocus()

    @property
    def request(self) -> PlanRequest:
        """What is to be drawn."""
        return PlanRequest(
            f"{_day_of(self.month):%Y-%m}",
            self.minutes.value(),
            self.seed.text().strip() or "1",
            self.theme.text().strip(),
            silent=self.silent.isChecked(),
        )

    @property
    def held_on(self) -> date:
        """The day of the session."""
        return _day_of(self.day)

    @property
    def invited(self) -> list[str]:
        """Who is ticked."""
        rows = [self.people.item(at) for at in range(self.people.count())]
        return [str(item.data(KEY)) for item in rows if item.checkState() == Qt.CheckState.Checked]


class TrimPart(_Asking):
    """From where to where a call is heard."""

    def __init__(self, start_ms: int, end_ms: int, duration_ms: int, parent: QWidget) -> None:
        super().__init__(tr("Hear a part of the call"), tr("Trim"), parent)
        self.start, self.end = QSpinBox(), QSpinBox()
        for field, ms in ((self.start, start_ms), (self.end, end_ms)):
            field.setRange(0, -(-duration_ms // 1000))
            field.setSuffix(tr(" s"))
            field.setValue(round(ms / 1000))
        self.form.addRow(tr("From"), self.start)
        self.form.addRow(tr("To"), self.end)
        self._most = duration_ms
        self.start.setFocus()

    @property
    def part(self) -> tuple[int, int]:
        """Start and end in ms."""
        return self.start.value() * 1000, min(self.end.value() * 1000, self._most)


class NewAction(_Asking):
    """What is to be done, by whom and when."""

    def __init__(self, words: str, people: People, parent: QWidget) -> None:
        super().__init__(tr("New action"), tr("Decide"), parent)
        self.words, self.owner = QLineEdit(words), QComboBox()
        self.due = _day_field(date.today() + timedelta(days=30))
        for key, name in people:
            self.owner.addItem(name, key)
        self.form.addRow(tr("What is to be done"), self.words)
        self.form.addRow(tr("Who does it"), self.owner)
        self.form.addRow(tr("By"), self.due)
        self.words.textChanged.connect(lambda text: self.ok.setEnabled(bool(text.strip())))
        self.ok.setEnabled(bool(words.strip()))
        self.words.setFocus()

    @property
    def due_day(self) -> date:
        """The day it is to be done by."""
        return _day_of(self.due)
