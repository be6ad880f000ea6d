"""The Agent page: an agent's quality by section beside the customers' rating, over time."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from db.queries.call_filter import CallFilter
from qa_desk.errors import QADeskError
from qa_desk.reports.document import Report, Voice
from qa_desk.work.desk import Change, Desk
from qa_desk.work.permissions import may
from qa_desk.work.reports import Paper, report_agent
from qa_desk.work.scorecard import Scorecard
from ui.actions import ActionSpec
from ui.context import AppContext
from ui.page import Page
from ui.pages.agent.body import LAZY, Body
from ui.pages.agent.head import Head
from ui.pages.agent.loading import ALL, Read, Shown, read, read_view
from ui.reporting import ReportExport
from ui.text import N_, tr
from ui.widgets.empty_state import EmptyState
from ui.widgets.error_state import ErrorState

SHOWN: Final = (
    "evaluation", "evaluation_event", "survey_response", "interaction",
    "coaching_session", "training", "person", "team", "membership",
)  # fmt: skip
READING_MS: Final = 200
"""Reading is shown only where it takes longer than this."""


class AgentPage(Page):
    """One agent's scorecard. `navigate("agent", person_id=...)` shows one; `agent=` also takes a name."""

    ACTIONS = (
        ActionSpec("agent.find", N_("Find an agent"), "find_agent", ("Ctrl+F",), "search", enabled="may_choose"),
        ActionSpec("agent.next", N_("Next agent"), "go_next", ("Alt+Down",), "down", enabled="may_choose"),
        ActionSpec("agent.previous", N_("Previous agent"), "go_previous", ("Alt+Up",), "up", enabled="may_choose"),
        ActionSpec("agent.view", N_("Next view"), "next_view", ("Ctrl+PgDown",), "right"),
        ActionSpec("agent.before", N_("View before"), "view_before", ("Ctrl+PgUp",), "left"),
        ActionSpec("agent.all", N_("List all evaluations"), "list_all", ("Ctrl+Shift+L",), "filter"),
        ActionSpec("agent.numbers", N_("Copy numbers"), "copy_numbers", ("Ctrl+Shift+C",), "export"),
        ActionSpec("agent.picture", N_("Copy as picture"), "copy_picture", (), "export"),
        ActionSpec("agent.coach", N_("Coach this agent…"), "coach", ("Ctrl+N",), "coaching", "may_coach"),
        ActionSpec("agent.calls", N_("Show this agent's calls"), "show_calls", ("Ctrl+L",), "calls", "may_choose"),
        ActionSpec("agent.report", N_("Export the scorecard…"), "export_report", ("Ctrl+E",), "export", "can_export"),
    )  # fmt: skip

    def __init__(self, context: AppContext) -> None:
        super().__init__(context)
        self.card: Scorecard | None = None
        self.shown: Shown | None = None
        self._wanted, self._period = "", ALL
        self._stale = True
        self.own = context.acting.only_agent
        self.head, self.body = Head(self.own), Body(context, self.own)
        self._read: dict[str, tuple[str, str]] = {}
        self.reports = ReportExport(context, self)
        self.nobody, self.error = EmptyState("progress"), ErrorState()
        self.stack = QStackedWidget()
        self._slow = QTimer(self, singleShot=True, interval=READING_MS)
        self._slow.timeout.connect(lambda: self.head.show_reading(True))
        for widget in (self.body, self.nobody, self.error):
            self.stack.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self.stack, 1)
        self._connect()
        self.retranslate()

    def _connect(self) -> None:
        self.head.picker.picked.connect(self.show_agent)
        self.head.period_chosen.connect(self.show_period)
        self.head.export.clicked.connect(self.export_report)
        self.body.opened.connect(self._open)
        self.body.wanted.connect(self._load_view)
        self.body.session_opened.connect(lambda key: self.context.navigate("coaching", session_id=key))
        self.body.calls_wanted.connect(self._show_month)
        self.nobody.acted.connect(lambda: self.context.navigate("import"))
        self.error.retried.connect(self._load)

    @property
    def title(self) -> str:
        return self.card.agent.name if self.card is not None else tr("Agents")

    def activate(self, person_id: str = "", agent: str = "", view: str = "", **_more: Any) -> None:
        """Show an agent (id or name) in a view; without one, whom and what it showed before."""
        if view in self.body.tabs:
            self.body.show_view(view)
        wanted = person_id or agent
        if wanted and wanted != self._wanted:
            self._wanted, self._stale = wanted, True
        if self._stale or self.card is None:
            self._load()
        self.body.table.setFocus()

    def deactivate(self) -> None:
        """Remember widths."""
        self.body.store()
        self.context.save_settings()

    def refresh(self, change: Change) -> None:
        """Read again where a number may be another; when not seen, at the next visit."""
        self.body.growth.refresh(change)
        if not change.touches(*SHOWN):
            return
        if self.isVisible():
            self._load()
        else:
            self._stale = True

    def show_agent(self, agent_id: str) -> None:
        """Go to another agent, with an entry in the history."""
        self.context.navigate("agent", person_id=agent_id)

    def show_period(self, choice: str) -> None:
        """Show so many months, or everything."""
        self._period = choice
        self.head.periods[choice].setChecked(True)
        self._load()

    def _load(self) -> None:
        self._slow.start()
        self.context.background.run(
            read,
            self.context.desk,
            self._wanted,
            self._period,
            title=tr("Reading the scorecard"),
            on_done=self._loaded,
            on_error=self._failed,
            key="scorecard",
            owner=self,
        )

    def _loaded(self, shown: Shown) -> None:
        self._ended()
        self.shown, self.card = shown, shown.card
        self._stale = False
        self.head.show_card(shown.card)
        if shown.card is None:
            self.stack.setCurrentWidget(self.nobody)
            return
        self._wanted = shown.card.agent.id
        self.head.picker.show_agents(shown.agents, self._wanted)
        self.body.show_card(shown.card)
        self._read = {}
        self._load_view(self.body.view)
        if not self.own:
            self._load_view("changed")
        self.stack.setCurrentWidget(self.body)
        if self.isVisible():
            self.window().setWindowTitle(f"{self.title} – QA Desk")

    def _load_view(self, view: str) -> None:
        """Read what a view shows, unless it is there."""
        if self.card is None:
            return
        asked = (self.card.agent.id, self._period)
        if view == "growth":
            if self._read.get(view) != asked:
                self.body.growth.show_agent(self.card.agent.id)
        elif view in LAZY and self._read.get(view) != asked:
            self.context.background.run(
                read_view, self.context.desk, view, *asked, progress=False, on_done=self._view_read,
                on_error=self.context.tell_error, key=view, owner=self,
            )  # fmt: skip
        self._read[view] = asked

    def _view_read(self, read_: Read) -> None:
        if self.card is not None and (read_.agent_id, read_.period) == (self.card.agent.id, self._period):
            self.body.show_read(read_)

    def _failed(self, error: QADeskError) -> None:
        self._ended()
        self.error.show_error(error)
        self.stack.setCurrentWidget(self.error)

    def _ended(self) -> None:
        self._slow.stop()
        self.head.show_reading(False)

    def _open(self, interaction_id: str) -> None:
        if self.own:
            self.context.tell(tr("Your coach can open this call with you."))
        else:
            self.context.navigate("review", interaction_id=interaction_id)

    def may_choose(self) -> bool:
        """False for somebody who sees only himself."""
        return not self.own

    def find_agent(self) -> None:
        """Take the keyboard to the agent's name."""
        self.head.picker.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.head.picker.line.selectAll()

    def go_next(self) -> None:
        """The agent after this one, by name."""
        self._step(1)

    def go_previous(self) -> None:
        """The agent before this one, by name."""
        self._step(-1)

    def _step(self, by: int) -> None:
        if self.shown is None:
            return
        ids = [agent.id for agent in self.shown.agents]
        at = ids.index(self._wanted) + by if self._wanted in ids else 0
        if 0 <= at < len(ids):
            self.show_agent(ids[at])

    def next_view(self) -> None:
        """The view to the right."""
        self._step_view(1)

    def view_before(self) -> None:
        """The view to the left."""
        self._step_view(-1)

    def _step_view(self, by: int) -> None:
        views = [key for key, button in self.body.tabs.items() if not button.isHidden()]
        self.body.show_view(views[(views.index(self.body.view) + by) % len(views)])

    def list_all(self) -> None:
        """All evaluations again."""
        self.body.listed.show_all()

    def copy_numbers(self) -> None:
        """Put the numbers of the chart shown into the clipboard."""
        if (chart := self.body.chart) is not None:
            chart.copy_data()
            self.context.tell(tr("Copied."), kind="good")

    def copy_picture(self) -> None:
        """Put the chart shown into the clipboard."""
        if (chart := self.body.chart) is not None:
            chart.copy_image()
            self.context.tell(tr("Copied."), kind="good")

    def may_coach(self) -> bool:
        """True for somebody who holds coaching sessions."""
        return may(self.context.acting, "coaching.hold")

    def coach(self) -> None:
        """Plan a session with this agent."""
        if self.card is not None:
            self.context.navigate("coaching", agent_id=self.card.agent.id)

    def _show_month(self, month: date) -> None:
        """Every call of this agent in a month."""
        if self.card is not None:
            since = datetime.combine(month, time()).astimezone()
            until = (since.replace(day=28) + timedelta(days=5)).replace(day=1, hour=0)
            wanted = CallFilter(agents=(self.card.agent.id,), since=since, until=until)
            self.context.navigate("calls", wanted=wanted)

    def show_calls(self) -> None:
        """Every call of this agent."""
        if self.card is not None:
            self.context.navigate("calls", wanted=CallFilter(agents=(self.card.agent.id,)))

    def can_export(self) -> bool:
        """True while a scorecard is shown."""
        return self.card is not None

    def export_report(self) -> None:
        """Write the scorecard shown as PDF, workbook or web page."""
        if self.card is None:
            return
        agent, period = self.card.agent, self.card.period

        def write(desk: Desk, path: Path, voice: Voice, paper: Paper) -> Report:
            return report_agent(desk, agent.id, period, path, voice, paper)

        self.reports.ask(self, agent.name, write)

    def retranslate(self) -> None:
        """Set every text anew."""
        if self.own:
            self.nobody.set_words(
                tr("None of your calls is here yet"),
                tr("Once calls of yours are scored or rated, you see here how they were heard."),
            )
        else:
            self.nobody.set_words(
                tr("No agent has calls yet"),
                tr(
                    "Import calls that name who took them, and every agent's quality is shown beside the rating."
                ),
                tr("Import calls"),
            )
