"""A voice changed so that it is not known by ear: as long as before, its pitch moved, the other side untouched."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import soundfile as sf

from qa_desk.audio.decode import open_source
from qa_desk.audio.disguise import FACTOR, Disguise, disguised, voice_pitch

RATE = 8000


def voice(hz: float, seconds: float, formant: float = 900.0) -> np.ndarray:
    """Pulses of a pitch through one resonance, as a throat makes them."""
    n = int(RATE * seconds)
    pulses = np.zeros(n)
    pulses[(np.arange(0, n * hz / RATE) * RATE / hz).astype(int).clip(0, n - 1)] = 1.0
    t = np.arange(400) / RATE
    return (
        np.convolve(pulses, np.exp(-120 * t) * np.sin(2 * np.pi * formant * t))[:n].astype(np.float32) * 0.6
    )


def centre(sound: np.ndarray) -> float:
    """Where the middle of the spectrum's power lies, Hz."""
    power = np.abs(np.fft.rfft(sound)) ** 2
    return float((np.fft.rfftfreq(len(sound), 1 / RATE) * power).sum() / power.sum())


def changed(tmp_path: Path, sound: np.ndarray, how: Disguise) -> np.ndarray:
    source = tmp_path / "call.wav"
    sf.write(source, sound, RATE, subtype="PCM_16")
    path = disguised(source, "ab" * 32, tmp_path, how)
    assert disguised(source, "ab" * 32, tmp_path, how) == path
    return sf.read(path, dtype="float32", always_2d=True)[0]


@pytest.mark.parametrize(("hz", "factor"), [(110.0, FACTOR), (220.0, 1 / FACTOR)])
def test_pitch_and_formant_move_together_and_the_length_stays(
    tmp_path: Path, hz: float, factor: float
) -> None:
    agent, customer = voice(hz, 6.0), voice(150.0, 6.0, 700.0)
    before = np.stack([agent, customer], axis=1)
    after = changed(tmp_path, before, Disguise(channel=0))
    assert after.shape == before.shape
    with open_source(tmp_path / "call.wav") as source:
        assert voice_pitch(source, 0) == pytest.approx(hz, rel=0.03)
    sf.write(tmp_path / "after.wav", after, RATE, subtype="PCM_16")
    with open_source(tmp_path / "after.wav") as source:
        assert voice_pitch(source, 0) == pytest.approx(hz * factor, rel=0.04)
    assert centre(after[RATE:-RATE, 0]) == pytest.approx(centre(agent[RATE:-RATE]) * factor, rel=0.08)
    assert np.abs(after[:, 1] - before[:, 1]).max() < 2e-4, "the customer sounds as before"


def test_words_stay_at_their_second(tmp_path: Path) -> None:
    quiet = np.zeros(RATE * 12, np.float32)
    for second in (2, 5, 9):
        quiet[second * RATE : second * RATE + RATE] = voice(200.0, 1.0)
    after = changed(tmp_path, quiet[:, None], Disguise())[:, 0]
    loud = np.abs(after).reshape(-1, RATE // 50).max(axis=1) > 0.05
    starts = [
        at / 50 for at in np.flatnonzero(loud[1:] & ~loud[:-1]) + 1 if not loud[max(0, at - 25) : at].any()
    ]
    assert starts == pytest.approx([2, 5, 9], abs=0.05)


def test_in_one_channel_only_the_agents_turns_are_changed(tmp_path: Path) -> None:
    sound = voice(200.0, 6.0)
    after = changed(tmp_path, sound[:, None], Disguise(parts=((2000, 4000),)))[:, 0]
    edge = RATE // 10
    assert np.abs(after[: 2 * RATE - edge] - sound[: 2 * RATE - edge]).max() < 2e-4
    assert np.abs(after[4 * RATE + edge :] - sound[4 * RATE + edge :]).max() < 2e-4
    inside = slice(2 * RATE + edge, 4 * RATE - edge)
    assert centre(after[inside]) == pytest.approx(centre(sound[inside]) / FACTOR, rel=0.08)
