"""Growth of one agent, as coaches and the agent themselves see it; it reads and writes by itself."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, Final

from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from db.queries.acting import people_who_may_act
from db.queries.growth import PathRow, StepRow, TryoutRow
from qa_desk.work.coaching import growth as work
from qa_desk.work.coaching import measurable
from qa_desk.work.coaching.growing import Growth, Trained, growth_of
from qa_desk.work.desk import Change, Desk
from qa_desk.work.permissions import may
from ui.context import AppContext
from ui.growth.cards import path_card, training_card
from ui.growth.dialogs import AskDay, AskRole, AskStep, AskTraining, AskWords
from ui.text import Retranslating, tr, tr_marked
from ui.widgets.fields import day_of

TABLES: Final = ("growth_path", "growth_step", "tryout_day", "training")
JUDGED: Final = ("evaluation", "survey_response", "coaching_session")


class GrowthPanel(Retranslating, QWidget):
    """Call `show_agent`, and `refresh` with every change."""

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.agent_id, self.growth, self.dialog = "", None, None  # type: str, Growth | None, QDialog | None
        self.leads, self.own = False, False
        self.title, self.note = QLabel(), QLabel()
        self.title.setProperty("look", "cardTitle")
        self.note.setProperty("look", "quiet")
        self.note.setWordWrap(True)
        self.wish, self.path, self.training = QPushButton(), QPushButton(), QPushButton()
        self.wish.clicked.connect(lambda _on=False: self.ask_wish())
        self.path.clicked.connect(lambda _on=False: self.ask_path())
        self.training.clicked.connect(lambda _on=False: self.ask_training())
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.title)
        head.addWidget(self.note, 1)
        for button in (self.wish, self.path, self.training):
            head.addWidget(button)
        inner = QWidget()
        inner.setObjectName("plain")
        self.cards = QVBoxLayout(inner)
        self.cards.setContentsMargins(0, 0, 6, 0)
        self.cards.setSpacing(10)
        self.area = QScrollArea()
        self.area.setWidget(inner)
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.area, 1)
        self.retranslate()

    def show_agent(self, agent_id: str) -> None:
        """Read and show an agent's growth."""
        if agent_id != self.agent_id:
            self.growth = None
        self.agent_id = agent_id
        acting = self._context.acting
        self.own = agent_id == acting.person_id
        self.leads = may(acting, "growth.set") and not (self.own and not acting.has("lead", "admin"))
        self.load()

    def load(self) -> None:
        """Read anew."""
        if self.agent_id:
            self._context.background.run(
                growth_of, self._context.desk, self.agent_id, progress=False, on_done=self._loaded,
                on_error=self._context.tell_error, key="growth", owner=self,
            )  # fmt: skip

    def refresh(self, change: Change) -> None:
        """Read again where something of it changed and it is seen."""
        if change.touches(*TABLES) or (self.isVisible() and change.touches(*JUDGED)):
            self.load()

    def _loaded(self, growth: Growth) -> None:
        if growth.agent_id == self.agent_id:
            self.growth = growth
            self.retranslate()

    def retranslate(self) -> None:
        """Write everything anew."""
        self.title.setText(tr("Growth"))
        self.wish.setText(tr("I would like a role…"))
        self.path.setText(tr("Agree on a path…"))
        self.training.setText(tr("Training taken…"))
        self.wish.setVisible(self.own)
        self.path.setVisible(self.leads)
        self.training.setVisible(self.leads)
        self.area.setAccessibleName(tr("Growth"))
        while (item := self.cards.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        found = self.growth
        self.note.setText(tr("No role is wished for yet.") if found is not None and not found.paths else "")
        if found is None:
            return
        for path in found.paths:
            self.cards.addWidget(path_card(path, self))
        self.cards.addWidget(training_card(found.trainings, self))
        self.cards.addStretch(1)

    def ask_wish(self) -> None:
        """Ask the agent which role they would like."""
        self._ask_role(
            tr("A role you would like"), tr("Say so"), lambda role, why: self._do(work.wish, role, why)
        )

    def ask_path(self) -> None:
        """Ask for the role a path leads to."""
        words = tr("A path to a role"), tr("Agree")
        self._ask_role(*words, lambda role, why: self._do(work.set_path, self.agent_id, role, why))

    def _ask_role(self, title: str, words: str, then: Callable[[str, str], None]) -> None:
        roles = self.growth.roles if self.growth is not None else ()
        dialog = AskRole(title, words, roles, self)
        self._open(dialog, lambda: then(dialog.role.currentText(), dialog.why.toPlainText()))

    def ask_training(self) -> None:
        """Ask for a training that was taken; the questions are those the agent is scored on."""

        def ask(questions: list[tuple[str, str]]) -> None:
            open_ = [
                (p.id, p.role) for p in (self.growth.paths if self.growth else ()) if p.state == "agreed"
            ]
            dialog = AskTraining(questions, open_, self)

            def write() -> None:
                use = partial(
                    work.record_training, question=dialog.question.currentData(),
                    hours=dialog.hours.value() or None, path_id=dialog.path.currentData(),
                )  # fmt: skip
                self._do(use, self.agent_id, dialog.name.text(), day_of(dialog.day))

            self._open(dialog, write)

        self._read(_questions, self.agent_id, then=ask)

    def agree(self, path: PathRow) -> None:
        """A wish becomes a path."""
        self._do(work.agree, path.id)

    def add_step(self, path: PathRow) -> None:
        """Ask for a step."""
        dialog = AskStep(self)
        self._open(dialog, lambda: self._do(work.add_step, path.id, dialog.words.text(), day_of(dialog.due)))

    def tick(self, step: StepRow, done: bool) -> None:
        """A step is done, or not after all."""
        self._do(work.set_step_done, step.id, done)

    def remove_step(self, step: StepRow) -> None:
        """Take a step off."""
        self._do(work.remove_step, step.id)

    def plan_day(self, path: PathRow) -> None:
        """Ask for a try-out day."""

        def ask(people: list[tuple[str, str]]) -> None:
            dialog = AskDay([one for one in people if one[0] != self.agent_id], self)
            self._open(
                dialog,
                lambda: self._do(work.plan_tryout, path.id, day_of(dialog.day), dialog.host.currentData()),
            )

        self._read(_people, then=ask)

    def hold_day(self, day: TryoutRow) -> None:
        """Ask how the day went: it took place."""
        dialog = AskWords(day.host_word, self)
        self._open(dialog, lambda: self._do(work.hold_tryout, day.id, dialog.words.toPlainText()))

    def call_off(self, day: TryoutRow) -> None:
        """The day will not take place."""
        self._do(work.call_off_tryout, day.id)

    def say_of(self, day: TryoutRow) -> None:
        """Ask the agent how the day was."""
        dialog = AskWords(day.agent_word, self)
        self._open(dialog, lambda: self._do(work.say_of_tryout, day.id, dialog.words.toPlainText()))

    def reach(self, path: PathRow) -> None:
        """The agent has the role."""
        self._do(work.reach, path.id)

    def leave(self, path: PathRow) -> None:
        """The path is not followed, or an own wish is taken back."""
        self._do(work.leave if self.leads else work.withdraw, path.id)

    def remove_training(self, one: Trained) -> None:
        """Take a training off."""
        self._do(work.remove_training, one.row.id)

    def _open(self, dialog: QDialog, accepted: Callable[[], None]) -> None:
        self.dialog = dialog
        dialog.accepted.connect(accepted)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _read(self, what: Callable[..., Any], *values: object, then: Callable[[Any], Any]) -> None:
        self._context.background.run(
            what, self._context.desk, *values, progress=False, on_done=then, on_error=self._context.tell_error,
            key=what, owner=self,
        )  # fmt: skip

    def _do(self, use_case: Callable[..., Any], *values: object) -> None:
        """Write; the change is told to every page, this one too."""
        self._context.background.run(
            partial(use_case, self._context.desk, *values), title=tr("Saving"), on_done=lambda _made: self.load(),
            on_error=self._refused, cancellable=False, owner=self,
        )  # fmt: skip

    def _refused(self, error: Any) -> None:
        self._context.tell_error(error)
        self.retranslate()


def _questions(desk: Desk, agent_id: str) -> list[tuple[str, str]]:
    return [(one.key, tr_marked(one.title)) for one in measurable(desk, agent_id) if one.kind == "question"]


def _people(desk: Desk) -> list[tuple[str, str]]:
    with desk.reading() as connection:
        return [(one.person_id, one.name) for one in people_who_may_act(connection)]
