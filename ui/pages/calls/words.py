"""The words of the database as people read them."""

from __future__ import annotations

from PySide6.QtCore import QLocale

from db.queries.blind import RATING
from db.queries.calls import CallRow
from ui.text import NO_VALUE, show_number, tr

LOW, HIGH = 0.25, 0.75
"""Shares of the scale up to which a rating is low, and from which it is high."""


def direction_name(value: str) -> str:
    """Which way the call went."""
    return {"in": tr("Incoming"), "out": tr("Outgoing"), "internal": tr("Internal")}.get(value, tr("Unknown"))


def channel_name(value: str) -> str:
    """How the customer reached us."""
    names = {
        "voice": tr("Phone"),
        "chat": tr("Chat"),
        "email": tr("E-mail"),
        "message": tr("Message"),
        "video": tr("Video"),
    }
    return names.get(value, tr("Other"))


def outcome_name(value: str) -> str:
    """What became of it."""
    names = {
        "resolved": tr("Resolved"),
        "unresolved": tr("Unresolved"),
        "transferred": tr("Transferred"),
        "abandoned": tr("Abandoned"),
        "failed": tr("Failed"),
    }
    return names.get(value, tr("Unknown"))


def language_name(value: str) -> str:
    """A language by its own name, the code where Qt knows none."""
    locale = QLocale(value.replace("-", "_"))
    known = locale.language() not in (QLocale.Language.C, QLocale.Language.AnyLanguage)
    return locale.nativeLanguageName() or value if known else value


def band_name(value: str) -> str:
    """A band of ratings, with where it lies on the usual scale."""
    names = {
        "high": tr("High (4 or 5 of 5)"),
        "middle": tr("Middle (3 of 5)"),
        "low": tr("Low (1 or 2 of 5)"),
        "none": tr("Not rated"),
    }
    return names[value]


def short_band_name(value: str) -> str:
    """The same in one word."""
    return {"high": tr("high"), "middle": tr("middle"), "low": tr("low"), "none": tr("not rated")}[value]


def band_of(row: CallRow) -> str:
    """The band a call's rating lies in."""
    if row.rating is None:
        return "none"
    return "low" if row.rating <= LOW else "high" if row.rating >= HIGH else "middle"


def rating_text(row: CallRow) -> str:
    """The customer's answer as given: 4 of 5."""
    if row.blind & RATING:
        return tr("hidden")
    if row.rating_value is None:
        return NO_VALUE
    decimals = 0 if float(row.rating_value).is_integer() else 1
    return tr(
        "{value} of {most}", value=show_number(row.rating_value, decimals), most=show_number(row.rating_max)
    )


def passage_kind(kind: str) -> str:
    """Where found words stand, for passages without a place in the sound."""
    names = {"comment": tr("Comment"), "moment": tr("Moment"), "verbatim": tr("Survey comment")}
    return names.get(kind, "")
