"""The agent's goals: where each began, where it stands, what may be said."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from qa_desk.work.coaching import GoalStanding, SessionView
from ui.effects import TONES, effect_text
from ui.goals import goal_value, goal_verdict, is_percent, target_text
from ui.pages.coaching.cards import Card, tool
from ui.text import tr, tr_marked
from ui.widgets.interval_bar import IntervalBar


class GoalsCard(Card):
    """`closed` carries a goal's id."""

    closed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.add = QPushButton()
        self.head.addWidget(self.add)

    def show_view(self, view: SessionView) -> None:
        """Show the goals of the session's agent."""
        self.clear()
        self.title.setText(tr("Goals of {name}", name=view.row.agent))
        self.add.setText(tr("New goal…"))
        self.add.setVisible(view.writes)
        for one in view.goals:
            self.lines.addWidget(self._goal(one, view.writes))
        if not view.goals:
            self.say(tr("No goal is set yet."))

    def _goal(self, one: GoalStanding, writes: bool) -> QWidget:
        block = QWidget()
        column = QVBoxLayout(block)
        column.setContentsMargins(0, 0, 0, 6)
        column.setSpacing(2)
        across = QHBoxLayout()
        title, said = QLabel(tr_marked(one.title)), QLabel(goal_verdict(one))
        title.setWordWrap(True)
        closed = one.goal.state == "closed"
        said.setProperty("look", "quiet" if closed else TONES[one.answer.verdict])
        across.addWidget(title, 1)
        across.addWidget(said)
        if writes and not closed:
            name = tr("End the goal {name}", name=tr_marked(one.title))
            across.addWidget(tool("cross", name, lambda: self.closed.emit(one.goal.id)))
        column.addLayout(across)
        column.addWidget(_bar(one))
        for words in _lines(one):
            label = QLabel(words)
            label.setProperty("look", "quiet")
            label.setWordWrap(True)
            column.addWidget(label)
        return block


def _bar(one: GoalStanding) -> IntervalBar:
    """Where the goal stands, its target dotted; before any call, its baseline in grey."""
    bar, now = IntervalBar(), one.answer.now
    found, token = (now, "accent") if now.value is not None else (one.baseline, "quiet")
    largest = 100.0 if is_percent(one) else 1.0
    bar.set_values(found.value, found.low, found.high, 0.0, largest, one.goal.target, token)
    bar.setAccessibleName(goal_value(one, found))
    return bar


def _lines(one: GoalStanding) -> list[str]:
    found = [
        tr("before: {value}", value=goal_value(one, one.baseline)),
        tr("since: {value}", value=goal_value(one, one.answer.now)),
    ]
    change = one.answer.change
    if change.value is not None and change.low is not None and not is_percent(one):
        found.append(tr("change so far, in points: {value}", value=effect_text(change)))
    return [" · ".join(found), target_text(one)]
