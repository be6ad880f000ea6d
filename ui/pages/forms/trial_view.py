"""What a test on past calls found: the verdict, the table of answers, and the calls behind it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QHeaderView, QLabel, QVBoxLayout, QWidget

from qa_desk.scoring import Question
from qa_desk.suggesting import ALIKE, ENOUGH, FIRM, NOT_APPLICABLE, Agreement
from qa_desk.work.suggest import Trial, TriedRow
from ui.text import N_, Retranslating, show_day, show_duration, show_number, show_percent, tr, tr_marked, tr_n
from ui.widgets.table import Table

WHY: Final = {
    "no_transcript": N_("no transcript"),
    "no_sound": N_("no sound"),
    "sides_unknown": N_("who talks is not known"),
    "fact_unknown": N_("the fact is not known"),
    "no_hold": N_("no hold"),
    "hold_not_placed": N_("the hold is not found in the sound"),
    "not_spoken": N_("not a spoken call"),
}
SHOWN: Final = 200
"""Rows of a kind that are listed at most; the counts above tell of all."""
ROW_HEIGHT, HEAD, MOST_SEEN = 28, 48, 8
ROW: Final = Qt.ItemDataRole.UserRole


def measured_text(found: Agreement) -> str:
    """How well a rule agrees with people, and what follows, in one sentence."""
    alike = found.alike
    if alike.value is None or alike.low is None or alike.high is None:
        return tr("Not measured yet: nobody answered this question on a call the rule speaks of.")
    figures = tr(
        "{share} of {n}, {low} to {high}", share=show_percent(alike.value), n=show_number(alike.n),
        low=show_percent(alike.low), high=show_percent(alike.high),
    )  # fmt: skip
    return tr_marked(STANDINGS[found.standing], figures=figures, least=show_number(ENOUGH))


STANDINGS: Final = {
    "shown": N_("Agrees with people well enough to be shown ({figures})."),
    "too_few": N_("Measured: too few to tell ({figures}); {least} calls are needed."),
    "one_answer": N_("Measured: people always answered the same ({figures}), so it proves nothing."),
    "not_good_enough": N_("Measured: not good enough to be shown ({figures})."),
}


def answer_text(question: Question, answer: str) -> str:
    """An answer in the form's own words."""
    if answer == NOT_APPLICABLE:
        return tr("N/A")
    found = next((choice.text for choice in question.choices if choice.key == answer), answer)
    return found or tr("nothing")


class TrialView(Retranslating, QWidget):
    """`opened` carries the id of a call and the second to begin at (ms, or None)."""

    opened = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.trial: Trial | None = None
        self.verdict, self.counts, self.anchoring = (QLabel(wordWrap=True) for _ in range(3))
        self.verdict.setProperty("look", "bold")
        self.counts.setProperty("look", "quiet")
        self.anchoring.setProperty("look", "quiet")
        self.none = QLabel()
        self.none.setProperty("look", "quiet")
        self.matrix = QWidget()
        self.which = QComboBox()
        self.table, self.model = Table(row_height=ROW_HEIGHT), QStandardItemModel(0, 5)
        self.table.setModel(self.model)
        self.table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.table.horizontalHeader().setStretchLastSection(False)
        self.table.opened.connect(self._open)
        self.which.activated.connect(lambda _row: self._list())
        head = QHBoxLayout()
        head.addWidget(self.which)
        head.addWidget(self.none)
        head.addStretch(1)
        self._whole = QVBoxLayout(self)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._whole.setSpacing(8)
        for part in (self.verdict, self.counts, self.matrix, self.anchoring):
            self._whole.addWidget(part)
        self._whole.addLayout(head)
        self._whole.addWidget(self.table)
        self.hide()
        self.retranslate()

    def show_trial(self, trial: Trial | None) -> None:
        """Show what a test found; None for no test."""
        self.trial = trial
        self.setVisible(trial is not None)
        self.which.setCurrentIndex(0)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text anew."""
        kept = self.which.currentIndex()
        self.which.clear()
        for key, words in (
            ("differs", tr("Where rule and person differ")), ("hit", tr("Where the rule holds")),
            ("miss", tr("Where it does not hold")), ("unknown", tr("Where the call cannot tell")),
        ):  # fmt: skip
            self.which.addItem(words, key)
        self.which.setCurrentIndex(max(0, kept))
        self.which.setAccessibleName(tr("Which calls"))
        self.table.setAccessibleName(tr("Calls of the test; Enter opens one"))
        if self.trial is not None:
            self._tell(self.trial)
            self._list()

    def _tell(self, trial: Trial) -> None:
        measured = trial.measured
        self.verdict.setText(measured_text(measured))
        self.verdict.setToolTip(
            tr(
                "Shown once at least {n} calls were answered by people too, the lower end of the interval reaches"
                " {alike}, and that of Gwet's AC1 {firm}.",
                n=show_number(ENOUGH),
                alike=show_percent(ALIKE),
                firm=show_number(FIRM, 2),
            )
        )
        parts = [
            tr_n("%n call(s) tried", trial.calls),
            tr_n("holds in %n", trial.hits),
            tr_n("%n cannot tell", sum(trial.unknown.values())),
        ]
        why = max(trial.unknown, key=lambda key: trial.unknown[key], default="")
        if why:
            parts.append(tr("mostly: {why}", why=tr_marked(WHY.get(why, why))))
        self.counts.setText(" · ".join(parts))
        self._fill_matrix(trial)
        shown = trial.shown.alike
        self.anchoring.setVisible(shown.n > 0)
        if shown.value is not None and measured.alike.value is not None:
            self.anchoring.setText(
                tr(
                    "Where it was shown, people agreed in {shown} of {n}; where not, in {alone} of {m}."
                    " The key was used {taken} times.",
                    shown=show_percent(shown.value),
                    n=show_number(shown.n),
                    alone=show_percent(measured.alike.value),
                    m=show_number(measured.alike.n),
                    taken=show_number(trial.taken),
                )
            )

    def _fill_matrix(self, trial: Trial) -> None:
        """The rule's answers by people's."""
        fresh = QWidget()
        grid = QGridLayout(fresh)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        table = trial.measured.table
        order = [*(choice.key for choice in trial.question.choices), NOT_APPLICABLE]
        rules = [key for key in order if any(rule == key for rule, _ in table)]
        people = [key for key in order if any(person == key for _, person in table)]
        for column, person in enumerate(people):
            _cell(
                grid,
                0,
                column + 1,
                tr("Person: {answer}", answer=answer_text(trial.question, person)),
                "quiet",
            )
        for row, rule in enumerate(rules):
            _cell(grid, row + 1, 0, tr("Rule: {answer}", answer=answer_text(trial.question, rule)), "quiet")
            for column, person in enumerate(people):
                count = table.get((rule, person), 0)
                look = "good" if rule == person else "watch" if count else "quiet"
                mark = " ✓" if rule == person else ""
                _cell(grid, row + 1, column + 1, f"{show_number(count)}{mark}", look)
        grid.setColumnStretch(len(people) + 1, 1)
        self._whole.replaceWidget(self.matrix, fresh)
        self.matrix.deleteLater()
        self.matrix = fresh
        fresh.setVisible(bool(table))

    def _rows(self, trial: Trial) -> list[TriedRow]:
        which = self.which.currentData()
        if which == "differs":
            return trial.differing()
        wanted = {"hit": True, "miss": False, "unknown": None}[which]
        found = [row for row in trial.rows if row.hit is wanted]
        return sorted(found, key=lambda row: row.started_at, reverse=True)

    def _list(self) -> None:
        trial = self.trial
        if trial is None:
            return
        self.model.clear()
        self.model.setHorizontalHeaderLabels([tr("Call"), tr("Date"), tr("Rule"), tr("Person"), tr("At")])
        for row in self._rows(trial)[:SHOWN]:
            said = (
                answer_text(trial.question, row.said)
                if row.why is None
                else tr_marked(WHY.get(row.why, row.why))
            )
            person = answer_text(trial.question, row.person) if row.person else "–"
            at = "" if row.at_ms is None else show_duration(row.at_ms)
            cells = [
                QStandardItem(words)
                for words in (row.external_id, show_day(row.started_at), said, person, at)
            ]
            cells[0].setData(row, ROW)
            for cell in cells:
                cell.setEditable(False)
            self.model.appendRow(cells)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        count = self.model.rowCount()
        self.table.setFixedHeight(HEAD + ROW_HEIGHT * min(count, MOST_SEEN))
        self.table.setVisible(count > 0)
        self.none.setVisible(count == 0)
        self.none.setText(tr("No such call."))

    def _open(self) -> None:
        row = self.model.item(self.table.currentIndex().row(), 0).data(ROW)
        self.opened.emit(row.interaction_id, row.at_ms)


def _cell(grid: QGridLayout, row: int, column: int, words: str, look: str) -> None:
    label = QLabel(words)
    label.setProperty("look", look)
    grid.addWidget(
        label, row, column, Qt.AlignmentFlag.AlignRight if column and row else Qt.AlignmentFlag.AlignLeft
    )
