"""The look: the palette of the design in light and dark, fonts, icons, the stylesheet. Follows the system at once."""

from __future__ import annotations

from string import Template
from types import MappingProxyType
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from resources import resource

SCHEMES: Final = ("system", "light", "dark")

TOKENS: Final = MappingProxyType(
    {
        "background": ("#F5F6F8", "#12161B"),
        "surface": ("#FFFFFF", "#191F26"),
        "raised": ("#F0F2F5", "#222A33"),
        "line": ("#DFE3E8", "#2D3641"),
        "text": ("#17202A", "#E6EBF1"),
        "quiet": ("#5A6675", "#98A5B3"),
        "accent": ("#0F766E", "#2DD4BF"),
        "accent_wash": ("#E3F2F0", "#16332F"),
        "agent": ("#2563EB", "#6EA8FE"),
        "agent_wash": ("#DCE7FD", "#1B2C4A"),
        "customer": ("#C2570C", "#F5A05A"),
        "customer_wash": ("#FBE6D5", "#3D2A18"),
        "agent_ink": ("#1D4ED8", "#6EA8FE"),
        "customer_ink": ("#9A3F06", "#F5A05A"),
        "good": ("#15803D", "#4ADE80"),
        "watch": ("#A16207", "#FACC15"),
        "bad": ("#B91C1C", "#F87171"),
        "on_accent": ("#FFFFFF", "#0B1512"),
        "control": ("#8A95A3", "#6B7887"),
        "accent_hover": ("#0B5F58", "#5EEAD4"),
    }
)
"""Colour tokens, light and dark. `on_accent` is text on accent, good and bad; `control` borders what is clickable;
`agent_ink` and `customer_ink` are for small words on the washes, where the plain colours are too pale."""

CJK: Final = (
    "PingFang SC",
    "Microsoft YaHei UI",
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "WenQuanYi Micro Hei",
)
BODY_PX: Final = 13


def is_dark() -> bool:
    """True while the screens are dark."""
    app = QGuiApplication.instance()
    return bool(app is not None and app.property("qa_desk_dark"))


def color(token: str, alpha: int = 255) -> QColor:
    """The colour of a token now; `alpha` 0 to 255. `KeyError` for an unknown token."""
    found = QColor(TOKENS[token][is_dark()])
    found.setAlpha(alpha)
    return found


def font(px: float = BODY_PX, *, bold: bool = False) -> QFont:
    """The system's UI font at a size in pixels, with tabular figures and Chinese fallbacks."""
    system = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    made = QFont(system)
    made.setFamilies([*_families(system), *CJK])
    made.setPixelSize(round(px))
    made.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    if hasattr(made, "setFeature"):
        made.setFeature(QFont.Tag("tnum"), 1)
    return made


def _families(system: QFont) -> list[str]:
    """The system's choice; where it made none (bare X11), the families such systems usually have."""
    if system.family() in ("Sans Serif", "sans-serif", "Sans", ""):
        return ["Inter", "Noto Sans", "Cantarell", "Ubuntu", "Open Sans", system.family() or "Sans Serif"]
    return [system.family()]


class Theme(QObject):
    """Applies a scheme to the whole application; `changed` after every switch between light and dark."""

    changed = Signal()

    def __init__(self, app: QApplication, scheme: str = "system") -> None:
        super().__init__(app)
        self._app = app
        self._scheme = scheme if scheme in SCHEMES else "system"
        app.setStyle("Fusion")
        app.setFont(font())
        app.styleHints().colorSchemeChanged.connect(self._apply)
        self._apply()

    @property
    def scheme(self) -> str:
        """ "system", "light" or "dark"."""
        return self._scheme

    def set_scheme(self, scheme: str) -> None:
        """Follow the system, or stay light or dark."""
        if scheme not in SCHEMES:
            raise ValueError(scheme)
        self._scheme = scheme
        self._apply()

    @property
    def dark(self) -> bool:
        """True while dark is shown."""
        return is_dark()

    def color(self, token: str) -> QColor:
        """The colour of a token now; `KeyError` for an unknown token."""
        return color(token)

    def _wants_dark(self) -> bool:
        if self._scheme != "system":
            return self._scheme == "dark"
        return self._app.styleHints().colorScheme() == Qt.ColorScheme.Dark

    def _apply(self) -> None:
        dark = self._wants_dark()
        if self._app.property("qa_desk_dark") is dark:
            return
        self._app.setProperty("qa_desk_dark", dark)
        self._app.setPalette(_palette())
        self._app.setStyleSheet(stylesheet())
        self.changed.emit()


def _palette() -> QPalette:
    role = QPalette.ColorRole
    palette = QPalette()
    for roles, token in (
        ((role.Window, role.AlternateBase), "background"),
        ((role.Base, role.Button, role.ToolTipBase), "surface"),
        ((role.WindowText, role.Text, role.ButtonText, role.ToolTipText), "text"),
        ((role.Highlight, role.Accent, role.Link, role.LinkVisited), "accent"),
        ((role.HighlightedText,), "on_accent"),
        ((role.PlaceholderText,), "quiet"),
        ((role.Mid, role.Midlight, role.Light, role.Dark, role.Shadow), "line"),
    ):
        for one in roles:
            palette.setColor(one, color(token))
    for one in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, one, color("control"))
    return palette


def stylesheet() -> str:
    """The stylesheet with the colours of now."""
    template = Template(resource("style", "qa_desk.qss").read_text(encoding="utf-8"))
    folder = resource("style").as_posix()
    dark = is_dark()
    colors = {token: pair[dark] for token, pair in TOKENS.items()}
    return template.substitute(colors, folder=folder, shade="dark" if dark else "light")


class Themed:
    """Mixin, before the Qt class: calls `recolor` after a switch between light and dark. Paint code needs no mixin."""

    def recolor(self) -> None:
        """Make anew what was made from colours."""
        raise NotImplementedError

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)  # type: ignore[misc]
        if event.type() == QEvent.Type.PaletteChange:
            self.recolor()
