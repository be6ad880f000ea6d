"""The chips over the list: one for each thing calls can be narrowed to."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, Final

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from db.queries.calls import CallFilter
from db.queries.choices import CallChoices, Choice
from ui.pages.calls.popups import MINUTE, DatesPopup, LengthPopup, ListPopup, preset_names
from ui.pages.calls.view_state import ViewState, span_of
from ui.pages.calls.words import (
    band_name,
    channel_name,
    direction_name,
    language_name,
    outcome_name,
    short_band_name,
)
from ui.text import Retranslating, show_date, show_day, show_number, tr
from ui.widgets.chip import Chip
from ui.widgets.flow_layout import FlowLayout

LISTS: Final = (
    "agents",
    "teams",
    "queues",
    "reasons",
    "tiers",
    "directions",
    "channels",
    "outcomes",
    "languages",
)
ORDER: Final = (
    "dates", "agents", "teams", "queues", "reasons", "tiers", "directions", "channels", "length", "ratings",
    "scored", "has_moments", "has_sound", "outcomes", "languages",
)  # fmt: skip
NAMED: Final[dict[str, Callable[[str], str]]] = {
    "directions": direction_name,
    "channels": channel_name,
    "outcomes": outcome_name,
    "languages": language_name,
}
FLAGS: Final = ("scored", "has_moments", "has_sound")
"""Parts that are yes, no or not asked."""
BANDS: Final = ("high", "middle", "low", "none")


class FilterBar(Retranslating, QWidget):
    """`changed` carries the new state after each choice; `show_state` shows one without asking."""

    changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.state = ViewState()
        self.choices = CallChoices()
        self.chips: dict[str, Chip] = {}
        flow = FlowLayout(self)
        for part in ORDER:
            chip = Chip(parent=self)
            chip.clicked.connect(lambda one=part: self.open(one))
            chip.cleared.connect(lambda one=part: self.clear(one))
            self.chips[part] = chip
            flow.addWidget(chip)
        self.clear_all = QPushButton()
        self.clear_all.setProperty("look", "link")
        self.clear_all.setFlat(True)
        self.clear_all.setFixedHeight(26)
        self.clear_all.clicked.connect(self._clear_all)
        flow.addWidget(self.clear_all)
        self.retranslate()

    def show_state(self, state: ViewState) -> None:
        """Show what is filtered."""
        self.state = state
        for part, chip in self.chips.items():
            chip.set_value(self._said(part))
        self.clear_all.setVisible(any(chip.is_set for chip in self.chips.values()))

    def show_choices(self, choices: CallChoices) -> None:
        """Take the values that occur in the workspace."""
        self.choices = choices
        for part in LISTS:
            offered = len(getattr(choices, part)) > 1 or bool(getattr(self.state.wanted, part))
            self.chips[part].setVisible(offered)
        self.show_state(self.state)

    def _set(self, **parts: Any) -> None:
        self._take(replace(self.state, wanted=replace(self.state.wanted, **parts)))

    def _take(self, state: ViewState) -> None:
        self.show_state(state)
        self.changed.emit(state)

    def _clear_all(self) -> None:
        self._take(ViewState(CallFilter(text=self.state.wanted.text), "", self.state.sort))
        self.chips["dates"].setFocus()

    def clear(self, part: str) -> None:
        """Take one filter away."""
        if part == "dates":
            self._take(replace(self.state, dates=""))
        elif part == "length":
            self._set(min_duration_ms=None, max_duration_ms=None)
        else:
            self._set(**{part: None if part in FLAGS else ()})

    def open(self, part: str) -> None:
        """Ask what to narrow to, under its chip."""
        if part == "dates":
            days = DatesPopup(self, self.state.dates, QDate.currentDate())
            days.picked.connect(lambda dates: self._take(replace(self.state, dates=dates)))
            days.open_under(self.chips[part])
            return
        wanted = self.state.wanted
        if part == "length":
            lengths = LengthPopup(self, wanted.min_duration_ms, wanted.max_duration_ms)
            lengths.picked.connect(lambda a, b: self._set(min_duration_ms=a, max_duration_ms=b))
            lengths.open_under(self.chips[part])
            return
        single = part in FLAGS
        value = getattr(wanted, part)
        chosen = [] if value is None else ["yes" if value else "no"] if single else list(value)
        popup = ListPopup(self, self._offered(part), chosen, single=single)
        popup.setAccessibleName(self.chips[part].button.accessibleName())
        popup.picked.connect(lambda values: self._picked(part, values))
        popup.open_under(self.chips[part])

    def _picked(self, part: str, values: tuple[str, ...]) -> None:
        if part in FLAGS:
            self._set(**{part: values[0] == "yes" if values else None})
        else:
            self._set(**{part: values})

    def _offered(self, part: str) -> Sequence[Choice]:
        if part == "scored":
            return [Choice("yes", tr("Scored")), Choice("no", tr("Not scored"))]
        if part == "has_moments":
            return [Choice("yes", tr("With moments")), Choice("no", tr("Without moments"))]
        if part == "has_sound":
            return [Choice("yes", tr("With a recording")), Choice("no", tr("Without a recording"))]
        if part == "ratings":
            return [Choice(band, band_name(band)) for band in BANDS]
        found: Sequence[Choice] = getattr(self.choices, part)
        named = NAMED.get(part)
        return found if named is None else [Choice(choice.value, named(choice.value)) for choice in found]

    def _said(self, part: str) -> str:
        """What a chip says it filters by; empty for nothing."""
        wanted = self.state.wanted
        if part == "dates":
            return self._said_dates()
        if part == "length":
            return said_length(wanted.min_duration_ms, wanted.max_duration_ms)
        value = getattr(wanted, part)
        if part == "scored":
            return "" if value is None else tr("yes") if value else tr("no")
        if part in ("has_moments", "has_sound"):
            return "" if value is None else tr("yes") if value else tr("none")
        if part == "ratings":
            return tr(", ").join(short_band_name(band) for band in value)
        names = {choice.value: choice.name for choice in self._offered(part)}
        return said_names([names.get(one, one) for one in value])

    def _said_dates(self) -> str:
        presets = preset_names()
        if not self.state.dates or self.state.dates in presets:
            return presets[self.state.dates] if self.state.dates else ""
        first, last = span_of(self.state.dates, QDate.currentDate().toPython())  # type: ignore[arg-type]
        if first is None:
            return tr("until {day}", day=show_date(last))
        if last is None:
            return tr("since {day}", day=show_date(first))
        begin = show_day(first) if first.year == last.year else show_date(first)
        return f"{begin} – {show_date(last)}"

    def retranslate(self) -> None:
        """Name the chips."""
        names = {
            "dates": tr("Date"),
            "agents": tr("Agent"),
            "teams": tr("Team"),
            "queues": tr("Queue"),
            "reasons": tr("Reason"),
            "tiers": tr("Tier"),
            "directions": tr("Direction"),
            "channels": tr("Channel"),
            "length": tr("Length"),
            "ratings": tr("Rating"),
            "scored": tr("Scored"),
            "has_moments": tr("Moments"),
            "has_sound": tr("Sound"),
            "outcomes": tr("Outcome"),
            "languages": tr("Language"),
        }
        for part, chip in self.chips.items():
            chip.set_name(names[part])
        self.clear_all.setText(tr("Clear all"))
        self.show_state(self.state)


def said_names(names: Sequence[str]) -> str:
    """One name, or the first and how many more."""
    shown = [name.rsplit(" / ", 1)[-1] for name in names]
    if len(shown) <= 1:
        return "".join(shown)
    return tr("{name} and {n} more", name=shown[0], n=show_number(len(shown) - 1))


def said_length(shortest: int | None, longest: int | None) -> str:
    """A span of lengths in minutes."""
    low = None if shortest is None else show_number(round(shortest / MINUTE))
    high = None if longest is None else show_number(round(longest / MINUTE))
    if low is not None and high is not None:
        return tr("{low} to {high} min", low=low, high=high)
    if low is not None:
        return tr("at least {low} min", low=low)
    return "" if high is None else tr("at most {high} min", high=high)
