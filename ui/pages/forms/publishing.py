"""Before a form is published: what differs, and the formula lab, side by side."""

from __future__ import annotations

from fractions import Fraction

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QListWidget,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from qa_desk import scoring
from qa_desk.scoring.diff import FormChange
from qa_desk.scoring.lab import Cell, Column, Lab
from ui.pages.forms.words import FORMULAS
from ui.text import N_, show_number, tr, tr_marked, tr_n
from ui.theme import color

WHAT = {
    "added": N_("New: {place}"),
    "removed": N_("Gone: {place}"),
    "moved": N_("Moved: {place}"),
    "changed": N_("Changed: {place} {field}, from {before} to {after}"),
}


class Publishing(QDialog):
    """Asks whether to publish, after showing what that does. With `only_lab` it only shows."""

    def __init__(
        self,
        form: scoring.Form,
        changes: list[FormChange] | None,
        found: Lab,
        *,
        only_lab: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Formula lab") if only_lab else tr("Publish {title}", title=form.title))
        self.resize(860, 620)
        whole = QVBoxLayout(self)
        self.differs = QListWidget()
        if not only_lab:
            whole.addWidget(QLabel(_head(changes)))
            for change in changes or ():
                self.differs.addItem(said(change))
            if changes:
                self.differs.setFixedHeight(min(180, 12 + 30 * len(changes)))
                whole.addWidget(self.differs)
        whole.addWidget(QLabel(_lab_head(found), wordWrap=True))
        self.table = lab_table(found)
        whole.addWidget(self.table, 1)
        for formula, problems in found.unusable.items():
            why = tr_marked(problems[0].message, **problems[0].params)
            words = tr("{formula} cannot be used: {why}", formula=tr_marked(FORMULAS[formula]), why=why)
            whole.addWidget(QLabel(words, wordWrap=True))
        ok, close = QDialogButtonBox.StandardButton.Ok, QDialogButtonBox.StandardButton.Close
        buttons = QDialogButtonBox(close if only_lab else ok | QDialogButtonBox.StandardButton.Cancel)
        if not only_lab:
            buttons.button(ok).setText(tr("Publish"))
            buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(tr("Cancel"))
        else:
            buttons.button(close).setText(tr("Close"))
        for button in buttons.buttons():
            button.setIcon(QIcon())
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        whole.addWidget(buttons)


def said(change: FormChange) -> str:
    """One difference in words."""
    return tr_marked(
        WHAT[change.what],
        place=change.place or tr("the form"),
        field=change.field,
        before=_short(change.before),
        after=_short(change.after),
    )


def _short(value: object) -> str:
    words = tr("nothing") if value in (None, "", [], {}) else str(value)
    return words if len(words) <= 60 else f"{words[:57]}…"


def _head(changes: list[FormChange] | None) -> str:
    if changes is None:
        return tr("This is the first version. Once published it never changes.")
    if not changes:
        return tr("Nothing differs from the version in use.")
    return tr_n("%n difference(s) from the version in use. Once published it never changes.", len(changes))


def _lab_head(found: Lab) -> str:
    if not found.rows:
        return tr("No call was scored with this form yet, so there is nothing to compare.")
    words = tr_n(
        "The last %n evaluation(s), scored as they were, by the new rules, and by each other formula.",
        len(found.rows),
    )
    failed = tr_n("%n would fail now.", len(found.newly_failed))
    passed = tr_n("%n would pass now.", len(found.newly_passed))
    return f"{words} {failed} {passed}"


def lab_table(found: Lab) -> QTableWidget:
    """One row for the means, one per evaluation; a column per set of rules."""
    names = [tr("As it was"), tr("New rules"), *(tr_marked(FORMULAS[name]) for name in found.others)]
    table = QTableWidget(len(found.rows) + 1, len(names))
    table.setHorizontalHeaderLabels(names)
    table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
    table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
    table.setAccessibleName(tr("Formula lab"))
    table.setTabKeyNavigation(False)  # Tab leads on, not around in the cells
    columns: list[Column] = [found.before, found.after, *found.others.values()]
    for c, column in enumerate(columns):
        _set(table, 0, c, _summary(column))
    table.setVerticalHeaderItem(0, QTableWidgetItem(tr("All")))
    for r, row in enumerate(found.rows, start=1):
        table.setVerticalHeaderItem(r, QTableWidgetItem(str(r)))
        cells: list[Cell] = [row.before, row.after, *row.others.values()]
        for c, cell in enumerate(cells):
            item = _set(table, r, c, _number(cell.score))
            if cell.outcome == "fail":
                item.setText(f"{tr('not passed')}  {item.text()}")
                item.setForeground(color("bad"))
            if c == 1 and cell.outcome != row.before.outcome:
                font = item.font()
                font.setBold(True)
                item.setFont(font)
    return table


def _summary(column: Column) -> str:
    """The mean, and how many passed where the pass mark is in the same unit."""
    if column.passed + column.failed == 0:
        return tr("mean {score}", score=_number(column.mean))
    return tr("mean {score}, {passed} passed", score=_number(column.mean), passed=column.passed)


def _set(table: QTableWidget, row: int, column: int, words: str) -> QTableWidgetItem:
    item = QTableWidgetItem(words)
    item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    table.setItem(row, column, item)
    return item


def _number(value: Fraction | None) -> str:
    return "–" if value is None else show_number(float(scoring.shown(value)), 1)
