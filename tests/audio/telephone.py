"""Telephone calls whose truth is known: spoken pieces at known times, on a noisy line, with whatever else is heard."""

from __future__ import annotations

import io
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
import soundfile as sf
import soxr

from tests.audio.sounds import Signal

RATE = 8000
HOP = 160
SENTENCES = (
    "Good morning, thank you for calling, how can I help you today?",
    "Yes, hello, my washing machine stopped in the middle of a cycle.",
    "I am sorry to hear that. May I have your order number, please?",
    "It is seven, four, one, nine, double two.",
    "Thank you. One moment while I open your order.",
    "No problem.",
    "I can send an engineer on Thursday morning between eight and ten.",
    "Could it be in the afternoon? I work until two.",
    "Thursday at three is free, shall I book that for you?",
    "Yes please, that would be wonderful.",
    "You will get a message with the time and the name of the engineer.",
    "Okay, and what does it cost if the machine cannot be repaired?",
)


@dataclass(frozen=True, slots=True)
class Call:
    """Samples of shape (n, 2) and where each side really talks, one flag per 20 ms."""

    samples: Signal
    talks: tuple[npt.NDArray[np.bool_], npt.NDArray[np.bool_]]


def spoken(voices: tuple[str, str] = ("en+m3", "en+f2")) -> list[Signal]:
    """The sentences, agent and customer in turns, at 8 kHz; skips where no synthesiser is installed."""
    program = shutil.which("espeak-ng") or shutil.which("espeak")
    if program is None:
        pytest.skip("espeak-ng is not installed (apt install espeak-ng)")
    out = []
    for place, sentence in enumerate(SENTENCES):
        command = [program, "-v", voices[place % 2], "-s", str(150 + 12 * (place % 3)), "--stdout", sentence]
        wave, rate = sf.read(io.BytesIO(subprocess.run(command, capture_output=True, check=True).stdout))
        out.append(_telephone_band(soxr.resample(wave, rate, RATE)))
    return out


def call(minutes: float = 3.0, seed: int = 1, overlap: float = 0.08) -> Call:
    """A clean call: turns with pauses, some of them begun before the other has finished."""
    random = np.random.default_rng(seed)
    pieces = spoken()
    samples = np.zeros((round(minutes * 60 * RATE), 2), np.float32)
    at, turn = RATE, 0
    while True:
        piece = pieces[turn % len(pieces)]
        if at + len(piece) + RATE > len(samples):
            break
        samples[at : at + len(piece), turn % 2] += piece * (0.5 if turn % 2 == 0 else 0.25)
        pause = -0.6 * RATE if random.random() < overlap else random.exponential(0.9) * RATE + 0.15 * RATE
        at, turn = max(at + len(piece) // 2, round(at + len(piece) + pause)), turn + 1
    return Call(samples, (truth_of(samples[:, 0]), truth_of(samples[:, 1])))


def truth_of(clean: Signal) -> npt.NDArray[np.bool_]:
    """Within 35 dB of the loud parts; pauses of up to 200 ms inside words belong to them."""
    power = np.square(clean[: len(clean) // HOP * HOP].reshape(-1, HOP)).mean(axis=1)
    talks = power > np.percentile(power[power > 0], 95) * 10**-3.5
    quiet = np.flatnonzero(np.diff(np.concatenate([[True], talks, [True]]).astype(int)))
    for start, end in zip(quiet[::2], quiet[1::2], strict=True):
        if end - start <= 10:
            talks[start:end] = True
    return talks


def on_a_line(clean: Call, snr_db: float | None, crosstalk_db: float | None = None, seed: int = 3) -> Call:
    """The same call with line noise and hum so far below the speech, one side leaking into the other, mu-law."""
    random = np.random.default_rng(seed)
    samples = clean.samples.copy()
    if crosstalk_db is not None:
        leak = np.roll(clean.samples, 24, axis=0)[:, ::-1] * 10 ** (crosstalk_db / 20)
        samples = samples + leak
    if snr_db is not None:
        seconds = np.arange(len(samples)) / RATE
        for channel in (0, 1):
            speech = clean.samples[:, channel]
            level = np.sqrt(np.square(speech[np.abs(speech) > 1e-3]).mean())
            noise = _telephone_band(random.standard_normal(len(samples)).astype(np.float32))
            noise += 0.3 * np.sin(2 * np.pi * 300 * seconds)
            noise *= 1 + 0.3 * np.sin(2 * np.pi * seconds / 11)
            noise *= level * 10 ** (-snr_db / 20) / np.sqrt(np.square(noise).mean())
            samples[:, channel] += noise
    return Call(_mu_law(np.clip(samples, -1, 1)), clean.talks)


def write_call(path: Path, made: Call) -> Path:
    sf.write(path, made.samples, RATE, "ULAW")
    return path


def f1(found: npt.NDArray[np.bool_], truth: npt.NDArray[np.bool_]) -> float:
    """How well flags agree, 1 is perfectly."""
    both = (found & truth).sum()
    return float(2 * both / max(1, found.sum() + truth.sum()))


def keys_pressed(digits: str) -> Signal:
    """A telephone's tones, 80 ms each with 80 ms between."""
    rows, columns = (697, 770, 852, 941), (1209, 1336, 1477, 1633)
    layout = "123A456B789C*0#D"
    time = np.arange(round(0.08 * RATE)) / RATE
    out = []
    for digit in digits:
        row, column = divmod(layout.index(digit), 4)
        out.append(
            0.2 * np.sin(2 * np.pi * rows[row] * time) + 0.2 * np.sin(2 * np.pi * columns[column] * time)
        )
        out.append(np.zeros(len(time)))
    return np.concatenate(out).astype(np.float32)


def ringing(seconds: float) -> Signal:
    """A second of 440 and 480 Hz, two of silence, again and again."""
    time = np.arange(round(seconds * RATE)) / RATE
    tone = 0.1 * (np.sin(2 * np.pi * 440 * time) + np.sin(2 * np.pi * 480 * time))
    return (tone * (time % 3 < 1)).astype(np.float32)


def music(seconds: float, seed: int = 4) -> Signal:
    """Chords that change every half second, as on hold."""
    random = np.random.default_rng(seed)
    time = np.arange(RATE // 2) / RATE
    out = []
    for _chord in range(round(seconds * 2)):
        notes = 220 * 2 ** (random.choice([0, 2, 4, 5, 7, 9, 11, 12, 14, 16], 4, replace=False) / 12)
        chord = sum(np.sin(2 * np.pi * note * k * time) / k for note in notes for k in (1, 2, 3))
        out.append(chord * (0.4 + 0.6 * np.exp(-time * 3)) * 0.05)
    return np.concatenate(out).astype(np.float32)


def _telephone_band(wave: npt.NDArray[np.floating]) -> Signal:
    spectrum = np.fft.rfft(wave)
    hertz = np.fft.rfftfreq(len(wave), 1 / RATE)
    spectrum[(hertz < 300) | (hertz > 3400)] = 0
    return np.fft.irfft(spectrum, len(wave)).astype(np.float32)


def _mu_law(samples: Signal) -> Signal:
    buffer = io.BytesIO()
    sf.write(buffer, samples, RATE, "ULAW", format="WAV")
    buffer.seek(0)
    return sf.read(buffer, dtype="float32")[0]
