"""The figures at the head of the Agent page: each with its interval and n."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from qa_desk.work.scorecard import Scorecard
from ui.pages.agent.words import doubt, in_words, share_in_words
from ui.text import NO_VALUE, Retranslating, show_number, tr
from ui.widgets.elided_label import ElidedLabel


class Figure(QFrame):
    """One number: its name, the value large, its interval and n beneath."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "card")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.name, self.value, self.doubt = ElidedLabel(), QLabel(NO_VALUE), ElidedLabel()
        self.name.setProperty("look", "quiet")
        self.value.setProperty("look", "figure")
        self.doubt.setProperty("look", "quiet")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 9, 12, 9)
        layout.setSpacing(1)
        for label in (self.name, self.value, self.doubt):
            layout.addWidget(label)

    def show_text(self, name: str, value: str, doubt: str, more: str = "") -> None:
        """Fill the card; the whole is read out as one, `more` is told on hover."""
        self.name.setText(name)
        self.value.setText(value)
        self.doubt.setText(doubt)
        self.setToolTip(more)
        self.setAccessibleName(f"{name}: {value}, {doubt}")


class Figures(Retranslating, QWidget):
    """The customers' view, our view, the difference between the two, and the critical errors."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._card: Scorecard | None = None
        self.satisfied, self.rating, self.quality, self.gap, self.critical = (Figure() for _ in range(5))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        for figure in (self.satisfied, self.rating, self.quality, self.gap, self.critical):
            layout.addWidget(figure, 1)
        self.retranslate()

    def show_card(self, card: Scorecard) -> None:
        """Show the figures of this scorecard."""
        self._card = card
        self.retranslate()

    def retranslate(self) -> None:
        """Write every figure in the language of now."""
        card = self._card
        satisfied, quality = tr("Customers satisfied"), tr("Quality, %")
        gap, critical = tr("Quality less satisfied, points"), tr("Without a critical error")
        if card is None:
            names = (satisfied, tr("Customers' rating"), quality, gap, critical)
            figures = (self.satisfied, self.rating, self.quality, self.gap, self.critical)
            for figure, name in zip(figures, names, strict=True):
                figure.show_text(name, NO_VALUE, " ")
            return
        self.satisfied.show_text(satisfied, share_in_words(card.satisfied), doubt(card.satisfied, share=True))
        low, high = card.scale
        scale = tr("Customers' rating, {low} to {high}", low=show_number(low), high=show_number(high))
        rating = show_number(card.rating.value, 2)
        self.rating.show_text(scale, rating, doubt(card.rating, decimals=2))
        said = doubt(card.quality, decimals=1)
        quality = tr("Quality, %, weighed by draw") if card.weighted else quality
        self.quality.show_text(quality, show_number(card.quality.value, 1), said, _weighed(card))
        self.gap.show_text(gap, *_gap(card))
        self.critical.show_text(critical, *_criticals(card))


def _weighed(card: Scorecard) -> str:
    """Both views, where calls were drawn with different chances."""
    if not card.weighted:
        return ""
    return tr(
        "Each call is weighed by its chance of being drawn; every evaluation once: {value}",
        value=in_words(card.quality_plain, decimals=1),
    )


def _gap(card: Scorecard) -> tuple[str, str, str]:
    """The difference signed, its interval, and how to read it."""
    if card.gap is None:
        return NO_VALUE, tr("not enough data"), ""
    explained = tr("Above zero our scores are kinder than the customers, below zero stricter.")
    ends = card.gap_ends
    if ends is None:
        return _signed(card.gap), tr("not enough data"), explained
    return _signed(card.gap), tr("{low} to {high}", low=_signed(ends[0]), high=_signed(ends[1])), explained


def _signed(points: float) -> str:
    whole = round(points)
    sign = "+" if whole > 0 else "−" if whole < 0 else ""
    return sign + show_number(abs(whole))


def _criticals(card: Scorecard) -> tuple[str, str, str]:
    """The worst of the three kinds with its interval; all three on hover."""
    known = {name: one for name, one in card.criticals.items() if one.value is not None}
    if not known:
        return NO_VALUE, tr("not enough data; n {n}", n=show_number(0)), ""
    names = {"customer": tr("customer"), "business": tr("business"), "compliance": tr("compliance")}
    worst = min(known, key=lambda name: known[name].value or 0.0)
    every = (
        tr("{kind}: {doubt}", kind=names[name], doubt=f"{share_in_words(one)} ({doubt(one, share=True)})")
        for name, one in known.items()
    )
    said = tr("{kind}: {doubt}", kind=names[worst], doubt=doubt(known[worst], share=True))
    return share_in_words(known[worst]), said, "\n".join(every)
