"""What the page asks for in dialogs, and the use cases behind them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QWidget

from qa_desk.work import coaching as work
from qa_desk.work.coaching import SessionView, Suggestion
from ui.context import AppContext
from ui.pages.coaching.dialogs import MoreTopics, NewGoal, NewSession, OtherTime, People, Praise
from ui.pages.coaching.loading import read_agenda, read_measures, read_people
from ui.text import tr


class Asking(QObject):
    """`done` after something was written; carries the new session's id, else nothing."""

    done = Signal(str)

    def __init__(self, context: AppContext, page: QWidget) -> None:
        super().__init__(page)
        self._context, self._page = context, page
        self.dialog: QDialog | None = None

    def new_session(self, agent_id: str = "") -> None:
        """Ask with whom, when and about what."""
        self._read(read_people, then=partial(self._ask_session, agent_id))

    def _ask_session(self, agent_id: str, people: People) -> None:
        dialog = NewSession(people, agent_id, self._page)

        def offer(agent: str) -> None:
            if agent:
                self._read(read_agenda, agent, then=dialog.offer)

        def plan() -> None:
            agent = dialog.agent.currentData()
            if agent:
                self._write(
                    work.plan_session, agent, dialog.starts_at, dialog.subjects.chosen,
                    dialog.template.currentData(), then=self.done.emit,
                )  # fmt: skip

        dialog.agent_changed.connect(offer)
        self._open(dialog, plan)
        offer(dialog.agent.currentData() or "")

    def more_topics(self, view: SessionView) -> None:
        """Ask what else to talk about."""

        def ask(found: tuple[Suggestion, ...]) -> None:
            there = {(topic.row.kind, topic.row.key) for topic in view.topics}
            left = [one for one in found if (one.subject.kind, one.subject.key) not in there]
            dialog = MoreTopics(left, self._page)
            self._open(dialog, lambda: self._write(work.add_topics, view.row.id, dialog.subjects.chosen))

        self._read(read_agenda, view.row.agent_id, then=ask)

    def new_goal(self, view: SessionView) -> None:
        """Ask for a goal of the session's agent."""

        def ask(things: Any) -> None:
            dialog = NewGoal(things, self._page)

            def put() -> None:
                day, one = dialog.due.date().toPython(), dialog.thing
                use = partial(
                    work.set_goal, lower_is_better=dialog.less.isChecked() and dialog.less.isVisibleTo(dialog),
                    note=dialog.note.toPlainText(),
                )  # fmt: skip
                self._write(use, view.row.agent_id, one.kind, one.key, dialog.value, day)

            self._open(dialog, put)

        self._read(read_measures, view.row.agent_id, then=ask)

    def praise(self, agent_id: str) -> None:
        """Ask whom to praise for what."""

        def ask(people: People) -> None:
            dialog = Praise(people, agent_id, self._page)

            def give() -> None:
                use = partial(work.give_praise, on_board=dialog.board.isChecked())
                self._write(use, dialog.agent.currentData(), dialog.words.toPlainText())

            self._open(dialog, give)

        self._read(read_people, then=ask)

    def next_time(self, view: SessionView) -> None:
        """Ask when the next session is."""
        later = view.row.next_at or datetime.now().astimezone().replace(minute=0, second=0) + timedelta(
            days=14
        )
        dialog = OtherTime(tr("Next time"), later, self._page)
        use = partial(_set_next, session_id=view.row.id)
        self._open(dialog, lambda: self._write(use, dialog.chosen))

    def _open(self, dialog: QDialog, accepted: Callable[[], object]) -> None:
        self.dialog = dialog
        dialog.accepted.connect(accepted)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _read(self, what: Callable[..., Any], *values: object, then: Callable[[Any], Any]) -> None:
        self._context.background.run(
            what, self._context.desk, *values, on_done=then, on_error=self._context.tell_error, progress=False,
            key=what, owner=self,
        )  # fmt: skip

    def _write(
        self, use_case: Callable[..., Any], *values: object, then: Callable[[Any], Any] | None = None
    ) -> None:
        self._context.background.run(
            partial(use_case, self._context.desk, *values), title=tr("Saving"),
            on_done=then or (lambda _nothing: self.done.emit("")), on_error=self._context.tell_error,
            cancellable=False, owner=self,
        )  # fmt: skip


def _set_next(desk: Any, next_at: datetime, *, session_id: str) -> None:
    work.set_time(desk, session_id, next_at=next_at)
