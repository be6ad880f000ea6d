"""Numbers read out digit by digit, in both languages, and which of them are payment cards.

Card lengths by their first digits are those of ISO/IEC 7812 issuers; the check digit is Luhn's (ISO/IEC 7812-1,
annex B).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from qa_desk.speech.wording import Turn, words_of

UNITS = {
    "zero": "0", "oh": "0", "o": "0", "nought": "0", "one": "1", "two": "2", "three": "3", "four": "4", "five": "5",
    "six": "6", "seven": "7", "eight": "8", "nine": "9",
    "零": "0", "〇": "0", "一": "1", "幺": "1", "二": "2", "两": "2", "三": "3", "四": "4", "五": "5", "六": "6",
    "七": "7", "八": "8", "九": "9",
}  # fmt: skip
TEENS = {
    name: str(10 + n)
    for n, name in enumerate(
        (
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        )
    )
}
TENS = {
    name: str(n)
    for n, name in enumerate(
        ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"), start=2
    )
}
TIMES = {"double": 2, "triple": 3, "treble": 3}
BETWEEN = frozenset(
    {
        "and",
        "then",
        "its",
        "is",
        "thats",
        "ok",
        "okay",
        "yes",
        "yeah",
        "right",
        "dash",
        "space",
        "so",
        "again",
    }
) | frozenset("是对好然后再接着那")
"""What may stand between two groups without ending the number."""
DIGITS = re.compile(rf"\d|{'|'.join(dict.fromkeys([*UNITS, *TEENS, *TENS, *TIMES, '兩']))}", re.IGNORECASE)
"""What every turn with a digit in it has; most have none, and are not looked at more closely."""
MOST_BETWEEN = 3
PAUSE_MS = 8_000
LENGTHS = (
    (("34", "37"), (15,)),
    (("36", "38", "300", "301", "302", "303", "304", "305"), (14,)),
    (("4",), (16, 13, 19)),
    (tuple(str(n) for n in (*range(51, 56), *range(2221, 2721))), (16,)),
    (tuple(str(n) for n in range(3528, 3590)), (16,)),
    (("62", "81"), (16, 17, 18, 19)),
    (("6011", "644", "645", "646", "647", "648", "649", "65"), (16, 19)),
    (("50", "56", "57", "58", "63", "67"), (16, 13, 19, 18)),
)


@dataclass(frozen=True, slots=True)
class Digit:
    """One digit, in media ms. `opens` where a turn or a key stroke after a pause begins with it."""

    value: str
    start_ms: int
    end_ms: int
    opens: bool
    confidence: float | None = None


def spoken_runs(turns: Iterable[Turn]) -> Iterator[list[Digit]]:
    """Numbers that one speaker reads out, over several turns where the pauses are short."""
    run: list[Digit] = []
    until, between = 0, 0
    for turn in turns:
        if run and turn.start_ms - until > PAUSE_MS:
            yield run
            run, between = [], 0
        if not run and not DIGITS.search(turn.text):
            until = turn.end_ms
            continue
        words = words_of(turn.text)
        opens, n = True, 0
        while n < len(words):
            digits, used = _digits_at(words, n)
            if digits:
                run += _placed(digits, turn, n, used, len(words), opens)
                opens, between = False, 0
            elif run and words[n] in BETWEEN and between < MOST_BETWEEN:
                between += 1
            elif run:
                yield run
                run, between = [], 0
            n += used
        until = turn.end_ms
    if run:
        yield run


def _digits_at(words: Sequence[str], n: int) -> tuple[str, int]:
    """The digits that the words at `n` say and how many words those are; nothing is one word."""
    word = words[n]
    after = words[n + 1] if n + 1 < len(words) else ""
    if word.isascii() and word.isdigit():
        return word, 1
    if word in UNITS:
        return UNITS[word], 1
    if word in TEENS:
        return TEENS[word], 1
    if word in TENS:
        return (
            (TENS[word] + UNITS[after], 2)
            if after in UNITS and UNITS[after] != "0"
            else (TENS[word] + "0", 1)
        )
    if word in TIMES and (after in UNITS or (len(after) == 1 and after.isascii() and after.isdigit())):
        return UNITS.get(after, after) * TIMES[word], 2
    return "", 1


def _placed(digits: str, turn: Turn, n: int, used: int, count: int, opens: bool) -> list[Digit]:
    length = turn.end_ms - turn.start_ms
    start = turn.start_ms + round(length * n / count)
    end = turn.start_ms + round(length * (n + used) / count)
    return [
        Digit(value, start, end, opens and place == 0, turn.confidence) for place, value in enumerate(digits)
    ]


def keyed_runs(keys: Iterable[tuple[int, int, str]]) -> Iterator[list[Digit]]:
    """Numbers keyed in: (start, end, key) in ms; star, hash and long pauses end one."""
    run: list[Digit] = []
    for start, end, key in keys:
        if run and (not key.isdigit() or start - run[-1].end_ms > PAUSE_MS):
            yield run
            run = []
        if key.isdigit():
            run.append(Digit(key, start, end, not run))
    if run:
        yield run


def card_in(run: Sequence[Digit]) -> tuple[Digit, ...] | None:
    """The digits of the first payment card in a number; it begins where the number or a turn begins."""
    values = "".join(digit.value for digit in run)
    for start, digit in enumerate(run):
        if not (digit.opens or start == 0):
            continue
        for length in card_lengths(values[start:]):
            if is_card(values[start : start + length]):
                return tuple(run[start : start + length])
    return None


def card_lengths(values: str) -> tuple[int, ...]:
    """How long a card that begins so can be; empty for what no card begins with."""
    return next((lengths for starts, lengths in LENGTHS if values.startswith(starts)), ())


def is_card(values: str) -> bool:
    """True for digits of a card's length whose check digit is right, all alike aside."""
    if len(values) not in card_lengths(values) or len(set(values)) == 1:
        return False
    doubled = (int(value) * 2 if n % 2 else int(value) for n, value in enumerate(reversed(values)))
    return sum(value - 9 if value > 9 else value for value in doubled) % 10 == 0
