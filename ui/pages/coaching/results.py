"""Did coaching work: all of it at once, by question, coach, and every single session."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from qa_desk.work.insights.coaching import CoachingLine, CoachingReport, Kind
from ui.effects import TONES, counted_text, effect_text, expected_text, gain_text, verdict_text
from ui.pages.coaching.words import together_text
from ui.text import N_, NO_VALUE, Retranslating, show_day, show_number, tr
from ui.widgets.rows import Column, RowsModel, current_row, table_of


def _kind_tone(row: Kind) -> str:
    return TONES[row.behaviour.verdict]


def _line_tone(row: CoachingLine) -> str:
    return TONES[row.behaviour.verdict] if row.behaviour is not None else "quiet"


KINDS: tuple[Column[Kind], ...] = (
    Column(N_("What was coached, and by whom"), lambda row: row.name, 330),
    Column(N_("Coachings"), lambda row: show_number(row.coachings), 90, True),
    Column(N_("Effect, points"), lambda row: effect_text(row.behaviour.effect), 150, True),
    Column(N_("Coached"), lambda row: show_number(row.behaviour.coached), 80, True),
    Column(N_("Beside"), lambda row: show_number(row.behaviour.others), 80, True),
    Column(N_("Verdict"), lambda row: verdict_text(row.behaviour.verdict), 160, tone=_kind_tone),
)
SINGLE: tuple[Column[CoachingLine], ...] = (
    Column(N_("Held"), lambda row: show_day(row.held_at), 80),
    Column(N_("Agent"), lambda row: row.agent, 120),
    Column(N_("Coach"), lambda row: row.coach, 120),
    Column(N_("Question"), lambda row: row.question, 120),
    Column(N_("Before"), lambda row: counted_text(row.behaviour.before) if row.behaviour else NO_VALUE, 90, True),
    Column(N_("After"), lambda row: counted_text(row.behaviour.after) if row.behaviour else NO_VALUE, 90, True),
    Column(N_("Expected"), lambda row: expected_text(row.behaviour), 80, True),
    Column(N_("Over it, points"), lambda row: gain_text(row.behaviour), 150, True),
    Column(N_("Beside"), lambda row: show_number(row.compared), 70, True),
    Column(
        N_("Verdict"),
        lambda row: verdict_text(row.behaviour.verdict) if row.behaviour else NO_VALUE,
        160,
        tone=_line_tone,
    ),
)  # fmt: skip


def _named(report: CoachingReport) -> list[CoachingLine]:
    """Each coaching with its question in words."""
    names = {kind.key: kind.name for kind in report.by_question}
    return [replace(line, question=names.get(line.question, line.question)) for line in report.coachings]


class Results(Retranslating, QWidget):
    """`opened` carries a session's id."""

    opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.report: CoachingReport | None = None
        self.behaviour, self.satisfied, self.how = QLabel(), QLabel(), QLabel()
        self.behaviour.setProperty("look", "cardTitle")
        self.how.setProperty("look", "quiet")
        for label in (self.behaviour, self.satisfied, self.how):
            label.setWordWrap(True)
        self.kinds: RowsModel[Kind] = RowsModel(KINDS, self)
        self.single: RowsModel[CoachingLine] = RowsModel(SINGLE, self)
        self.kind_table, self.single_table = table_of(self.kinds), table_of(self.single)
        self.kind_table.setMaximumHeight(300)
        self.single_table.opened.connect(self._open)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for widgets in ((self.behaviour, self.satisfied, self.how, self.kind_table), (self.single_table,)):
            card = QFrame()
            card.setProperty("look", "card")
            inside = QVBoxLayout(card)
            inside.setContentsMargins(16, 12, 16, 12)
            inside.setSpacing(6)
            for widget in widgets:
                inside.addWidget(widget)
            column.addWidget(card, 1)
        self.retranslate()

    def _open(self) -> None:
        row = current_row(self.single_table, self.single)
        if row is not None:
            self.opened.emit(row.session)

    def show_report(self, report: CoachingReport) -> None:
        """Show what is known."""
        self.report = report
        self.kinds.show([*report.by_question, *report.by_coach])
        self.single.show(sorted(_named(report), key=lambda one: one.held_at, reverse=True))
        self.retranslate()

    def retranslate(self) -> None:
        """Write everything anew."""
        self.kind_table.setAccessibleName(tr("What kind of coaching works"))
        self.single_table.setAccessibleName(tr("Each coaching"))
        self.how.setText(
            tr("Before and after, beside agents not coached in the same days; that the lowest rise by themselves is"
               " allowed for. Few calls decide little about one agent.")
        )  # fmt: skip
        self.kinds.retranslate()
        self.single.retranslate()
        report = self.report
        if report is None:
            self.behaviour.setText(tr("Working it out…"))
            return
        self.behaviour.setText(together_text(report.behaviour))
        satisfied = report.satisfied
        words = verdict_text(satisfied.verdict)
        self.satisfied.setText(
            tr("customers satisfied: {verdict}, {effect} points; {coached} coachings beside {others}",
               verdict=words, effect=effect_text(satisfied.effect), coached=show_number(satisfied.coached),
               others=show_number(satisfied.others))
        )  # fmt: skip
