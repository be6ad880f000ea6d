"""Alignment: does what we score go with what customers say, and the calls on which both disagree most."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QSplitter, QVBoxLayout, QWidget

from qa_desk.work.insights.alignment import AlignmentReport, ScoreLine
from ui.pages.insights.listing import Line, Listing
from ui.pages.insights.words import number_text, share_text, verdict_name, verdict_token
from ui.text import Retranslating, show_number, show_percent, tr


class AlignmentView(Retranslating, QWidget):
    """`call_wanted` carries an interaction's id."""

    call_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.report: AlignmentReport | None = None
        self.words = QLabel()
        self.words.setWordWrap(True)
        self.questions, self.parts, self.apart = Listing((1,)), Listing((1,)), Listing((2, 3))
        self.apart.chosen.connect(lambda key, _: self.call_wanted.emit(key))
        self.titles = {name: QLabel() for name in ("questions", "parts", "apart")}
        lower, whole = QSplitter(), QSplitter(Qt.Orientation.Vertical)
        whole.addWidget(self._card("questions", self.questions))
        lower.addWidget(self._card("parts", self.parts))
        lower.addWidget(self._card("apart", self.apart))
        lower.setSizes([696, 504])
        whole.addWidget(lower)
        whole.setSizes([360, 300])
        for splitter in (lower, whole):
            splitter.setHandleWidth(12)
            splitter.setChildrenCollapsible(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(10)
        column.addWidget(self.words)
        column.addWidget(whole, 1)
        self.retranslate()

    def _card(self, name: str, table: Listing) -> QFrame:
        frame = QFrame()
        frame.setProperty("look", "card")
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(1, 8, 1, 1)
        title = self.titles[name]
        title.setProperty("look", "cardTitle")
        title.setContentsMargins(13, 0, 13, 0)
        inside.addWidget(title)
        inside.addWidget(table, 1)
        return frame

    def show_report(self, report: AlignmentReport) -> None:
        """Show this report."""
        self.report = report
        self._show()

    def _show(self) -> None:
        if self.report is None:
            return
        found, overall = self.report, self.report.overall
        self.words.setText(
            tr(
                "{n} calls are scored and rated. Scores with ratings: rank correlation {value}; {verdict}.",
                n=show_number(overall.n),
                value=number_text(overall.rank_correlation),
                verdict=verdict_name(overall.verdict),
            )
        )
        self.questions.show_lines(
            (tr("Question"), tr("n"), tr("Satisfied when passed"), tr("Satisfied when failed"), tr("Difference"),
             tr("p, Holm"), tr("Verdict")),
            [
                Line(
                    (
                        line.text, show_number(line.alignment.difference.n),
                        share_text(line.alignment.passed, short=True), share_text(line.alignment.failed, short=True),
                        share_text(line.alignment.difference, points=True),
                        show_number(line.alignment.adjusted_p, 3), verdict_name(line.alignment.verdict),
                    ),
                    token=verdict_token(line.alignment.verdict),
                )
                for line in found.questions
            ],
            (298, 54, 164, 164, 256, 92, 150),
        )  # fmt: skip
        self.parts.show_lines(
            (tr("Scores of"), tr("n"), tr("Rank correlation"), tr("Sides disagree"), tr("Verdict")),
            [
                _part(ScoreLine("", tr("All together"), overall)),
                *(_part(one) for one in (*found.forms, *found.evaluators, *found.teams)),
            ],
            (176, 46, 166, 152, 152),
        )
        self.apart.show_lines(
            (tr("Call"), tr("Agent"), tr("Our score"), tr("Customer"), tr("Who is kinder")),
            [
                Line(
                    (
                        call.external_id, call.agent, show_number(call.score, 0), show_percent(call.rating),
                        tr("we") if call.apart > 0 else tr("the customer"),
                    ),
                    call.interaction_id, tr("Enter opens the call"),
                )
                for call in found.apart
            ],
            (131, 102, 82, 82, 97),
        )  # fmt: skip

    def retranslate(self) -> None:
        """Set every text anew."""
        self.titles["questions"].setText(tr("Passing a question and satisfied customers"))
        self.titles["parts"].setText(tr("By form, evaluator and team"))
        self.titles["apart"].setText(tr("Where we and the customer disagree most"))
        self.questions.setAccessibleName(self.titles["questions"].text())
        self.parts.setAccessibleName(self.titles["parts"].text())
        self.apart.setAccessibleName(self.titles["apart"].text())
        self._show()


def _part(line: ScoreLine) -> Line:
    one = line.alignment
    cells = (
        line.name, show_number(one.n), number_text(one.rank_correlation, short=True),
        share_text(one.disconnect, short=True),
        verdict_name(one.verdict),
    )  # fmt: skip
    told = tr(
        "How well our score warns of a low rating (AUC, 0.5 is chance): {value}",
        value=number_text(one.warns_of_low),
    )
    return Line(cells, tip=f"{line.name}\n{told}", token=verdict_token(one.verdict))
