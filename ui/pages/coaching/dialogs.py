"""Questions of the page: a new session, more for the agenda, a goal, praise, another time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDateTimeEdit,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from qa_desk.work.coaching import Measurable, Subject, Suggestion
from ui.goals import points_text as percent_text
from ui.goals import share_text
from ui.pages.coaching.words import TEMPLATE_KEYS, from_qt, suggestion_text, template_text, to_qt
from ui.text import date_pattern, tr, tr_marked
from ui.widgets.fields import DecimalField, day_field

KEY = Qt.ItemDataRole.UserRole
People = Sequence[tuple[str, str]]


def time_field(at: datetime) -> QDateTimeEdit:
    """A field for a day and time."""
    field = QDateTimeEdit(to_qt(at))
    field.setCalendarPopup(True)
    field.setDisplayFormat(f"{date_pattern()} HH:mm")
    return field


def buttons_of(dialog: QDialog, words: str) -> QDialogButtonBox:
    """OK with these words, and Cancel."""
    box = QDialogButtonBox.StandardButton
    buttons = QDialogButtonBox(box.Ok | box.Cancel)
    buttons.button(box.Ok).setText(words)
    buttons.button(box.Ok).setProperty("primary", True)
    buttons.button(box.Cancel).setText(tr("Cancel"))
    buttons.accepted.connect(dialog.accept)
    buttons.rejected.connect(dialog.reject)
    return buttons


class Suggestions(QListWidget):
    """What there is to talk about, to be ticked."""

    def __init__(self) -> None:
        super().__init__()
        self.setWordWrap(True)
        self.setAccessibleName(tr("What there is to talk about"))

    def offer(self, found: Iterable[Suggestion], ticked: int) -> None:
        """List these, the first ones ticked."""
        self.clear()
        for place, one in enumerate(found):
            item = QListWidgetItem(suggestion_text(one), self)
            item.setData(KEY, one.subject)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if place < ticked else Qt.CheckState.Unchecked)

    @property
    def chosen(self) -> list[Subject]:
        """What is ticked."""
        rows = [self.item(at) for at in range(self.count())]
        return [row.data(KEY) for row in rows if row.checkState() == Qt.CheckState.Checked]


class NewSession(QDialog):
    """Asks with whom, when and about what. `agent_changed` wants another agent's suggestions."""

    agent_changed = Signal(str)

    def __init__(self, people: People, agent_id: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("New coaching session"))
        self.setMinimumSize(620, 520)
        self.agent, self.template, self.subjects = QComboBox(), QComboBox(), Suggestions()
        for key, name in people:
            self.agent.addItem(name, key)
        self.agent.setCurrentIndex(max(0, self.agent.findData(agent_id)))
        for key in TEMPLATE_KEYS:
            self.template.addItem(template_text(key), key)
        start = datetime.now().astimezone().replace(minute=0, second=0, microsecond=0)
        self.at = time_field(start + timedelta(hours=1))
        self.note = QLabel()
        self.note.setProperty("look", "quiet")
        form = QFormLayout()
        form.addRow(tr("Agent"), self.agent)
        form.addRow(tr("When"), self.at)
        form.addRow(tr("Template"), self.template)
        column = QVBoxLayout(self)
        column.addLayout(form)
        title = QLabel(tr("What it is about, from the last 90 days"))
        title.setProperty("look", "cardTitle")
        for widget in (title, self.subjects, self.note, buttons_of(self, tr("Plan the session"))):
            column.addWidget(widget)
        self.agent.currentIndexChanged.connect(self._ask)

    def _ask(self) -> None:
        self.subjects.clear()
        self.note.setText("")
        self.agent_changed.emit(self.agent.currentData() or "")

    def offer(self, found: Sequence[Suggestion]) -> None:
        """List what the chosen agent's calls give."""
        self.subjects.offer(found, 1)
        self.note.setText(
            "" if found else tr("Nothing was marked or missed in this time. Any session may do without.")
        )

    @property
    def starts_at(self) -> datetime:
        """The chosen time."""
        return from_qt(self.at.dateTime())


class MoreTopics(QDialog):
    """Asks what else to put on an agenda."""

    def __init__(self, found: Sequence[Suggestion], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Add to the agenda"))
        self.setMinimumSize(560, 420)
        self.subjects = Suggestions()
        self.subjects.offer(found, 0)
        column = QVBoxLayout(self)
        column.addWidget(self.subjects)
        column.addWidget(buttons_of(self, tr("Add")))


class NewGoal(QDialog):
    """Asks what a goal is about; shows where the agent stands, so that a target is not out of the air."""

    def __init__(self, things: Sequence[Measurable], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("New goal"))
        self.setMinimumWidth(560)
        self._things = things
        self.what, self.target, self.less = (
            QComboBox(),
            DecimalField(1, 100, suffix=" %"),
            QCheckBox(tr("Lower is better")),
        )
        for one in things:
            self.what.addItem(tr_marked(one.title))
        self.what.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.due = day_field(date.today() + timedelta(days=60))
        self.due.setMinimumDate(QDate.currentDate().addDays(1))
        self.note, self.stands, self.doubt = QPlainTextEdit(), QLabel(), QLabel()
        self.note.setFixedHeight(60)
        self.note.setTabChangesFocus(True)
        self.doubt.setText(
            tr("It is judged once, on its day: looking after every call would find success by chance.")
        )
        for label in (self.stands, self.doubt):
            label.setProperty("look", "quiet")
            label.setWordWrap(True)
        form = QFormLayout()
        form.addRow(tr("About"), self.what)
        form.addRow(tr("Stands at"), self.stands)
        form.addRow(tr("Target"), self.target)
        form.addRow("", self.less)
        form.addRow(tr("Day"), self.due)
        form.addRow(tr("Note"), self.note)
        column = QVBoxLayout(self)
        column.addLayout(form)
        column.addWidget(self.doubt)
        column.addWidget(buttons_of(self, tr("Set the goal")))
        self.what.currentIndexChanged.connect(self._stand)
        self._stand()

    @property
    def thing(self) -> Measurable:
        """What was chosen."""
        return self._things[self.what.currentIndex()]

    @property
    def value(self) -> float:
        """The target in the goal's own unit."""
        return self.target.value() if self._percent else self.target.value() / 100

    @property
    def _percent(self) -> bool:
        return self.thing.kind in ("section", "quality")

    def _stand(self) -> None:
        found = self.thing.baseline
        self.stands.setText(percent_text(found) if self._percent else share_text(found))
        self.less.setVisible(self.thing.kind == "behaviour")
        by = 1 if self._percent else 100
        self.target.setValue(80 if found.value is None else min(100.0, round(by * found.value) + 5))


class Praise(QDialog):
    """Asks whom to praise and for what."""

    def __init__(self, people: People, agent_id: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Praise"))
        self.setMinimumWidth(480)
        self.agent, self.words, self.board = (
            QComboBox(),
            QPlainTextEdit(),
            QCheckBox(tr("On the team's board")),
        )
        for key, name in people:
            self.agent.addItem(name, key)
        self.agent.setCurrentIndex(max(0, self.agent.findData(agent_id)))
        self.words.setFixedHeight(90)
        self.words.setTabChangesFocus(True)
        self.words.setAccessibleName(tr("What was good"))
        self.board.setChecked(True)
        form = QFormLayout()
        form.addRow(tr("Agent"), self.agent)
        form.addRow(tr("What was good"), self.words)
        form.addRow("", self.board)
        column = QVBoxLayout(self)
        column.addLayout(form)
        column.addWidget(buttons_of(self, tr("Give praise")))


class OtherTime(QDialog):
    """Asks for a day and time."""

    def __init__(self, title: str, at: datetime, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.at = time_field(at)
        column = QVBoxLayout(self)
        column.addWidget(self.at)
        column.addWidget(buttons_of(self, tr("Set the time")))

    @property
    def chosen(self) -> datetime:
        """The time chosen."""
        return from_qt(self.at.dateTime())
