"""What a person hears of every call and every kind of recording, taken from the sound server's own output."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import soundfile as sf

from qa_desk.audio import Player, open_source
from tests.audio.null_sink import NullSink
from tests.audio.sounds import found, loudness, speechlike, write
from tests.audio.waiting import measured_anew, wait_until

CALLS = (
    "Auto0_CUST_12345_GUID_000_AGENT_ChrisL_DT_2021-12-01T06-01-22_Mono.wav",
    "Auto_Repairs_40_UTC_agent.wav",
    "Auto_Repairs_40_UTC_caller.wav",
    "Google_Gnome.wav",
    "zhcn_continuous_mode_sample.wav",
)
KINDS = (
    ("PCM.wav", "WAV", "PCM_16", 8000, 2),
    ("u8.wav", "WAV", "PCM_U8", 8000, 1),
    ("mulaw.wav", "WAV", "ULAW", 8000, 2),
    ("alaw.wav", "WAV", "ALAW", 8000, 1),
    ("gsm.wav", "WAV", "GSM610", 8000, 1),
    ("flac.flac", "FLAC", "PCM_16", 16000, 2),
    ("vorbis.ogg", "OGG", "VORBIS", 16000, 2),
    ("opus.ogg", "OGG", "OPUS", 16000, 2),
    ("mp3.mp3", "MP3", "MPEG_LAYER_III", 16000, 2),
)


def busiest(path: Path, seconds: float) -> int:
    """Where the loudest stretch of a recording begins, in ms."""
    with open_source(path) as source:
        half = round(source.rate * seconds / 2)
        loud = [loudness(source.read(at, 2 * half)) for at in range(0, source.frames - 2 * half, half)]
        return int(np.argmax(loud) * half * 1000 / source.rate)


def play_part(sink: NullSink, path: Path, start_ms: int, seconds: float) -> np.ndarray:
    """Play some seconds of a recording through the device; what was heard."""
    player = Player()
    try:
        player.load(path)
        player.seek(start_ms)
        sink.start_recording()
        player.play()
        wait_until(lambda: player.position_ms >= start_ms + seconds * 1000 or not player.playing)
        assert not player.silent
        player.pause()
        return sink.stop_recording()
    finally:
        player.close()


@measured_anew()
@pytest.mark.parametrize("name", CALLS)
def test_every_shared_call_is_heard(null_sink: NullSink, shared_data: Path, name: str) -> None:
    path = shared_data / "calls" / name
    start_ms = busiest(path, 1.0)
    heard = play_part(null_sink, path, start_ms, 1.2)
    with open_source(path) as source:
        wanted = source.read(round(start_ms * source.rate / 1000), source.rate)[:, 0]
        alike, _place = found(heard[:, 0], wanted, source.rate, null_sink.rate)
    assert alike > 0.98
    assert loudness(heard) > 0.01
    assert np.allclose(heard[:, 0], heard[:, 1], atol=1e-4), "one channel is heard on both sides"


@measured_anew()
def test_a_stereo_call_is_heard_agent_left_and_customer_right(null_sink: NullSink, shared_data: Path) -> None:
    path = next((shared_data / "formats" / "harper-valley").glob("*.wav"))
    start_ms = busiest(path, 4.0)
    heard = play_part(null_sink, path, start_ms, 2.2)
    with open_source(path) as source:
        wanted = source.read(round(start_ms * source.rate / 1000), 2 * source.rate)
        places = [place for place in (0, 1) if loudness(wanted[:, place]) > 0.005]
        for place in places:
            alike, _at = found(heard[:, place], wanted[:, place], source.rate, null_sink.rate)
            assert alike > 0.98
    assert places


@measured_anew()
@pytest.mark.parametrize(
    ("name", "container", "coding", "rate", "channels"), KINDS, ids=[kind[0] for kind in KINDS]
)
def test_every_kind_of_recording_is_heard(
    null_sink: NullSink, tmp_path: Path, name: str, container: str, coding: str, rate: int, channels: int
) -> None:
    path = write(tmp_path / name, speechlike(rate, 3.0, channels), rate, container, coding)
    heard = play_part(null_sink, path, 1000, 1.0)
    decoded = sf.read(path, dtype="float32", always_2d=True)[0]
    for place in range(channels):
        alike, _at = found(
            heard[:, place], decoded[rate : rate + rate * 8 // 10, place], rate, null_sink.rate
        )
        assert alike > 0.98


@measured_anew()
def test_a_recording_named_after_another_kind_plays(null_sink: NullSink, tmp_path: Path) -> None:
    sound = speechlike(16000, 2.0)
    path = write(tmp_path / "call.wav", sound, 16000, "MP3", "MPEG_LAYER_III")
    heard = play_part(null_sink, path, 0, 1.0)
    alike, _at = found(heard[:, 0], sound[4000:14000, 0], 16000, null_sink.rate)
    assert alike > 0.9
    assert sf.info(str(path)).format == "MP3"
