"""Actions, declared once: menus, the command palette, tool tips and the shortcut sheet are all made from these."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from ui.icons import icon
from ui.text import tr_marked

EVERYWHERE: Final = ""


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """One thing a person can do.

    `text` is marked with `N_`; `handler` and `enabled` name a method of the object that offers the action;
    `menu` is where the menu bar shows it ("file", "edit", "view", "help", "" for nowhere).
    """

    id: str
    text: str
    handler: str
    shortcuts: tuple[str, ...] = ()
    icon: str = ""
    enabled: str = ""
    menu: str = ""
    checkable: bool = False
    in_palette: bool = True


class ActionBook(QObject):
    """Every action of the window and its pages, as QActions. `changed` when some came or went, `used` with an id."""

    changed = Signal()
    used = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: dict[str, _Entry] = {}

    def register(
        self, specs: Iterable[ActionSpec], target: QWidget, scope: str = EVERYWHERE
    ) -> list[QAction]:
        """Make the actions of `target`; its keys work while it is visible. `ValueError` for a second use of an id."""
        made = [self._register(spec, target, scope) for spec in specs]
        self.changed.emit()
        return made

    def _register(self, spec: ActionSpec, target: QWidget, scope: str) -> QAction:
        if spec.id in self._entries:
            raise ValueError(f"two actions are called {spec.id}")
        action = QAction(target)
        action.setObjectName(spec.id)
        action.setShortcuts([QKeySequence(keys) for keys in spec.shortcuts])
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        action.setCheckable(spec.checkable)
        if spec.icon:
            action.setIcon(icon(spec.icon))
            action.setIconVisibleInMenu(False)
        handler: Callable[..., object] = getattr(target, spec.handler)
        if spec.checkable:
            action.toggled.connect(handler)
        else:
            action.triggered.connect(lambda _checked=False: handler())
        action.triggered.connect(lambda _checked=False: self.used.emit(spec.id))
        target.addAction(action)
        entry = _Entry(spec, action, target, scope)
        self._entries[spec.id] = entry
        entry.name()
        entry.enable()
        return action

    def __getitem__(self, action_id: str) -> QAction:
        return self._entries[action_id].action

    def forget(self, scope: str) -> None:
        """Drop the actions of a page that is about to go."""
        self._entries = {key: entry for key, entry in self._entries.items() if entry.scope != scope}
        self.changed.emit()

    def retranslate(self) -> None:
        """Name every action in the language of now."""
        for entry in self._entries.values():
            entry.name()

    def refresh(self) -> None:
        """Ask again what can be done now."""
        for entry in self._entries.values():
            entry.enable()

    def in_menu(self, menu: str) -> list[QAction]:
        """The actions of one menu, as declared."""
        return [entry.action for entry in self._entries.values() if entry.spec.menu == menu]

    def offered(self, scope: str) -> list[QAction]:
        """What the command palette offers while the page `scope` is shown, the page's own first."""
        return [entry.action for entry in self._of(scope) if entry.spec.in_palette and entry.ready()]

    def keys(self, scope: str) -> list[tuple[str, str, str]]:
        """The shortcut sheet of a page: scope ("" everywhere), name, keys as written on this system."""
        return [
            (entry.scope, entry.action.text(), keys_of(entry.action.shortcuts()))
            for entry in self._of(scope)
            if entry.spec.shortcuts
        ]

    def _of(self, scope: str) -> list[_Entry]:
        own = [entry for entry in self._entries.values() if scope and entry.scope == scope]
        return own + [entry for entry in self._entries.values() if entry.scope == EVERYWHERE]


@dataclass(slots=True)
class _Entry:
    spec: ActionSpec
    action: QAction
    target: QWidget
    scope: str

    def name(self) -> None:
        text = tr_marked(self.spec.text)
        self.action.setText(text)
        keys = keys_of(self.action.shortcuts()[:1])
        self.action.setToolTip(f"{text.removesuffix('…')} ({keys})" if keys else text.removesuffix("…"))

    def ready(self) -> bool:
        if not self.spec.enabled:
            return True
        asked = getattr(self.target, self.spec.enabled)
        return bool(asked() if callable(asked) else asked)

    def enable(self) -> None:
        self.action.setEnabled(self.ready())


def keys_of(shortcuts: Sequence[QKeySequence]) -> str:
    """Shortcuts as people read them: `Ctrl+K`, alternatives after a comma and space."""
    return ", ".join(keys.toString(QKeySequence.SequenceFormat.NativeText) for keys in shortcuts)


def match(typed: str, name: str) -> float | None:
    """How well typed letters name something: higher is better, None where they do not. Letter case aside.

    Every typed letter must appear in order; runs, starts of words and short names are better.
    """
    letters, text = typed.casefold().split(), name.casefold()
    score = 0.0
    for word in letters:
        found = _match_word(word, text)
        if found is None:
            return None
        score += found
    return score - len(text) / 100


def _match_word(word: str, text: str) -> float | None:
    at = text.find(word)
    if at >= 0:
        starts = at == 0 or not text[at - 1].isalnum()
        return 3.0 * len(word) + (2.0 if starts else 0.0) - at / 100
    score, place = 0.0, -1
    for letter in word:
        following = text.find(letter, place + 1)
        if following < 0:
            return None
        starts = following == 0 or not text[following - 1].isalnum()
        score += 1.0 + (0.5 if starts or following == place + 1 else 0.0)
        place = following
    return score
