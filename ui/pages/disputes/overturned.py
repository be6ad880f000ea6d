"""How often disputed questions were revised: by question, by evaluator."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel, QPushButton, QVBoxLayout, QWidget

from qa_desk.work.overturned import Line, Overturns
from ui.text import N_, Retranslating, show_percent, tr
from ui.widgets.rows import Column, RowsModel, table_of


def _interval(line: Line) -> str:
    low, high = line.share.low, line.share.high
    if low is None or high is None:
        return tr("too few")
    return tr("{low} to {high}", low=show_percent(low), high=show_percent(high))


def _columns(first: str) -> list[Column[Line]]:
    return [
        Column(first, lambda line: line.name, 300, bold=True),
        Column(N_("Disputed"), lambda line: str(line.disputed), 90, right=True),
        Column(N_("Revised"), lambda line: str(line.revised), 90, right=True),
        Column(N_("Share"), lambda line: show_percent(line.share.value), 80, right=True),
        Column(N_("95 % interval"), _interval, 130, right=True),
    ]


class Statistics(Retranslating, QDialog):
    """Two tables."""

    def __init__(self, found: Overturns, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.resize(760, 620)
        self.heading, self.note, self.close_button = QLabel(), QLabel(wordWrap=True), QPushButton()
        self.heading.setProperty("look", "pageTitle")
        self.note.setProperty("look", "quiet")
        self.close_button.clicked.connect(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(10)
        column.addWidget(self.heading)
        column.addWidget(self.note)
        self.models = [
            RowsModel(_columns(N_("Question")), self),
            RowsModel(_columns(N_("Evaluated by")), self),
        ]
        for model, lines in zip(self.models, (found.questions, found.evaluators), strict=True):
            model.show(list(lines))
            column.addWidget(table_of(model), 1)
        column.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignRight)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text anew."""
        self.setWindowTitle(tr("What was revised"))
        self.heading.setText(tr("What was revised"))
        self.note.setText(
            tr(
                "Of the questions disputed and decided, how many were revised. A question often revised wants"
                " clearer guidance; few cases say little, as the intervals show."
            )
        )
        self.close_button.setText(tr("Close"))
