"""The outline of a recording: right to the sample, kept, made anew when damaged, cancelled when not wanted."""

from __future__ import annotations

import hashlib
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
import soundfile as sf
from hypothesis import given, settings
from hypothesis import strategies as st

from qa_desk.audio import AudioError, Cancelled, Peaks, compute_peaks, load_or_compute
from qa_desk.audio.peaks import outline_block
from qa_desk.audio.peaks_file import peaks_path
from tests.audio.sounds import speechlike, write

RATE = 8000


@pytest.fixture
def call(tmp_path: Path) -> Path:
    return write(tmp_path / "call.wav", speechlike(RATE, 12.345, 2), RATE)


def reference(samples: npt.NDArray[np.int16], bin_frames: int) -> list[npt.NDArray[np.float64]]:
    """Lowest, highest and rms of every bin, the plain way; each of shape (channels, bins)."""
    bins = [samples[at : at + bin_frames].astype(np.float64) for at in range(0, len(samples), bin_frames)]
    roots = [np.sqrt((part**2).mean(axis=0)) for part in bins]
    found = ([part.min(axis=0) for part in bins], [part.max(axis=0) for part in bins], roots)
    return [np.array(values).T for values in found]


def test_every_bin_is_what_numpy_says(call: Path) -> None:
    peaks = compute_peaks(call)
    samples = sf.read(call, dtype="int16", always_2d=True)[0]
    low, high, rms = reference(samples, peaks.bin_frames)
    assert peaks.bin_frames == 80
    assert (peaks.channels, peaks.duration_ms) == (2, 12_345)
    assert np.array_equal(peaks.low, low) and np.array_equal(peaks.high, high)
    assert np.abs(peaks.rms - rms).max() <= 1


@settings(max_examples=80, deadline=None)
@given(
    frames=st.integers(1, 3000),
    bin_frames=st.integers(1, 441),
    channels=st.integers(1, 2),
    seed=st.integers(0, 2**32 - 1),
)
def test_any_block_is_what_numpy_says(frames: int, bin_frames: int, channels: int, seed: int) -> None:
    block = np.random.default_rng(seed).integers(-32768, 32768, (frames, channels)).astype(np.int16)
    low, high, rms = outline_block(block, bin_frames)
    wanted = reference(block, bin_frames)
    assert np.array_equal(low, wanted[0]) and np.array_equal(high, wanted[1])
    assert np.abs(rms - wanted[2]).max() <= 1


@pytest.mark.parametrize(
    ("start", "end", "width"), [(0, 12_345, 700), (3000, 4000, 50), (0, 12_345, 7), (-50, 300, 35)]
)
def test_columns_hold_the_extremes_of_their_time(call: Path, start: float, end: float, width: int) -> None:
    peaks = compute_peaks(call)
    samples = sf.read(call, dtype="int16", always_2d=True)[0]
    for channel in (0, 1):
        low, high, rms = peaks.columns(channel, start, end, width)
        assert len(low) == len(high) == len(rms) == width
        for column in range(width):
            first = int((start + (end - start) * column / width) * 8)
            last = int((start + (end - start) * (column + 1) / width) * 8)
            part = samples[max(0, first) : max(0, last), channel]
            if not len(part):
                assert low[column] == high[column] == 0
                continue
            assert low[column] <= part.min() and high[column] >= part.max(), "no peak is lost"
            near = last - first + 160
            wider = samples[max(0, first - near) : last + near, channel]
            assert low[column] >= wider.min() and high[column] <= wider.max(), "no peak comes from elsewhere"
            assert rms[column] <= max(abs(int(low[column])), abs(int(high[column]))) + 1


def test_an_outline_is_shown_while_it_is_made(call: Path) -> None:
    shares: list[float] = []
    whole = compute_peaks(call, progress=shares.append)
    assert shares and shares == sorted(shares) and shares[-1] == 1.0
    assert whole.known_ms == whole.duration_ms
    with pytest.raises(Cancelled):
        compute_peaks(call, cancelled=lambda: True)


def test_part_of_an_outline_knows_how_long_the_whole_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("qa_desk.audio.peaks.PARTIAL_EVERY_SECONDS", 0.0)
    path = write(tmp_path / "long.wav", speechlike(RATE, 130.0), RATE)
    parts: list[Peaks] = []
    compute_peaks(path, partial=parts.append)
    assert len(parts) >= 2
    assert {part.duration_ms for part in parts} == {130_000}
    assert 0 < parts[0].known_ms < 130_000


def test_a_kept_outline_is_used_until_something_is_wrong_with_it(call: Path, tmp_path: Path) -> None:
    content = hashlib.sha256(call.read_bytes()).hexdigest()
    made = load_or_compute(call, content, tmp_path)
    kept = peaks_path(tmp_path, content)
    good = kept.read_bytes()
    call.rename(tmp_path / "elsewhere.wav")
    again = load_or_compute(call, content, tmp_path)
    for one, other in zip((made.low, made.high, made.rms), (again.low, again.high, again.rms), strict=True):
        assert np.array_equal(one, other)
    (tmp_path / "elsewhere.wav").rename(call)
    damaged = {
        "cut short": good[:-5],
        "longer": good + b"\0",
        "one bit": good[:-9] + bytes([good[-9] ^ 4]) + good[-8:],
        "a bit of its head": good[:14] + bytes([good[14] ^ 1]) + good[15:],
        "another version": good[:8] + b"\x63\0\0\0" + good[12:],
        "another program's": b"PNG" + good[3:],
        "nothing": b"",
    }
    for what, data in damaged.items():
        kept.write_bytes(data)
        healed = load_or_compute(call, content, tmp_path)
        assert np.array_equal(healed.high, made.high), what
        assert kept.read_bytes() == good, what


def test_an_outline_that_cannot_be_kept_is_still_shown(call: Path, tmp_path: Path) -> None:
    (tmp_path / "caches").write_text("a file where a folder should be")
    peaks = load_or_compute(call, "ab" * 32, tmp_path / "caches")
    assert peaks.high.max() > 1000
    with pytest.raises(AudioError):
        load_or_compute(tmp_path / "gone.wav", "cd" * 32, tmp_path / "caches")


def test_silence_and_three_samples_have_outlines(tmp_path: Path) -> None:
    silent = compute_peaks(write(tmp_path / "silent.wav", np.zeros((RATE, 1), np.float32), RATE))
    assert not silent.high.any() and not silent.rms.any()
    three = compute_peaks(write(tmp_path / "three.wav", speechlike(RATE, 1.0)[:3], RATE))
    assert three.low.shape == (1, 1)
    assert len(three.columns(0, 0, 1, 40)[0]) == 40


def test_shared_calls_have_the_outline_of_their_samples(shared_data: Path) -> None:
    path = shared_data / "calls" / "Google_Gnome.wav"
    samples = sf.read(path, dtype="int16", always_2d=True)[0]
    peaks = compute_peaks(path)
    low, high, rms = reference(samples, peaks.bin_frames)
    assert np.array_equal(peaks.low, low) and np.array_equal(peaks.high, high)
    assert np.abs(peaks.rms - rms).max() <= 1
