"""The funnel: each agent's value over the answers it rests on, between the limits that chance alone draws."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ui.charts.content import Axis, Band, Content, Line, Mark, Shape
from ui.charts.ticks import axis_over, rounded

NAMED = 12
"""With more agents only those outside the limits carry their names."""
NAME_WIDE, NAME_HIGH, POINT = 0.17, 0.08, 0.03
"""Room a name needs and half of that of a point, as shares of the chart."""


@dataclass(frozen=True, slots=True)
class Agent:
    """A point of the funnel; `outside` 1 beyond the 95 %, 2 beyond the 99.8 % limits, signed; 0 within."""

    name: str
    n: int
    value: float
    outside: int = 0
    tip: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True)
class Limit:
    """The limits at one n: low and high of 95 % and 99.8 %."""

    n: float
    low95: float
    high95: float
    low998: float
    high998: float


def funnel(
    agents: Sequence[Agent],
    limits: Sequence[Limit],
    target: float | None,
    shown: Callable[[float], str],
    *,
    titles: tuple[str, str] = ("", ""),
    names: tuple[str, str] = ("95 %", "99.8 %"),
    within: tuple[float, float] | None = None,
    data: tuple[tuple[str, ...], ...] = (),
    said: str = "",
) -> Content:
    """The chart; `titles` of both axes, `names` of both limits, written at their right ends."""
    values: list[float | None] = [one.value for one in agents]
    least = min((one.n for one in agents), default=1)
    middle = [one for one in limits if one.n >= 0.7 * least]
    values += [v for one in middle for v in (one.low998, one.high998)]
    most = max([one.n for one in agents], default=1) * 1.12
    lines = []
    xs = [one.n for one in limits]
    if target is not None:
        lines.append(Line((0, most), (target, target), "quiet", "dash"))
    for low, high, dash, name in (
        ([one.low95 for one in limits], [one.high95 for one in limits], "dash", names[0]),
        ([one.low998 for one in limits], [one.high998 for one in limits], "solid", names[1]),
    ):
        lines += [Line(xs, high, "control", dash, label=name), Line(xs, low, "control", dash)]  # type: ignore[arg-type]
    band = Band(xs, [one.low95 for one in limits], [one.high95 for one in limits], alpha=16)
    x = Axis(0, most, tuple((v, f"{v:g}") for v in rounded(0, most, 5)), titles[0])
    y = axis_over(values, shown, within=within, title=titles[1], grid=False)
    named = _named(agents, x, y)
    marks = tuple(_mark(one, one.key in named) for one in agents)
    return Content(x, y, marks, tuple(lines), (band,) if limits else (), data=data, said=said)


def _named(agents: Sequence[Agent], x: Axis, y: Axis) -> set[str]:
    """Whose names fit beside their points without covering another name or point: those outside first."""
    shown: list[tuple[float, float]] = []
    found = set()
    points = [(one.n / x.high, (one.value - y.low) / ((y.high - y.low) or 1.0)) for one in agents]
    wanted = [one for one in agents if one.outside or len(agents) <= NAMED]
    for one in sorted(wanted, key=lambda one: -abs(one.outside)):
        at = (one.n / x.high, (one.value - y.low) / ((y.high - y.low) or 1.0))
        free = all(abs(at[0] - dx) > NAME_WIDE or abs(at[1] - dy) > NAME_HIGH for dx, dy in shown)
        free &= not any(
            0 < dx - at[0] < NAME_WIDE and abs(dy - at[1]) < NAME_HIGH / 2 + POINT for dx, dy in points
        )
        if free and at[0] < 1 - NAME_WIDE * 0.7:
            shown.append(at)
            found.add(one.key)
    return found


def _mark(one: Agent, named: bool) -> Mark:
    shape: Shape = "up" if one.outside > 0 else "down" if one.outside < 0 else "dot"
    token = "good" if one.outside > 0 else "bad" if one.outside < 0 else "accent"
    label = one.name if named else ""
    return Mark(one.n, one.value, label=label, tip=one.tip, key=one.key, token=token, shape=shape)
