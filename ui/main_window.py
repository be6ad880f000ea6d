"""The one main window: menu bar, rail, page, message bar, status line. It knows no page and no data."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QEvent, QSize, QTimer, Signal
from PySide6.QtGui import QAction, QCloseEvent, QKeySequence, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QVBoxLayout, QWidget

from ui.actions import ActionBook
from ui.context import AppContext
from ui.navigation import NARROW_BELOW, History, Pages, PageSpec, Rail, Visit
from ui.page import Page
from ui.people import PersonChoice
from ui.settings import from_text, to_text
from ui.status_line import StatusLine
from ui.text import Retranslating, language, set_language, tr, tr_marked
from ui.widgets.message_bar import MessageBar
from ui.window_actions import WINDOW_ACTIONS, Picks, WindowMenus

if TYPE_CHECKING:
    from qa_desk.work.desk import Change

FIRST_SIZE: Final = QSize(1440, 900)
SEEN_AT_LAST_MS: Final = 500
"""A window shown minimized is never painted; it counts as seen after this."""
SMALLEST: Final = QSize(960, 600)


class MainWindow(Retranslating, QMainWindow):
    """Shows the pages the person's roles open. What it cannot do itself it asks for by signals."""

    person_chosen = Signal(str)
    person_wanted = Signal()
    passwords_wanted = Signal()
    lock_wanted = Signal()
    backup_wanted = Signal()
    folder_wanted = Signal()
    other_workspace_wanted = Signal()
    diagnostics_wanted = Signal()
    about_wanted = Signal()
    closing = Signal()
    first_painted = Signal()

    def __init__(self, context: AppContext, specs: Sequence[PageSpec]) -> None:
        super().__init__()
        self.context = context
        self._all_specs = specs
        self.specs: list[PageSpec] = []
        self.history = History()
        self.current: str = ""
        self._painted = self._told_seen = False
        self._seen = QTimer(self, singleShot=True)
        self._seen.timeout.connect(self._tell_seen)
        self.book = ActionBook(self)
        self.rail = Rail()
        self.pages = Pages(context)
        self.messages = MessageBar()
        self.status = StatusLine(context.background)
        self._menus = WindowMenus(self.menuBar(), self.book, self)
        self._undo_actions = self._make_undo()
        self._build()
        self._connect()
        self.book.register(WINDOW_ACTIONS, self)
        self._restore_geometry()
        self.retranslate()

    def _build(self) -> None:
        centre = QWidget()
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.messages)
        column.addWidget(self.pages, 1)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addLayout(column, 1)
        whole = QVBoxLayout(centre)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(row, 1)
        whole.addWidget(self.status)
        self.setCentralWidget(centre)
        self.setMinimumSize(SMALLEST)

    def _connect(self) -> None:
        self.rail.chosen.connect(self.go)
        self.pages.made.connect(self._page_made)
        self.status.person_chosen.connect(self.person_chosen)
        self.status.others_wanted.connect(self.person_wanted)
        self.status.sync_wanted.connect(lambda: self.go("sync"))
        self.context.changed.connect(self._refresh)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._ask_again)
        self.context.background.jobs_changed.connect(self._soon.start)  # after what was read has been shown

    def _make_undo(self) -> list[QAction]:
        group = self.context.undo
        undo, redo = QAction(self), QAction(self)
        undo.setShortcuts(QKeySequence.StandardKey.Undo)
        redo.setShortcuts([QKeySequence("Ctrl+Shift+Z"), QKeySequence("Ctrl+Y")])
        undo.triggered.connect(group.undo)
        redo.triggered.connect(group.redo)
        for action, able, named in (
            (undo, group.canUndoChanged, group.undoTextChanged),
            (redo, group.canRedoChanged, group.redoTextChanged),
        ):
            action.setEnabled(False)
            able.connect(action.setEnabled)
            named.connect(self._name_undo)
        self.addActions([undo, redo])
        return [undo, redo]

    def _name_undo(self) -> None:
        undo, redo = self._undo_actions
        group = self.context.undo
        undo.setText(tr("Undo {what}", what=group.undoText()).strip())
        redo.setText(tr("Redo {what}", what=group.redoText()).strip())

    def _restore_geometry(self) -> None:
        self.resize(FIRST_SIZE)
        if self.context.settings.geometry:
            self.restoreGeometry(from_text(self.context.settings.geometry))

    def show_person(self, who: PersonChoice, people: Sequence[PersonChoice]) -> None:
        """Somebody sits down: only their pages, made anew, and the first of them shown."""
        self.leave_all()
        self.specs = [spec for spec in self._all_specs if spec.open_to(who.roles)]
        self.rail.show_pages([spec for spec in self.specs if spec.in_rail])
        self.status.show_person(who, people)
        self._fill_menus()
        if self.specs:
            homes = [spec for spec in self.specs if who.main_role in spec.home_of]
            self.go((homes or self.specs)[0].id)

    def leave_all(self) -> None:
        """Leave the page shown and destroy all of them."""
        self._leave()
        self.pages.forget_all()
        for spec in self._all_specs:
            self.book.forget(spec.id)
        self.history = History()

    def go(self, page: str, **params: Any) -> None:
        """Show a page, as a new entry of the history. Does nothing for a page these roles may not see."""
        if self._show(Visit(page, params)):
            self.history.add(Visit(page, params))
            self.book.refresh()

    def go_back(self) -> None:
        """To the page before."""
        self._step(-1)

    def go_forward(self) -> None:
        """Back to where one came from."""
        self._step(1)

    def _step(self, by: int) -> None:
        visit = self.history.step(by)
        if visit is not None:
            self._show(visit)
            self.book.refresh()

    def can_go_back(self) -> bool:
        return self.history.can_go_back

    def can_go_forward(self) -> bool:
        return self.history.can_go_forward

    def _show(self, visit: Visit) -> bool:
        spec = next((spec for spec in self.specs if spec.id == visit.page), None)
        if spec is None:
            return False
        page = self.pages.page(spec)
        if visit.page != self.current:
            self._leave()
        self.current = visit.page
        self.pages.setCurrentWidget(page)
        self.rail.mark(visit.page)
        self.context.undo.setActiveStack(page.undo_stack)  # type: ignore[arg-type]  # None is Qt's own "no stack"
        page.activate(**visit.params)
        self._name_window()
        return True

    def _leave(self) -> None:
        page = self.page
        self.current = ""
        if page is not None:
            page.deactivate()

    @property
    def page(self) -> Page | None:
        """The page shown now."""
        page = self.pages.currentWidget()
        return page if self.current and isinstance(page, Page) else None

    def _page_made(self, page_id: str, page: Page) -> None:
        self.book.register(page.actions_of_page(), page, page_id)
        if page.undo_stack is not None:
            self.context.undo.addStack(page.undo_stack)

    def _refresh(self, change: Change) -> None:
        for page in self.pages.existing():
            page.refresh(change)
        self._ask_again()

    def _ask_again(self) -> None:
        """What can be done may be another now; a page has the last word about its own keys."""
        self.book.refresh()
        if self.page is not None:
            self.page.enable_actions()

    def tell(
        self,
        text: str,
        hint: str = "",
        kind: str = "info",
        action: tuple[str, Callable[[], object]] | None = None,
    ) -> None:
        """Show a message over the page."""
        self.messages.tell(text, hint, kind, action)

    def may_import(self) -> bool:
        return any(spec.id == "import" for spec in self.specs)

    def open_import(self) -> None:
        self.go("import")

    def back_up(self) -> None:
        self.backup_wanted.emit()

    def show_folder(self) -> None:
        self.folder_wanted.emit()

    def open_other(self) -> None:
        self.other_workspace_wanted.emit()

    def ask_person(self) -> None:
        self.person_wanted.emit()

    def open_passwords(self) -> None:
        self.passwords_wanted.emit()

    def lock(self) -> None:
        self.lock_wanted.emit()

    def open_diagnostics(self) -> None:
        self.diagnostics_wanted.emit()

    def open_about(self) -> None:
        self.about_wanted.emit()

    def open_palette(self) -> None:
        from ui.palette import CommandPalette

        self.book.refresh()
        palette = CommandPalette([*self.book.offered(self.current), *self._page_actions()], self)
        corner = self.mapToGlobal(self.rect().center())
        palette.move(corner.x() - palette.width() // 2, self.mapToGlobal(self.rect().topLeft()).y() + 90)
        palette.show()
        palette.typed.setFocus()

    def open_sheet(self) -> None:
        from ui.shortcut_sheet import ShortcutSheet

        title = next((tr_marked(spec.title) for spec in self.specs if spec.id == self.current), "")
        ShortcutSheet(self.book, self.current, title, self).show()

    def switch_light_dark(self) -> None:
        self._pick_theme("light" if self.context.theme.dark else "dark")

    def switch_language(self) -> None:
        self._pick_language("en" if language() != "en" else "zh_CN")

    def _page_actions(self) -> list[QAction]:
        made = []
        for spec in self.specs:
            action = QAction(tr("Go to {page}", page=tr_marked(spec.title)), self)
            action.triggered.connect(lambda _=False, page=spec.id: self.go(page))
            made.append(action)
        return made

    def _pick_theme(self, scheme: str) -> None:
        self.context.settings.theme = scheme
        self.context.theme.set_scheme(scheme)
        self.context.save_settings()
        self._fill_menus()

    def _pick_language(self, code: str) -> None:
        self.context.settings.language = code
        set_language(code)
        self.context.save_settings()

    def retranslate(self) -> None:
        """Name every action and menu anew."""
        self._name_undo()
        self.book.retranslate()
        self._fill_menus()
        self._name_window()

    def _fill_menus(self) -> None:
        picks = Picks(self.go, self._pick_language, self._pick_theme)
        in_rail = [spec for spec in self.specs if spec.in_rail]
        self._menus.fill(in_rail, self.context.settings, undo=self._undo_actions, pick=picks)

    def _name_window(self) -> None:
        title = self.page.title if self.page is not None else ""
        self.setWindowTitle(f"{title} – QA Desk" if title else "QA Desk")

    def _tell_seen(self) -> None:
        if not self._told_seen:
            self._told_seen = True
            self.first_painted.emit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._painted:
            self._seen.start(SEEN_AT_LAST_MS)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            self._seen.start(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.rail.set_wide(event.size().width() >= NARROW_BELOW)
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange:
            self._ask_again()

    def closeEvent(self, event: QCloseEvent) -> None:
        if not all(page.may_close() for page in self.pages.existing()):
            event.ignore()
            return
        if self.page is not None:
            with contextlib.suppress(RuntimeError):
                self.page.deactivate()
        self.context.settings.geometry = to_text(self.saveGeometry())
        self.context.save_settings()
        self.closing.emit()
        event.accept()
