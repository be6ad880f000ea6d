"""Did coaching work: all of it at once, by question, coach, and every single session."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from qa_desk.work.insights.coaching import CoachingLine, CoachingReport, Kind
from ui.charts.copying import CopyButton, copy_data, copy_image
from ui.effects import TONES, counted_text, effect_text, expected_text, gain_text, verdict_text
from ui.pages.coaching.words import together_text
from ui.text import N_, NO_VALUE, Retranslating, show_day, show_number, tr, tr_marked
from ui.widgets.rows import Column, RowsModel, current_row, table_of


@dataclass(frozen=True, slots=True)
class Grouped:
    """A kind of coaching and what it is a kind of, both marked with `N_`."""

    group: str
    kind: Kind


def _kind_tone(row: Grouped) -> str:
    return TONES[row.kind.behaviour.verdict]


def _line_tone(row: CoachingLine) -> str:
    return TONES[row.behaviour.verdict] if row.behaviour is not None else "quiet"


KINDS: tuple[Column[Grouped], ...] = (
    Column(N_("By"), lambda row: tr_marked(row.group), 90, tone=lambda _row: "quiet"),
    Column(N_("What was coached, and by whom"), lambda row: tr_marked(row.kind.name), 330),
    Column(N_("Coachings"), lambda row: show_number(row.kind.coachings), 90, True),
    Column(N_("Effect, points"), lambda row: effect_text(row.kind.behaviour.effect), 150, True),
    Column(N_("Coached"), lambda row: show_number(row.kind.behaviour.coached), 80, True),
    Column(N_("Beside"), lambda row: show_number(row.kind.behaviour.others), 80, True),
    Column(N_("Verdict"), lambda row: verdict_text(row.kind.behaviour.verdict), 160, tone=_kind_tone),
)


def grouped(report: CoachingReport) -> list[Grouped]:
    """Every kind: what was coached, by whom, how, and with whom."""
    groups = (
        (N_("question"), report.by_question), (N_("coach"), report.by_coach), (N_("way"), report.by_way),
        (N_("with whom"), report.by_whom),
    )  # fmt: skip
    return [Grouped(name, kind) for name, kinds in groups for kind in kinds]


SINGLE: tuple[Column[CoachingLine], ...] = (
    Column(N_("Held"), lambda row: show_day(row.held_at), 80),
    Column(N_("Agent"), lambda row: row.agent, 120),
    Column(N_("Coach"), lambda row: row.coach, 120),
    Column(N_("Question"), lambda row: row.question, 260),
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
        self.kinds: RowsModel[Grouped] = RowsModel(KINDS, self)
        self.single: RowsModel[CoachingLine] = RowsModel(SINGLE, self)
        self.kind_table, self.single_table = table_of(self.kinds), table_of(self.single)
        self.kind_table.setMaximumHeight(300)
        self.single_table.opened.connect(self._open)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self.copy = CopyButton(self)
        head = QWidget()
        across = QHBoxLayout(head)
        across.setContentsMargins(0, 0, 0, 0)
        across.addWidget(self.behaviour, 1)
        across.addWidget(self.copy)
        for widgets in ((head, self.satisfied, self.how, self.kind_table), (self.single_table,)):
            card = QFrame()
            card.setProperty("look", "card")
            inside = QVBoxLayout(card)
            inside.setContentsMargins(16, 12, 16, 12)
            inside.setSpacing(6)
            for widget in widgets:
                inside.addWidget(widget)
            column.addWidget(card, 1)
        self.retranslate()

    def copy_image(self) -> None:
        """Put both tables into the clipboard as a picture."""
        copy_image(self)

    def copy_data(self) -> None:
        """Put the numbers of both tables into the clipboard."""
        copy_data([*self.kinds.table(), [], *self.single.table()])

    def _open(self) -> None:
        row = current_row(self.single_table, self.single)
        if row is not None:
            self.opened.emit(row.session)

    def show_report(self, report: CoachingReport) -> None:
        """Show what is known."""
        self.report = report
        self.kinds.show(grouped(report))
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
