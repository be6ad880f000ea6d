"""Which stretches of a recording hold nothing to hear, judged by its outline."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from qa_desk.audio.peaks import MS, Peaks
from qa_desk.audio.route import Part

THRESHOLD_DB = -45.0
MARGIN_MS = 300
SHORTEST_SKIP_MS = 400
LOUDEST = 32768.0


def quiet_stretches(
    peaks: Peaks,
    threshold_db: float = THRESHOLD_DB,
    margin_ms: int = MARGIN_MS,
    shortest_ms: int = SHORTEST_SKIP_MS,
) -> tuple[Part, ...]:
    """Stretches in which no channel is louder than the threshold (dB below full), in ms, in order.

    `margin_ms` of quiet is kept at each side; what is then shorter than `shortest_ms` is not worth a cut.
    """
    loud: npt.NDArray[np.bool_] = np.any(peaks.rms > LOUDEST * 10 ** (threshold_db / 20), axis=0)
    edges = np.flatnonzero(np.diff(np.concatenate([[True], loud, [True]]).astype(np.int8)))
    bin_ms = peaks.bin_frames * MS / peaks.rate
    found: list[Part] = []
    for start, end in zip(edges[::2], edges[1::2], strict=True):
        first = start * bin_ms + (margin_ms if start else 0)
        last = end * bin_ms - (margin_ms if end < len(loud) else 0)
        if last - first >= shortest_ms:
            found.append((round(first), round(last)))
    return tuple(found)
