"""What is known of one call while rules are tried on it: facts, turns and what its sound tells. Plain values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from qa_desk.audio.activity.spans import Span, gaps, united
from qa_desk.speech.wording import Stream, Turn

SPOKEN_CHANNELS = frozenset({"voice", "video"})
SHORTEST_GAP_MS = 1_000


@dataclass(frozen=True, slots=True)
class Sound:
    """Spans in media ms. `agent` and `customer` are their speech, None where a mixed recording hides who talks.

    `keys` are (start, end, key). `talk` is when anybody talks.
    """

    talk: tuple[Span, ...]
    silence: tuple[Span, ...]
    hold: tuple[Span, ...]
    agent: tuple[Span, ...] | None = None
    customer: tuple[Span, ...] | None = None
    keys: tuple[tuple[int, int, str], ...] = ()


@dataclass(frozen=True)
class Heard:
    """One call. `turns` is None without a transcript, `sound` None where nothing was (or could be) listened to.

    `facts` has lengths in ms under the names of `scoring.suggest.FactName`, words as they are, None where not known.
    """

    facts: Mapping[str, int | str | None]
    turns: Sequence[Turn] | None = None
    sound: Sound | None = None
    _streams: dict[str, Stream] = field(default_factory=dict, repr=False, compare=False)

    @property
    def spoken(self) -> bool:
        """True for a call, False for a chat or a letter, in which pauses mean nothing."""
        return self.facts.get("channel") in SPOKEN_CHANNELS

    def stream(self, speaker: str) -> Stream:
        """What one speaker (`agent`, `customer`, `other`) says."""
        if speaker not in self._streams:
            self._streams[speaker] = Stream([turn for turn in self.turns or () if turn.speaker == speaker])
        return self._streams[speaker]

    @cached_property
    def length_ms(self) -> int:
        """Where the last word or sound ends."""
        ends = [turn.end_ms for turn in self.turns or ()]
        ends += (
            [spans[-1][1] for spans in (self.sound.talk, self.sound.silence) if spans] if self.sound else []
        )
        return max(ends, default=0)

    @cached_property
    def silences(self) -> tuple[Span, ...] | None:
        """Where nobody talks, from the first word to the last: by the sound, else between the turns; None unknown."""
        if not self.spoken:
            return None
        if self.sound is not None:
            talk = united(self.sound.talk, self.sound.hold)
            return _within(self.sound.silence, talk) if talk else self.sound.silence
        if self.turns:
            talk = united(
                [(turn.start_ms, turn.end_ms) for turn in self.turns if turn.end_ms > turn.start_ms]
            )
            return (
                tuple(
                    (start, end)
                    for start, end in _within(gaps(talk, talk[-1][1]), talk)
                    if end - start >= SHORTEST_GAP_MS
                )
                if talk
                else ()
            )
        return None


def _within(spans: Sequence[Span], talk: Sequence[Span]) -> tuple[Span, ...]:
    """The spans that lie between the first word and the last."""
    first, last = talk[0][0], talk[-1][1]
    return tuple((start, end) for start, end in spans if start >= first and end <= last)
