"""One sign of a rule as a small card: what is listened for, who says it, within how long."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from qa_desk.scoring.suggest import (
    SECONDS,
    CardNumber,
    Fact,
    Hold,
    HoldAnnounced,
    Interruptions,
    Overtalk,
    Said,
    Sign,
    Silence,
)
from ui.icons import icon
from ui.text import N_, Retranslating, tr, tr_marked
from ui.widgets.fields import DecimalField, NumberField
from ui.widgets.growing_edit import GrowingEdit

KINDS: Final = {
    "said": N_("Words said"),
    "silence": N_("Silence"),
    "hold": N_("Hold"),
    "hold_announced": N_("Holds announced"),
    "overtalk": N_("Talking over"),
    "interruptions": N_("Interruptions"),
    "card_number": N_("Card number heard"),
    "fact": N_("Fact of the call"),
}
SIDES: Final = {"agent": N_("Agent"), "customer": N_("Customer"), "either": N_("Either side")}
FACTS: Final = {
    "duration": N_("Length, seconds"),
    "wait": N_("Waiting time, seconds"),
    "talk": N_("Talk time, seconds"),
    "hold": N_("Hold time, seconds"),
    "wrap": N_("Wrap-up, seconds"),
    "direction": N_("Direction"),
    "channel": N_("Channel"),
    "outcome": N_("Outcome"),
    "queue": N_("Queue"),
    "reason": N_("Reason contains"),
    "language": N_("Language"),
    "tier": N_("Customer tier"),
}
FRESH: Final[dict[str, Sign]] = {
    "said": Sign(said=Said(any_=())),
    "silence": Sign(silence=Silence(Decimal(20))),
    "hold": Sign(hold=Hold()),
    "hold_announced": Sign(hold_announced=HoldAnnounced(any_=(), within=Decimal(20))),
    "overtalk": Sign(overtalk=Overtalk(Decimal(10))),
    "interruptions": Sign(interruptions=Interruptions(3)),
    "card_number": Sign(card_number=CardNumber()),
    "fact": Sign(fact=Fact("duration", at_least=Decimal(60))),
}
"""What a sign of each kind begins with."""


def kind_of(sign: Sign) -> str:
    """The kind of a single sign; empty for one that joins others or says more than a card shows."""
    if sign.said is not None and (sign.said.all_ or sign.said.within_last is not None):
        return ""
    return next((kind for kind in KINDS if getattr(sign, kind) is not None), "")


class SignRow(Retranslating, QFrame):
    """Shows one sign. `changed` after every change, `removed` when it is to go."""

    changed = Signal()
    removed = Signal()

    def __init__(
        self, sign: Sign, *, negated: bool, removable: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("look", "well")
        self._sign = sign
        self._showing = False
        self.kind, self.holds, self.by = QComboBox(), QComboBox(), QComboBox()
        self.fact, self.value = QComboBox(), QLineEdit()
        self.words = GrowingEdit(lines=1)
        self.number, self.over = DecimalField(0, 86_400), DecimalField(0, 86_400)
        self.count = NumberField(0, 999)
        self.number_label, self.over_label = QLabel(), QLabel()
        self.remove = QToolButton()
        self._build(removable)
        self._fill(negated)
        self.retranslate()

    def _build(self, removable: bool) -> None:
        self.remove.setIcon(icon("cross", "quiet"))
        self.remove.setProperty("look", "bare")
        self.remove.setVisible(removable)
        self.value.setMaximumWidth(130)
        for label in (self.number_label, self.over_label):
            label.setProperty("look", "quiet")
        for box in (self.kind, self.holds, self.by, self.fact):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(4)
            box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        top, below, later = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        for layout in (top, below, later):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(6)
        top.addWidget(self.kind, 3)
        top.addWidget(self.holds, 2)
        top.addWidget(self.by, 2)
        top.addWidget(self.remove)
        for part in (self.fact, self.value, self.number_label, self.number):
            below.addWidget(part, 1 if part is self.fact else 0)
        for right in (self.over_label, self.over, self.count):
            later.addWidget(right)
        later.addStretch(1)
        below.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(8, 8, 8, 8)
        whole.setSpacing(6)
        whole.addLayout(top)
        whole.addWidget(self.words)
        whole.addLayout(below)
        whole.addLayout(later)
        self.kind.activated.connect(self._kind_picked)
        self.fact.activated.connect(self._fact_picked)
        for box in (self.holds, self.by):
            box.activated.connect(lambda _row: self._edited())
        for changed in (self.number.valueChanged, self.over.valueChanged, self.count.valueChanged):
            changed.connect(lambda _value: self._edited())
        self.words.edited.connect(lambda _words: self._edited())
        self.value.textEdited.connect(lambda _words: self._edited())
        self.remove.clicked.connect(self.removed)

    def _fill(self, negated: bool) -> None:
        for box, names in ((self.kind, KINDS), (self.by, SIDES), (self.fact, FACTS)):
            for key in names:
                box.addItem("", key)
        self.holds.addItem("", False)
        self.holds.addItem("", True)
        self.holds.setCurrentIndex(int(negated))
        self._show_sign()

    def _show_sign(self) -> None:
        """Put the sign into the fields and show those its kind has."""
        self._showing = True
        kind = kind_of(self._sign)
        test: Any = getattr(self._sign, kind)
        self.kind.setCurrentIndex(self.kind.findData(kind))
        by = getattr(test, "by", None)
        self.by.setVisible(by is not None)
        self.by.setCurrentIndex(max(0, self.by.findData(by)))
        self.words.setVisible(kind in ("said", "hold_announced"))
        self.words.show_text(", ".join(getattr(test, "any_", ())))
        self.fact.setVisible(kind == "fact")
        self.value.setVisible(kind == "fact")
        self.count.setVisible(kind == "interruptions")
        self.number.setVisible(kind in ("said", "hold_announced"))
        self.over.setVisible(kind in ("silence", "hold", "overtalk", "hold_announced"))
        self.number_label.setVisible(kind in ("said", "hold_announced"))
        self.over_label.setVisible(kind in ("silence", "hold", "overtalk", "hold_announced", "interruptions"))
        if kind == "said":
            self.number.setValue(float(test.within_first or 0))
        elif kind == "hold_announced":
            self.number.setValue(float(test.within))
            self.over.setValue(float(test.silence_over or 0))
        elif kind == "interruptions":
            self.count.setValue(test.over)
        elif kind == "fact":
            self.fact.setCurrentIndex(self.fact.findData(test.name))
            self.value.setText(_shown(test))
        elif kind != "card_number":
            self.over.setValue(float(test.over))
        self._showing = False

    def _kind_picked(self, _row: int) -> None:
        self._sign = FRESH[self.kind.currentData()]
        self._show_sign()
        self._name()
        self._edited()

    def _fact_picked(self, _row: int) -> None:
        """Lengths and words are written differently."""
        name = self.fact.currentData()
        self.value.setText("60.." if name in SECONDS else "")
        self._edited()

    def _edited(self) -> None:
        if not self._showing:
            self.changed.emit()

    @property
    def negated(self) -> bool:
        """True where the sign must not be there."""
        return bool(self.holds.currentData())

    @property
    def sign(self) -> Sign:
        """The sign as it stands in the fields; `ValueError` for a fact that cannot be read."""
        kind, by = self.kind.currentData(), self.by.currentData()
        words = _phrases(self.words.toPlainText())
        number, over = Decimal(int(self.number.value())), Decimal(int(self.over.value()))
        if kind == "said":
            found = Sign(said=Said(any_=words, by=by, within_first=number or None))
        elif kind == "hold_announced":
            found = Sign(hold_announced=HoldAnnounced(words, number, over or None))
        elif kind == "interruptions":
            found = Sign(interruptions=Interruptions(self.count.value(), by))
        elif kind == "card_number":
            keyed = self._sign.card_number.keyed if self._sign.card_number is not None else True
            found = Sign(card_number=CardNumber(by, keyed))
        elif kind == "fact":
            found = Sign(fact=_fact(self.fact.currentData(), self.value.text()))
        else:
            found = Sign(**{kind: {"silence": Silence, "hold": Hold, "overtalk": Overtalk}[kind](over)})
        return Sign(not_=found) if self.negated else found

    def retranslate(self) -> None:
        """Set every text anew."""
        for box, names in ((self.kind, KINDS), (self.by, SIDES), (self.fact, FACTS)):
            for key, name in names.items():
                box.setItemText(box.findData(key), tr_marked(name))
        self.holds.setItemText(0, tr("present"))
        self.holds.setItemText(1, tr("absent"))
        self.kind.setAccessibleName(tr("What is listened for"))
        self.holds.setAccessibleName(tr("Whether it has to be there"))
        self.by.setAccessibleName(tr("Who"))
        self.fact.setAccessibleName(tr("Fact of the call"))
        self.value.setAccessibleName(tr("Value of the fact"))
        self.words.setAccessibleName(tr("Words to listen for"))
        self.words.setPlaceholderText(
            tr("Phrases, by commas; one of them is enough. A star takes any ending.")
        )
        self.remove.setToolTip(tr("Remove"))
        self.remove.setAccessibleName(tr("Remove"))
        self.number.setSuffix(tr(" s"))
        self._name()

    def _name(self) -> None:
        """Labels that depend on the kind."""
        kind = self.kind.currentData()
        self.number_label.setText(tr("in the first") if kind == "said" else tr("at most before"))
        self.number.setSpecialValueText(tr("any time") if kind == "said" else "")
        self.number.setAccessibleName(self.number_label.text())
        self.over.setSuffix(" %" if kind == "overtalk" else tr(" s"))
        self.over.setSpecialValueText(tr("never") if kind == "hold_announced" else "")
        names = {"hold_announced": tr("silence counts over"), "interruptions": tr("more than")}
        self.over_label.setText(names.get(kind, tr("longer than") if kind != "overtalk" else tr("more than")))
        self.over.setAccessibleName(self.over_label.text())
        self.count.setAccessibleName(self.over_label.text())
        self.value.setPlaceholderText(tr("60.. or 10..60; words by commas"))


def _shown(test: Fact) -> str:
    if test.name in SECONDS:
        ends = ["" if end is None else f"{end:f}" for end in (test.at_least, test.below)]
        return "..".join(ends)
    return ", ".join(test.is_)


def _fact(name: Any, words: str) -> Fact:
    if name in SECONDS:
        start, dots, end = words.replace(",", ".").partition("..")
        if not dots:
            raise ValueError(words)
        try:
            return Fact(name, (), *(Decimal(part.strip()) if part.strip() else None for part in (start, end)))
        except ArithmeticError as error:
            raise ValueError(words) from error
    return Fact(name, _phrases(words))


def _phrases(words: str) -> tuple[str, ...]:
    """What stands between commas, of either language, and on lines."""
    return tuple(part.strip() for part in re.split("[,，、;；\n]", words) if part.strip())
