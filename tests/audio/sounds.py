"""Sound with known content, and how much of it is found in what was heard."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import numpy.typing as npt
import soundfile as sf
import soxr

Signal = npt.NDArray[np.float32]


def speechlike(rate: int, seconds: float, channels: int = 1, seed: int = 1) -> Signal:
    """Noise of a telephone's band whose loudness comes and goes as in speech; each channel is its own."""
    random = np.random.default_rng(seed)
    frames = round(rate * seconds)
    spectrum = np.fft.rfft(random.standard_normal((frames, channels)), axis=0)
    hertz = np.fft.rfftfreq(frames, 1 / rate)
    spectrum[(hertz < min(300, 0.1 * rate)) | (hertz > 3000)] = 0
    noise = np.fft.irfft(spectrum, frames, axis=0)
    slow = np.arange(frames)[:, None] / rate * 2 * np.pi
    swing = 0.55 + 0.45 * np.sin(slow * (2.3 + np.arange(channels)) + seed)
    out = noise / np.abs(noise).max() * swing * 0.7
    return np.ascontiguousarray(out, np.float32)


def tone(rate: int, seconds: float, hertz: float = 440.0, loudness: float = 0.5, channels: int = 1) -> Signal:
    """A sine on every channel."""
    wave = loudness * np.sin(2 * np.pi * hertz * np.arange(round(rate * seconds)) / rate)
    return np.ascontiguousarray(np.repeat(wave[:, None], channels, axis=1), np.float32)


def write(path: Path, samples: Signal, rate: int, container: str = "WAV", coding: str = "PCM_16") -> Path:
    """A recording of these samples, written in pieces: some encoders cannot take it all at once."""
    with sf.SoundFile(path, "w", rate, samples.shape[1], format=container, subtype=coding) as file:
        for at in range(0, len(samples), rate):
            file.write(samples[at : at + rate])
    return path


def found(heard: Signal, wanted: Signal, wanted_rate: int, rate: int) -> tuple[float, int]:
    """How alike `wanted` is to the best matching part of `heard` (1 is the same), and where that part begins."""
    part = soxr.resample(wanted, wanted_rate, rate) if wanted_rate != rate else wanted
    part, heard = np.asarray(part, np.float64), np.asarray(heard, np.float64)
    size = 1 << (len(heard) + len(part)).bit_length()
    match = np.fft.irfft(np.fft.rfft(heard, size) * np.conj(np.fft.rfft(part, size)), size)[: len(heard)]
    power = np.concatenate([[0.0], np.cumsum(heard**2)])
    ends = np.minimum(np.arange(len(heard)) + len(part), len(heard))
    energy = power[ends] - power[: len(heard)]
    alike = match / np.sqrt(energy * float(part @ part) + 1e-12)
    best = int(np.argmax(alike[: max(1, len(heard) - len(part) + 1)]))
    return float(alike[best]), best


def loudness(samples: Signal) -> float:
    """Root mean square."""
    return float(np.sqrt(np.mean(np.square(samples, dtype=np.float64))))
