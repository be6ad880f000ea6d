"""One line of the table of measurements, and the table."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """What was measured beside which baseline, both in seconds, and the ratio it should stay within."""

    name: str
    baseline: str
    seconds: float
    baseline_seconds: float
    target: float | None = None
    seconds_target: float | None = None

    @property
    def ratio(self) -> float:
        """How many times the baseline's time this took."""
        return self.seconds / self.baseline_seconds

    @property
    def met(self) -> bool:
        """True where every target is kept; without a target, always."""
        in_ratio = self.target is None or self.ratio <= self.target
        return in_ratio and (self.seconds_target is None or self.seconds <= self.seconds_target)


def print_table(rows: list[Row]) -> None:
    """Print the rows as a table in Markdown, so that it can be pasted where it is needed."""
    print("| measured | beside | QA Desk | baseline | ratio | target | met |")
    print("| --- | --- | ---: | ---: | ---: | ---: | --- |")
    for row in rows:
        targets = [f"{row.target:g}x"] if row.target is not None else []
        targets += [f"{row.seconds_target * 1000:g} ms"] if row.seconds_target is not None else []
        cells = [
            row.name,
            row.baseline,
            spoken(row.seconds),
            spoken(row.baseline_seconds),
            f"{row.ratio:.2f}x",
        ]
        print("| " + " | ".join([*cells, ", ".join(targets) or "–", "yes" if row.met else "no"]) + " |")


def spoken(seconds: float) -> str:
    """A time in the unit that suits it."""
    return f"{seconds:.2f} s" if seconds >= 1 else f"{seconds * 1000:.1f} ms"
