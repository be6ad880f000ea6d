"""Who talks when, beside webrtcvad and Silero's ONNX model, on calls whose truth is known.

They are compared where installed: `pip install webrtcvad-wheels onnxruntime`, `pip install --no-deps silero-vad` (the
package would bring torch along; only the model inside it is used).
"""

from __future__ import annotations

import importlib.util
import time
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from benchmarks.peaks import RATE
from qa_desk.audio.activity import find_activity
from qa_desk.audio.activity.spans import closed, flags_of, spans_of, without_short
from tests.audio.telephone import Call, call, f1, on_a_line
from tests.audio.telephone import write_call as write_telephone

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


def activity(folder: Path, quick: bool) -> list[Found]:
    """Frame F1, overtalk and onsets of each detector on each line."""
    clean = call(2.0 if quick else 5.0)
    rows = []
    for snr in (20, 5) if quick else (None, 20, 10, 5):
        for crosstalk in (None,) if quick and snr == 5 else (None, -6):
            made = on_a_line(clean, snr, crosstalk)
            path = write_telephone(folder / "telephone.wav", made)
            for name, listen in detectors(path).items():
                began = time.perf_counter()
                flags = listen(made.samples, len(clean.talks[0]))
                seconds = time.perf_counter() - began
                rows.append(
                    {"noise below speech dB": snr or "none", "crosstalk dB": crosstalk or "none", "by": name}
                    | scores(flags, clean, seconds)
                )
    missing = {"webrtcvad", "silero"} - {row["by"].split()[0] for row in rows}
    rows += [{"by": f"{name} (not installed)"} for name in sorted(missing)]
    return rows


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
        "overtalk error points": round(over[0] - over[1], 1),
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
    package = importlib.util.find_spec("silero_vad")
    if (
        package is None
        or not package.submodule_search_locations
        or not importlib.util.find_spec("onnxruntime")
    ):
        return None
    import onnxruntime

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
