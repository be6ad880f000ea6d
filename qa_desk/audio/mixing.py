"""How loud each side of a call is in each ear."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

Mix = npt.NDArray[np.float32]
LOUDEST_GAIN = 8.0


@dataclass(frozen=True, slots=True)
class Mixing:
    """What a person asked for: loudness of all and of each channel, who is silent, who alone is heard."""

    volume: float = 1.0
    balance: float = 0.0
    gains: tuple[float, float] = (1.0, 1.0)
    muted: tuple[bool, bool] = (False, False)
    solo: int | None = None

    def with_volume(self, volume: float) -> Mixing:
        """0 to 1."""
        return replace(self, volume=min(max(0.0, float(volume)), 1.0))

    def with_balance(self, balance: float) -> Mixing:
        """-1 is the left ear only, 1 the right."""
        return replace(self, balance=min(max(-1.0, float(balance)), 1.0))

    def with_gain(self, channel: int, gain: float) -> Mixing:
        """1 is as recorded, up to 8."""
        gain = min(max(0.0, float(gain)), LOUDEST_GAIN)
        return replace(self, gains=(gain, self.gains[1]) if channel == 0 else (self.gains[0], gain))

    def with_muted(self, channel: int, muted: bool) -> Mixing:
        """Silence a channel or let it be heard."""
        return replace(self, muted=(muted, self.muted[1]) if channel == 0 else (self.muted[0], muted))

    def for_next_call(self) -> Mixing:
        """What stays when another recording is put on: how loud this person likes it."""
        return Mixing(self.volume, self.balance)

    def matrix(self, channels: int) -> Mix:
        """Shape (channels, 2): left and right loudness of each; one who is heard alone is in both ears."""
        silent = [
            self.muted[place] if self.solo is None or channels == 1 else place != self.solo
            for place in range(channels)
        ]
        out = np.zeros((channels, 2), np.float32)
        for place in range(channels):
            alone = all(silent[other] for other in range(channels) if other != place)
            gain = 0.0 if silent[place] else self.gains[place]
            out[place, :] = gain if alone else 0.0
            out[place, place] = gain
        ears = [min(1.0, 1.0 - self.balance), min(1.0, 1.0 + self.balance)]
        mix: Mix = (out * np.array(ears) * self.volume).astype(np.float32)
        return mix
