"""The Sync page: what this workspace syncs with, how it stands, and texts that two people changed apart."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
)

from qa_desk.sync.conflicts import settle
from qa_desk.sync.hub import enrol
from qa_desk.work.set_aside import Aside, let_go, try_again
from qa_desk.work.sync_status import Waiting
from ui.actions import ActionSpec
from ui.context import AppContext
from ui.page import Page
from ui.pages.syncing.refused import Refused
from ui.pages.syncing.refused_words import thing
from ui.pages.syncing.settling import Settling
from ui.pages.syncing.words import long_state, what
from ui.syncing import short_state
from ui.text import N_, show_day, tr, tr_n
from ui.widgets.empty_state import EmptyState

if TYPE_CHECKING:
    from qa_desk.work.desk import Change


class SyncPage(Page):
    """`navigate("sync")`."""

    ACTIONS = (
        ActionSpec("sync.now", N_("Sync now"), "sync_now", ("Ctrl+R",), "loop", enabled="may_sync"),
        ActionSpec("sync.folder", N_("Sync with a folder…"), "choose_folder", (), "folder"),
    )

    def __init__(self, context: AppContext) -> None:
        super().__init__(context)
        assert context.syncing is not None
        self.syncing = context.syncing
        self.name, self.state, self.where, self.report = QLabel(), QLabel(), QLabel(), QLabel()
        self.now, self.folder, self.connect_button = QPushButton(), QPushButton(), QPushButton()
        self.address, self.code = QLineEdit(), QLineEdit()
        self.metered = QCheckBox()
        self.address_label, self.or_label, self.count = QLabel(), QLabel(), QLabel()
        self.list, self.settling, self.refused = QListWidget(), Settling(), Refused()
        self.shown = QStackedWidget()
        self.empty = EmptyState("check")
        self._build()
        self.now.clicked.connect(self.sync_now)
        self.metered.toggled.connect(self.syncing.use_metered)
        self.folder.clicked.connect(self.choose_folder)
        self.connect_button.clicked.connect(self.enrol)
        self.code.returnPressed.connect(self.enrol)
        self.list.currentItemChanged.connect(lambda now, _: self._show_one(_one_of(now)))
        self.settling.settled.connect(self.settle)
        for part in (self.settling, self.refused):
            part.call_wanted.connect(lambda call: self.context.navigate("review", interaction_id=call))
        self.refused.again.connect(lambda digest: self._do(try_again, digest))
        self.refused.let_go.connect(lambda digest: self._do(let_go, digest))
        self.syncing.changed.connect(self._show)
        self._show_one(None)
        self.retranslate()

    def _build(self) -> None:
        head = QFrame()
        head.setProperty("look", "header")
        row = QHBoxLayout(head)
        row.setContentsMargins(16, 10, 16, 10)
        row.setSpacing(10)
        for label, look in (
            (self.name, "pageTitle"), (self.state, "quiet"), (self.where, "bold"), (self.report, "quiet"),
            (self.address_label, "bold"), (self.or_label, "quiet"), (self.count, "cardTitle"),
        ):  # fmt: skip
            label.setProperty("look", look)
            label.setWordWrap(label in (self.report, self.where))
        row.addWidget(self.name)
        row.addWidget(self.state)
        row.addStretch(1)
        self.now.setProperty("primary", True)
        row.addWidget(self.now)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        inner = QVBoxLayout()
        inner.setContentsMargins(16, 12, 16, 12)
        inner.setSpacing(12)
        inner.addWidget(self._target_card())
        inner.addWidget(self._texts_card(), 1)
        column.addLayout(inner, 1)

    def _target_card(self) -> QFrame:
        card = QFrame()
        card.setProperty("look", "card")
        column = QVBoxLayout(card)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        column.addWidget(self.where)
        column.addWidget(self.report)
        self.address.setMinimumWidth(280)
        self.code.setMaximumWidth(180)
        row = QHBoxLayout()
        row.setSpacing(10)
        for widget in (
            self.address_label, self.address, self.code, self.connect_button, self.or_label, self.folder,
        ):  # fmt: skip
            row.addWidget(widget)
        row.addStretch(1)
        column.addLayout(row)
        column.addWidget(self.metered)
        return card

    def _texts_card(self) -> QFrame:
        card = QFrame()
        card.setProperty("look", "card")
        left = QFrame()
        column = QVBoxLayout(left)
        column.setContentsMargins(16, 14, 8, 14)
        column.addWidget(self.count)
        column.addWidget(self.list, 1)
        self.split = QSplitter()
        self.split.addWidget(left)
        self.shown.addWidget(self.settling)
        self.shown.addWidget(self.refused)
        self.split.addWidget(self.shown)
        self.split.setStretchFactor(1, 1)
        self.split.setChildrenCollapsible(False)
        left.setMinimumWidth(220)
        self.list.setWordWrap(True)  # a line too long goes on below, not behind a scroll bar
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.split.setSizes([320, 760])
        outer = QVBoxLayout(card)
        outer.setContentsMargins(1, 1, 1, 1)
        outer.addWidget(self.split)
        outer.addWidget(self.empty)
        return card

    @property
    def title(self) -> str:
        return tr("Sync")

    def activate(self, **params: Any) -> None:
        self.syncing.look()
        self._show()
        (self.list if self.list.count() else self.now if self.may_sync() else self.address).setFocus()

    def refresh(self, change: Change) -> None:
        if change.action == "sync.settle":
            self.syncing.look()

    def may_sync(self) -> bool:
        status = self.syncing.state.status
        return status is not None and bool(status.where) and not self.syncing.state.running

    def sync_now(self) -> None:
        if self.may_sync():
            self.syncing.now()

    def choose_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, tr("A folder that the other desks reach too"))
        if chosen:
            self.syncing.use_folder(chosen)

    def enrol(self) -> None:
        """Make this workspace a desk of the hub named, with the one-time code."""
        address, code = self.address.text().strip(), self.code.text().strip()
        if not address or not code:
            self.context.tell(
                tr("Enter the hub's address and the code an administrator gave you."), kind="bad"
            )
            return
        self.connect_button.setEnabled(False)
        self.context.background.run(
            enrol, self.context.workspace, address, code, title=tr("Connecting"),
            on_done=lambda _: self._enrolled(), on_error=self._not_enrolled, cancellable=False, owner=self,
        )  # fmt: skip

    def _enrolled(self) -> None:
        self.connect_button.setEnabled(True)
        self.code.clear()
        self.syncing.now()

    def _not_enrolled(self, error: Any) -> None:
        self.connect_button.setEnabled(True)
        self.context.tell_error(error)

    def settle(self, words: str) -> None:
        """Let the text shown say this from now on, on every desk."""
        waiting = self.settling.waiting
        if waiting is not None:
            self._do(settle, waiting.conflict, words)

    def _do(self, use_case: Callable[..., None], *values: object) -> None:
        self.context.background.run(
            use_case, self.context.desk, *values, on_done=lambda _: self.syncing.look(),
            on_error=self._not_done, owner=self,
        )  # fmt: skip

    def _not_done(self, error: Any) -> None:
        self.context.tell_error(error)
        self.syncing.look()

    def _show_one(self, one: Waiting | Aside | None) -> None:
        self.settling.show_text(one if isinstance(one, Waiting) else None)
        self.refused.show_aside(one if isinstance(one, Aside) else None)
        self.shown.setCurrentWidget(self.refused if isinstance(one, Aside) else self.settling)

    def _show(self) -> None:
        state = self.syncing.state
        status = state.status
        self.now.setEnabled(self.may_sync())
        self.state.setText(short_state(state))
        self.report.setText(long_state(state))
        self.report.setVisible(bool(self.report.text()))
        waiting = status.waiting if status is not None else ()
        is_hub = status is not None and status.is_hub
        self.metered.setVisible(is_hub)
        self.metered.setChecked(self.context.settings.sync_metered)
        if status is None or not status.where:
            self.where.setText(
                tr("This workspace stays on this computer. Sync it with a hub, or through a folder.")
            )
        else:
            self.where.setText(tr("Syncs with {place}", place=status.where))
        for widget in (
            self.address_label,
            self.address,
            self.code,
            self.connect_button,
            self.or_label,
            self.folder,
        ):
            widget.setVisible(not is_hub)
        self._fill(waiting, status.aside if status is not None else ())

    def _fill(self, waiting: tuple[Waiting, ...], aside: tuple[Aside, ...]) -> None:
        there: tuple[Waiting | Aside, ...] = (*waiting, *aside)
        self.split.setVisible(bool(there))
        self.empty.setVisible(not there)
        counts = [tr_n("%n text(s) to settle", len(waiting))] if waiting or not aside else []
        counts += [tr_n("%n refused change(s)", len(aside))] if aside else []
        self.count.setText("\n".join(counts))
        if [_key(one) for one in there] == [
            _key(_one_of(self.list.item(n))) for n in range(self.list.count())
        ]:
            return
        self.list.clear()
        for one in there:
            if isinstance(one, Waiting):
                kind, at = what(one.conflict.table, one.conflict.field), one.conflict.sides[0].at
            else:
                kind, at = tr("Refused: {what}", what=thing(one.table)), one.at
            below = " · ".join(part for part in (one.about, show_day(at)) if part)
            QListWidgetItem(f"{kind}\n{below}", self.list).setData(Qt.ItemDataRole.UserRole, one)
        self.list.setCurrentRow(0)

    def retranslate(self) -> None:
        """Set every text anew."""
        self.name.setText(tr("Sync"))
        self.now.setText(tr("Sync now"))
        self.folder.setText(tr("Choose a folder…"))
        self.connect_button.setText(tr("Connect"))
        self.address_label.setText(tr("Hub"))
        self.address.setPlaceholderText("https://")
        self.address.setAccessibleName(tr("Address of the hub"))
        self.code.setPlaceholderText(tr("One-time code"))
        self.code.setAccessibleName(tr("One-time code"))
        self.or_label.setText(tr("or"))
        self.metered.setText(tr("Sync by itself on metered networks too"))
        self.list.setAccessibleName(tr("What waits for you"))
        self.empty.set_words(
            tr("Nothing to settle"),
            tr(
                "Where two people change the same text apart, or the hub refuses a change, it waits here for you."
            ),
        )
        self.list.clear()
        self._show()


def _one_of(item: QListWidgetItem | None) -> Waiting | Aside | None:
    found = None if item is None else item.data(Qt.ItemDataRole.UserRole)
    return found if isinstance(found, Waiting | Aside) else None


def _key(one: Waiting | Aside | None) -> object:
    return one.conflict if isinstance(one, Waiting) else one
