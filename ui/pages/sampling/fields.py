"""The plan being written: whose calls, how many, of which kinds, scored by whom."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QWidget,
)

from qa_desk.sampling import RANDOM, Exclude, PlanDefinition, Target
from ui.pages.sampling.loading import Shown
from ui.pages.sampling.rules import Rules
from ui.pages.sampling.words import precision_note, random_note
from ui.text import Retranslating, tr
from ui.widgets.fields import NumberField


class Choices(QListWidget):
    """Names to tick; none ticked means everybody."""

    def offer(self, names: tuple[str, ...], chosen: tuple[str, ...]) -> None:
        """List these names."""
        self.clear()
        for name in names:
            item = QListWidgetItem(name, self)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if name in chosen else Qt.CheckState.Unchecked)
        self.setFixedHeight(min(5, max(2, len(names))) * 26 + 6)

    @property
    def chosen(self) -> tuple[str, ...]:
        """The names ticked."""
        items = [self.item(at) for at in range(self.count())]
        return tuple(item.text() for item in items if item.checkState() == Qt.CheckState.Checked)


class Fields(Retranslating, QScrollArea):
    """`changed` after every change by hand."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plan = PlanDefinition(name="", form="")
        self._filling = False
        self.name, self.form, self.period = QLineEdit(), QComboBox(), QComboBox()
        self.teams, self.evaluators = Choices(), Choices()
        self.per_agent, self.precision, self.by_precision = (
            NumberField(1, 200),
            NumberField(2, 25),
            QCheckBox(),
        )
        self.shortest, self.capacity, self.doubles, self.again, self.due = (
            NumberField(0, 3600), NumberField(0, 999), NumberField(0, 100), NumberField(0, 100), NumberField(1, 90),
        )  # fmt: skip
        self.scored_too, self.silent_too, self.live = QCheckBox(), QCheckBox(), QCheckBox()
        self.seed, self.rules = QLineEdit(), Rules()
        self.note, self.random = QLabel(), QLabel()
        for label in (self.note, self.random):
            label.setProperty("look", "quiet")
            label.setWordWrap(True)
        self.labels: dict[str, QLabel] = {}
        self._build()
        self._connect()
        self.retranslate()

    def _build(self) -> None:
        inner = QWidget()
        inner.setObjectName("plain")
        form = QFormLayout(inner)
        form.setContentsMargins(4, 4, 12, 4)
        form.setVerticalSpacing(8)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        rows: list[tuple[str, QWidget | QHBoxLayout]] = [
            ("name", self.name), ("form", self.form), ("period", self.period), ("per_agent", self.per_agent),
            ("", self.note), ("precision", _beside(self.by_precision, self.precision)), ("rules", self.rules),
            ("", self.random), ("teams", self.teams), ("evaluators", self.evaluators),
            ("capacity", self.capacity), ("doubles", self.doubles), ("again", self.again),
            ("shortest", self.shortest), ("", self.silent_too), ("", self.scored_too), ("", self.live),
            ("due", self.due), ("seed", self.seed),
        ]  # fmt: skip
        for key, field in rows:
            label = QLabel()
            if key:
                self.labels[key] = label
            form.addRow(label, field)
        self.setWidget(inner)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def _connect(self) -> None:
        for line in (self.name, self.seed):
            line.textEdited.connect(self._edited)
        for box in (self.form, self.period):
            box.activated.connect(self._edited)
        for spin in (
            self.per_agent, self.precision, self.shortest, self.capacity, self.doubles, self.again, self.due,
        ):  # fmt: skip
            spin.valueChanged.connect(self._edited)
        for check in (self.by_precision, self.scored_too, self.silent_too, self.live):
            check.toggled.connect(self._edited)
        for names in (self.teams, self.evaluators):
            names.itemChanged.connect(self._edited)
        self.rules.changed.connect(self._edited)

    def show_plan(self, plan: PlanDefinition, shown: Shown) -> None:
        """Fill every field."""
        self._filling, self._plan = True, plan
        self.name.setText(plan.name)
        self.form.clear()
        for key, title in dict.fromkeys((choice.key, choice.title) for choice in shown.forms):
            if self.form.findData(key) < 0:
                self.form.addItem(title, key)
        if plan.form and self.form.findData(plan.form) < 0:
            self.form.addItem(plan.form, plan.form)
        self.form.setCurrentIndex(max(0, self.form.findData(plan.form)))
        self.period.setCurrentIndex(self.period.findData(plan.period))
        self.per_agent.setValue(plan.target.per_agent)
        self.by_precision.setChecked(plan.target.precision is not None)
        self.precision.setValue(round(plan.target.precision or 8))
        self.rules.show_rules(plan.rules)
        self.teams.offer(shown.teams, plan.teams)
        self.evaluators.offer(shown.evaluators, plan.evaluators)
        self.capacity.setValue(plan.weekly_capacity or 0)
        self.doubles.setValue(plan.doubles)
        self.again.setValue(plan.rescores)
        self.live.setChecked(plan.live)
        self.shortest.setValue(plan.exclude.shorter_than_s)
        self.silent_too.setChecked(not plan.exclude.without_sound)
        self.scored_too.setChecked(not plan.exclude.already_scored)
        self.due.setValue(plan.due_days)
        self.seed.setText(plan.seed)
        self._filling = False
        self._say()

    @property
    def plan(self) -> PlanDefinition:
        """The plan as the fields say it; what only a file can say stays."""
        from msgspec.structs import replace

        rules = self.rules.rules
        precision = float(self.precision.value()) if self.by_precision.isChecked() else None
        return replace(
            self._plan,
            name=self.name.text().strip(),
            form=self.form.currentData() or "",
            period=self.period.currentData(),
            target=replace(self._plan.target, per_agent=self.per_agent.value(), precision=precision)
            if self._plan.target
            else Target(),
            rules=rules,
            fallback=tuple(
                step for step in self._plan.fallback if step == RANDOM or step in {r.key for r in rules}
            ),
            teams=self.teams.chosen,
            evaluators=self.evaluators.chosen,
            weekly_capacity=self.capacity.value() or None,
            doubles=self.doubles.value(),
            rescores=self.again.value(),
            live=self.live.isChecked(),
            exclude=Exclude(
                self.shortest.value(), not self.silent_too.isChecked(), not self.scored_too.isChecked()
            ),
            due_days=self.due.value(),
            seed=self.seed.text().strip() or "1",
        )

    def _edited(self, *_what: object) -> None:
        if not self._filling:
            self._say()
            self.changed.emit()

    def _say(self) -> None:
        self.precision.setEnabled(self.by_precision.isChecked())
        self.note.setText(precision_note(self.per_agent.value()))
        self.random.setText(random_note(self.plan))

    def retranslate(self) -> None:
        """Set every text anew."""
        names = {
            "name": tr("Plan's name"), "form": tr("Form"), "period": tr("Period"),
            "per_agent": tr("Calls of each agent"),
            "precision": tr("Or until known"), "rules": tr("Kinds looked for"), "teams": tr("Teams"),
            "evaluators": tr("Evaluators"), "capacity": tr("Calls a week each"), "doubles": tr("Scored twice, %"),
            "again": tr("Scored again, %"), "shortest": tr("At least, seconds"), "due": tr("Due after, days"),
            "seed": tr("Seed"),
        }  # fmt: skip
        for key, label in self.labels.items():
            label.setText(names[key])
            label.setWordWrap(True)
        now = self.period.currentData()
        self.period.clear()
        self.period.addItem(tr("Month"), "month")
        self.period.addItem(tr("Week"), "week")
        self.period.setCurrentIndex(max(0, self.period.findData(now)))
        self.by_precision.setText(tr("the pass rate to ± points"))
        self.silent_too.setText(tr("also calls without sound"))
        self.scored_too.setText(tr("also calls scored already"))
        self.live.setText(tr("draw anew each day, slice by slice"))
        self.capacity.setSpecialValueText(tr("any number"))
        for key, field in (
            ("name", self.name), ("form", self.form), ("period", self.period), ("per_agent", self.per_agent),
            ("teams", self.teams), ("evaluators", self.evaluators), ("capacity", self.capacity),
            ("doubles", self.doubles), ("again", self.again), ("shortest", self.shortest), ("due", self.due),
            ("seed", self.seed), ("precision", self.precision),
        ):  # fmt: skip
            field.setAccessibleName(names[key])
        self.teams.setToolTip(tr("None ticked: everybody"))
        self.evaluators.setToolTip(tr("None ticked: every coach"))
        self.doubles.setToolTip(tr("A second evaluator scores these as well; neither knows."))
        self.again.setToolTip(tr("Calls scored before come back unmarked, to the same and to other coaches."))
        self._say()


def _beside(*parts: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    for part in parts:
        row.addWidget(part)
    row.addStretch(1)
    return row
