"""The Plans page: sampling plans, the one being written, and its draw before it is kept."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from qa_desk.errors import QADeskError
from qa_desk.sampling import PlanDefinition
from qa_desk.work import sampling
from qa_desk.work.sampling import DrawnPlan
from ui.actions import ActionSpec
from ui.context import AppContext
from ui.page import Page
from ui.pages.sampling.fields import Fields
from ui.pages.sampling.kept import KeptDraws
from ui.pages.sampling.loading import Kept, Shown, read, read_kept
from ui.pages.sampling.preview import Preview
from ui.text import N_, show_date, tr, tr_n
from ui.widgets.elided_label import ElidedLabel

if TYPE_CHECKING:
    from qa_desk.work.desk import Change

KEY = Qt.ItemDataRole.UserRole


class PlansPage(Page):
    """`navigate("plans", plan=...)` shows one by name."""

    ACTIONS = (
        ActionSpec("plans.new", N_("New plan"), "new", ("Ctrl+N",), "plus"),
        ActionSpec("plans.draw", N_("Draw"), "draw", ("Ctrl+Return",), "loop", enabled="may_draw"),
        ActionSpec(
            "plans.keep", N_("Keep and give out"), "keep", ("Ctrl+Shift+Return",), "check", "may_keep"
        ),
        ActionSpec(
            "plans.file", N_("Save the plan as a file…"), "save_file", (), "export", enabled="may_draw"
        ),
        ActionSpec("plans.open", N_("Open a plan's file…"), "open_file", ("Ctrl+O",), "import"),
    )

    def __init__(self, context: AppContext) -> None:
        super().__init__(context)
        self.shown: Shown | None = None
        self._wanted = ""
        self.name, self.state = QLabel(), ElidedLabel()
        self.new_button, self.draw_button = QPushButton(), QPushButton()
        self.list, self.fields, self.preview = QListWidget(), Fields(), Preview()
        self.kept, self.right = KeptDraws(), QStackedWidget()
        self.columns = QSplitter()
        self._build()
        self._connect()
        self.retranslate()

    def _build(self) -> None:
        head = QFrame()
        head.setProperty("look", "header")
        self.name.setProperty("look", "pageTitle")
        self.state.setProperty("look", "quiet")
        self.draw_button.setProperty("primary", True)
        row = QHBoxLayout(head)
        row.setContentsMargins(16, 10, 16, 10)
        row.setSpacing(10)
        row.addWidget(self.name)
        row.addWidget(self.state, 1)
        row.addWidget(self.new_button)
        row.addWidget(self.draw_button)
        for part, width in ((self.list, 150), (self.fields, 336)):
            part.setMinimumWidth(width)
            card = QFrame()
            card.setProperty("look", "card")
            inside = QVBoxLayout(card)
            inside.setContentsMargins(8, 8, 8, 8)
            inside.addWidget(part)
            self.columns.addWidget(card)
        self.right.addWidget(self.preview)
        self.right.addWidget(self.kept)
        self.columns.addWidget(self.right)
        self.columns.setChildrenCollapsible(False)
        self.columns.setHandleWidth(12)
        self.columns.setStretchFactor(2, 1)
        self.columns.setSizes([166, 356, 700])
        body = QWidget()
        around = QVBoxLayout(body)
        around.setContentsMargins(16, 12, 16, 12)
        around.addWidget(self.columns)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(body, 1)

    def _connect(self) -> None:
        self.new_button.clicked.connect(self.new)
        self.draw_button.clicked.connect(self.draw)
        self.preview.keep.clicked.connect(self.keep)
        self.preview.error.retried.connect(self.draw)
        self.list.currentItemChanged.connect(self._picked)
        self.fields.changed.connect(self._changed)

    @property
    def title(self) -> str:
        return tr("Plans")

    def activate(self, plan: str = "", **_more: Any) -> None:
        """Show the plans, one of them open."""
        self._wanted = plan or self._wanted
        self._load()
        self.list.setFocus()

    def refresh(self, change: Change) -> None:
        """Read the list again where a plan was drawn elsewhere."""
        if self.isVisible() and change.touches("plan_draw", "sampling_plan"):
            self._load()

    def _load(self) -> None:
        self.context.background.run(
            read, self.context.desk, title=tr("Reading plans"), on_done=self._loaded,
            on_error=self.context.tell_error, key="plans", owner=self,
        )  # fmt: skip

    def _loaded(self, shown: Shown) -> None:
        first, self.shown = self.shown is None, shown
        names = [row.name for row in shown.plans]
        if first or (self._wanted in names and self.preview.drawn is None):
            self._wanted = self._wanted if self._wanted in names else names[0] if names else ""
            self._open(self._stored(self._wanted))
        self._fill_list()

    def _fill_list(self) -> None:
        if self.shown is None:
            return
        self.list.blockSignals(True)
        self.list.clear()
        for row in self.shown.plans:
            drawn = tr("drawn {day}", day=show_date(row.drawn_at)) if row.drawn_at else tr("not drawn yet")
            item = QListWidgetItem(f"{row.name}\n{drawn}", self.list)
            item.setData(KEY, row.name)
            if row.name == self._wanted:
                self.list.setCurrentItem(item)
        self.list.blockSignals(False)
        self.state.setText(tr_n("%n plan(s)", len(self.shown.plans)))

    def _stored(self, name: str) -> PlanDefinition:
        assert self.shown is not None
        row = next((row for row in self.shown.plans if row.name == name), None)
        if row is not None:
            return msgspec.convert(row.definition, PlanDefinition)
        form = self.shown.forms[0].key if self.shown.forms else ""
        return PlanDefinition(name=tr("New plan"), form=form)

    def _open(self, plan: PlanDefinition) -> None:
        assert self.shown is not None
        self.fields.show_plan(plan, self.shown)
        self.preview.show_draw(None)
        self.right.setCurrentWidget(self.preview)
        stored = next((row for row in self.shown.plans if row.name == plan.name and row.draws), None)
        if stored is not None:
            self.context.background.run(
                read_kept, self.context.desk, stored.id, on_done=self._show_kept,
                on_error=self.context.tell_error, progress=False, key="kept", owner=self,
            )  # fmt: skip
        self._enable()

    def _show_kept(self, kept: Kept) -> None:
        if self.preview.drawn is None:
            self.kept.show_kept(kept)
            self.right.setCurrentWidget(self.kept)

    def _picked(self, item: QListWidgetItem | None, _old: QListWidgetItem | None = None) -> None:
        if item is not None and item.data(KEY) != self._wanted:
            self._wanted = str(item.data(KEY))
            self._open(self._stored(self._wanted))

    def _changed(self) -> None:
        """What was drawn is not this plan any more."""
        self.preview.show_draw(None)
        self._enable()

    def _enable(self) -> None:
        for action in self.actions():
            spec = next((spec for spec in self.ACTIONS if spec.id == action.objectName()), None)
            if spec is not None and spec.enabled:
                action.setEnabled(getattr(self, spec.enabled)())
        self.draw_button.setEnabled(self.may_draw())
        self.preview.keep.setEnabled(self.may_keep())

    def may_draw(self) -> bool:
        """True where the plan has a name and a form."""
        return bool(self.fields.name.text().strip()) and bool(self.fields.form.currentData())

    def may_keep(self) -> bool:
        """True where a draw with calls is shown."""
        return self.preview.drawn is not None and bool(self.preview.drawn.calls)

    def new(self) -> None:
        """Begin another plan."""
        if self.shown is not None:
            self._wanted = ""
            self.list.clearSelection()
            self._open(self._stored(""))
            self.fields.name.setFocus()
            self.fields.name.selectAll()

    def draw(self) -> None:
        """Draw the plan as the fields say it; nothing is kept."""
        self.context.background.run(
            sampling.draw, self.context.desk, self.fields.plan, title=tr("Drawing"), on_done=self._drawn,
            on_error=self._refused, key="draw", owner=self,
        )  # fmt: skip

    def _drawn(self, drawn: DrawnPlan) -> None:
        self.preview.show_draw(drawn)
        self.right.setCurrentWidget(self.preview)
        self._enable()

    def _refused(self, error: QADeskError) -> None:
        self.right.setCurrentWidget(self.preview)
        self.preview.error.show_error(error)
        self.preview.stack.setCurrentWidget(self.preview.error)
        self._enable()

    def keep(self) -> None:
        """Keep the draw and fill the queues."""
        drawn = self.preview.drawn
        if drawn is None:
            return
        self._wanted = drawn.definition.name
        self.context.background.run(
            partial(sampling.save, self.context.desk, drawn), title=tr("Saving"),
            on_done=lambda _plan: self._kept(len(drawn.calls)), on_error=self.context.tell_error,
            cancellable=False, owner=self,
        )  # fmt: skip

    def _kept(self, calls: int) -> None:
        self.context.tell(tr_n("%n call(s) given out.", calls), kind="good")
        self.preview.show_draw(None)
        self._load()

    def save_file(self) -> None:
        """Write the plan as YAML, for `qa-desk plan draw`."""
        path, _kind = QFileDialog.getSaveFileName(
            self, tr("Save the plan as a file"), f"{self.fields.plan.name}.yaml", tr("Plan (*.yaml)")
        )
        if path:
            self.context.background.run(
                sampling.write_plan, Path(path), self.fields.plan, on_error=self.context.tell_error,
                on_done=lambda _nothing: self.context.tell(tr("Saved.")), owner=self,
            )  # fmt: skip

    def open_file(self) -> None:
        """Read a plan from YAML into the fields."""
        path, _kind = QFileDialog.getOpenFileName(
            self, tr("Open a plan's file"), "", tr("Plan (*.yaml *.yml)")
        )
        if path:
            self.context.background.run(
                sampling.load_plan,
                Path(path),
                on_done=self._open,
                on_error=self.context.tell_error,
                owner=self,
            )

    def retranslate(self) -> None:
        """Set every text anew."""
        self.name.setText(tr("Plans"))
        self.new_button.setText(tr("New plan"))
        self.draw_button.setText(tr("Draw"))
        self.draw_button.setToolTip(tr("Draw and look; nothing is kept (Ctrl+Return)"))
        self.list.setAccessibleName(tr("Plans"))
        self._fill_list()
