"""The calls with sound, measured: what the transcript says is what is heard."""

from __future__ import annotations

import json
import re
import time
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import soundfile

from resources import resource

CALLS = resource("sample", "calls")
KEYS = sorted(path.stem for path in CALLS.glob("*.opus"))


def transcript(key: str) -> dict[str, Any]:
    return json.loads((CALLS / f"{key}.transcript.json").read_text(encoding="utf-8"))


def index() -> dict[str, Any]:
    return json.loads((CALLS / "index.json").read_text(encoding="utf-8"))


def decibels(sound: np.ndarray) -> float:
    return float(20 * np.log10(np.sqrt(np.mean(sound**2)) + 1e-9))


@pytest.fixture(scope="module", params=KEYS)
def call(request: pytest.FixtureRequest) -> tuple[dict[str, Any], np.ndarray, int]:
    sound, rate = soundfile.read(CALLS / f"{request.param}.opus", dtype="float32")
    return transcript(request.param), sound, rate


def test_there_are_twelve_english_and_twelve_mandarin_calls_each_with_facts() -> None:
    assert (
        sorted(index())
        == KEYS
        == sorted(path.stem for path in resource("sample", "dialogues").glob("*.yaml"))
    )
    assert sum(key.startswith("en-") for key in KEYS) >= 12
    assert sum(key.startswith("zh-") for key in KEYS) >= 12


def test_the_sample_covers_what_a_newcomer_should_hear() -> None:
    heard = {feature for facts in index().values() for feature in facts["features"]}
    assert heard >= {
        "hold",
        "overtalk",
        "long_silence",
        "failed_contact",
        "card_number_aloud",
        "identity_not_verified",
        "repeat_contact",
        "praise",
        "complaint",
        "transfer",
        "outgoing",
        "abandoned",
        "very_good_call",
        "poor_call",
    }


def test_all_sound_together_is_small() -> None:
    assert sum(path.stat().st_size for path in CALLS.iterdir()) < 12_000_000


def test_a_call_opens_at_once() -> None:
    longest = max(KEYS, key=lambda key: index()[key]["duration_ms"])
    began = time.perf_counter()
    soundfile.read(CALLS / f"{longest}.opus", dtype="float32")
    assert time.perf_counter() - began < 1.0


def test_sound_is_stereo_as_long_as_it_says_and_never_clips(call: Any) -> None:
    said, sound, rate = call
    assert sound.shape[1] == 2
    assert abs(len(sound) * 1000 / rate - said["duration_ms"]) <= 2
    assert 30_000 <= said["duration_ms"] <= 240_000
    assert float(np.abs(sound).max()) < 0.999


def test_every_turn_is_loud_enough_on_its_own_side(call: Any) -> None:
    said, sound, rate = call
    for turn in said["turns"]:
        part = sound[turn["start_ms"] * rate // 1000 : turn["end_ms"] * rate // 1000, turn["channel"]]
        assert -34 < decibels(part) < -15, turn


def test_outside_its_turns_a_side_is_quiet(call: Any) -> None:
    said, sound, rate = call
    facts = index()[said["key"]]
    for channel in (0, 1):
        quiet = np.ones(len(sound), bool)
        for turn in said["turns"]:
            if turn["channel"] == channel:
                begin, end = turn["start_ms"] - 60, turn["end_ms"] + 120
                quiet[max(0, begin) * rate // 1000 : end * rate // 1000] = False
        for hold in said["holds"] if channel == 0 else ():
            quiet[(hold["start_ms"] - 100) * rate // 1000 : (hold["end_ms"] + 100) * rate // 1000] = False
        if channel == 1:  # ringing before the first turn, the dead line's tone after the last
            heard = [turn for turn in said["turns"] if turn["channel"] == 1]
            quiet[: heard[0]["start_ms"] * rate // 1000] = False
            if facts["outcome"] in ("abandoned", "failed") or "customer_hangs_up" in facts["features"]:
                quiet[heard[-1]["end_ms"] * rate // 1000 :] = False
        assert decibels(sound[quiet, channel]) < -45


def test_overtalk_is_heard_on_both_sides(call: Any) -> None:
    said, sound, rate = call
    turns = said["turns"]
    for first in turns:
        for second in turns:
            begin = max(first["start_ms"], second["start_ms"])
            end = min(first["end_ms"], second["end_ms"])
            if first["channel"] == 0 and second["channel"] == 1 and end - begin > 400:
                part = sound[begin * rate // 1000 : end * rate // 1000]
                assert decibels(part[:, 0]) > -38 and decibels(part[:, 1]) > -38


def test_music_plays_while_the_customer_holds(call: Any) -> None:
    said, sound, rate = call
    for hold in said["holds"]:
        part = sound[hold["start_ms"] * rate // 1000 : hold["end_ms"] * rate // 1000]
        assert -32 < decibels(part[:, 0]) < -22


def test_moments_lie_inside_the_call_and_say_something(call: Any) -> None:
    said, _, _ = call
    for moment in index()[said["key"]]["moments"]:
        assert 0 <= moment["start_ms"] < moment["end_ms"] <= said["duration_ms"]
        assert moment["note"] and moment["tag"] in {"praise", "coach", "critical", "customer"}


def test_card_numbers_read_aloud_can_be_found_and_have_a_true_check_digit() -> None:
    found = {}
    for key in KEYS:
        for turn in transcript(key)["turns"]:
            for number in re.findall(r"\b\d{4}(?: \d{4}){3}\b", turn["text"]):
                digits = [int(digit) for digit in reversed(number.replace(" ", ""))]
                doubled = [digit * 2 - 9 if digit > 4 else digit * 2 for digit in digits[1::2]]
                assert (sum(digits[::2]) + sum(doubled)) % 10 == 0
                found[key] = number
    assert any(key.startswith("en-") for key in found) and any(key.startswith("zh-") for key in found)


def test_nothing_here_looks_like_a_real_address() -> None:
    for path in Path(CALLS).glob("*.json"):
        assert not re.search(r"@|\.com\b|https?:", path.read_text(encoding="utf-8"))
