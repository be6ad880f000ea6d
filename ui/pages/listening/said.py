"""How a consistency check and a session that was sent read on the page of a plan."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from ui.text import N_, show_number, show_percent, show_time, tr

SAID_KINDS: Final = {
    "otherwise": N_("otherwise"),
    "unsaid": N_("left unsaid"),
    "as_told": N_("as agreed"),
}


@dataclass(frozen=True, slots=True)
class SaidLine:
    """A turn that shows how a call stands to the message; `at_ms` is media time."""

    call: str
    kind: str
    at_ms: int
    phrase: str
    words: str


def said_lines(found: Mapping[str, Any] | None) -> list[SaidLine]:
    """The turns a check found, those that say otherwise first."""
    lines = [
        SaidLine(call["call"], call["kind"], one["at_ms"], one["phrase"], one["words"])
        for call in (found or {}).get("calls", ())
        for one in call["statements"]
    ]
    return sorted(lines, key=lambda line: (line.kind != "otherwise", line.call, line.at_ms))


def consistency_text(message: Mapping[str, Any], found: Mapping[str, Any]) -> str:
    """What a check found, with its interval and n."""
    counts, share = found["counts"], found["share"]
    if share["value"] is None:
        return tr("“{message}” came up in no transcribed call.", message=message["name"])
    return tr(
        "“{message}” came up in {n} of {all} transcribed calls: {otherwise} say otherwise ({share}, 95 % {low} to"
        " {high}), {unsaid} leave it unsaid. The calls are drawn from these.",
        message=message["name"],
        n=show_number(share["n"]),
        all=show_number(found["transcribed"]),
        otherwise=show_number(counts["otherwise"]),
        share=show_percent(share["value"]),
        low=show_percent(share["low"]),
        high=show_percent(share["high"]),
        unsaid=show_number(counts["unsaid"]),
    )


def bundle_lines(bundle: Mapping[str, Any]) -> Iterator[str]:
    """Where a session came from that was sent, and what to do with it."""
    made = show_time(datetime.fromisoformat(bundle["made_at"]))
    if bundle.get("host"):
        yield tr("Sent by {name} on {day} for you to hear alone.", name=bundle["host"], day=made)
    else:
        yield tr("Sent on {day} for you to hear alone.", day=made)
    yield tr("No network is needed. When you are done, save what you heard and noted and send the file back.")
    if bundle.get("voice"):
        yield tr("The agent's voice is changed.")
