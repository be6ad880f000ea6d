"""One row that the hub did not take: why, what it said beside what everybody has, tried again or let go."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from qa_desk.work.set_aside import Aside
from ui.pages.syncing.refused_words import field, thing, why
from ui.text import Retranslating, show_time, tr

LONGEST = 400


class Refused(Retranslating, QWidget):
    """`again` and `let_go` carry the digest of what is shown; `call_wanted` opens what it belongs to."""

    again = Signal(str)
    let_go = Signal(str)
    call_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shown: Aside | None = None
        self.title, self.reason, self.when, self.hint = (QLabel() for _ in range(4))
        self.title.setProperty("look", "cardTitle")
        self.reason.setProperty("look", "bold")
        for label in (self.when, self.hint):
            label.setProperty("look", "quiet")
        for label in (self.reason, self.when, self.hint):
            label.setWordWrap(True)
        self.open, self.retry, self.drop = (QPushButton() for _ in range(3))
        self.retry.setProperty("primary", True)
        self.open.clicked.connect(lambda: self.shown and self.call_wanted.emit(self.shown.interaction_id))
        self.retry.clicked.connect(lambda: self.shown and self.again.emit(self.shown.digest))
        self.drop.clicked.connect(lambda: self.shown and self.let_go.emit(self.shown.digest))
        self.table = QWidget()
        self.grid = QGridLayout(self.table)
        self.grid.setContentsMargins(0, 0, 0, 0)
        self.grid.setHorizontalSpacing(18)
        self.grid.setVerticalSpacing(6)
        self.grid.setColumnStretch(1, 1)
        self.grid.setColumnStretch(2, 1)
        head, foot = QHBoxLayout(), QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.open)
        for button in (self.retry, self.drop):
            foot.addWidget(button)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(10)
        column.addLayout(head)
        for widget in (self.reason, self.when, self.table, self.hint):
            column.addWidget(widget)
        column.addLayout(foot)
        column.addStretch(1)
        self.retranslate()

    def show_aside(self, one: Aside | None) -> None:
        """Show what was refused; None for nothing."""
        self.shown = one
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text anew."""
        self.open.setText(tr("Open the call"))
        self.retry.setText(tr("Try again"))
        self.drop.setText(tr("Let it go"))
        one = self.shown
        self.open.setVisible(one is not None and one.interaction_id is not None)
        self.retry.setEnabled(one is not None and one.again)
        if one is None:
            return
        self.title.setText(" · ".join(filter(None, (thing(one.table), one.about))))
        self.reason.setText(why(one.why))
        said = tr("Refused {time}", time=show_time(one.at))
        self.when.setText(" · ".join(filter(None, (said, one.who and tr("written by {name}", name=one.who)))))
        if one.here_only:
            self.hint.setText(tr("It is still on this computer, and nobody else has it."))
        elif one.again:
            self.hint.setText(tr("Trying again writes it here once more and sends it with the next sync."))
        else:
            self.hint.setText(tr("This cannot be sent again as it was. Write it anew, or let it go."))
        self._fill(one)

    def _fill(self, one: Aside) -> None:
        while (item := self.grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        heads = ("", tr("Here"), "" if one.here_only else tr("Everybody else"))
        self._row(0, heads, "quiet")
        for n, value in enumerate(one.values, 1):
            now = "" if one.here_only else _shown(value.now)
            self._row(n, (field(value.column), _shown(value.mine), now), "")

    def _row(self, n: int, words: tuple[str, str, str], look: str) -> None:
        for column, text in enumerate(words):
            label = QLabel(text)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(column > 0)
            label.setProperty("look", look or ("quiet" if column == 0 else "plain"))
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self.grid.addWidget(label, n, column, Qt.AlignmentFlag.AlignTop)


def _shown(value: Any) -> str:
    if value is None or value == "":
        return tr("(empty)")
    words = str(value)
    return words if len(words) <= LONGEST else words[:LONGEST] + "…"
