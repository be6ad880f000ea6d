"""Cards of growth: one path with its steps and days, and the training taken."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from db.queries.growth import PathRow, StepRow, TryoutRow
from qa_desk.work.coaching.growing import Trained
from ui.growth.words import effect_words, state_text, step_text, training_text, tryout_text
from ui.icons import icon
from ui.text import tr


class Acts(Protocol):
    """What can be done about growth; `leads` may change the paths, `own` are the reader's."""

    leads: bool
    own: bool

    def agree(self, path: PathRow) -> None: ...
    def add_step(self, path: PathRow) -> None: ...
    def tick(self, step: StepRow, done: bool) -> None: ...
    def remove_step(self, step: StepRow) -> None: ...
    def plan_day(self, path: PathRow) -> None: ...
    def hold_day(self, day: TryoutRow) -> None: ...
    def call_off(self, day: TryoutRow) -> None: ...
    def say_of(self, day: TryoutRow) -> None: ...
    def reach(self, path: PathRow) -> None: ...
    def leave(self, path: PathRow) -> None: ...
    def remove_training(self, one: Trained) -> None: ...


def path_card(path: PathRow, acts: Acts) -> QFrame:
    """A role, how far the agent is, why, steps and days."""
    card, column = _card()
    head = QHBoxLayout()
    title, state = QLabel(path.role), QLabel(state_text(path))
    title.setProperty("look", "cardTitle")
    state.setProperty("look", "good" if path.state == "reached" else "quiet")
    head.addWidget(title)
    head.addWidget(state, 1)
    column.addLayout(head)
    if path.why:
        column.addWidget(_words(tr("“{words}”", words=path.why)))
    for step in path.steps:
        column.addWidget(_step(step, path, acts))
    for day in path.tryouts:
        column.addWidget(_day(day, acts))
    if buttons := _path_buttons(path, acts):
        row = QHBoxLayout()
        row.setSpacing(8)
        for words, act in buttons:
            row.addWidget(_button(words, act))
        row.addStretch(1)
        column.addLayout(row)
    return card


def _path_buttons(path: PathRow, acts: Acts) -> list[tuple[str, Callable[[], None]]]:
    if path.state == "wished":
        found = [(tr("Agree on a path"), lambda: acts.agree(path))] if acts.leads else []
        return found + (
            [(tr("Take the wish back"), lambda: acts.leave(path))] if acts.own or acts.leads else []
        )
    if path.state != "agreed" or not acts.leads:
        return []
    return [
        (tr("Add a step…"), lambda: acts.add_step(path)),
        (tr("Plan a try-out day…"), lambda: acts.plan_day(path)),
        (tr("Role reached"), lambda: acts.reach(path)),
        (tr("Leave the path"), lambda: acts.leave(path)),
    ]


def _step(step: StepRow, path: PathRow, acts: Acts) -> QWidget:
    row, across = _row()
    box = QCheckBox(step.text)
    box.setChecked(step.done_on is not None)
    box.setEnabled(acts.leads and path.state == "agreed")
    box.toggled.connect(lambda on: acts.tick(step, on))
    late = step.done_on is None and step.due is not None and step.due < date.today()
    when = QLabel(tr("{when}, late", when=step_text(step)) if late else step_text(step))
    when.setProperty("look", "bad" if late else "quiet")
    across.addWidget(box, 1)
    across.addWidget(when)
    if acts.leads and path.state == "agreed":
        across.addWidget(
            _tool("cross", tr("Take {name} off", name=step.text), lambda: acts.remove_step(step))
        )
    return row


def _day(day: TryoutRow, acts: Acts) -> QWidget:
    block = QWidget()
    column = QVBoxLayout(block)
    column.setContentsMargins(0, 2, 0, 2)
    column.setSpacing(2)
    row, across = _row()
    across.addWidget(_words(tryout_text(day), quiet=False), 1)
    over = day.day <= date.today() and day.state != "cancelled"
    if acts.own and over:
        across.addWidget(_button(tr("Say how it was…"), lambda: acts.say_of(day)))
    if acts.leads and over:
        across.addWidget(_button(tr("How it went…"), lambda: acts.hold_day(day)))
    if acts.leads and day.state == "planned":
        across.addWidget(_tool("cross", tr("Call the day off"), lambda: acts.call_off(day)))
    column.addWidget(row)
    for who, words in ((tr("agent"), day.agent_word), (tr("host"), day.host_word)):
        if words:
            column.addWidget(_words(tr("{who}: “{words}”", who=who, words=words)))
    return block


def training_card(trainings: tuple[Trained, ...], acts: Acts) -> QFrame:
    """Training taken, each with what changed after it."""
    card, column = _card()
    title = QLabel(tr("Training taken"))
    title.setProperty("look", "cardTitle")
    column.addWidget(title)
    for one in trainings:
        row, across = _row()
        across.addWidget(_words(one.row.title, quiet=False), 1)
        verdict, tone, said = effect_words(one)
        label = QLabel(verdict)
        label.setProperty("look", tone)
        across.addWidget(label)
        if acts.leads:
            remove = tr("Take {name} off", name=one.row.title)
            across.addWidget(_tool("cross", remove, partial(acts.remove_training, one)))
        column.addWidget(row)
        column.addWidget(_words(training_text(one)))
        if said:
            column.addWidget(_words(said))
    if not trainings:
        column.addWidget(_words(tr("No training is written down yet.")))
    return card


def _card() -> tuple[QFrame, QVBoxLayout]:
    card = QFrame()
    card.setProperty("look", "card")
    column = QVBoxLayout(card)
    column.setContentsMargins(16, 12, 16, 12)
    column.setSpacing(4)
    return card, column


def _row() -> tuple[QWidget, QHBoxLayout]:
    row = QWidget()
    across = QHBoxLayout(row)
    across.setContentsMargins(0, 0, 0, 0)
    across.setSpacing(8)
    return row, across


def _words(words: str, *, quiet: bool = True) -> QLabel:
    label = QLabel(words)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    if quiet:
        label.setProperty("look", "quiet")
    return label


def _button(words: str, act: Callable[[], None]) -> QPushButton:
    button = QPushButton(words)
    button.setProperty("look", "link")
    button.clicked.connect(lambda _on=False: act())
    return button


def _tool(name: str, words: str, act: Callable[[], None]) -> QToolButton:
    button = QToolButton()
    button.setIcon(icon(name))
    button.setToolTip(words)
    button.setAccessibleName(words)
    button.setProperty("look", "tiny")
    button.clicked.connect(lambda _on=False: act())
    return button
