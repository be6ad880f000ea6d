"""What can be done everywhere, and the menu bar made from it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from ui.actions import ActionBook, ActionSpec
from ui.navigation import PageSpec
from ui.settings import Settings
from ui.text import LANGUAGES, N_, tr, tr_marked

WINDOW_ACTIONS: Final = (
    ActionSpec("file.import", N_("Import…"), "open_import", ("Ctrl+I",), "import", "may_import", "file"),
    ActionSpec("file.backup", N_("Back up now"), "back_up", (), "save", menu="file"),
    ActionSpec("file.folder", N_("Show the workspace folder"), "show_folder", (), "folder", menu="file"),
    ActionSpec("file.open", N_("Open another workspace…"), "open_other", (), "folder", menu="file"),
    ActionSpec("file.person", N_("Somebody else sits down…"), "ask_person", (), "people", menu="file"),
    ActionSpec("file.passwords", N_("Passwords and lock…"), "open_passwords", (), "lock", menu="file"),
    ActionSpec("file.lock", N_("Lock"), "lock", ("Ctrl+Shift+L",), "lock", menu="file"),
    ActionSpec("file.quit", N_("Quit"), "close", ("Ctrl+Q",), menu="file"),
    ActionSpec("go.back", N_("Back"), "go_back", ("Alt+Left",), "left", "can_go_back", "view"),
    ActionSpec("go.forward", N_("Forward"), "go_forward", ("Alt+Right",), "right", "can_go_forward", "view"),
    ActionSpec("view.palette", N_("Find a command…"), "open_palette", ("Ctrl+K",), "search", menu="view"),
    ActionSpec("view.light_dark", N_("Switch light and dark"), "switch_light_dark"),
    ActionSpec("view.language", N_("Switch language"), "switch_language"),
    ActionSpec("help.keys", N_("Keyboard shortcuts"), "open_sheet", ("?", "F1"), "keyboard", menu="help"),
    ActionSpec("help.diagnostics", N_("Diagnostics…"), "open_diagnostics", (), "info", menu="help"),
    ActionSpec("help.about", N_("About QA Desk"), "open_about", (), "info", menu="help"),
)


def theme_name(scheme: str) -> str:
    """A theme setting in words."""
    return {"system": tr("Like the system"), "light": tr("Light"), "dark": tr("Dark")}[scheme]


@dataclass(frozen=True, slots=True)
class Picks:
    """What choosing in a menu does: a page id, a language or a theme setting."""

    page: Callable[[str], object]
    language: Callable[[str], object]
    theme: Callable[[str], object]


class WindowMenus:
    """Fills a menu bar; `fill` again after a change of language, pages or person."""

    def __init__(self, bar: QMenuBar, book: ActionBook, window: QWidget) -> None:
        self._bar, self._book, self._window = bar, book, window

    def fill(self, specs: list[PageSpec], settings: Settings, *, undo: list[QAction], pick: Picks) -> None:
        """Make every menu anew."""
        self._bar.clear()
        self._plain(tr("&File"), self._book.in_menu("file"), before_last=True)
        self._plain(tr("&Edit"), [*undo, *self._book.in_menu("edit")])
        view = self._plain(tr("&View"), self._book.in_menu("view"))
        view.addSeparator()
        for place, spec in enumerate(specs, start=1):
            action = view.addAction(tr_marked(spec.title))
            action.triggered.connect(lambda _=False, page=spec.id: pick.page(page))
            if place <= 9:
                action.setShortcut(f"Alt+{place}")
        view.addSeparator()
        self._choice(
            view,
            tr("Language"),
            {"system": tr("Like the system"), **LANGUAGES},
            settings.language,
            pick.language,
        )
        themes = {scheme: theme_name(scheme) for scheme in ("system", "light", "dark")}
        self._choice(view, tr("Theme"), themes, settings.theme, pick.theme)
        self._plain(tr("&Help"), self._book.in_menu("help"))

    def _plain(self, title: str, actions: list[QAction], *, before_last: bool = False) -> QMenu:
        menu = self._bar.addMenu(title)
        menu.addActions(actions)
        if before_last and actions:
            menu.insertSeparator(actions[-1])
        menu.aboutToShow.connect(self._book.refresh)
        return menu

    def _choice(
        self, menu: QMenu, title: str, names: dict[str, str], now: str, pick: Callable[[str], object]
    ) -> None:
        inner = menu.addMenu(title)
        group = QActionGroup(inner)
        for key, name in names.items():
            action = inner.addAction(name)
            action.setCheckable(True)
            action.setChecked(key == now)
            action.setActionGroup(group)
            action.triggered.connect(lambda _=False, chosen=key: pick(chosen))
