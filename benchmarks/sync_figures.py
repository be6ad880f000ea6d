"""One line of what syncing costs: our figure, what it stands beside, and the bar that the design set."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Figure:
    """`ours` and `beside` in `unit`; met where their ratio keeps the bar, or ours itself where `absolute`."""

    name: str
    ours: float
    against: str
    beside: float | None
    bar: float | None
    unit: str = "s"
    absolute: bool = False
    note: str = ""

    @property
    def ratio(self) -> float | None:
        """How many times the baseline."""
        return None if self.beside is None else self.ours / self.beside

    @property
    def met(self) -> bool | None:
        """Whether the bar is kept; None without one."""
        if self.bar is None:
            return None
        value = self.ours if self.absolute else self.ratio
        return value is not None and value <= self.bar

    def as_json(self) -> dict[str, Any]:
        """For a script."""
        return {**asdict(self), "ratio": self.ratio, "met": self.met}


def spoken(value: float | None, unit: str) -> str:
    """A figure in the unit that suits it."""
    if value is None:
        return ""
    if unit != "s":
        return f"{value:,.0f} {unit}"
    return f"{value:.2f} s" if value >= 1 else f"{value * 1000:.3g} ms"


def print_figures(found: list[Figure]) -> None:
    """A table in Markdown."""
    print("| measured | ours | beside | | ratio | bar | met |")
    print("| --- | ---: | --- | ---: | ---: | ---: | --- |")
    for f in found:
        bar = "" if f.bar is None else (spoken(f.bar, f.unit) if f.absolute else f"{f.bar:g}x")
        ratio = "" if f.ratio is None else f"{f.ratio:.2f}x"
        met = {None: "", True: "yes", False: "no"}[f.met]
        cells = [
            f.name,
            spoken(f.ours, f.unit),
            f.against,
            spoken(f.beside, f.unit),
            ratio,
            bar,
            met + f.note,
        ]
        print("| " + " | ".join(cells) + " |")
