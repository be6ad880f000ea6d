"""What is said of a recording: its kind, channels and true length; any part of it read at the right place."""

from __future__ import annotations

import struct
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import soundfile as sf
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qa_desk.audio import AudioError, join_stereo, open_source, probe
from tests.audio.sounds import found, speechlike, tone, write

KINDS = (
    ("PCM.wav", "WAV", "PCM_16", 8000, 2),
    ("s24.wav", "WAV", "PCM_24", 16000, 1),
    ("u8.wav", "WAV", "PCM_U8", 8000, 1),
    ("float.wav", "WAV", "FLOAT", 8000, 2),
    ("mulaw.wav", "WAV", "ULAW", 8000, 2),
    ("alaw.wav", "WAV", "ALAW", 8000, 2),
    ("ima.wav", "WAV", "IMA_ADPCM", 8000, 1),
    ("gsm.wav", "WAV", "GSM610", 8000, 1),
    ("flac.flac", "FLAC", "PCM_16", 16000, 2),
    ("vorbis.ogg", "OGG", "VORBIS", 16000, 2),
    ("opus.ogg", "OGG", "OPUS", 16000, 2),
    ("mp3.mp3", "MP3", "MPEG_LAYER_III", 16000, 2),
    ("tiny.wav", "WAV", "PCM_16", 500, 1),
    ("fast.wav", "WAV", "PCM_16", 192_000, 1),
)


@pytest.fixture(params=KINDS, ids=[kind[0] for kind in KINDS])
def recording(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Path, str, str, int, int]:
    name, container, coding, rate, channels = request.param
    path = write(tmp_path / name, speechlike(rate, 3.21, channels), rate, container, coding)
    return path, container, coding, rate, channels


def test_the_facts_of_a_recording_are_true(recording: tuple[Path, str, str, int, int]) -> None:
    path, container, coding, rate, channels = recording
    facts = probe(path)
    whole = sf.read(path, always_2d=True)[0]
    assert (facts.container, facts.codec, facts.rate, facts.channels) == (container, coding, rate, channels)
    assert facts.frames == len(whole)
    assert facts.duration_ms == round(len(whole) * 1000 / rate)
    # Some codecs fill up their last block; MP3 also adds the delay of its encoder.
    assert 3210 <= facts.duration_ms <= 3210 + (200 if container == "MP3" else 70)


def test_any_part_is_the_same_as_in_the_whole(recording: tuple[Path, str, str, int, int]) -> None:
    path, _container, coding, rate, _channels = recording
    whole = sf.read(path, dtype="float32", always_2d=True)[0]
    random = np.random.default_rng(3)
    with open_source(path) as source:
        for start in [0, *random.integers(0, source.frames - 1, 25), 0, source.frames - 5]:
            part = source.read(int(start), rate // 10)
            wanted = whole[int(start) : int(start) + rate // 10]
            assert part.shape == wanted.shape
            assert np.abs(part - wanted).max() < 1e-3, f"{coding} at {start}"
        assert source.read(source.frames, 100).shape == (0, source.channels)


def test_every_shared_call_has_its_known_length(shared_data: Path) -> None:
    known = {"Auto0": 277_660, "Google": 55_560, "Auto_Repairs": 245_380, "zhcn": 52_720}
    for path in sorted((shared_data / "calls").glob("*.wav")):
        length = next(ms for start, ms in known.items() if path.name.startswith(start))
        facts = probe(path)
        assert abs(facts.duration_ms - length) <= 20, path.name
        assert facts.channels == 1
        assert facts.notes == ()


def cut(path: Path, share: float) -> Path:
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * share)])
    return path


def test_a_recording_cut_short_plays_as_far_as_it_goes(tmp_path: Path) -> None:
    sound = speechlike(8000, 4.0)
    wav = cut(write(tmp_path / "cut.wav", sound, 8000), 0.5)
    mp3 = cut(write(tmp_path / "cut.mp3", speechlike(16000, 30.0), 16000, "MP3", "MPEG_LAYER_III"), 0.5)
    flac = cut(write(tmp_path / "cut.flac", speechlike(16000, 30.0), 16000, "FLAC", "PCM_16"), 0.5)
    for path, length, within in ((wav, 2000, 5), (mp3, 15_000, 600), (flac, 15_000, 1500)):
        facts = probe(path)
        assert abs(facts.duration_ms - length) <= within, path.name
        assert "short" in str(facts.notes[0]) or "holds" in str(facts.notes[0])
        with open_source(path) as source:
            assert len(source.read(0, source.frames)) == source.frames
            assert np.abs(source.read(source.frames - 2000, 1000)).max() > 0.01


@pytest.mark.parametrize("size", [0, 0xFFFFFFFF])
def test_a_recording_whose_recorder_never_came_back_is_whole(tmp_path: Path, size: int) -> None:
    path = write(tmp_path / "open.wav", speechlike(8000, 2.0), 8000)
    data = bytearray(path.read_bytes())
    struct.pack_into("<I", data, 40, size)
    struct.pack_into("<I", data, 4, size)
    path.write_bytes(data)
    facts = probe(path)
    assert facts.duration_ms == 2000
    with open_source(path) as source:
        assert np.abs(source.read(12_000, 4000) - speechlike(8000, 2.0)[12_000:]).max() < 1e-3
    assert [str(note) for note in facts.notes] == [
        "The recorder did not finish this file; its length was measured."
    ]


def damage_middle(path: Path) -> None:
    data = bytearray(path.read_bytes())
    middle = len(data) // 2
    data[middle : middle + 600] = b"\x55" * 600
    path.write_bytes(data)


def test_damage_in_the_middle_leaves_the_rest_in_its_place(tmp_path: Path) -> None:
    rate = 16000
    path = write(tmp_path / "call.flac", speechlike(rate, 20.0), rate, "FLAC", "PCM_16")
    before = sf.read(path, dtype="float32", always_2d=True)[0]
    damage_middle(path)
    with open_source(path) as source:
        for start in (2 * rate, 16 * rate):
            assert np.abs(source.read(start, rate) - before[start : start + rate]).max() < 1e-3
        assert len(source.read(0, source.frames)) == source.frames == len(before)


def test_a_jump_past_damage_in_an_mp3_lands_where_playing_would_arrive(tmp_path: Path) -> None:
    rate = 16000
    path = write(tmp_path / "call.mp3", speechlike(rate, 20.0), rate, "MP3", "MPEG_LAYER_III")
    damage_middle(path)
    with open_source(path) as played, open_source(path) as jumped:
        whole = played.read(0, played.frames)
        for start in (2 * rate, 12 * rate, 16 * rate):
            alike, place = found(whole[:, 0], jumped.read(start, rate)[:, 0], rate, rate)
            assert place == start
            assert alike > 0.99


def zeroed(data: bytes, at: int, count: int) -> bytes:
    return data[:at] + bytes(count) + data[at + count :]


def scrambled(data: bytes, at: int, count: int) -> bytes:
    return data[:at] + np.random.default_rng(at).bytes(count) + data[at + count :]


@pytest.mark.parametrize("damage", [zeroed, scrambled])
@pytest.mark.parametrize(("rate", "channels"), [(8000, 1), (16_000, 2), (44_100, 2)])
def test_damage_in_an_mp3_shifts_nothing_behind_it(
    tmp_path: Path, damage: Callable[[bytes, int, int], bytes], rate: int, channels: int
) -> None:
    path = write(tmp_path / "call.mp3", speechlike(rate, 20.0, channels), rate, "MP3", "MPEG_LAYER_III")
    assert probe(path).notes == ()
    with open_source(path) as source:
        whole = source.read(0, source.frames)
    data = path.read_bytes()
    damaged = damage(damage(data, len(data) // 4, 1500), len(data) // 2, 3000)
    path.write_bytes(damaged)
    facts = probe(path)
    assert "damaged and silent; what follows keeps its place" in str(facts.notes[0])
    with open_source(path) as played, open_source(path) as jumped:
        assert played.frames == len(whole)
        heard = played.read(0, played.frames)
        for second in (2, 8, 15, 18):
            part = slice(second * rate, (second + 1) * rate)
            alike, place = found(heard[:, 0], whole[part, 0], rate, rate)
            between = (
                576 if second == 8 else 0
            )  # how many frames each of two gaps lost is told by their sizes
            assert abs(place - second * rate) <= between and alike > 0.99, second
            alike, place = found(
                jumped.read(second * rate - 600, rate + 1200)[:, 0], whole[part, 0], rate, rate
            )
            assert abs(place - 600) <= between and alike > 0.98, second


def without(data: bytes, at: int, count: int) -> bytes:
    return data[:at] + data[at + count :]


@pytest.mark.parametrize(("rate", "channels"), [(8000, 1), (16_000, 2), (44_100, 2)])
def test_bytes_taken_out_of_an_mp3_shift_nothing_where_it_tells_its_own_length(
    tmp_path: Path, rate: int, channels: int
) -> None:
    path = write(tmp_path / "call.mp3", speechlike(rate, 20.0, channels), rate, "MP3", "MPEG_LAYER_III")
    with open_source(path) as source:
        whole = source.read(0, source.frames)
    data = path.read_bytes()
    path.write_bytes(without(data, len(data) // 2 + 77, 3001))
    (note,) = probe(path).notes
    assert "damaged and silent; what follows keeps its place" in str(note)
    with open_source(path) as source:
        assert source.frames == len(whole)
        for second in (2, 12, 18):
            part = whole[second * rate : (second + 1) * rate, 0]
            alike, place = found(source.read(second * rate - 600, rate + 1200)[:, 0], part, rate, rate)
            assert place == 600 and alike > 0.98, second


def test_where_nothing_tells_how_much_an_mp3_lost_that_is_said(tmp_path: Path) -> None:
    path = write(tmp_path / "call.mp3", speechlike(16_000, 20.0), 16_000, "MP3", "MPEG_LAYER_III")
    data = path.read_bytes().replace(b"Info", b"Offi", 1).replace(b"Xing", b"Gnix", 1)
    path.write_bytes(without(data, len(data) // 2 + 77, 3001))
    (note,) = probe(path).notes
    assert str(note).startswith("A piece is missing at 0:10, and the file does not tell how long it was")


def test_an_mp3_that_lost_its_end_says_so_and_its_middle_is_left_alone(tmp_path: Path) -> None:
    path = write(tmp_path / "call.mp3", speechlike(16_000, 20.0), 16_000, "MP3", "MPEG_LAYER_III")
    data = path.read_bytes()
    path.write_bytes(zeroed(data, len(data) // 4, 1500)[: len(data) * 3 // 4 + 50])
    notes = [str(note) for note in probe(path).notes]
    assert notes[0].startswith("The file says 20 s but holds 15 s.") and "damaged and silent" in notes[1]
    assert abs(probe(path).duration_ms - 15_000) < 200


def test_tags_around_an_mp3_are_no_damage(tmp_path: Path) -> None:
    path = write(tmp_path / "call.mp3", speechlike(16_000, 5.0), 16_000, "MP3", "MPEG_LAYER_III")
    data = path.read_bytes()
    head = b"ID3\x03\x00\x00\x00\x00\x08\x00" + b"TXXX" + bytes(1020)
    for content in (
        head + data,
        data + b"TAG" + bytes(125),
        data + b"APETAGEX" + bytes(300),
        b"\xff" * 40 + data,
    ):
        path.write_bytes(content)
        facts = probe(path)
        assert facts.notes == () and abs(facts.duration_ms - 5000) < 200


def test_samples_that_are_not_numbers_are_silence(tmp_path: Path) -> None:
    sound = tone(8000, 1.0)
    sound[100:200] = np.nan
    sound[300:310] = np.inf
    path = write(tmp_path / "nan.wav", sound, 8000, "WAV", "FLOAT")
    with open_source(path) as source:
        read = source.read(0, 8000)
        assert np.isfinite(read).all() and not read[100:200].any()
        assert np.abs(read[400:] - sound[400:]).max() < 1e-6
        assert source.read_pcm(0, 8000)[150, 0] == 0


def test_three_samples_are_a_recording(tmp_path: Path) -> None:
    path = write(tmp_path / "three.wav", tone(8000, 3 / 8000), 8000)
    assert (probe(path).frames, probe(path).duration_ms) == (3, 1)


REFUSED = {
    "empty.wav": (b"", "is empty"),
    "page.mp3": (b"<!DOCTYPE html><html><body>Please sign in</body></html>", "it holds HTML"),
    "answer.wav": (b'{"error": "expired", "code": 401}', "it holds JSON"),
    "archive.wav": (b"PK\x03\x04" + bytes(200), "it holds ZIP"),
    "noise.wav": (bytes(range(256)) * 20, "cannot be read as sound"),
    "head.wav": (b"RIFF\x24\x00\x00\x00WAVEfmt ", "cannot be read as sound"),
    "notes.txt": (b"Called at nine, nobody there.\n", "cannot be read as sound"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_recording_is_refused_in_plain_words(tmp_path: Path, name: str) -> None:
    content, words = REFUSED[name]
    path = tmp_path / name
    path.write_bytes(content)
    for look in (probe, open_source):
        with pytest.raises(AudioError, match=words) as refused:
            look(path)
        assert name in str(refused.value)


def test_missing_files_folders_silent_containers_and_many_channels_are_refused(tmp_path: Path) -> None:
    many = write(tmp_path / "many.wav", tone(8000, 0.1, channels=32), 8000)
    none = write(tmp_path / "none.wav", tone(8000, 0.0), 8000)
    for path, words in (
        (tmp_path / "gone.wav", "There is no file"),
        (tmp_path, "is a folder"),
        (many, "has 32 channels"),
        (none, "no sound in it"),
    ):
        with pytest.raises(AudioError, match=words):
            probe(path)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data(), kind=st.sampled_from(["WAV", "FLAC", "OGG", "MP3"]))
def test_no_damage_whatever_does_worse_than_an_error(
    data: st.DataObject, kind: str, damaged: dict[str, bytes], tmp_path: Path
) -> None:
    content = bytearray(damaged[kind])
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(content) - 1))
        content[at] = data.draw(st.integers(0, 255))
    content = content[: data.draw(st.integers(1, len(content)))]
    path = tmp_path / f"damaged.{kind.lower()}"
    path.write_bytes(content)
    try:
        facts = probe(path)
    except AudioError:
        return
    with open_source(path) as source:
        assert source.frames == facts.frames
        assert np.isfinite(source.read(max(0, facts.frames - 500), 500)).all()


@pytest.fixture(scope="module")
def damaged(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    folder = tmp_path_factory.mktemp("whole")
    codings = {"WAV": "ULAW", "FLAC": "PCM_16", "OGG": "VORBIS", "MP3": "MPEG_LAYER_III"}
    sound = speechlike(8000, 1.0)
    return {
        kind: write(folder / kind, sound, 8000, kind, coding).read_bytes() for kind, coding in codings.items()
    }


def test_two_halves_of_a_call_become_one_recording(tmp_path: Path) -> None:
    agent = write(tmp_path / "agent.wav", speechlike(8000, 2.0, seed=1), 8000)
    caller = write(tmp_path / "caller.wav", speechlike(16000, 3.0, seed=2), 16000)
    facts = join_stereo(agent, caller, tmp_path / "both.flac")
    assert (facts.channels, facts.rate) == (2, 16000)
    assert abs(facts.duration_ms - 3000) <= 1
    both = sf.read(tmp_path / "both.flac", dtype="float32")[0]
    assert np.abs(both[:, 1] - sf.read(caller, dtype="float32")[0]).max() < 1e-3
    assert not both[33000:, 0].any()
    with pytest.raises(AudioError, match="already is stereo"):
        join_stereo(tmp_path / "both.flac", caller, tmp_path / "again.flac")
    assert not (tmp_path / "again.flac").exists()
