"""Whether agents say what was agreed: a message, the words it is known by, and the calls that say otherwise. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from qa_desk.speech.phrases import find_phrases

Kind = Literal["otherwise", "unsaid", "as_told", "not_about"]
KINDS: Final[tuple[Kind, ...]] = ("otherwise", "unsaid", "as_told", "not_about")
NEAR_MS: Final = 60_000
"""What is said within a minute of the message's coming up is said about it."""
Said = tuple[int, int, str, str]
"""A turn: start and end in ms, speaker, words."""


@dataclass(frozen=True, slots=True)
class Message:
    """A message or policy. `about`: words of anybody that show that it came up; `says`: what agents are to say;
    `against`: what contradicts it. A `*` at the end of a word stands for any ending; Chinese phrases are found as
    they are.
    """

    name: str
    about: tuple[str, ...] = ()
    says: tuple[str, ...] = ()
    against: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """True where there is nothing to look for."""
        return not self.against and not (self.about and self.says)

    @property
    def phrases(self) -> tuple[str, ...]:
        """Every phrase by which a call could be told."""
        return (*self.about, *self.says, *self.against)


@dataclass(frozen=True, slots=True)
class Statement:
    """What was said at a place, ms, and the phrase it was found by."""

    start_ms: int
    end_ms: int
    speaker: str
    words: str
    phrase: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """How one call stands to a message, with the turns that show it."""

    kind: Kind
    statements: tuple[Statement, ...] = ()


def judge(message: Message, turns: Sequence[Said]) -> Verdict:
    """Read a call. Only what agents say is held against them; where nobody knows who speaks, all of it is read.

    With `about`, only what is said within a minute of its coming up counts. A contradiction that is denied ("not
    fourteen days") is none. "Unsaid" is a call in which the message came up and no agent said it; without `about`
    or `says` nothing can be unsaid.
    """
    spoken = [turn for turn in turns if turn[2] == "agent"] or [turn for turn in turns if turn[2] == "other"]
    about = _found(message.about, turns, denied=True)
    if message.about:
        spoken = [turn for turn in spoken if any(abs(turn[0] - one.start_ms) <= NEAR_MS for one in about)]
    against = _found(message.against, spoken)
    if against:
        return Verdict("otherwise", against)
    says = _found(message.says, spoken, denied=True)
    if says:
        return Verdict("as_told", says)
    if about and message.says:
        return Verdict("unsaid", about[:1])
    return Verdict("not_about")


def _found(phrases: Iterable[str], turns: Iterable[Said], *, denied: bool = False) -> tuple[Statement, ...]:
    """Turns in which a phrase stands; `denied`: also behind a "not"."""
    sought = tuple(phrases)
    if not sought:
        return ()
    hits = []
    for start, end, speaker, words in turns:
        if (phrase := find_phrases(sought, words, denied=denied)) is not None:
            hits.append(Statement(start, end, speaker, words, phrase))
    return tuple(hits)
