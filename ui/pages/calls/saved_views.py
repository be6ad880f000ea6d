"""Saved views: a filter, search and order under a name, for each person at this computer."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QInputDialog, QMenu, QToolButton, QWidget

from ui.context import AppContext
from ui.icons import icon
from ui.pages.calls.view_state import ViewState
from ui.text import Retranslating, tr

KEPT = "calls.views"


class SavedViews(Retranslating, QToolButton):
    """A menu of views. `chosen` carries the state to show; `state` is what would be saved."""

    chosen = Signal(object)

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.state = ViewState()
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setIcon(icon("down", "quiet"))
        self.setIconSize(QSize(12, 12))
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.setProperty("look", "menu")
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.entries = QMenu(self)
        self.entries.aboutToShow.connect(self._fill)
        self.setMenu(self.entries)
        self.retranslate()

    def names(self) -> list[str]:
        """The saved views of who sits here, by name."""
        return sorted(self._stored(), key=str.casefold)

    def save(self, name: str) -> None:
        """Keep the state under a name; an older view of that name is replaced."""
        self._store({**self._stored(), name: self.state.to_plain()})

    def remove(self, name: str) -> None:
        """Forget a view."""
        self._store({key: value for key, value in self._stored().items() if key != name})

    def choose(self, name: str) -> None:
        """Show a view."""
        self.chosen.emit(ViewState.from_plain(self._stored()[name]))

    def ask_name(self) -> None:
        """Ask for a name and save under it."""
        name, given = QInputDialog.getText(self.window(), tr("Save view"), tr("Name of this view"))
        if given and name.strip():
            self.save(name.strip())

    def _stored(self) -> dict[str, dict[str, object]]:
        kept = self._context.settings.extra.get(KEPT)
        own = kept.get(self._context.acting.person_id) if isinstance(kept, dict) else None
        return own if isinstance(own, dict) else {}

    def _store(self, views: dict[str, dict[str, object]]) -> None:
        kept = self._context.settings.extra.setdefault(KEPT, {})
        kept[self._context.acting.person_id] = views
        self._context.save_settings()

    def _fill(self) -> None:
        self.entries.clear()
        plain = ViewState(sort=self.state.sort)
        self.entries.addAction(tr("All calls")).triggered.connect(lambda: self.chosen.emit(plain))
        names = self.names()
        for name in names:
            action = self.entries.addAction(name.replace("&", "&&"))
            action.triggered.connect(lambda _=False, one=name: self.choose(one))
        self.entries.addSeparator()
        self.entries.addAction(tr("Save this view…")).triggered.connect(self.ask_name)
        if names:
            gone = self.entries.addMenu(tr("Delete view"))
            for name in names:
                action = gone.addAction(name.replace("&", "&&"))
                action.triggered.connect(lambda _=False, one=name: self.remove(one))

    def retranslate(self) -> None:
        """Name the button."""
        self.setText(tr("Views"))
        self.setToolTip(tr("Saved views"))
        self.setAccessibleName(tr("Saved views"))
