"""The kinds of calls a plan looks for: one line each, what, how many, and the order they stand in for each other."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QLineEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from qa_desk.sampling import Rule
from ui.icons import icon
from ui.pages.sampling.words import KINDS, WITH_WORDS, kind_of, where_of
from ui.text import Retranslating, tr, tr_marked
from ui.widgets.fields import NumberField


class RuleLine(Retranslating, QWidget):
    """One kind; one that only a file can say is shown by its key and kept as it is."""

    changed = Signal()
    removed = Signal()

    def __init__(self, rule: Rule, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rule = rule
        self._kind, words = kind_of(rule)
        self.kind, self.words, self.quota, self.remove = (
            QComboBox(),
            QLineEdit(words),
            NumberField(1, 99, rule.quota),
            QToolButton(),
        )
        if not self._kind:
            self.kind.addItem(rule.key, "")
        for key, _name, _where in KINDS:
            self.kind.addItem("", key)
        self.kind.setCurrentIndex(max(0, self.kind.findData(self._kind)))
        self.quota.setFixedWidth(64)
        self.remove.setIcon(icon("cross", "quiet"))
        self.remove.setProperty("look", "bare")
        self.kind.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.kind.setMinimumContentsLength(8)
        self.words.setCursorPosition(0)
        row = QGridLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.setColumnStretch(0, 1)
        row.addWidget(self.kind, 0, 0)
        row.addWidget(self.quota, 0, 1)
        row.addWidget(self.remove, 0, 2)
        row.addWidget(self.words, 1, 0, 1, 2)
        for before, after in pairwise((self.kind, self.words, self.quota, self.remove)):
            QWidget.setTabOrder(before, after)
        self.kind.activated.connect(self._changed)
        self.words.textEdited.connect(lambda _words: self.changed.emit())
        self.quota.valueChanged.connect(lambda _n: self.changed.emit())
        self.remove.clicked.connect(self.removed)
        self._changed()
        self.retranslate()

    def _changed(self, _at: int = 0) -> None:
        self.words.setVisible(self.kind.currentData() in WITH_WORDS)
        self.retranslate()
        self.changed.emit()

    @property
    def rule(self) -> Rule:
        """The kind as it stands now; its key is the kind's own."""
        kind = self.kind.currentData()
        if not kind:
            return Rule(self._rule.key, self._rule.where, self.quota.value())
        key = self._rule.key if kind == self._kind else kind
        return Rule(key, where_of(kind, self.words.text()), self.quota.value())

    def retranslate(self) -> None:
        """Set every text anew."""
        for key, name, _where in KINDS:
            self.kind.setItemText(self.kind.findData(key), tr_marked(name))
        self.kind.setAccessibleName(tr("Kind of call"))
        asked = self.kind.currentData() == "suggested"
        self.words.setPlaceholderText(tr("questions' keys") if asked else tr("words, by commas"))
        self.words.setAccessibleName(tr("Words of the kind"))
        self.quota.setAccessibleName(tr("How many of each agent"))
        self.remove.setToolTip(tr("Remove"))
        self.remove.setAccessibleName(tr("Remove"))


class Rules(Retranslating, QWidget):
    """`changed` after every change; `rules` as they stand, the first that fits a call is its own."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines: list[RuleLine] = []
        self.add = QPushButton()
        self.add.setProperty("look", "link")
        self.add.setIcon(icon("plus", "accent"))
        self.add.clicked.connect(self._add)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        self.retranslate()

    def show_rules(self, rules: tuple[Rule, ...]) -> None:
        """Show these kinds and no others."""
        for line in self.lines:
            line.hide()
            line.deleteLater()
        self.lines = []
        for rule in rules:
            self._line(rule)

    @property
    def rules(self) -> tuple[Rule, ...]:
        """The kinds in their order; a second one of a kind gets a key of its own."""
        found: list[Rule] = []
        for line in self.lines:
            rule, number = line.rule, 1
            key = rule.key
            while key in {one.key for one in found}:
                number += 1
                key = f"{rule.key}-{number}"
            found.append(Rule(key, rule.where, rule.quota))
        return tuple(found)

    def _add(self) -> None:
        used = {line.kind.currentData() for line in self.lines}
        kind, where = next(
            (key, where) for key, _name, where in KINDS if where is not None and key not in used
        )
        self._line(Rule(kind, where, 1))
        self.changed.emit()

    def _line(self, rule: Rule) -> None:
        line = RuleLine(rule)
        self.lines.append(line)
        self._column.insertWidget(self._column.count() - 1, line)
        line.changed.connect(self.changed)
        line.removed.connect(lambda: self._remove(line))

    def _remove(self, line: RuleLine) -> None:
        self.lines.remove(line)
        line.hide()
        line.deleteLater()
        self.changed.emit()

    def retranslate(self) -> None:
        """Set every text anew."""
        self.add.setText(tr("Look for a kind of call"))
