"""The telephone around the voices: band, noise, tones, hold music (dev time only, see README.md here).

Every sound is float32 at 8 kHz; full scale is 1.0.
"""

from __future__ import annotations

import numpy as np
import soxr
from numpy.typing import NDArray
from scipy import signal

RATE = 8_000
Sound = NDArray[np.float32]
Random = np.random.Generator

_BAND = signal.butter(4, [300, 3400], btype="bandpass", fs=RATE, output="sos")
_NOTES = (  # two bars a chord, as semitones from A3; written for this sample
    (0, 7, 12, 16, 19, 16, 12, 7),
    (-4, 3, 8, 12, 15, 12, 8, 3),
    (-7, 0, 5, 9, 12, 9, 5, 0),
    (-5, 2, 7, 11, 14, 11, 7, 2),
)


def frames(ms: float) -> int:
    """Milliseconds as frames."""
    return round(ms * RATE / 1000)


def from_voice(sound: Sound, rate: int, level_db: float, far: bool, random: Random) -> Sound:
    """A clean voice as a telephone hears it, its speech at level_db (RMS of its louder half)."""
    narrow = np.asarray(soxr.resample(sound, rate, RATE, "VHQ"), np.float32)
    if far:  # a room answers a little
        tail = random.normal(0, 1, frames(90)) * np.exp(-np.arange(frames(90)) / frames(18))
        narrow = narrow + 0.035 * signal.fftconvolve(narrow, tail)[: len(narrow)].astype(np.float32)
    heard = np.asarray(signal.sosfilt(_BAND, narrow), np.float32)
    block = heard[: len(heard) // 160 * 160].reshape(-1, 160)
    power = np.sort((block**2).mean(axis=1))[len(block) // 2 :]
    loud = 10 ** (level_db / 20) / max(1e-6, float(np.sqrt(power.mean())))
    return soft_limit(heard * np.float32(loud))


def soft_limit(sound: Sound) -> Sound:
    """Leave everything under 0.6 alone and bend the rest below 0.9."""
    over = np.abs(sound) - 0.6
    bent = np.sign(sound) * (0.6 + 0.3 * np.tanh(np.maximum(over, 0) / 0.3))
    return np.asarray(np.where(over > 0, bent, sound), np.float32)


def line_noise(count: int, level_db: float, random: Random) -> Sound:
    """A little hiss with more low than high, as lines have."""
    white = random.normal(0, 1, count + 64)
    brown = signal.lfilter([1.0], [1.0, -0.7], white)[64:]
    band = signal.sosfilt(_BAND, brown)
    return np.asarray(band / band.std() * 10 ** (level_db / 20), np.float32)


def typing(count: int, random: Random) -> Sound:
    """Keys of the agent's keyboard, far from the microphone."""
    out = np.zeros(count, np.float32)
    at = frames(500)
    while at < count - frames(400):
        length = frames(14)
        key = random.normal(0, 1, length) * np.exp(-np.arange(length) / frames(2.5))
        out[at : at + length] += (key * random.uniform(0.008, 0.02)).astype(np.float32)
        at += frames(random.uniform(90, 240) if random.random() < 0.86 else random.uniform(500, 1500))
    return np.asarray(signal.sosfilt(_BAND, out), np.float32)


def _tone(pitches: tuple[float, ...], ms: float, level_db: float) -> Sound:
    at = np.arange(frames(ms)) / RATE
    wave = sum(np.sin(2 * np.pi * pitch * at) for pitch in pitches) / len(pitches)
    edge = np.minimum(1, np.minimum(np.arange(len(at)), np.arange(len(at))[::-1]) / frames(5))
    return np.asarray(wave * edge * 10 ** (level_db / 20) * np.sqrt(2), np.float32)


def ringing(count: int, language: str) -> Sound:
    """The far telephone ringing count times: the British double ring or the Chinese single one."""
    rest = np.zeros(frames(1800), np.float32)
    if language == "en":
        burst = _tone((400, 450), 400, -26)
        once = [burst, np.zeros(frames(200), np.float32), burst, rest]
    else:
        once = [_tone((450,), 1000, -26), np.zeros(frames(3000), np.float32)]
    return np.concatenate(once * count)


def hung_up(language: str) -> Sound:
    """A click, then the tone of a line nobody is on, for about three seconds."""
    click = np.zeros(frames(400), np.float32)
    click[:24] = np.hanning(24).astype(np.float32) * np.float32(0.2)
    burst = _tone((400,) if language == "en" else (450,), 360, -26)
    return np.concatenate([click, *[burst, np.zeros(frames(360), np.float32)] * 4])


def hold_music(count: int, offset: int, language: str) -> Sound:
    """Soft plucked chords that never end; offset says how many frames have been heard before."""
    beat = frames(300)
    root = 220.0 if language == "en" else 246.94
    bar = beat * 16
    loop = np.zeros(bar * len(_NOTES) + frames(1500), np.float32)
    at = np.arange(frames(1400)) / RATE
    for index, chord in enumerate(_NOTES):
        for step in range(16):
            pitch = root * 2 ** (chord[step % 8] / 12) * (2 if step >= 8 else 1)
            pluck = sum(np.sin(2 * np.pi * pitch * k * at) / k**1.4 for k in (1, 2, 3, 5))
            voice = pluck * np.exp(-at * 3.2) * np.minimum(1, at / 0.006)
            start = index * bar + step * beat
            loop[start : start + len(at)] += (voice * (1.0 if step % 4 == 0 else 0.6)).astype(np.float32)
    tail = len(loop) - bar * len(_NOTES)
    loop[:tail] += loop[-tail:]
    loop = np.asarray(signal.sosfilt(_BAND, loop[:-tail]), np.float32)
    loop *= np.float32(10 ** (-27 / 20) / np.sqrt((loop**2).mean()))
    music = loop[(np.arange(count) + offset) % len(loop)]
    fade = np.minimum(1, np.minimum(np.arange(count), np.arange(count)[::-1]) / frames(250))
    return np.asarray(music * fade, np.float32)


def breaking_up(sound: Sound, since: int, random: Random) -> Sound:
    """The same sound with short gaps, more of them as it goes on, from the frame since."""
    out = sound.copy()
    at = since
    while at < len(out):
        gap = frames(random.uniform(50, 190))
        out[at : at + gap] *= np.float32(0.03)
        left = 1 - (at - since) / max(1, len(out) - since)
        at += gap + frames(random.uniform(150, 350) + 900 * left)
    return out
