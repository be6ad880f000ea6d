"""The head of the page: whose scorecard, and over which time."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QCompleter,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QWidget,
)

from db.queries.agents import AgentRow
from qa_desk.work.scorecard import Scorecard
from ui.pages.agent.loading import ALL, PERIODS
from ui.text import Retranslating, tr, tr_n
from ui.widgets.elided_label import ElidedLabel


class AgentPicker(Retranslating, QComboBox):
    """Choose an agent by typing a part of the name, or from the list. `picked` carries an id."""

    picked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._current = ""
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setMaxVisibleItems(16)
        self.setFixedWidth(240)
        finder = self.completer()
        assert finder is not None
        finder.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        finder.setFilterMode(Qt.MatchFlag.MatchContains)
        finder.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.activated.connect(self._activated)
        line = self.lineEdit()
        assert line is not None
        self.line = line
        line.installEventFilter(self)
        self.retranslate()

    def show_agents(self, agents: Sequence[AgentRow], current: str) -> None:
        """Offer these; what is typed half stays."""
        names = [agent.name for agent in agents]
        wanted = [
            (f"{a.name} ({a.team})" if a.team and names.count(a.name) > 1 else a.name, a.id) for a in agents
        ]
        typing = self.hasFocus() and self.line.isModified()
        if wanted != [(self.itemText(i), self.itemData(i)) for i in range(self.count())]:
            typed = self.currentText()
            self.clear()
            for name, agent_id in wanted:
                self.addItem(name, agent_id)
            if typing:
                self.setEditText(typed)
        self._current = current
        if not typing:
            self._show_current()

    def _show_current(self) -> None:
        at = self.findData(self._current)
        self.setCurrentIndex(at)
        self.setEditText(self.itemText(at) if at >= 0 else "")

    def _activated(self, at: int) -> None:
        chosen = str(self.itemData(at) or "")
        if chosen and chosen != self._current:
            self._current = chosen
            self.picked.emit(chosen)

    def _take(self) -> None:
        """Enter: the name typed, or the first that fits; what fits nobody is put back."""
        typed = self.currentText().casefold().strip()
        fits = [at for at in range(self.count()) if typed and typed in self.itemText(at).casefold()]
        exact = [at for at in fits if self.itemText(at).casefold() == typed]
        if fits:
            self._activated((exact or fits)[0])
        self._show_current()
        self.line.selectAll()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.line:
            if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
                if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                    self._take()
                    return True
                if event.key() == Qt.Key.Key_Escape:
                    self._show_current()
            elif event.type() == QEvent.Type.FocusOut and not self._choosing():
                self._show_current()
        return super().eventFilter(watched, event)

    def _choosing(self) -> bool:
        finder = self.completer()
        lists = (self.view(), finder.popup() if finder is not None else None)
        return any(one is not None and one.isVisible() for one in lists)

    def retranslate(self) -> None:
        """Name it."""
        self.setAccessibleName(tr("Agent"))
        self.line.setAccessibleName(tr("Agent"))
        self.line.setPlaceholderText(tr("Find an agent"))


class Head(Retranslating, QFrame):
    """`period_chosen` carries one of `PERIODS`."""

    period_chosen = Signal(str)

    def __init__(self, own: bool, parent: QWidget | None = None) -> None:
        """With `own` somebody sees only himself: no picker, his name instead."""
        super().__init__(parent)
        self.setProperty("look", "header")
        self._own, self._reading = own, False
        self._card: Scorecard | None = None
        self.name, self.team, self.note = QLabel(), QLabel(), ElidedLabel()
        self.name.setProperty("look", "pageTitle")
        self.team.setProperty("look", "tag")
        self.team.hide()
        self.note.setProperty("look", "quiet")
        self.picker = AgentPicker()
        self.picker.setVisible(not own)
        self.export = QPushButton()
        self.periods = {choice: QPushButton() for choice in PERIODS}
        group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 10, 16, 10)
        row.setSpacing(10)
        for widget in (self.name, self.picker, self.team):
            row.addWidget(widget)
        row.addWidget(self.note, 1)
        for choice, button in self.periods.items():
            button.setCheckable(True)
            button.clicked.connect(lambda _=False, one=choice: self.period_chosen.emit(one))
            group.addButton(button)
            row.addWidget(button)
        row.addSpacing(6)
        row.addWidget(self.export)
        self.periods[ALL].setChecked(True)
        self.retranslate()

    def show_card(self, card: Scorecard | None) -> None:
        """Name team and numbers of this scorecard."""
        self._card = card
        self.retranslate()

    def show_reading(self, reading: bool) -> None:
        """Say that something is being read."""
        self._reading = reading
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text anew."""
        card = self._card
        self.export.setText(tr("Export…"))
        self.export.setEnabled(card is not None)
        self.name.setText(tr("My scorecards") if self._own else tr("Agents"))
        self.team.setText(card.agent.team or "" if card else "")
        self.team.setVisible(bool(self.team.text()))
        said = ""
        if self._reading:
            said = tr("Reading…")
        elif card is not None:
            numbers = (
                tr_n("%n call(s)", card.calls),
                tr_n("%n rated", card.rated),
                tr_n("%n scored", card.scored),
            )
            said = " · ".join(numbers)
        self.note.setText(said)
        for choice, button in self.periods.items():
            button.setText(tr("All") if choice == ALL else tr_n("%n month(s)", int(choice)))
            button.setAccessibleName(
                tr("Everything")
                if choice == ALL
                else tr_n("This month and those before it, %n in all", int(choice))
            )
