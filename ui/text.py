"""Words, numbers and times as people read them, in the language of now."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Final

from PySide6.QtCore import (
    QCoreApplication,
    QDate,
    QDateTime,
    QEvent,
    QLibraryInfo,
    QLocale,
    QTranslator,
)

from qa_desk.errors import N_, QADeskError
from resources import resource

__all__ = [
    "LANGUAGES",
    "N_",
    "Retranslating",
    "date_pattern",
    "language",
    "sentences",
    "set_language",
    "show_clock",
    "show_date",
    "show_day",
    "show_duration",
    "show_month",
    "show_number",
    "show_percent",
    "show_time",
    "tr",
    "tr_error",
    "tr_marked",
    "tr_n",
]

CONTEXT: Final = "qa_desk"
LANGUAGES: Final = {"en": "English", "zh_CN": "简体中文"}
"""Languages of the screens: code to own name."""

NO_VALUE: Final = "–"
_PLURAL = re.compile(r"\((\w+)\)")


def tr(text: str, /, **params: object) -> str:
    """A literal sentence in the language of now, its `{names}` filled. The extractor finds these calls."""
    return tr_marked(text, **params)


def tr_marked(text: str, /, **params: object) -> str:
    """Like `tr`, for text that was marked with `N_` elsewhere and arrives in a variable."""
    words = QCoreApplication.translate(CONTEXT, text) if text else ""
    return _filled(words, text, params)


def tr_n(text: str, n: int, /, **params: object) -> str:
    """A literal sentence about a count: `%n` is the number, `call(s)` its English plural, `{names}` the rest."""
    words = QCoreApplication.translate(CONTEXT, text, None, n)
    if words == text.replace("%n", str(n)):
        words = _PLURAL.sub("" if n == 1 else r"\1", text).replace("%n", show_number(n))
    elif abs(n) >= 1000:
        words = words.replace(str(n), show_number(n), 1)
    return _filled(words, text, params)


def sentences(*parts: str) -> str:
    """Whole sentences one after the other, as the language of now parts them; empty ones left out."""
    return ("" if language() == "zh_CN" else " ").join(filter(None, parts))


def tr_error(error: QADeskError) -> tuple[str, str]:
    """What happened and what to do about it, in the language of now; the second may be empty."""
    params = {name: _said(value) for name, value in error.params.items()}
    return tr_marked(error.message, **params), tr_marked(error.hint, **params)


def _said(value: object) -> object:
    """A problem named inside a sentence (a `FormProblem`) is itself a sentence to translate."""
    if not (hasattr(value, "message") and hasattr(value, "params")):
        return value
    line, path = getattr(value, "line", None), getattr(value, "path", "")
    said = tr_marked(value.message, **value.params)
    where = tr(", ").join(([tr("line {line}", line=line)] if line else []) + ([path] if path else []))
    return tr("{where}: {problem}", where=where, problem=said) if where else said


def _filled(words: str, source: str, params: dict[str, object]) -> str:
    if not params:
        return words
    try:
        return words.format(**params)
    except (KeyError, IndexError, ValueError):  # a translation that lost a name must not hurt
        return source.format(**params)


class Retranslating:
    """Mixin, before the Qt class: calls `retranslate` when the language changes. Call it once yourself when built."""

    def retranslate(self) -> None:
        """Set every text anew."""
        raise NotImplementedError

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)  # type: ignore[misc]


def language() -> str:
    """The code of the language the screens are in now."""
    app = QCoreApplication.instance()
    return str(app.property("qa_desk_language") or "en") if app is not None else "en"


def set_language(choice: str) -> str:
    """Switch all open screens to a language code, or to the system's with "system"; the code now in use.

    A missing translation file leaves the English words.
    """
    app = QCoreApplication.instance()
    assert app is not None
    code = choice if choice in LANGUAGES else _system_language()
    if code == language() and app.property("qa_desk_language") is not None:
        return code
    app.setProperty("qa_desk_language", code)
    QLocale.setDefault(_locale_for(code))
    for old in app.findChildren(QTranslator):
        app.removeTranslator(old)
        old.deleteLater()
    if code != "en":
        _install(app, "qtbase_" + code, QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
        _install_own(app, code)
    QCoreApplication.sendEvent(app, QEvent(QEvent.Type.LanguageChange))
    return code


def _install_own(app: QCoreApplication, code: str) -> None:
    try:
        folder = resource("translations")
    except FileNotFoundError:
        return
    _install(app, "qa_desk_" + code, str(folder))


def _install(app: QCoreApplication, name: str, folder: str) -> None:
    translator = QTranslator(app)
    if translator.load(name, folder):
        app.installTranslator(translator)
    else:
        translator.deleteLater()


def _system_language() -> str:
    for name in QLocale.system().uiLanguages():
        if name.lower().startswith("zh"):
            return "zh_CN"
        if name.lower().startswith("en"):
            return "en"
    return "en"


def _locale_for(code: str) -> QLocale:
    system = QLocale.system()
    wanted = QLocale(code)
    return system if system.language() == wanted.language() else wanted


_DATES: Final = {"en": "d MMM yyyy", "zh_CN": "yyyy-MM-dd"}
_DAYS: Final = {"en": "d MMM", "zh_CN": "M月d日"}
_MONTHS: Final = {"en": "MMM yyyy", "zh_CN": "yyyy年M月"}


def _clock() -> str:
    """`HH:mm`, or with AM and PM where the person's own system writes it so."""
    system = QLocale.system()
    own = system.language() == QLocale().language() and system.language() != QLocale.Language.C
    return "h:mm AP" if own and "a" in system.timeFormat(QLocale.FormatType.ShortFormat).lower() else "HH:mm"


def show_time(moment: datetime | None, *, seconds: bool = False) -> str:
    """Date and time of an aware moment in this computer's time zone; a dash for None."""
    if moment is None:
        return NO_VALUE
    clock = _clock().replace("mm", "mm:ss") if seconds else _clock()
    return _shown(moment, f"{_DATES[language()]} {clock}")


def show_clock(moment: datetime) -> str:
    """Only the time of day of an aware moment in this computer's time zone."""
    return _shown(moment, _clock())


def show_date(day: date | datetime | None) -> str:
    """A day with its year; of an aware moment, the day in this computer's time zone."""
    return NO_VALUE if day is None else _shown(day, _DATES[language()])


def show_day(day: date | datetime | None) -> str:
    """A day without its year, for places where the year is plain."""
    return NO_VALUE if day is None else _shown(day, _DAYS[language()])


def date_pattern() -> str:
    """How fields for a date write it, in Qt's letters."""
    return _DATES[language()]


def show_month(day: date) -> str:
    """The month a day lies in, with its year."""
    return _shown(day, _MONTHS[language()])


def _shown(moment: date | datetime, pattern: str) -> str:
    if isinstance(moment, datetime):
        local = QDateTime.fromMSecsSinceEpoch(round(moment.timestamp() * 1000))
        return QLocale().toString(local, pattern)
    return QLocale().toString(QDate(moment.year, moment.month, moment.day), pattern)


def show_duration(ms: float | None, *, tenths: bool = False) -> str:
    """Milliseconds as `4:38` or `1:02:07`, with tenths `0:21.4`; whole units passed, so never rounded up."""
    if ms is None:
        return NO_VALUE
    whole = max(0, int(ms))
    hours, rest = divmod(whole // 1000, 3600)
    minutes, seconds = divmod(rest, 60)
    text = f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"
    return f"{text}{QLocale().decimalPoint()}{whole % 1000 // 100}" if tenths else text


def show_number(value: float | None, decimals: int = 0) -> str:
    """A number with the person's own separators; a dash for None."""
    if value is None:
        return NO_VALUE
    if decimals == 0 and float(value).is_integer():
        return QLocale().toString(int(value))
    return QLocale().toString(float(value), "f", decimals)


def show_percent(share: float | None, decimals: int = 0) -> str:
    """A share from 0 to 1 as percent; a dash for None."""
    if share is None:
        return NO_VALUE
    space = "" if language() == "zh_CN" else "\N{NO-BREAK SPACE}"
    return f"{show_number(share * 100, decimals)}{space}%"
