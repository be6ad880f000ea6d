"""The report of a round: every question with its coefficients and verdict, everybody's bias, the totals."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSplitter, QVBoxLayout, QWidget

from qa_desk.work.calibration import QuestionReport, RoundBias, RoundReport, Severity
from ui.pages.calibration.words import (
    coefficient_text,
    limits_text,
    percent_text,
    points_text,
    spread_text,
    verdict_text,
    verdict_tone,
)
from ui.text import N_, NO_VALUE, Retranslating, show_number, tr, tr_n
from ui.widgets.rows import Column, RowsModel, current_row, table_of


class Figures(Retranslating, QWidget):
    """`question_chosen` carries a question's key; `draft_wanted` the marked ones beside those to rewrite."""

    question_chosen = Signal(str)
    draft_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.report: RoundReport | None = None
        self.over_time: tuple[RoundBias, ...] = ()
        self.questions: RowsModel[QuestionReport] = RowsModel(self._question_columns(), self)
        self.people: RowsModel[Severity] = RowsModel(self._people_columns(), self)
        self.table, self.people_table = table_of(self.questions), table_of(self.people)
        self.table.opened.connect(
            lambda index: self.question_chosen.emit(self.questions.rows[index.row()].key)
        )
        self.titles = [QLabel(), QLabel()]
        self.notes = [QLabel(), QLabel()]
        self.draft = QPushButton()
        self.draft.clicked.connect(self.draft_wanted)
        self._build()
        self.retranslate()

    def _question_columns(self) -> list[Column[QuestionReport]]:
        return [
            Column(N_("Question"), lambda q: q.text, 290, bold=True, tip=_split_tip),
            Column(N_("Verdict"), verdict_text, 150, tone=verdict_tone, tip=_verdict_tip),
            Column(N_("Alike, percent"), _alike, 130),
            Column(N_("Gwet's AC"), _ac, 150, tip=_weights_tip),
            Column(N_("Alpha"), lambda q: coefficient_text(q.agreement.alpha), 150, tip=_level_tip),
            Column(N_("Calls"), lambda q: show_number(q.agreement.units_scored_twice), 60, right=True),
        ]

    def _people_columns(self) -> list[Column[Severity]]:
        return [
            Column(N_("Evaluator"), lambda s: s.person, 170, bold=True),
            Column(N_("Points above or below"), lambda s: points_text(s.gap.bias), 190),
            Column(N_("Spread"), spread_text, 76, right=True),
            Column(N_("95 of 100 gaps"), limits_text, 150, tone=lambda _s: "quiet"),
            Column(N_("Calls"), lambda s: show_number(s.gap.bias.n), 60, right=True),
            Column(N_("Earlier rounds"), self._earlier, 170, tone=lambda _s: "quiet"),
        ]

    def _earlier(self, severity: Severity) -> str:
        """The last biases of one person, oldest first."""
        report = self.report
        past = [
            one.gap.bias.value
            for found in self.over_time
            if report is not None and found.round_id != report.round.id
            for one in found.severity
            if one.person == severity.person and one.gap.bias.value is not None
        ]
        return "  ".join(f"{value:+.1f}" for value in past[-4:]) or NO_VALUE

    def _build(self) -> None:
        split = QSplitter(Qt.Orientation.Vertical)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(12)
        for at, table in enumerate((self.table, self.people_table)):
            card = QFrame()
            card.setProperty("look", "card")
            self.titles[at].setProperty("look", "cardTitle")
            self.notes[at].setProperty("look", "quiet")
            self.notes[at].setWordWrap(True)
            words = QVBoxLayout()
            words.setSpacing(2)
            words.addWidget(self.titles[at])
            words.addWidget(self.notes[at])
            head = QHBoxLayout()
            head.setContentsMargins(14, 10, 14, 6)
            head.addLayout(words, 1)
            if at == 0:
                head.addWidget(self.draft)
            column = QVBoxLayout(card)
            column.setContentsMargins(1, 1, 1, 1)
            column.setSpacing(0)
            column.addLayout(head)
            column.addWidget(table, 1)
            split.addWidget(card)
        split.setSizes([460, 240])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 10, 0, 0)
        whole.addWidget(split)

    def show_round(self, report: RoundReport, over_time: tuple[RoundBias, ...]) -> None:
        """Show the figures of a revealed round."""
        self.report, self.over_time = report, over_time
        self.questions.show(report.questions)
        self.people.show(report.severity)
        self.retranslate()

    @property
    def marked(self) -> str:
        """The key of the question the keyboard is on."""
        row = current_row(self.table, self.questions)
        return row.key if row is not None else ""

    def retranslate(self) -> None:
        """Set every text anew."""
        self.titles[0].setText(tr("Questions"))
        self.titles[1].setText(tr("Evaluators"))
        self.draft.setText(tr("Open a form draft…"))
        self.draft.setToolTip(tr("A draft of this form in which the questions to rewrite are marked"))
        self.table.setAccessibleName(tr("Questions"))
        self.people_table.setAccessibleName(tr("Evaluators"))
        for model in (self.questions, self.people):
            model.retranslate()
        report = self.report
        if report is not None:
            self.notes[0].setText(self._question_note(report))
            self.notes[1].setText(self._people_note(report))

    def _question_note(self, report: RoundReport) -> str:
        late = len(report.late)
        parts = [tr("95 % intervals from calls drawn anew; a verdict needs ten calls.")]
        if late:
            parts.append(tr_n("%n late score(s), counted in no figure.", late))
        missing = report.round.wanted - report.round.done
        if missing:
            parts.append(tr_n("%n score(s) missing.", missing))
        return " ".join(parts)

    def _people_note(self, report: RoundReport) -> str:
        key = report.key
        against = tr("against {name}, the key", name=key) if key else tr("against the mean of the others")
        if report.totals is None or report.totals.single.value is None:
            return tr("{against}; totals: too few calls scored by all", against=against)
        return tr(
            "{against}; totals agree with ICC(2,1) {icc}, n {n} calls, {people}",
            against=against,
            icc=coefficient_text(report.totals.single),
            n=show_number(report.totals.single.n),
            people=tr_n("%n evaluator(s)", len(report.totals_by)),
        )


def _alike(question: QuestionReport) -> str:
    drawn = question.resampled
    return percent_text(question.agreement.percent, drawn.percent_low, drawn.percent_high)


def _ac(question: QuestionReport) -> str:
    drawn = question.resampled
    if question.resampled.ac_low is None:
        found = question.agreement.ac
        return NO_VALUE if found.value is None else show_number(found.value, 2)
    return coefficient_text(question.agreement.ac, drawn.ac_low, drawn.ac_high)


def _split_tip(question: QuestionReport) -> str:
    """The words that split people, with the comments beside them."""
    lines = [question.text, question.guidance] if question.guidance else [question.text]
    for voice in question.voices:
        if voice.external_id in question.split:
            answer = question.choices.get(voice.choice, voice.choice)
            lines.append(f"{voice.external_id}, {voice.person}: {answer}  {voice.comment}".rstrip())
    return "\n".join(lines[:14])


def _verdict_tip(question: QuestionReport) -> str:
    return {
        "reliable": tr("The lower end of AC is at least 0.60, and people are alike in at least 80 %."),
        "rewrite": tr("Even the upper end of AC lies below 0.60."),
        "not_yet_clear": tr("The interval of AC crosses 0.60; more calls would settle it."),
        "too_few": tr("Fewer than ten calls were scored by two or more."),
        "no_failures_seen": tr("Everybody chose the same everywhere; that says nothing about failures."),
    }[question.agreement.verdict]


def _weights_tip(question: QuestionReport) -> str:
    if question.agreement.weights == "identity":
        return tr("AC1: agreement beyond chance, not upset by one answer being far the commonest")
    return tr("AC2: near answers agree in part, by their order")


def _level_tip(question: QuestionReport) -> str:
    if question.level == "ordinal":
        return tr("Krippendorff's alpha, ordinal")
    return tr("Krippendorff's alpha, nominal")
