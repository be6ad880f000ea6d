"""A planned session: its calls in order, what the mix covers beside the month, how it was drawn."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QTabWidget, QVBoxLayout, QWidget

from db.queries.listening_actions import ActionRow
from db.queries.listening_session import ItemRow
from qa_desk.listening import Coverage
from qa_desk.work.listening_view import SessionView
from qa_desk.work.private_listening import is_bundle
from ui.pages.listening.dragging import CallsModel, draggable
from ui.pages.listening.said import SAID_KINDS, SaidLine, bundle_lines, consistency_text, said_lines
from ui.pages.listening.words import (
    FACTS,
    STRATA,
    action_text,
    direction_text,
    month_text,
    part_text,
    stratum_text,
    value_text,
)
from ui.text import (
    N_,
    Retranslating,
    show_duration,
    show_number,
    show_percent,
    show_time,
    tr,
    tr_marked,
    tr_n,
)
from ui.widgets.rows import Column, RowsModel, current_row, table_of


@dataclass(frozen=True, slots=True)
class StratumLine:
    """One kind of call in the draw."""

    key: str
    share: int
    frame: int
    quota: int
    taken: int
    chance: float | None


class Planning(Retranslating, QWidget):
    """`moved` carries the item and its new place, from 0; `answer_asked` nothing; the others an item's id.

    Of a session that was sent only what can be done with it is shown: it was planned elsewhere.
    """

    moved = Signal(str, int)
    swap_asked = Signal(str)
    drop_asked = Signal(str)
    trim_asked = Signal(str)
    answer_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view: SessionView | None = None
        self.calls = CallsModel(_call_columns(), self)
        self.cover: RowsModel[Coverage] = RowsModel(_cover_columns(), self)
        self.draw: RowsModel[StratumLine] = RowsModel(_draw_columns(), self)
        self.carried: RowsModel[ActionRow] = RowsModel(_action_columns(), self)
        self.said: RowsModel[SaidLine] = RowsModel(_said_columns(), self)
        self.table, self.tabs = table_of(self.calls), QTabWidget()
        draggable(self.table)
        for model in (self.cover, self.draw, self.carried, self.said):
            self.tabs.addTab(table_of(model), "")
        self.summary, self.how = QLabel(), QLabel()
        self.summary.setProperty("look", "cardTitle")
        self.how.setProperty("look", "quiet")
        self.how.setWordWrap(True)
        self.up, self.down, self.swap, self.trim, self.drop = (QPushButton() for _ in range(5))
        self.answer, self.lower = QPushButton(), _card()
        self._build()
        self.retranslate()

    def _build(self) -> None:
        self.calls.dropped.connect(self.moved)
        self.up.clicked.connect(lambda: self._move(-1))
        self.down.clicked.connect(lambda: self._move(1))
        for button, signal in (
            (self.swap, self.swap_asked),
            (self.trim, self.trim_asked),
            (self.drop, self.drop_asked),
        ):
            button.clicked.connect(lambda _checked=False, told=signal: self._ask(told))
        buttons = QHBoxLayout()
        buttons.setContentsMargins(10, 6, 10, 8)
        self.answer.clicked.connect(self.answer_asked)
        for button in (self.up, self.down, self.swap, self.trim, self.drop, self.answer):
            button.setProperty("look", "compact")
            buttons.addWidget(button)
        buttons.addStretch(1)
        words = QVBoxLayout()
        words.setContentsMargins(14, 10, 14, 6)
        words.setSpacing(2)
        words.addWidget(self.summary)
        words.addWidget(self.how)
        upper = _card()
        column = QVBoxLayout(upper)
        column.setContentsMargins(1, 1, 1, 1)
        column.addLayout(words)
        column.addWidget(self.table, 1)
        column.addLayout(buttons)
        inside = QVBoxLayout(self.lower)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self.tabs)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(12)
        whole.addWidget(upper, 3)
        whole.addWidget(self.lower, 2)

    def show_view(self, view: SessionView) -> None:
        """Show a planned session."""
        at = self.current
        self.view = view
        self.calls.show(view.items)
        plan = view.plan.plan
        self.cover.show([Coverage(**line) for line in plan.get("coverage", ())])
        shares = plan.get("rule", {}).get("shares", {})
        lines = [StratumLine(share=shares.get(line["key"], 0), **line) for line in plan.get("strata", ())]
        self.draw.show(lines)
        self.carried.show(view.carried)
        self.said.show(said_lines(plan.get("consistency")))
        self.tabs.setTabVisible(3, bool(plan.get("consistency")))
        ids = [item.id for item in view.items]
        row = ids.index(at) if at in ids else 0
        self.table.selectRow(row)
        sent = is_bundle(plan)
        for part in (self.up, self.down, self.swap, self.trim, self.drop, self.lower):
            part.setVisible(not sent)
        self.table.setDragEnabled(not sent)
        self.answer.setVisible(sent)
        self.retranslate()

    @property
    def current(self) -> str:
        """The call the keyboard is on."""
        row = current_row(self.table, self.calls)
        return row.id if row is not None else ""

    def _move(self, step: int) -> None:
        if self.current:
            self.moved.emit(self.current, self.table.currentIndex().row() + step)

    def _ask(self, told: Any) -> None:
        if self.current:
            told.emit(self.current)

    def retranslate(self) -> None:
        """Set every text anew."""
        self.up.setText(tr("Earlier"))
        self.down.setText(tr("Later"))
        self.swap.setText(tr("Swap out…"))
        self.trim.setText(tr("Trim…"))
        self.drop.setText(tr("Leave out…"))
        self.answer.setText(tr("Save what you heard and noted…"))
        for at, name in enumerate(
            (tr("What the mix covers"), tr("How it was drawn"), tr("Carried actions"), tr("What was said"))
        ):
            self.tabs.setTabText(at, name)
        self.table.setAccessibleName(tr("Calls of the session"))
        for model in (self.calls, self.cover, self.draw, self.carried, self.said):
            model.retranslate()
        if self.view is not None:
            self._tell(self.view)

    def _tell(self, view: SessionView) -> None:
        minutes = show_duration(view.planned_ms)
        calls = tr_n("%n call(s)", len(view.items))
        self.summary.setText(
            tr("{calls}, {sum} of {all} minutes", calls=calls, sum=minutes, all=view.facts.target_minutes)
        )
        plan = view.plan.plan
        if is_bundle(plan):
            self.how.setText("\n".join(bundle_lines(plan["bundle"])))
            return
        frame = plan.get("frame", {})
        lines = [
            tr(
                "Drawn by chance with seed {seed} from {n} calls of {month}; {quiet} of the month have no recording,"
                " {heard} were heard in the last half year.",
                seed=view.facts.seed,
                n=show_number(frame.get("drawn_from")),
                month=month_text(view.facts.month),
                quiet=show_number(frame.get("without_sound")),
                heard=show_number(frame.get("heard_before")),
            )
        ]
        for fall in plan.get("fallbacks", ()):
            lines.append(
                tr(
                    "“{short}” was short: {n} from “{used}”.",
                    short=tr_marked(STRATA.get(fall["short"], fall["short"])),
                    used=tr_marked(STRATA.get(fall["used"], fall["used"])),
                    n=show_number(fall["count"]),
                )
            )
        if plan.get("consistency"):
            lines.append(consistency_text(plan["message"], plan["consistency"]))
        if view.facts.mask_voice:
            lines.append(tr("The agent's voice is changed."))
        lines += [tr("Left out: {call}. {why}", call=row.external_id, why=row.why) for row in view.replaced]
        self.how.setText("\n".join(lines))


def _card() -> QFrame:
    card = QFrame()
    card.setProperty("look", "card")
    return card


def _call_columns() -> list[Column[ItemRow]]:
    return [
        Column(N_("Call"), lambda row: row.external_id, 210, bold=True),
        Column(N_("Kind"), stratum_text, 170),
        Column(N_("Reason"), lambda row: row.reason, 240, tip=lambda row: row.reason),
        Column(N_("Direction"), direction_text, 80),
        Column(N_("Tier"), lambda row: row.tier, 80),
        Column(N_("Started"), lambda row: show_time(row.started_at), 140),
        Column(N_("Heard"), part_text, 110, right=True),
    ]


def _cover_columns() -> list[Column[Coverage]]:
    return [
        Column(N_("Fact"), lambda line: tr_marked(FACTS.get(line.fact, line.fact)), 150),
        Column(N_("Value"), value_text, 220, bold=True),
        Column(N_("Month"), lambda line: show_number(line.month), 80, right=True),
        Column(N_("Share"), lambda line: show_percent(line.month_share), 80, right=True),
        Column(N_("Mix"), lambda line: show_number(line.mix), 80, right=True),
        Column(N_("Share"), lambda line: show_percent(line.mix_share), 80, right=True),
        Column(N_("Heard"), _heard, 160, tone=lambda line: "text" if line.mix else "quiet"),
    ]


def _heard(line: Coverage) -> str:
    return "" if line.mix else tr("not heard this time")


def _draw_columns() -> list[Column[StratumLine]]:
    return [
        Column(N_("Kind"), lambda line: tr_marked(STRATA.get(line.key, line.key)), 180, bold=True),
        Column(N_("Share by rule"), lambda line: show_percent(line.share / 100), 110, right=True),
        Column(N_("Calls"), lambda line: show_number(line.frame), 80, right=True),
        Column(N_("Wanted"), lambda line: show_number(line.quota), 80, right=True),
        Column(N_("Drawn"), lambda line: show_number(line.taken), 80, right=True),
        Column(N_("Chance of each"), lambda line: show_percent(line.chance, 1), 120, right=True),
    ]


def _said_columns() -> list[Column[SaidLine]]:
    return [
        Column(N_("Call"), lambda line: line.call, 170, bold=True),
        Column(N_("Says"), lambda line: tr_marked(SAID_KINDS[line.kind]), 140),
        Column(N_("At"), lambda line: show_duration(line.at_ms), 70, right=True),
        Column(N_("Phrase"), lambda line: line.phrase, 150),
        Column(N_("Words"), lambda line: line.words, 500, tip=lambda line: line.words),
    ]


def _action_columns() -> list[Column[ActionRow]]:
    return [
        Column(N_("Action"), lambda row: row.text, 380, bold=True),
        Column(N_("Who and when"), action_text, 200),
        Column(N_("From"), lambda row: month_text(row.month) if row.month else "", 110),
    ]
