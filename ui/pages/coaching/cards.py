"""Cards of a session: what it is about and what was agreed, each row with what can be done about it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from db.queries.coaching import ActionRow
from qa_desk.work.coaching import SessionView, Topic
from ui.icons import icon
from ui.pages.coaching.words import kind_text, topic_text
from ui.text import show_day, tr
from ui.widgets.fields import day_field, day_of


class Card(QFrame):
    """A titled card; `lines` is emptied and filled anew with each session."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "card")
        self.title = QLabel()
        self.title.setProperty("look", "cardTitle")
        self.head = QHBoxLayout()
        self.head.setSpacing(8)
        self.head.addWidget(self.title, 1)
        self.lines = QVBoxLayout()
        self.lines.setSpacing(6)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(16, 12, 16, 14)
        self.column.setSpacing(8)
        self.column.addLayout(self.head)
        self.column.addLayout(self.lines)

    def clear(self) -> None:
        """Take all lines out."""
        while (item := self.lines.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()

    def say(self, words: str) -> QLabel:
        """A quiet line."""
        label = QLabel(words)
        label.setProperty("look", "quiet")
        label.setWordWrap(True)
        self.lines.addWidget(label)
        return label


def tool(name: str, words: str, act: Callable[[], object]) -> QToolButton:
    """A small button with a sign."""
    button = QToolButton()
    button.setIcon(icon(name))
    button.setToolTip(words)
    button.setAccessibleName(words)
    button.setProperty("look", "tiny")
    button.clicked.connect(lambda _checked=False: act())
    return button


class AgendaCard(Card):
    """`played` carries a topic, `opened` a call and a place in ms, `removed` a topic's id."""

    played = Signal(object)
    opened = Signal(str, int)
    removed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.play_all, self.add = QPushButton(), QPushButton()
        self.head.addWidget(self.play_all)
        self.head.addWidget(self.add)
        self.topics: tuple[Topic, ...] = ()

    def show_view(self, view: SessionView) -> None:
        """Show the agenda."""
        self.clear()
        self.topics = view.topics
        self.title.setText(tr("Agenda"))
        self.play_all.setText(tr("Play the moments"))
        self.play_all.setVisible(bool(self.moments))
        self.add.setText(tr("Add…"))
        self.add.setVisible(view.writes and view.row.state != "cancelled")
        for topic in view.topics:
            self.lines.addWidget(self._row(topic, view.writes))
        if not view.topics:
            self.say(tr("Nothing is on the agenda yet."))

    @property
    def moments(self) -> list[Topic]:
        """The moments on the agenda, in order."""
        return [topic for topic in self.topics if topic.row.kind == "moment"]

    def _row(self, topic: Topic, writes: bool) -> QWidget:
        row = QWidget()
        across = QHBoxLayout(row)
        across.setContentsMargins(0, 0, 0, 0)
        kind, words = QLabel(kind_text(topic.row.kind)), QLabel(topic_text(topic))
        kind.setProperty("look", "tag")
        words.setWordWrap(True)
        across.addWidget(kind, 0, Qt.AlignmentFlag.AlignVCenter)
        across.addWidget(words, 1)
        name = topic_text(topic)
        if topic.row.kind == "moment":
            across.addWidget(tool("play", tr("Play {name}", name=name), lambda: self.played.emit(topic)))
        call = topic.row.interaction_id
        if call is not None:
            at = topic.row.start_ms or 0
            across.addWidget(
                tool("review", tr("Open the call of {name}", name=name), lambda: self.opened.emit(call, at))
            )
        if writes:
            across.addWidget(
                tool("cross", tr("Take {name} off", name=name), lambda: self.removed.emit(topic.row.id))
            )
        return row


class ActionsCard(Card):
    """`agreed` carries words, owner and day, `ticked` an action and whether it is done, `removed` its id."""

    agreed = Signal(str, str, object)
    ticked = Signal(str, bool)
    removed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.words, self.owner, self.add = QLineEdit(), QComboBox(), QPushButton()
        self.due = day_field(date.today() + timedelta(days=14))
        self.entry = QWidget()
        whole = QVBoxLayout(self.entry)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.words)
        across = QHBoxLayout()
        across.setContentsMargins(0, 0, 0, 0)
        across.addWidget(self.owner, 1)
        across.addWidget(self.due)
        across.addWidget(self.add)
        whole.addLayout(across)
        self.column.addWidget(self.entry)
        self.words.returnPressed.connect(self._agree)
        self.add.clicked.connect(self._agree)

    def show_view(self, view: SessionView) -> None:
        """Show what was agreed."""
        self.clear()
        self.title.setText(tr("Agreed actions"))
        self.words.setPlaceholderText(tr("What is to be done"))
        for field, name in ((self.words, tr("What is to be done")), (self.owner, tr("Who does it")),
                            (self.due, tr("Until when"))):  # fmt: skip
            field.setAccessibleName(name)
        self.add.setText(tr("Agree"))
        row, chosen = view.row, max(0, self.owner.currentIndex())
        self.owner.clear()
        self.owner.addItem(row.agent, row.agent_id)
        self.owner.addItem(row.coach, row.coach_id)
        self.owner.setCurrentIndex(chosen)
        self.entry.setVisible(view.writes and row.state != "cancelled")
        for one in view.actions:
            self.lines.addWidget(self._row(one, view.writes))
        if not view.actions:
            self.say(tr("Nothing is agreed yet."))

    def _row(self, one: ActionRow, writes: bool) -> QWidget:
        row = QWidget()
        across = QHBoxLayout(row)
        across.setContentsMargins(0, 0, 0, 0)
        tick, words = QCheckBox(), QLabel(one.text)
        tick.setChecked(one.done_at is not None)
        tick.setEnabled(writes)
        tick.setAccessibleName(one.text)
        tick.toggled.connect(lambda on: self.ticked.emit(one.id, on))
        words.setWordWrap(True)
        late = one.done_at is None and one.due is not None and one.due < date.today()
        day = tr("{name}, until {day}", name=one.owner, day=show_day(one.due)) if one.due else one.owner
        who = QLabel("! " + tr("late: {words}", words=day) if late else day)
        who.setProperty("look", "watch" if late else "quiet")
        across.addWidget(tick, 0, Qt.AlignmentFlag.AlignTop)
        across.addWidget(words, 1)
        across.addWidget(who)
        if writes:
            across.addWidget(
                tool("cross", tr("Take {name} off", name=one.text), lambda: self.removed.emit(one.id))
            )
        return row

    def _agree(self) -> None:
        if words := self.words.text().strip():
            self.agreed.emit(words, self.owner.currentData(), day_of(self.due))
            self.words.clear()
