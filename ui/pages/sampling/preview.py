"""The draw before it is kept: every agent's part, every call, and how it came about."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from qa_desk.sampling import Rule
from qa_desk.work.sampling import AgentPart, DrawnPlan, PlannedCall
from ui.pages.sampling.words import fallback_text, frame_note, given_text, strata_text, stratum_name
from ui.text import N_, Retranslating, show_day, show_duration, show_number, show_time, tr, tr_n
from ui.widgets.empty_state import EmptyState
from ui.widgets.error_state import ErrorState
from ui.widgets.rows import Column, RowsModel, table_of


class Preview(Retranslating, QWidget):
    """Shows a draw; the page keeps it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.drawn: DrawnPlan | None = None
        self.agents: RowsModel[AgentPart] = RowsModel(self._agent_columns(), self)
        self.calls: RowsModel[PlannedCall] = RowsModel(self._call_columns(), self)
        self.tabs, self.stack = QTabWidget(), QStackedWidget()
        self.agent_table, self.call_table = table_of(self.agents), table_of(self.calls)
        self.tabs.addTab(self.agent_table, "")
        self.tabs.addTab(self.call_table, "")
        self.nothing, self.error = EmptyState("filter"), ErrorState()
        self.summary, self.how, self.graph = QLabel(), QLabel(), QLabel()
        self.summary.setProperty("look", "cardTitle")
        self.how.setProperty("look", "quiet")
        for label in (self.summary, self.how, self.graph):
            label.setWordWrap(True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.keep = QPushButton()
        self.keep.setProperty("primary", True)
        self._build()
        self.retranslate()

    def _build(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(2)
        for label in (self.summary, self.how, self.graph):
            words.addWidget(label)
        head = QHBoxLayout()
        head.setContentsMargins(14, 10, 14, 6)
        head.addLayout(words, 1)
        head.addWidget(self.keep, 0, Qt.AlignmentFlag.AlignTop)
        shown = QFrame()
        shown.setProperty("look", "card")
        column = QVBoxLayout(shown)
        column.setContentsMargins(1, 1, 1, 1)
        column.addLayout(head)
        column.addWidget(self.tabs, 1)
        for widget in (self.nothing, shown, self.error):
            self.stack.addWidget(widget)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.stack)

    def _agent_columns(self) -> list[Column[AgentPart]]:
        return [
            Column(N_("Agent"), lambda part: part.agent, 110, bold=True),
            Column(N_("Drawn"), given_text, 58),
            Column(N_("Calls"), lambda part: show_number(sum(part.draw.frame.values())), 52, right=True),
            Column(N_("From where"), lambda part: strata_text(part, self._rules), 354),
            Column(N_("Stand-ins"), lambda part: fallback_text(part, self._rules), 110),
        ]

    def _call_columns(self) -> list[Column[PlannedCall]]:
        return [
            Column(N_("Agent"), lambda one: one.call.agent, 130, bold=True),
            Column(N_("Started"), lambda one: show_time(one.call.started_at), 140),
            Column(N_("Length"), lambda one: show_duration(one.call.duration_ms), 66, right=True),
            Column(N_("Kind"), self._kind, 180),
            Column(N_("Stands for"), self._weight, 96, right=True),
            Column(N_("Evaluator"), lambda one: one.evaluator, 130),
            Column(N_("Due"), lambda one: show_day(one.due), 70),
        ]

    @property
    def _rules(self) -> tuple[Rule, ...]:
        return self.drawn.definition.rules if self.drawn is not None else ()

    def _kind(self, one: PlannedCall) -> str:
        if one.again:
            return tr("scored before, unmarked")
        assert self.drawn is not None
        name = stratum_name(one.stratum, self.drawn.definition.rules)
        if one.instead_of:
            name = tr(
                "{used} for {short}",
                used=name,
                short=stratum_name(one.instead_of, self.drawn.definition.rules),
            )
        return tr("{kind}, second score", kind=name) if one.double else name

    def _weight(self, one: PlannedCall) -> str:
        return tr("{n} calls", n=show_number(1 / one.chance, 1))

    def show_draw(self, drawn: DrawnPlan | None) -> None:
        """Show a draw; None before there is one."""
        self.drawn = drawn
        self.agents.show(drawn.agents if drawn is not None else ())
        self.calls.show(drawn.calls if drawn is not None else ())
        self.stack.setCurrentIndex(1 if drawn is not None else 0)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text anew."""
        self.tabs.setTabText(0, tr("Agents"))
        self.tabs.setTabText(1, tr("Calls"))
        self.agent_table.setAccessibleName(tr("Agents"))
        self.call_table.setAccessibleName(tr("Calls"))
        self.keep.setText(tr("Keep and give out"))
        self.keep.setToolTip(tr("Store the draw with its provenance, and put the calls into the queues"))
        self.nothing.set_words(
            tr("Not drawn yet"),
            tr(
                "Draw the plan to see which calls it takes, why, and who scores them, before anything is kept."
            ),
        )
        for model in (self.agents, self.calls):
            model.retranslate()
        if self.drawn is not None:
            self._say(self.drawn)

    def _say(self, drawn: DrawnPlan) -> None:
        size = show_number(drawn.frame_size)
        parts = [tr_n("%n call(s) of {frame}, {period}", len(drawn.calls), frame=size, period=drawn.period)]
        if double := sum(one.double for one in drawn.calls):
            parts.append(tr_n("%n second score(s)", double))
        if again := sum(one.again for one in drawn.calls):
            parts.append(tr_n("%n scored before", again))
        if given := sum(part.given_before for part in drawn.agents):
            parts.append(tr_n("%n given before, kept", given))
        if drawn.skipped:
            parts.append(tr_n("%n skipped, replaced", len(drawn.skipped)))
        if drawn.rota.left_over:
            parts.append(tr_n("%n found no evaluator with room", len(drawn.rota.left_over)))
        self.summary.setText(" · ".join(parts))
        self.how.setText(
            tr(
                "Key {key}: a call's place is the SHA-256 of key, agent and call; anybody can repeat it.",
                key=drawn.key,
            )
            + " "
            + frame_note(drawn.definition)
        )
        whole = drawn.rota.connected
        self.graph.setProperty("look", "good" if whole else "bad")
        self.graph.setText(
            "✓ " + tr("Agents and evaluators are all connected: severity can be told from skill.")
            if whole
            else "✕ "
            + tr_n(
                "%n groups of agents and evaluators never meet: severity cannot be told from skill between them.",
                len(drawn.rota.groups),
            )
        )
        self.graph.style().unpolish(self.graph)
        self.graph.style().polish(self.graph)
