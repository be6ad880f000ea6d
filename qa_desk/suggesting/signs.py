"""Each sign of a rule on one call: it holds, it does not, or the call cannot tell."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import takewhile
from typing import Any, Literal

from qa_desk.audio.activity.measures import interruptions
from qa_desk.audio.activity.spans import Span, common, total, united
from qa_desk.scoring.suggest import (
    SECONDS,
    CardNumber,
    Fact,
    Hold,
    HoldAnnounced,
    Interruptions,
    Overtalk,
    Said,
    Sign,
    Silence,
)
from qa_desk.speech.digits import Digit, card_in, keyed_runs, spoken_runs
from qa_desk.speech.wording import Hit, pattern_of
from qa_desk.suggesting.heard import Heard

Why = Literal[
    "no_transcript", "no_sound", "sides_unknown", "fact_unknown", "no_hold", "hold_not_placed", "not_spoken"
]
MOST_SPANS = 5
ONE_HOLD_MS = 3_000
"""Holds closer than this are one: its music was interrupted by an announcement."""
INTO_HOLD_MS = 2_000
"""The announcement may reach so far into the hold."""


@dataclass(frozen=True, slots=True)
class Found:
    """Whether a sign holds, None where the call cannot tell (`why`).

    `spans` (media ms) are where it was heard or, where it was not, where it should have been; `confidence` is the
    lowest of the words it rests on.
    """

    holds: bool | None
    spans: tuple[Span, ...] = ()
    confidence: float | None = None
    why: Why | None = None


def look(sign: Sign, heard: Heard) -> Found:
    """One sign, or what it joins, by three-valued logic (Kleene 1938): what decides is named, what cannot is not."""
    if sign.all_:
        return _joined([look(one, heard) for one in sign.all_], decides=False)
    if sign.any_:
        return _joined([look(one, heard) for one in sign.any_], decides=True)
    if sign.not_ is not None:
        found = look(sign.not_, heard)
        return Found(
            None if found.holds is None else not found.holds, found.spans, found.confidence, found.why
        )
    for name, test in TESTS.items():
        if (one := getattr(sign, name)) is not None:
            return test(one, heard)
    raise ValueError("a sign without a test")


def _joined(found: list[Found], *, decides: bool) -> Found:
    deciding = [one for one in found if one.holds is decides]
    if deciding:
        return _together(decides, deciding)
    unknown = [one for one in found if one.holds is None]
    return Found(None, why=unknown[0].why) if unknown else _together(not decides, found)


def _together(holds: bool, found: Iterable[Found]) -> Found:
    parts = list(found)
    sure = [one.confidence for one in parts if one.confidence is not None]
    spans = united(*(one.spans for one in parts))
    return Found(holds, spans[:MOST_SPANS], min(sure) if sure else None)


def _ms(seconds: Decimal) -> int:
    return int(seconds * 1000)


def _said(test: Said, heard: Heard) -> Found:
    if heard.turns is None:
        return Found(None, why="no_transcript")
    first = _ms(test.within_first) if test.within_first is not None else None
    last = heard.length_ms - _ms(test.within_last) if test.within_last is not None else None

    def placed(speaker: str, pattern: re.Pattern[str]) -> Hit | None:
        """The first hit that lies where it should; those after `first` need not be looked at."""
        near: Iterator[Hit] = heard.stream(speaker).find(pattern)
        if first is not None:
            near = takewhile(lambda hit: hit.start_ms <= first, near)
        return next((hit for hit in near if last is None or hit.end_ms >= last), None)

    wanted = [test.any_] if test.any_ else []
    wanted += [(phrase,) for phrase in test.all_]
    hits: list[Hit] = []
    for phrases in wanted:
        pattern = pattern_of(phrases)
        mine = [hit for speaker in _speakers(test.by) if (hit := placed(speaker, pattern)) is not None]
        if mine:
            hits.append(min(mine, key=lambda hit: hit.start_ms))
        elif test.by != "either" and placed("other", pattern) is not None:
            return Found(None, why="sides_unknown")
        else:
            return Found(False, _looked_at(first, last, heard))
    sure = [hit.confidence for hit in hits if hit.confidence is not None]
    spans = united(*([(hit.start_ms, max(hit.end_ms, hit.start_ms + 1))] for hit in hits))
    return Found(True, spans[:MOST_SPANS], min(sure) if sure else None)


def _looked_at(first: int | None, last: int | None, heard: Heard) -> tuple[Span, ...]:
    """The stretch in which words were missed; nothing where it is the whole call."""
    start, end = max(0, last or 0), min(heard.length_ms, first if first is not None else heard.length_ms)
    return ((start, end),) if (first is not None or last is not None) and start < end else ()


def _speakers(by: str) -> tuple[str, ...]:
    return ("agent", "customer", "other") if by == "either" else (by,)


def _silence(test: Silence, heard: Heard) -> Found:
    if heard.silences is None:
        return Found(None, why="no_sound" if heard.spoken else "not_spoken")
    long = [span for span in heard.silences if span[1] - span[0] > _ms(test.over)]
    return Found(bool(long), tuple(long[:MOST_SPANS]))


def _holds(heard: Heard) -> tuple[Span, ...]:
    """Holds with music, each in one piece."""
    found: list[Span] = []
    for start, end in heard.sound.hold if heard.sound else ():
        if found and start - found[-1][1] <= ONE_HOLD_MS:
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return tuple(found)


def _hold(test: Hold, heard: Heard) -> Found:
    long = tuple(span for span in _holds(heard) if span[1] - span[0] > _ms(test.over))
    if long:
        return Found(True, long[:MOST_SPANS])
    told = heard.facts.get("hold")
    if isinstance(told, int):
        return Found(told > _ms(test.over))
    if heard.sound is None:
        return Found(None, why="no_sound" if heard.spoken else "not_spoken")
    return Found(False)


def _hold_announced(test: HoldAnnounced, heard: Heard) -> Found:
    if heard.turns is None:
        return Found(None, why="no_transcript")
    holds = list(_holds(heard))
    if test.silence_over is not None:
        holds += [s for s in heard.silences or () if s[1] - s[0] > _ms(test.silence_over)]
    if not holds:
        told = heard.facts.get("hold")
        return Found(None, why="hold_not_placed" if isinstance(told, int) and told > 0 else "no_hold")
    pattern = pattern_of(test.any_)
    said, unclear = [*heard.stream("agent").find(pattern)], [*heard.stream("other").find(pattern)]
    hits: list[Hit] = []
    for start, end in sorted(holds):
        before = [hit for hit in said if start - _ms(test.within) <= hit.end_ms <= start + INTO_HOLD_MS]
        if before:
            hits.append(before[-1])
        elif any(start - _ms(test.within) <= hit.end_ms <= start + INTO_HOLD_MS for hit in unclear):
            return Found(None, why="sides_unknown")
        else:
            return Found(False, ((max(0, start - INTO_HOLD_MS * 2), min(end, start + INTO_HOLD_MS)),))
    sure = [hit.confidence for hit in hits if hit.confidence is not None]
    spans = united(*([(hit.start_ms, max(hit.end_ms, hit.start_ms + 1))] for hit in hits))
    return Found(True, spans[:MOST_SPANS], min(sure) if sure else None)


def _overtalk(test: Overtalk, heard: Heard) -> Found:
    sound = heard.sound
    if sound is None:
        return Found(None, why="no_sound" if heard.spoken else "not_spoken")
    if sound.agent is None or sound.customer is None:
        return Found(None, why="sides_unknown")
    both = common(sound.agent, sound.customer)
    share = total(both) / max(1, total(united(sound.agent, sound.customer)))
    return Found(100 * share > test.over, _longest(both))


def _longest(spans: Iterable[Span]) -> tuple[Span, ...]:
    return tuple(sorted(sorted(spans, key=lambda span: span[0] - span[1])[:MOST_SPANS]))


def _interruptions(test: Interruptions, heard: Heard) -> Found:
    sound = heard.sound
    if sound is None:
        return Found(None, why="no_sound" if heard.spoken else "not_spoken")
    if sound.agent is None or sound.customer is None:
        return Found(None, why="sides_unknown")
    sides = {"agent": [(sound.agent, sound.customer)], "customer": [(sound.customer, sound.agent)]}
    pairs = sides.get(test.by, sides["agent"] + sides["customer"])
    found = [span for mine, others in pairs for span in interruptions(mine, others)]
    return Found(len(found) > test.over, tuple(sorted(found)[:MOST_SPANS]))


def _card_number(test: CardNumber, heard: Heard) -> Found:
    if test.keyed and test.by != "agent" and heard.sound is not None:
        for run in keyed_runs(heard.sound.keys):
            if card := card_in(run):
                return _card(card)
    if heard.turns is None:
        return Found(None, why="no_transcript")
    for speaker in _speakers(test.by):
        for run in spoken_runs(turn for turn in heard.turns if turn.speaker == speaker):
            if card := card_in(run):
                return _card(card)
    return Found(False)


def _card(card: tuple[Digit, ...]) -> Found:
    sure = [digit.confidence for digit in card if digit.confidence is not None]
    return Found(True, ((card[0].start_ms, card[-1].end_ms),), min(sure) if sure else None)


def _fact(test: Fact, heard: Heard) -> Found:
    value = heard.facts.get(test.name)
    if value is None:
        return Found(None, why="fact_unknown")
    if test.name in SECONDS:
        seconds = Decimal(int(value)) / 1000
        return Found(
            (test.at_least is None or seconds >= test.at_least)
            and (test.below is None or seconds < test.below)
        )
    word = str(value).casefold()
    wanted = [one.casefold() for one in test.is_]
    if test.name == "reason":
        return Found(any(one in word for one in wanted))
    if test.name == "language":
        return Found(any(word == one or word.startswith(f"{one}-") for one in wanted))
    return Found(word in wanted)


TESTS: dict[str, Callable[[Any, Heard], Found]] = {
    "said": _said,
    "silence": _silence,
    "hold": _hold,
    "hold_announced": _hold_announced,
    "overtalk": _overtalk,
    "interruptions": _interruptions,
    "card_number": _card_number,
    "fact": _fact,
}
