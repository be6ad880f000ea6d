"""How a kept draw came about: key, filters, connectedness, and each agent's strata, stand-ins and gaps."""

from __future__ import annotations

from typing import Any

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from db.queries.plans import DrawRow
from qa_desk.sampling import Draw, Fallback, PlanDefinition, Rule
from qa_desk.work.sampling import AgentPart
from ui.pages.sampling.words import fallback_text, frame_note, strata_text
from ui.text import N_, Retranslating, show_number, show_time, tr, tr_n
from ui.widgets.rows import Column, RowsModel, table_of


class HowDrawn(Retranslating, QWidget):
    """One of the kept draws of a plan, as it was stored."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.draws: tuple[DrawRow, ...] = ()
        self.agents: RowsModel[AgentPart] = RowsModel(self._columns(), self)
        self.table, self.which, self.words, self.graph = (
            table_of(self.agents),
            QComboBox(),
            QLabel(),
            QLabel(),
        )
        self.words.setProperty("look", "quiet")
        for label in (self.words, self.graph):
            label.setWordWrap(True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.which.currentIndexChanged.connect(lambda _at: self._show())
        top = QHBoxLayout()
        top.addWidget(self.which)
        top.addStretch(1)
        head = QVBoxLayout()
        head.setContentsMargins(14, 10, 14, 6)
        head.setSpacing(4)
        head.addLayout(top)
        head.addWidget(self.words)
        head.addWidget(self.graph)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(head)
        whole.addWidget(self.table, 1)
        self.retranslate()

    def _columns(self) -> list[Column[AgentPart]]:
        return [
            Column(N_("Agent"), lambda part: part.agent, 110, bold=True),
            Column(N_("Drawn"), _drawn, 58),
            Column(N_("Calls"), lambda part: show_number(sum(part.draw.frame.values())), 52, right=True),
            Column(N_("From where"), lambda part: strata_text(part, self._rules), 354),
            Column(N_("Stand-ins"), lambda part: fallback_text(part, self._rules), 110),
        ]

    def show_draws(self, draws: tuple[DrawRow, ...]) -> None:
        """Offer these draws, the newest shown."""
        self.draws = draws
        self.which.blockSignals(True)
        self.which.clear()
        for row in draws:
            self.which.addItem(tr("{period}, drawn {time}", period=row.period, time=show_time(row.drawn_at)))
        self.which.blockSignals(False)
        self._show()

    @property
    def shown(self) -> DrawRow | None:
        """The draw chosen."""
        at = self.which.currentIndex()
        return self.draws[at] if 0 <= at < len(self.draws) else None

    @property
    def _rules(self) -> tuple[Rule, ...]:
        return _definition(self.shown.provenance).rules if self.shown is not None else ()

    def _show(self) -> None:
        row = self.shown
        self.agents.show([part_of(told) for told in row.provenance["agents"]] if row is not None else ())
        if row is None:
            return
        told = row.provenance
        plan = _definition(told)
        parts = [
            tr("Key {key}.", key=told["key"]),
            frame_note(plan),
            tr_n("%n call(s) could be drawn.", told["frame_size"]),
        ]
        if skipped := len(told.get("skipped", ())):
            parts.append(tr_n("%n skipped, replaced", skipped) + ".")
        if again := told.get("rescores", {}).get("drawn"):
            parts.append(tr_n("%n scored before", again) + ".")
        self.words.setText(" ".join(parts))
        whole = bool(told["connected"])
        self.graph.setProperty("look", "good" if whole else "bad")
        self.graph.setText(
            "✓ " + tr("Agents and evaluators are all connected: severity can be told from skill.")
            if whole
            else "✕ "
            + tr_n(
                "%n groups of agents and evaluators never meet: severity cannot be told from skill between them.",
                len(told["groups"]),
            )
        )
        self.graph.style().unpolish(self.graph)
        self.graph.style().polish(self.graph)

    def retranslate(self) -> None:
        """Set every text anew."""
        self.which.setAccessibleName(tr("Kept draws"))
        self.table.setAccessibleName(tr("Agents"))
        at = self.which.currentIndex()
        self.agents.retranslate()
        self.show_draws(self.draws)
        self.which.setCurrentIndex(max(at, 0) if self.draws else -1)


def part_of(told: dict[str, Any]) -> AgentPart:
    """An agent's part as it was stored; which calls it took is in the queues."""
    drawn = Draw(
        (),
        told["frame"],
        told["taken"],
        tuple(Fallback(**fallback) for fallback in told["fallbacks"]),
        told["missing"],
        tuple(told["passed_over"]),
    )
    here, days = told.get("days_here", 1), told.get("days", 1)  # draws of earlier releases do not say
    return AgentPart(told["agent_id"], told["agent"], told["wanted"], told["given_before"], drawn, here, days)


def _definition(told: dict[str, Any]) -> PlanDefinition:
    return msgspec.convert(told["definition"], PlanDefinition)


def _drawn(part: AgentPart) -> str:
    new = sum(part.draw.taken.values()) - part.given_before
    return tr("{drawn} of {wanted}", drawn=show_number(max(0, new)), wanted=show_number(part.wanted))
