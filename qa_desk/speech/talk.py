"""Who talks how long, as far as the turns of a transcript tell."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol


class Timed(Protocol):
    """A turn: media time in ms and who speaks."""

    @property
    def start_ms(self) -> int:
        """Where it begins."""

    @property
    def end_ms(self) -> int:
        """Where it ends."""

    @property
    def speaker(self) -> str:
        """`agent`, `customer` or `other`."""


@dataclass(frozen=True, slots=True)
class Talk:
    """`agent_share` is the agent's part of all talking (0 to 1, None where nobody of the two talks).

    `longest_pause_ms` is the longest stretch between two turns in which nobody talks.
    """

    agent_share: float | None
    longest_pause_ms: int


def talk_of(turns: Iterable[Timed]) -> Talk:
    """Share and longest pause, from turns in the order they begin."""
    agent = customer = pause = heard_until = 0
    for turn in turns:
        length = max(0, turn.end_ms - turn.start_ms)
        agent += length if turn.speaker == "agent" else 0
        customer += length if turn.speaker == "customer" else 0
        if heard_until:
            pause = max(pause, turn.start_ms - heard_until)
        heard_until = max(heard_until, turn.end_ms)
    both = agent + customer
    return Talk(agent / both if both else None, pause)
