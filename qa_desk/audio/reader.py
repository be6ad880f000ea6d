"""Samples from any place of an open file, whatever its decoder needs to get there and to get over damage."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import soundfile as sf

from qa_desk.audio.container import open_container
from qa_desk.audio.errors import AudioError

RUN_IN = {"VORBIS": 8192, "MPEG_LAYER_III": 12 * 1152, "MPEG_LAYER_II": 4 * 1152}
"""Frames a decoder must have read before what it gives is the same as in one go."""


class Reader:
    """An open file that is opened anew where its decoder gives up: some never recover."""

    def __init__(self, path: Path, file: sf.SoundFile) -> None:
        self.path = path
        self.file = file
        self.rate: int = file.samplerate
        self.channels: int = file.channels
        self.declared: int = file.frames
        self.codec: str = file.subtype
        self.seekable: bool = file.seekable()
        self._at = 0

    def read_into(self, out: npt.NDArray[Any], start: int, *, anew: bool = False) -> int:
        """Frames read into `out`, shape (n, channels), from `start`; 0 where they cannot be.

        `anew` goes to the place even where the decoder seems to be there already.
        """
        try:
            if anew or self._at != start:
                self._go_to(start, out.dtype)
            got = len(self.file.read(len(out), out=out))
        except (sf.SoundFileError, OSError):
            self._open_again()
            return 0
        self._at = start + got if got == len(out) else -1
        return got

    def close(self) -> None:
        """Let go of the file."""
        self.file.close()

    def _go_to(self, start: int, kind: Any) -> None:
        early = max(0, start - RUN_IN.get(self.codec, 0))
        self.file.seek(early)
        if early < start:
            self.file.read(start - early, dtype=np.dtype(kind).name)
            if self.file.tell() != start:
                self.file.seek(start)

    def _open_again(self) -> None:
        self._at = -1
        try:
            file = open_container(self.path)
        except AudioError:
            return  # gone or replaced: what comes is silence, and the place stays right
        if (file.samplerate, file.channels) != (self.rate, self.channels):
            file.close()
            return
        self.file.close()
        self.file, self._at = file, 0
