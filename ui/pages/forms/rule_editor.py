"""The rule of one question, written in cards or, where signs stand within signs, as text."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from qa_desk.errors import QADeskError
from qa_desk.scoring import Question, Suggest
from qa_desk.scoring.suggest import Sign
from qa_desk.scoring.writing import read_suggest, suggest_text
from ui.icons import icon
from ui.pages.forms.sign_row import FRESH, SignRow, kind_of
from ui.text import Retranslating, tr, tr_error
from ui.widgets.growing_edit import GrowingEdit


def flat(sign: Sign) -> tuple[str, list[tuple[Sign, bool]]] | None:
    """`all` or `any` and the single signs, each with whether it must not be there; None for what is deeper."""
    join, inner = ("any", sign.any_) if sign.any_ else ("all", sign.all_ or (sign,))
    found = [(one.not_, True) if one.not_ is not None else (one, False) for one in inner]
    return (join, found) if all(kind_of(one) for one, _ in found) else None


class RuleEditor(Retranslating, QWidget):
    """`edited` carries the rule after every change; what cannot be read is said and not carried."""

    edited = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rule: Suggest | None = None
        self._choices: tuple[tuple[str, str], ...] = ()
        self._typed = self._na = self._as_text = False
        self.rows: list[SignRow] = []
        self.then, self.join, self.otherwise = QComboBox(), QComboBox(), QComboBox()
        self.applies = QCheckBox()
        self.applies_row: SignRow | None = None
        self.add, self.as_text = QPushButton(), QPushButton()
        self.text = GrowingEdit(lines=6)
        self.wrong = QLabel(wordWrap=True)
        self._labels = [QLabel() for _ in range(3)]
        self._cards = QVBoxLayout()
        self._build()
        self.retranslate()

    def _build(self) -> None:
        self.wrong.setProperty("look", "bad")
        self.wrong.hide()
        for label in self._labels:
            label.setProperty("look", "quiet")
        for button in (self.add, self.as_text):
            button.setProperty("look", "link")
        self.as_text.setCheckable(True)
        self.add.setIcon(icon("plus", "accent"))
        self._cards.setSpacing(6)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(8)
        whole.addLayout(_row(self._labels[0], self.then, self._labels[1], self.join))
        whole.addLayout(self._cards)
        whole.addLayout(_row(self.add, None, self.as_text))
        whole.addWidget(self.text)
        whole.addWidget(self.wrong)
        whole.addLayout(_row(self._labels[2], self.otherwise))
        whole.addWidget(self.applies)
        self._applies_place = QVBoxLayout()
        whole.addLayout(self._applies_place)
        for box in (self.then, self.join, self.otherwise):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(5)
            box.activated.connect(lambda _row: self._collect())
        self.add.clicked.connect(self._add)
        self.applies.clicked.connect(self._applies_ticked)
        self.as_text.clicked.connect(self._switch_view)
        self.text.edited.connect(self._text_typed)

    def show_question(self, question: Question, *, editable: bool) -> None:
        """Show a question's rule; one that was just typed here is left as it is."""
        self.setEnabled(editable)
        choices = tuple((choice.key, choice.text) for choice in question.choices)
        if question.suggest == self._rule and choices == self._choices:
            return
        self._rule, self._choices = question.suggest, choices
        self._na = question.na_allowed or bool(self._rule and self._rule.applies_if)
        if self._typed:
            return
        self._show()

    def _show(self) -> None:
        rule = self._rule
        if rule is None:
            return
        self.wrong.hide()
        self._fill_choices(rule)
        deep = flat(rule.when) is None or (
            rule.applies_if is not None and not kind_of(_bare(rule.applies_if))
        )
        written = deep or self._as_text
        self.as_text.setChecked(written)
        self.as_text.setEnabled(not deep)
        for row in [*self.rows, *([self.applies_row] if self.applies_row else [])]:
            row.hide()
            row.deleteLater()
        self.rows, self.applies_row = [], None
        join, signs = flat(rule.when) or ("all", [])
        self.join.setCurrentIndex(self.join.findData(join))
        for sign, negated in [] if written else signs:
            self._card(sign, negated)
        self.applies.setChecked(rule.applies_if is not None)
        if rule.applies_if is not None and not written:
            self._applies_card(_bare(rule.applies_if), rule.applies_if.not_ is not None)
        for part in (self.add, self.then, self.join, self.otherwise, *self._labels):
            part.setVisible(not written)
        self.applies.setVisible(not written and self._na)
        self.text.setVisible(written)
        self.text.show_text(suggest_text(rule))
        self.text.moveCursor(QTextCursor.MoveOperation.Start)

    def _switch_view(self, as_text: bool) -> None:
        self._as_text = as_text
        self._show()

    def _fill_choices(self, rule: Suggest) -> None:
        for box, picked in ((self.then, rule.then), (self.otherwise, rule.otherwise)):
            box.clear()
            if box is self.otherwise:
                box.addItem(tr("nothing"), "")
            for key, text in self._choices:
                box.addItem(text, key)
            if box.findData(picked) < 0:
                box.addItem(picked, picked)
            box.setCurrentIndex(box.findData(picked))

    def _card(self, sign: Sign, negated: bool) -> None:
        row = SignRow(sign, negated=negated)
        self.rows.append(row)
        self._cards.addWidget(row)
        row.changed.connect(self._collect)
        row.removed.connect(lambda: self._remove(row))

    def _applies_card(self, sign: Sign, negated: bool) -> None:
        self.applies_row = SignRow(sign, negated=negated, removable=False)
        self._applies_place.addWidget(self.applies_row)
        self.applies_row.changed.connect(self._collect)

    def _add(self) -> None:
        self._card(FRESH["said"], False)
        self.rows[-1].words.setFocus()
        self._collect()

    def _remove(self, row: SignRow) -> None:
        if len(self.rows) > 1:
            self.rows.remove(row)
            row.hide()
            row.deleteLater()
            self._collect()

    def _applies_ticked(self, on: bool) -> None:
        if on:
            self._applies_card(FRESH["hold"], False)
        elif self.applies_row is not None:
            self.applies_row.hide()
            self.applies_row.deleteLater()
            self.applies_row = None
        self._collect()

    def _collect(self) -> None:
        """Carry the rule that the fields say."""
        try:
            signs = tuple(row.sign for row in self.rows)
            applies = self.applies_row.sign if self.applies_row is not None else None
        except ValueError:
            self._complain(tr("A length is written as 60.. or 10..60."))
            return
        if not signs:
            return
        joined: dict[str, Any] = {f"{self.join.currentData()}_": signs}
        when = signs[0] if len(signs) == 1 else Sign(**joined)
        self._carry(Suggest(when, self.then.currentData() or "", self.otherwise.currentData() or "", applies))

    def _text_typed(self, words: str) -> None:
        try:
            rule = read_suggest(words)
        except QADeskError as error:
            self._complain(tr_error(error)[0])
            return
        self._carry(rule)

    def _carry(self, rule: Suggest) -> None:
        self.wrong.hide()
        self._typed = True
        self.edited.emit(rule)
        self._typed = False

    def _complain(self, words: str) -> None:
        self.wrong.setText(words)
        self.wrong.show()

    def retranslate(self) -> None:
        """Set every text anew."""
        picked = self.join.currentData() or "all"
        self.join.clear()
        self.join.addItem(tr("all of these hold"), "all")
        self.join.addItem(tr("any of these holds"), "any")
        self.join.setCurrentIndex(self.join.findData(picked))
        for label, words in zip(
            self._labels, (tr("Suggest"), tr("when"), tr("Otherwise suggest")), strict=True
        ):
            label.setText(words)
        self.then.setAccessibleName(tr("Suggest"))
        self.join.setAccessibleName(tr("when"))
        self.otherwise.setAccessibleName(tr("Otherwise suggest"))
        self.text.setAccessibleName(tr("The rule as text"))
        self.add.setText(tr("Add a sign"))
        self.as_text.setText(tr("As text"))
        self.applies.setText(tr("“Not applicable”, unless this holds:"))
        self._show()


def _bare(sign: Sign) -> Sign:
    return sign.not_ if sign.not_ is not None else sign


def _row(*parts: QWidget | None) -> QHBoxLayout:
    """Widgets in a row; None is the room between."""
    row = QHBoxLayout()
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(6)
    for part in parts:
        if part is None:
            row.addStretch(1)
        else:
            row.addWidget(part, 1 if isinstance(part, QComboBox) else 0)
    return row
