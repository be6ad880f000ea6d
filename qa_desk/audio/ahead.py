"""Keeps a little sound ready ahead of the device."""

from __future__ import annotations

from qa_desk.audio.deck import Deck, Take, ready_seconds
from qa_desk.audio.feed import Feed

AHEAD_SECONDS = 0.25


class Ahead:
    """Fills the takes of decks; used by one thread, the only one that reads recordings while they play."""

    def __init__(self) -> None:
        self._take: Take | None = None
        self._feed: Feed | None = None

    def step(self, deck: Deck | None, speed: float) -> bool:
        """Prepare one more block; False where nothing needs to be done now."""
        take = deck.take if deck is not None else None
        if deck is None or take is None:
            self._take, self._feed = None, None
            return False
        if take.complete or ready_seconds(take, deck.rate) >= AHEAD_SECONDS:
            return False
        if take is not self._take or self._feed is None:
            self._take, self._feed = take, Feed(take.source, deck.rate, take.start_ms, take.route)
        block = self._feed.next_block(speed)
        if block is None:
            take.complete = True
        elif len(block.samples):
            take.blocks.append(block)
        return True
