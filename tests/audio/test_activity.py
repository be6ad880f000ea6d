"""Who talks when, against calls whose truth is known."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_desk.audio import join_stereo
from qa_desk.audio.activity import Activity, find_activity, load_or_find, measure
from qa_desk.audio.activity.kept import load_activity
from qa_desk.audio.activity.spans import common, flags_of, gaps, spans_of, total, united
from tests.audio.telephone import RATE, Call, call, f1, keys_pressed, music, on_a_line, ringing, write_call


@pytest.fixture(scope="module")
def clean() -> Call:
    return call(3.0)


def flags(activity: Activity, channel: int, count: int) -> np.ndarray:
    return flags_of(activity.speech[channel], count, 20.0)


@pytest.mark.parametrize(("snr", "least"), [(None, 0.96), (20, 0.96), (10, 0.94), (5, 0.92)])
def test_speech_is_found_on_a_noisy_line(
    tmp_path: Path, clean: Call, snr: float | None, least: float
) -> None:
    activity = find_activity(write_call(tmp_path / "call.wav", on_a_line(clean, snr)))
    count = len(clean.talks[0])
    found = np.concatenate([flags(activity, channel, count) for channel in (0, 1)])
    assert f1(found, np.concatenate(clean.talks)) >= least
    assert activity.crosstalk < 0.2
    assert not activity.digits


def test_turns_begin_when_they_begin(tmp_path: Path, clean: Call) -> None:
    activity = find_activity(write_call(tmp_path / "call.wav", on_a_line(clean, 20)))
    errors = []
    for channel in (0, 1):
        starts = np.array([start for start, _end in activity.speech[channel]])
        for start, end in spans_of(clean.talks[channel], 20.0):
            if end - start > 500:
                errors.append(float(np.abs(starts - start).min()))
    assert np.median(errors) <= 60
    assert np.percentile(errors, 75) <= 150


@pytest.mark.parametrize(("snr", "least"), [(20, 0.88), (10, 0.84)])
def test_one_side_leaking_into_the_other_is_not_overtalk(
    tmp_path: Path, clean: Call, snr: float, least: float
) -> None:
    activity = find_activity(write_call(tmp_path / "leak.wav", on_a_line(clean, snr, -6)))
    count = len(clean.talks[0])
    found = np.concatenate([flags(activity, channel, count) for channel in (0, 1)])
    assert f1(found, np.concatenate(clean.talks)) >= least
    assert activity.crosstalk > 0.3
    assert total(activity.overtalk) / activity.duration_ms < 0.13


def test_a_card_number_keyed_in_is_read(tmp_path: Path, clean: Call) -> None:
    keys = keys_pressed("4929#0*718D")
    samples = clean.samples.copy()
    quiet = 60 * RATE
    samples[quiet : quiet + len(keys)] = 0
    samples[quiet : quiet + len(keys), 1] = keys
    activity = find_activity(write_call(tmp_path / "keys.wav", on_a_line(Call(samples, clean.talks), 20)))
    assert "".join(digit.key for digit in activity.digits) == "4929#0*718D"
    assert {digit.channel for digit in activity.digits} == {1}
    assert abs(activity.digits[0].start_ms - 60_000) <= 40


def test_ringing_is_no_speech_and_hold_music_is_hold(tmp_path: Path, clean: Call) -> None:
    lead, held = ringing(9), music(30)
    silence = np.zeros((len(lead) + len(held), 2), np.float32)
    silence[: len(lead), 1] = lead
    silence[len(lead) :, 0] = held
    made = Call(np.concatenate([silence, clean.samples]), clean.talks)
    activity = find_activity(write_call(tmp_path / "hold.wav", on_a_line(made, 25)))
    assert total(activity.tones) == pytest.approx(3000, abs=600)
    assert not [span for span in activity.speech[1] if span[1] < 9000 and span[1] - span[0] > 300]
    inside = common(activity.hold, ((9000, 39_000),))
    assert total(inside) > 24_000
    assert total(activity.hold) - total(inside) < 1000
    assert total(common(activity.speech[0], ((9500, 38_500),))) < 3000


def test_a_real_call_in_two_halves_has_its_known_shares(tmp_path: Path, shared_data: Path) -> None:
    agent, caller = (
        shared_data / "calls" / f"Auto_Repairs_40_UTC_{side}.wav" for side in ("agent", "caller")
    )
    join_stereo(agent, caller, tmp_path / "both.flac")
    found = measure(find_activity(tmp_path / "both.flac"))
    assert found.talk_share[0] == pytest.approx(0.33, abs=0.05)
    assert found.talk_share[1] == pytest.approx(0.32, abs=0.09)
    assert found.overtalk_share < 0.03
    assert found.digits == 0


def test_measures_follow_from_the_spans() -> None:
    activity = Activity(
        60_000,
        (((1000, 5000), (12_000, 20_000)), ((4500, 9000), (14_000, 15_000), (35_000, 36_000))),
        hold=((40_000, 50_000),),
        tones=(),
        digits=(),
        crosstalk=0.0,
    )
    found = measure(activity)
    assert found.talk_ms == (12_000, 6500)
    assert (found.overtalk_ms, found.overtalk_count) == (1500, 2)
    assert found.longest_silence_ms == 15_000
    assert (found.silences_over_3_s, found.silences_over_10_s) == (3, 1)
    assert found.interruptions == (0, 2)
    assert found.response_ms[0] == 3000
    assert found.hold_ms == 10_000


def test_silence_only_and_three_samples_have_an_activity(tmp_path: Path) -> None:
    for frames in (3, RATE * 40):
        made = Call(np.zeros((frames, 2), np.float32), (np.zeros(0, bool), np.zeros(0, bool)))
        activity = find_activity(write_call(tmp_path / "nothing.wav", made))
        assert activity.speech == ((), ())
        assert measure(activity).talk_share == (0.0, 0.0)


SPANS = st.lists(st.integers(0, 500), max_size=20).map(
    lambda edges: tuple(zip(sorted(set(edges))[::2], sorted(set(edges))[1::2], strict=False))
)


@given(left=SPANS, right=SPANS)
def test_spans_are_reckoned_as_sets_of_milliseconds(
    left: tuple[tuple[int, int], ...], right: tuple[tuple[int, int], ...]
) -> None:
    def as_set(spans: tuple[tuple[int, int], ...]) -> set[int]:
        return {ms for start, end in spans for ms in range(start, end)}

    assert as_set(common(left, right)) == as_set(left) & as_set(right)
    assert as_set(united(left, right)) == as_set(left) | as_set(right)
    assert as_set(gaps(left, 500)) == set(range(500)) - as_set(left)


def test_what_was_heard_once_is_kept_by_content_until_it_is_damaged(tmp_path: Path) -> None:
    path = write_call(tmp_path / "call.wav", on_a_line(call(0.5), 20, None))
    caches, sha256 = tmp_path / "caches", "ab" * 32
    first = load_or_find(path, sha256, caches)
    path.unlink()
    assert load_or_find(path, sha256, caches) == first, "read from what was kept"
    (kept,) = [one for one in (caches / "activity").rglob("*") if one.is_file()]
    assert load_activity(kept, "cd" * 32) is None, "another recording's"
    whole = kept.read_bytes()
    for damaged in (b"", whole[:-40], whole.replace(b"\n", b"\n ", 1), b"0" + whole[1:], whole[:80] + b"[]"):
        kept.write_bytes(damaged)
        assert load_activity(kept, sha256) is None
