"""What a report is made of, before anybody decides how it looks: headings, facts, words, tables."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import Literal

from db.queries.agents import Period
from qa_desk.errors import N_
from qa_desk.stats import Estimate
from qa_desk.work.scorecard import BEGINNING

Say = Callable[[str], str]
"""Puts a marked sentence into the reader's language."""

Look = Literal["", "strong", "quiet", "quote", "bad"]
NONE = "–"
EDGE = 1e-9


@dataclass(frozen=True, slots=True)
class Voice:
    """Whom a report speaks to: the language of its labels, and the zone of its times (None: this computer's)."""

    say: Say = str
    language: str = "en"
    zone: tzinfo | None = None

    def __call__(self, template: str, **params: object) -> str:
        """A marked sentence in the reader's language, filled."""
        words = self.say(template)
        try:
            return words.format(**params)
        except (KeyError, IndexError, ValueError):  # a translation that lost a name must not hurt
            return template.format(**params)

    def time(self, when: datetime) -> str:
        """A point in time with its distance from UTC, `2026-11-20 15:03 UTC+01:00`."""
        local = when.astimezone(self.zone)
        away = local.utcoffset()
        if not away:
            return local.strftime("%Y-%m-%d %H:%M UTC")
        return f"{local:%Y-%m-%d %H:%M} UTC{local.isoformat()[-6:]}"


@dataclass(frozen=True, slots=True)
class Below:
    """A line under a cell's words: a comment, or a moment with the address of its sound."""

    text: str
    quote: bool = False
    sound: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """Words as people read them; `value` is what a spreadsheet holds instead, shown as its format `shape` says.

    `ends` are an interval's, `language` is that of the words where it is not the report's.
    """

    text: str = ""
    value: float | datetime | None = None
    shape: str = ""
    ends: tuple[float, float] | None = None
    look: Look = ""
    language: str = ""
    below: tuple[Below, ...] = ()


@dataclass(frozen=True, slots=True)
class Column:
    """A column. `width` is percent of a page, `whole` keeps each cell in one line.

    In a spreadsheet `ends` names the two columns that hold an interval, `alone` the column where its title would
    not say enough.
    """

    title: str
    right: bool = False
    ends: tuple[str, str] | None = None
    width: int = 0
    whole: bool = False
    alone: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under a caption; the first cell of each names its row.

    In a spreadsheet, tables with one `sheet` follow each other there, told apart by their caption in a column
    called `group`.
    """

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    sheet: str = ""
    group: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading below the title."""

    text: str


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph."""

    text: str
    look: Look = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Lines:
    """Sentences one below the other."""

    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """Names and what they are, a line each."""

    rows: tuple[tuple[str, Cell], ...]


Part = Heading | Words | Lines | Facts | Table


@dataclass(frozen=True, slots=True)
class Report:
    """A whole report; `name` is a good name for its file, without suffix."""

    title: str
    name: str
    language: str
    parts: tuple[Part, ...]


def count(n: int) -> Cell:
    """A whole number."""
    return Cell(f"{n:,}", float(n), "#,##0")


def score(value: float | None, look: Look = "") -> Cell:
    """A percent or points with one digit after the point; a dash where there is none."""
    return Cell(NONE, look=look) if value is None else Cell(f"{value:.1f}", value, "0.0", look=look)


def share(value: float | None) -> Cell:
    """A share of 0..1 in percent; a dash where there is none."""
    return Cell(NONE) if value is None else Cell(_percent(value), value, "0.0%")


def estimate(
    voice: Voice, found: Estimate, *, shares: bool = False, digits: int = 1
) -> tuple[Cell, Cell, Cell]:
    """A value, its 95 % interval and its n, as three cells; too little for an interval is said."""

    def shown(value: float) -> str:
        return _percent(value) if shares else f"{value:.{digits}f}"

    shape = "0.0%" if shares else "0." + "0" * digits
    value = Cell(NONE) if found.value is None else Cell(shown(found.value), found.value, shape)
    if found.low is None or found.high is None:
        ends = Cell(voice(N_("too few")), look="quiet")
    else:
        low, high = found.low, found.high
        ends = Cell(
            voice(N_("{low} to {high}"), low=shown(low), high=shown(high)), ends=(low, high), shape=shape
        )
    return value, ends, count(found.n)


def interval(voice: Voice) -> Column:
    """The column beside a value that holds its 95 % interval."""
    ends = (voice(N_("95 % interval from")), voice(N_("95 % interval to")))
    return Column(voice(N_("95 % interval")), right=True, ends=ends)


def estimated(voice: Voice, first: str) -> tuple[Column, ...]:
    """The columns of a table of estimates, each row with a name, a value, an interval and its n."""
    return (
        Column(first, width=46),
        Column(voice(N_("Value")), right=True),
        interval(voice),
        Column("n", right=True),
    )


def named(voice: Voice, what: str) -> tuple[Column, ...]:
    """Value, interval and n of one figure among others."""
    low, high = voice(N_("{what}, from"), what=what), voice(N_("{what}, to"), what=what)
    ends = Column(voice(N_("95 % interval")), right=True, ends=(low, high))
    return Column(what, right=True), ends, Column("n", right=True, alone=voice(N_("n of {what}"), what=what))


def day_of(when: datetime, voice: Voice) -> str:
    """The reader's day, `2026-11-20`."""
    return when.astimezone(voice.zone).date().isoformat()


def span(period: Period, voice: Voice) -> str:
    """A period in words."""
    since, until = day_of(period.since, voice), day_of(period.until, voice)
    if period.since <= BEGINNING:
        return voice(N_("everything up to {until}"), until=until)
    return voice(N_("{since} to {until}"), since=since, until=until)


def moment(voice: Voice, when: datetime, *, brief: bool = False) -> Cell:
    """A point in time; `brief` without its distance from UTC. A spreadsheet holds the reader's clock."""
    local = when.astimezone(voice.zone)
    said = local.strftime("%Y-%m-%d %H:%M") if brief else voice.time(when)
    return Cell(said, local, "yyyy-mm-dd hh:mm")


def zone_of(when: datetime, voice: Voice) -> str:
    """The distance from UTC that the reader's clock has at a point in time."""
    return voice.time(when)[17:]


def signed(value: float) -> str:
    """With one digit and its sign."""
    return f"{value:+.1f}".replace("-", "\u2212")


def clock(ms: int) -> str:
    """Milliseconds as `4:38` or `1:02:07`."""
    minutes, seconds = divmod(ms // 1000, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"


def _percent(value: float) -> str:
    """One digit; never 100.0 % or 0.0 % where something speaks against it."""
    rounded = f"{100 * value:.1f}"
    if (rounded == "100.0" and value < 1 - EDGE) or (rounded == "0.0" and value > EDGE):
        rounded = f"{100 * value:.3f}".rstrip("0")
    return f"{rounded} %"
