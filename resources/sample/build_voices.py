"""Speak the sample dialogues and write calls/*.opus, calls/*.transcript.json and calls/index.json.

Dev time only; what it makes is committed. README.md here says which packages it needs. Run from the
repository: python -m resources.sample.build_voices --voices FOLDER --cache FOLDER [KEY...]
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import zlib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import soundfile
from ruamel.yaml import YAML

from . import telephone
from .speech import RATE as VOICE_RATE
from .speech import Speaker
from .telephone import RATE, Random, Sound, frames

HERE = Path(__file__).parent
AGENT, CUSTOMER = 0, 1
BIT_RATE = "24k"
AGENT_VOICES = {
    "maya": ("bf_emma", 1.0),
    "daniel": ("am_michael", 1.02),
    "priya": ("bf_isabella", 1.04),
    "tom": ("bm_george", 1.05),
    "sofia": ("af_heart", 1.0),
    "ben": ("am_fenrir", 1.06),
    "chenlei": ("zf_xiaoxiao", 1.0),
    "wanghaoran": ("zm_yunxi", 1.05),
    "liuyang": ("zm_yunyang", 1.06),
    "zhaoxiaomin": ("zf_xiaoni", 1.02),
    "sunjia": ("zf_xiaoyi", 1.0),
    "zhoukai": ("zm_yunjian", 1.08),
}


@dataclass
class Timeline:
    """What is laid so far: sounds per channel in frames, and what the transcript will say of them."""

    random: Random
    laid: list[tuple[int, int, Sound]] = field(default_factory=list)
    turns: list[dict[str, Any]] = field(default_factory=list)
    holds: list[tuple[int, int]] = field(default_factory=list)
    marks: dict[str, tuple[int, int]] = field(default_factory=dict)
    cursor: int = frames(700)
    last: int | None = None
    music_heard: int = 0
    line_ends: int | None = None

    def lay(self, channel: int, start: int, sound: Sound) -> None:
        """Put a sound on a channel at a frame."""
        self.laid.append((channel, start, sound))

    def mark(self, turn: dict[str, Any], start: int, end: int) -> None:
        """Remember a turn's place under the name the moments use."""
        if "mark" in turn:
            self.marks[turn["mark"]] = (_ms(start), _ms(end))


def _ms(frame: int) -> int:
    return round(frame * 1000 / RATE)


def _speak(line: Timeline, turn: dict[str, Any], call: dict[str, Any], speaker: Speaker) -> None:
    role = "agent" if "agent" in turn else "customer"
    channel = AGENT if role == "agent" else CUSTOMER
    voice, pace = AGENT_VOICES[call["agent"]] if channel == AGENT else (call["customer"]["voice"], 1.0)
    pace *= turn.get("speed", 1.0) * call.get("pace", 1.0)
    clean = speaker.say(turn.get("say", turn[role]), turn.get("voice", voice), round(pace, 3))
    level = (-20.0 if channel == AGENT else -21.5) + turn.get("gain_db", 0)
    sound = telephone.from_voice(clean, VOICE_RATE, level, channel == CUSTOMER, line.random)
    start = _start(line, turn, channel)
    end = start + len(sound)
    line.lay(channel, start, sound)
    line.mark(turn, start, end)
    line.turns.append(
        {"role": role, "channel": channel, "start_ms": _ms(start), "end_ms": _ms(end), "text": turn[role]}
    )
    line.last = channel
    if not turn.get("during_hold"):
        line.cursor = max(line.cursor, end)


def _start(line: Timeline, turn: dict[str, Any], channel: int) -> int:
    if turn.get("during_hold"):
        first, last = line.holds[-1]
        return first + round((last - first) * 0.45)
    if "overlap_ms" in turn:
        return max(0, line.cursor - frames(turn["overlap_ms"]))
    usual = line.random.uniform(220, 520) if line.last != channel else line.random.uniform(350, 600)
    return line.cursor + frames(turn.get("pause_ms", usual))


def _wait(line: Timeline, turn: dict[str, Any], language: str) -> None:
    """Lay what is not speech: silence with typing, hold with music, ringing, the end of the line."""
    start = line.cursor
    if "silence" in turn:
        line.cursor += frames(turn["silence"])
        line.lay(AGENT, start, telephone.typing(line.cursor - start, line.random))
    elif "hold" in turn:
        start += 0 if line.holds and line.holds[-1][1] == start else frames(600)
        line.cursor = start + frames(turn["hold"])
        line.lay(AGENT, start, telephone.hold_music(line.cursor - start, line.music_heard, language))
        line.music_heard += line.cursor - start
        line.holds.append((start, line.cursor))
    elif "ring" in turn:
        tone = telephone.ringing(turn["ring"], language)
        line.lay(CUSTOMER, start, tone)
        line.cursor += len(tone)
    else:
        tone = telephone.hung_up(language)
        line.line_ends = start + frames(350)
        line.lay(CUSTOMER, line.line_ends, tone)
        line.cursor = line.line_ends + frames(700)
    line.mark(turn, start, line.cursor)


def _mix(line: Timeline, call: dict[str, Any]) -> Sound:
    """Both channels as [frames, 2], the agent on the left."""
    count = max(start + len(sound) for _, start, sound in line.laid) + frames(900)
    sides = [np.zeros(count, np.float32), np.zeros(count, np.float32)]
    for channel, start, sound in line.laid:
        sides[channel][start : start + len(sound)] += sound
    noise = telephone.line_noise(count, call.get("noise_db", -55.0), line.random)
    noise[line.line_ends or count :] = 0
    sides[CUSTOMER] += noise
    sides[AGENT] += telephone.line_noise(count, -61.0, line.random)
    if call.get("line") == "breaking":
        since = frames(line.marks["breaking"][0])
        until = line.line_ends or count
        sides[CUSTOMER][:until] = telephone.breaking_up(sides[CUSTOMER][:until], since, line.random)
    return np.stack([telephone.soft_limit(side) for side in sides], axis=1)


def _encode(sound: Sound, target: Path) -> None:
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "call.wav"
        soundfile.write(plain, sound, RATE, subtype="PCM_16")
        command = ["ffmpeg", "-y", "-loglevel", "error", "-i", str(plain), "-map_metadata", "-1"]
        command += ["-c:a", "libopus", "-b:a", BIT_RATE, "-application", "voip", "-frame_duration", "60"]
        subprocess.run([*command, "-fflags", "+bitexact", "-flags:a", "+bitexact", str(target)], check=True)


def _moments(call: dict[str, Any], line: Timeline) -> list[dict[str, Any]]:
    out = []
    for moment in call["moments"]:
        start, end = line.marks[moment["at"]]
        if "to" in moment:
            end = line.marks[moment["to"]][1]
        out.append({"start_ms": start, "end_ms": end, "tag": moment["tag"], "note": moment["note"]})
    return out


def build(source: Path, target: Path, speaker: Speaker) -> dict[str, Any]:
    """Speak one dialogue; writes the sound and its transcript and returns the call's line of the index."""
    call = YAML(typ="safe").load(source.read_text(encoding="utf-8"))
    line = Timeline(np.random.default_rng(zlib.crc32(call["key"].encode())))
    for turn in call["turns"]:
        if "agent" in turn or "customer" in turn:
            _speak(line, turn, call, speaker)
        else:
            _wait(line, turn, call["language"])
    sound = _mix(line, call)
    _encode(sound, target / f"{call['key']}.opus")
    turns = sorted(line.turns, key=lambda turn: turn["start_ms"])
    holds = [{"start_ms": _ms(start), "end_ms": _ms(end)} for start, end in _joined(line.holds)]
    facts = {key: value for key, value in call.items() if key not in ("turns", "moments", "line", "pace")}
    facts["customer"] = call["customer"]["ref"]
    facts |= {"duration_ms": _ms(len(sound)), "holds": holds, "moments": _moments(call, line)}
    transcript = {"key": call["key"], "language": call["language"], "duration_ms": _ms(len(sound))}
    transcript |= {"channels": {"0": "agent", "1": "customer"}, "holds": holds, "turns": turns}
    text = json.dumps(transcript, ensure_ascii=False, indent=1)
    (target / f"{call['key']}.transcript.json").write_text(text + "\n", encoding="utf-8")
    return facts


def _joined(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    out: list[tuple[int, int]] = []
    for start, end in spans:
        if out and out[-1][1] == start:
            out[-1] = (out[-1][0], end)
        else:
            out.append((start, end))
    return out


def main() -> None:
    """The command."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--voices", type=Path, required=True, help="folder of Kokoro .bin voices")
    asked.add_argument("--cache", type=Path, required=True, help="folder for turns already spoken")
    asked.add_argument("keys", nargs="*", help="only these calls (default: all)")
    given = asked.parse_args()
    speaker = Speaker(given.voices, given.cache)
    target = HERE / "calls"
    target.mkdir(exist_ok=True)
    index_file = target / "index.json"
    index = json.loads(index_file.read_text(encoding="utf-8")) if index_file.exists() else {}
    for source in sorted((HERE / "dialogues").glob("*.yaml")):
        if given.keys and source.stem not in given.keys:
            continue
        index[source.stem] = build(source, target, speaker)
        sys.stdout.write(f"{source.stem}: {index[source.stem]['duration_ms'] / 1000:.1f} s\n")
    text = json.dumps(dict(sorted(index.items())), ensure_ascii=False, indent=1)
    index_file.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
