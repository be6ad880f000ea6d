"""The Agent page: an agent's quality by section beside the customers' rating, over time."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from db.queries.call_filter import CallFilter
from qa_desk.errors import QADeskError
from qa_desk.reports.document import Report, Voice
from qa_desk.work.desk import Change, Desk
from qa_desk.work.reports import Paper, report_agent
from qa_desk.work.scorecard import Scorecard
from ui.actions import ActionSpec
from ui.context import AppContext
from ui.page import Page
from ui.pages.agent.body import Body
from ui.pages.agent.head import Head
from ui.pages.agent.loading import ALL, Shown, read
from ui.reporting import ReportExport
from ui.text import N_, tr
from ui.widgets.empty_state import EmptyState
from ui.widgets.error_state import ErrorState

SHOWN: Final = (
    "evaluation", "evaluation_event", "survey_response", "interaction",
    "coaching_session", "person", "team", "membership",
)  # fmt: skip
READING_MS: Final = 200
"""Reading is shown only where it takes longer than this."""


class AgentPage(Page):
    """One agent's scorecard. `navigate("agent", person_id=...)` shows one; `agent=` also takes a name."""

    ACTIONS = (
        ActionSpec("agent.find", N_("Find an agent"), "find_agent", ("Ctrl+F",), "search", enabled="may_choose"),
        ActionSpec("agent.next", N_("Next agent"), "go_next", ("Alt+Down",), "down", enabled="may_choose"),
        ActionSpec("agent.previous", N_("Previous agent"), "go_previous", ("Alt+Up",), "up", enabled="may_choose"),
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
        self.head, self.body = Head(self.own), Body(context)
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
        self.nobody.acted.connect(lambda: self.context.navigate("import"))
        self.error.retried.connect(self._load)

    @property
    def title(self) -> str:
        return self.card.agent.name if self.card is not None else tr("Agents")

    def activate(self, person_id: str = "", agent: str = "", **_more: Any) -> None:
        """Show an agent (id or name); without one, whom it showed before."""
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
        self.stack.setCurrentWidget(self.body)
        if self.isVisible():
            self.window().setWindowTitle(f"{self.title} – QA Desk")

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
