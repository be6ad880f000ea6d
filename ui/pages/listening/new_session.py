"""What a new session is drawn from: a month, a theme or a message that agents should have told, and who comes."""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import date, timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLineEdit, QListWidget, QListWidgetItem, QWidget

from qa_desk.listening import Message
from qa_desk.work.listening_plan import PlanRequest
from ui.pages.listening.dialogs import KEY, Form, People
from ui.text import tr
from ui.widgets.fields import NumberField, day_field, day_of


class NewSession(Form):
    """What a session is drawn from, and who comes."""

    def __init__(self, people: People, invited: Collection[str], parent: QWidget) -> None:
        super().__init__(tr("New listening session"), tr("Draw the calls"), parent)
        last = date.today().replace(day=1) - timedelta(days=1)
        self.title, self.theme, self.seed = QLineEdit(), QLineEdit(), QLineEdit()
        self.month, self.day, self.minutes = day_field(last), day_field(date.today()), NumberField(5, 600, 60)
        self.month.setDisplayFormat("yyyy-MM")
        self.seed.setText(f"{last:%Y%m}")
        self.silent = QCheckBox(tr("Also calls without a recording"))
        self.hidden = QCheckBox(tr("Leave out the agent's name"))
        self.voice = QCheckBox(tr("Change the agent's voice"))
        self.voice.setToolTip(
            tr(
                "Pitch and timbre are moved so that the voice is not known by ear. Where both sides are in one"
                " channel, it is changed where the transcript says that the agent speaks, else everywhere."
            )
        )
        self.hidden.setChecked(True)
        self.theme.setPlaceholderText(tr("Words of a reason; empty for all calls"))
        self.message, self.about, self.says, self.against = (QLineEdit() for _ in range(4))
        self.message.setPlaceholderText(tr("A message or policy to check; empty for none"))
        self.about.setPlaceholderText(tr("Phrases that show it came up; commas between"))
        self.says.setPlaceholderText(tr("Phrases agents are to say"))
        self.against.setPlaceholderText(tr("Phrases that contradict it"))
        self.message.textChanged.connect(self._enable)
        self.people = QListWidget()
        self.people.setFixedHeight(132)
        for key, name in people:
            item = QListWidgetItem(name, self.people)
            item.setData(KEY, key)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if key in invited else Qt.CheckState.Unchecked)
        for name, field in (
            (tr("Title"), self.title),
            (tr("Calls of"), self.month),
            (tr("Day"), self.day),
            (tr("Minutes"), self.minutes),
            (tr("Theme"), self.theme),
            (tr("Consistency"), self.message),
            (tr("Comes up"), self.about),
            (tr("Is to be said"), self.says),
            (tr("Contradicts it"), self.against),
            (tr("Seed"), self.seed),
            (tr("Who comes"), self.people),
        ):
            self.form.addRow(name, field)
            field.setAccessibleName(name)
        self.form.addRow("", self.silent)
        self.form.addRow("", self.hidden)
        self.form.addRow("", self.voice)
        self._enable()
        self.title.setFocus()

    def _enable(self) -> None:
        """The phrases of a message are asked for only where there is one."""
        for field in (self.about, self.says, self.against):
            self.form.setRowVisible(field, bool(self.message.text().strip()))

    @property
    def request(self) -> PlanRequest:
        """What is to be drawn."""
        return PlanRequest(
            f"{day_of(self.month):%Y-%m}",
            self.minutes.value(),
            self.seed.text().strip() or "1",
            self.theme.text().strip(),
            silent=self.silent.isChecked(),
            message=self._asked,
        )

    @property
    def _asked(self) -> Message | None:
        name = self.message.text().strip()
        lists = (_phrases(field.text()) for field in (self.about, self.says, self.against))
        return Message(name, *lists) if name else None

    @property
    def held_on(self) -> date:
        """The day of the session."""
        return day_of(self.day)

    @property
    def invited(self) -> list[str]:
        """Who is ticked."""
        rows = [self.people.item(at) for at in range(self.people.count())]
        return [str(item.data(KEY)) for item in rows if item.checkState() == Qt.CheckState.Checked]


def _phrases(text: str) -> tuple[str, ...]:
    return tuple(part for one in re.split(r"[,,;;、\n]", text) if (part := one.strip()))
