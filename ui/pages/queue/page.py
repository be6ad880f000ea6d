"""My queue: the coach's home. One key starts the next; a lead sees how far everybody is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QFileDialog, QStackedWidget, QVBoxLayout, QWidget

from db.queries.queue import CoachingDue, Room, WaitingDispute
from db.queries.sampling import QueueRow
from qa_desk.errors import QADeskError
from qa_desk.work import sampling
from qa_desk.work.desk import Desk
from qa_desk.work.permissions import may
from qa_desk.work.sampling import Begun, DrawnPlan, MyDay, TeamDay
from ui.actions import ActionSpec
from ui.context import AppContext
from ui.page import Page
from ui.pages.queue.dialogs import HandOver, MyRoom, SkipCall
from ui.pages.queue.everybody import Everybody
from ui.pages.queue.head import Head
from ui.pages.queue.loading import colleagues, has_page, room_of
from ui.pages.queue.mine import Mine
from ui.text import N_, tr, tr_n
from ui.widgets.error_state import ErrorState
from ui.widgets.rows import current_row

if TYPE_CHECKING:
    from qa_desk.work.desk import Change

SHOWN = (
    "assignment", "draft", "evaluation", "dispute", "calibration_round", "calibration_score",
    "evaluator_capacity", "plan_draw", "interaction", "coaching_session", "coaching_action", "goal",
)  # fmt: skip


class QueuePage(Page):
    """`navigate("queue")` shows what waits; `everybody=True` a lead's view of all."""

    ACTIONS = (
        ActionSpec("queue.next", N_("Start the next"), "start_next", ("N", "Ctrl+Return"), "next", "may_start"),
        ActionSpec("queue.skip", N_("Skip this call…"), "skip", ("S",), "forward", enabled="has_call"),
        ActionSpec("queue.hand", N_("Hand this call over…"), "hand_over", ("H",), "people", enabled="has_call"),
        ActionSpec("queue.room", N_("Room and absence…"), "say_room", ("Ctrl+R",), "clock"),
        ActionSpec("queue.calendar", N_("Save the queue as a calendar…"), "save_calendar", (), "export"),
        ActionSpec("queue.everybody", N_("Show everybody's work"), "show_everybody", ("Ctrl+E",), "people", "leads"),
    )  # fmt: skip

    def __init__(self, context: AppContext) -> None:
        super().__init__(context)
        self.day: MyDay | None = None
        self._first = True
        self._drawn_on: date | None = None
        self.head, self.mine, self.everybody = Head(self.leads()), Mine(), Everybody()
        self.error, self.stack = ErrorState(), QStackedWidget()
        for widget in (self.mine, self.everybody, self.error):
            self.stack.addWidget(widget)
        body = QWidget()
        around = QVBoxLayout(body)
        around.setContentsMargins(16, 12, 16, 12)
        around.addWidget(self.stack)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(body, 1)
        self._connect()
        self.retranslate()

    def _connect(self) -> None:
        self.head.next.clicked.connect(self.start_next)
        self.head.views.buttonClicked.connect(lambda _button: self._load())
        self.error.retried.connect(self._load)
        mine = self.mine
        mine.opened.connect(self._open)
        mine.draft_opened.connect(lambda call: self.context.navigate("review", interaction_id=call))
        mine.round_opened.connect(lambda key: self.context.navigate("calibration", round_id=key))
        mine.dispute_opened.connect(self._open_dispute)
        mine.coaching_opened.connect(self._open_coaching)
        mine.table.selectionModel().currentRowChanged.connect(lambda *_: self._enable())
        for at, words in enumerate(("skip", "hand_over", "say_room", "save_calendar")):
            action = self.head.menu.addAction("")
            action.triggered.connect(partial(self._chosen, words))
            action.setData(at)

    def _chosen(self, name: str, _checked: bool = False) -> None:
        getattr(self, name)()

    @property
    def title(self) -> str:
        return tr("My queue")

    def leads(self) -> bool:
        """True for somebody who draws plans."""
        return may(self.context.acting, "plan.draw")

    def may_start(self) -> bool:
        """True where something waits."""
        return self.day is not None and bool(self.day.calls or self.day.rounds or self.day.drafts)

    def has_call(self) -> bool:
        """True where the keyboard is on a call."""
        return self.stack.currentWidget() is self.mine and self.current is not None

    @property
    def current(self) -> QueueRow | None:
        """The call the keyboard is on."""
        return current_row(self.mine.table, self.mine.model)

    def activate(self, everybody: bool = False, **_more: Any) -> None:
        """Show what waits now."""
        if everybody and self.leads():
            self.head.everybody.setChecked(True)
        self._load()
        self.mine.table.setFocus()
        if self.leads() and self._drawn_on != date.today():
            self._drawn_on = date.today()
            self.context.background.run(
                sampling.draw_due, self.context.desk, on_done=self._drawn, on_error=self.context.tell_error,
                progress=False, key="daily draw", owner=self,
            )  # fmt: skip

    def _drawn(self, found: list[DrawnPlan]) -> None:
        """Live plans gave out new calls."""
        if found:
            calls = sum(len(drawn.calls) for drawn in found)
            self.context.tell(tr_n("Live plans gave out %n new call(s).", calls))
            self._load()

    def refresh(self, change: Change) -> None:
        """Read again where work came or went."""
        if self.isVisible() and change.touches(*SHOWN):
            self._load()

    def _load(self) -> None:
        shown = self.head.everybody.isChecked()
        work: Callable[[Desk], MyDay | TeamDay] = sampling.team_day if shown else sampling.my_day
        done: Callable[[Any], None] = self._team_loaded if shown else self._loaded
        self.context.background.run(
            work, self.context.desk, title=tr("Reading the queue"), on_done=done, on_error=self._failed,
            key="queue", owner=self,
        )  # fmt: skip

    def _loaded(self, day: MyDay) -> None:
        self.day = day
        self.head.show_day(day)
        if self._first:
            self._remind(day)
        if self._first and day.nothing and self.leads():
            self._first = False
            self.show_everybody()
            return
        self._first = False
        self.mine.show_day(day)
        self.stack.setCurrentWidget(self.mine)
        self._enable()

    def _remind(self, day: MyDay) -> None:
        """Say once what is late or due today."""
        days = [row.due for row in day.calls] + [row.due for row in day.rounds]
        urgent = [due for due in days if due is not None and due <= day.today]
        if urgent:
            self.context.tell(tr_n("%n late or due today.", len(urgent)))

    def _team_loaded(self, day: TeamDay) -> None:
        self.everybody.show_day(day)
        self.stack.setCurrentWidget(self.everybody)
        self._enable()

    def _failed(self, error: QADeskError) -> None:
        self.error.show_error(error)
        self.stack.setCurrentWidget(self.error)

    def _enable(self) -> None:
        for action in self.actions():
            spec = next((spec for spec in self.ACTIONS if spec.id == action.objectName()), None)
            if spec is not None and spec.enabled:
                action.setEnabled(getattr(self, spec.enabled)())

    def start_next(self) -> None:
        """Begin the call the keyboard is on, else a round's, else a draft."""
        day = self.day
        if day is None:
            return
        row = self.current or (day.calls[0] if day.calls else None)
        if row is not None:
            self._open(row)
        elif day.rounds:
            self.context.navigate("calibration", round_id=day.rounds[0].id)
        elif day.drafts:
            self.context.navigate("review", interaction_id=day.drafts[0].interaction_id)

    def _open(self, row: QueueRow) -> None:
        def begun(found: Begun) -> None:
            self.context.navigate("review", interaction_id=found.interaction_id, draft_id=found.draft_id)

        self._do(sampling.begin, row.assignment_id, then=begun)

    def _open_dispute(self, row: WaitingDispute) -> None:
        """Where disputes have a page of their own, there; else the call."""
        if has_page("disputes"):
            self.context.navigate("disputes", dispute_id=row.id)
        else:
            self.context.navigate("review", interaction_id=row.interaction_id)

    def _open_coaching(self, one: CoachingDue) -> None:
        """Where coaching has a page of its own, there; else the agent."""
        if not has_page("coaching"):
            self.context.navigate("agent", person_id=one.agent_id)
        elif one.kind == "goal":
            self.context.navigate("coaching", agent_id=one.agent_id)
        else:
            self.context.navigate("coaching", session_id=one.id)

    def skip(self) -> None:
        """Ask why, and leave the call out."""
        row, dialog = self.current, SkipCall(self)
        if row is not None and dialog.exec():
            self._do(sampling.skip, row.assignment_id, dialog.reason.currentText())

    def hand_over(self) -> None:
        """Ask who takes the call."""
        row = self.current
        if row is not None:
            self.context.background.run(
                colleagues, self.context.desk, on_done=lambda people: self._ask_who(row, people),
                on_error=self.context.tell_error, progress=False, key="colleagues", owner=self,
            )  # fmt: skip

    def _ask_who(self, row: QueueRow, people: list[tuple[str, str]]) -> None:
        dialog = HandOver(people, self)
        if dialog.exec():
            self._do(
                sampling.hand_over, row.assignment_id, dialog.who.currentData(), dialog.reason.text().strip()
            )

    def say_room(self) -> None:
        """Ask for calls a week and an absence: one's own, or of whom a lead chose among everybody."""
        if self.day is None:
            return
        other = self.everybody.chosen if self.stack.currentWidget() is self.everybody else None
        person = other.id if other is not None else self.context.acting.person_id
        self.context.background.run(
            room_of, self.context.desk, person, progress=False, key="room", owner=self,
            on_done=lambda room: self._ask_room(person, other.name if other is not None else "", room),
            on_error=self.context.tell_error,
        )  # fmt: skip

    def _ask_room(self, person: str, name: str, room: Room) -> None:
        dialog = MyRoom(room, date.today(), name, self)
        if dialog.exec():
            self._do(sampling.set_room, person, *dialog.chosen)

    def save_calendar(self) -> None:
        """Save due days as a file that calendars read."""
        path, _kind = QFileDialog.getSaveFileName(
            self, tr("Save the queue as a calendar"), "qa-desk.ics", tr("Calendar (*.ics)")
        )
        if path:
            self._do(sampling.write_calendar, Path(path), then=lambda _n: self.context.tell(tr("Saved.")))

    def show_everybody(self) -> None:
        """Change between one's own work and everybody's."""
        other = self.head.mine if self.head.everybody.isChecked() else self.head.everybody
        other.setChecked(True)
        self._load()

    def _do(
        self, use_case: Callable[..., object], *values: object, then: Callable[[Any], None] | None = None
    ) -> None:
        """Run a use case and read again."""

        def done(result: object) -> None:
            if then is not None:
                then(result)
            else:
                self._load()

        self.context.background.run(
            partial(use_case, self.context.desk, *values), title=tr("Saving"), on_done=done,
            on_error=self.context.tell_error, cancellable=False, owner=self,
        )  # fmt: skip

    def retranslate(self) -> None:
        """Set every text anew."""
        words = (
            tr("Skip this call…"), tr("Hand this call over…"), tr("Room and absence…"),
            tr("Save the queue as a calendar…"),
        )  # fmt: skip
        for action, text in zip(self.head.menu.actions(), words, strict=True):
            action.setText(text)
