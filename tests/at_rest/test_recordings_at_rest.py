"""Recordings of an encrypted workspace: nothing of the sound in clear on the disk, everything heard as before."""

from __future__ import annotations

import hashlib
import os
import random
from collections.abc import Callable, Iterator
from pathlib import Path

import keyring
import numpy as np
import pytest
import soundfile as sf

from qa_desk.at_rest import recordings as converting
from qa_desk.at_rest.files import HEAD, PIECE, Damaged, is_encrypted, know, open_clear, size_of, writing
from qa_desk.at_rest.recordings import convert_files, in_clear
from qa_desk.at_rest.switch import decrypt, encrypt
from qa_desk.audio.activity.kept import load_or_find
from qa_desk.audio.decode import AudioSource, open_source
from qa_desk.audio.disguise import Disguise, disguised
from qa_desk.audio.peaks_file import load_or_compute
from qa_desk.audio.probe import probe
from qa_desk.recordings import RecordingStore, StoredFile, sha256_of
from qa_desk.workspace import Workspace
from tests.at_rest.file_keyring import FileKeyring
from tests.hub.test_recordings import recording
from tests.sync.hub_world import company, empty, serving

RATE, SECONDS = 8000, 3
KINDS = (
    ("call.wav", "WAV", "PCM_16"), ("gsm.wav", "WAV", "GSM610"), ("bare.gsm", "RAW", "GSM610"),
    ("bare.ulaw", "RAW", "ULAW"), ("call.mp3", "MP3", "MPEG_LAYER_III"), ("call.opus", "OGG", "OPUS"),
    ("call.flac", "FLAC", "PCM_16"),
)  # fmt: skip


@pytest.fixture(autouse=True)
def ring(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A keyring of our own."""
    monkeypatch.setenv("QA_DESK_TEST_KEYRING", str(tmp_path / "keyring.json"))
    before = keyring.get_keyring()
    keyring.set_keyring(FileKeyring())
    yield
    keyring.set_keyring(before)


@pytest.fixture(scope="module")
def sounds(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The same noise in every kind of file a recorder writes."""
    noise = np.random.default_rng(7).normal(0, 3000, RATE * SECONDS).astype(np.int16)
    folder = tmp_path_factory.mktemp("sounds")
    for name, container, coding in KINDS:
        sf.write(str(folder / name), noise, RATE, format=container, subtype=coding)
    return [folder / name for name, _, _ in KINDS]


def heard(path: Path, caches: Path | None = None) -> bytes:
    """All of it, then a part in the middle as somebody jumps there."""
    with open_source(path, caches) as source:
        return _all(source) + source.read_pcm(RATE, 500).tobytes()


def _all(source: AudioSource) -> bytes:
    return source.read_pcm(0, source.frames).tobytes()


def in_the_folder(root: Path, secret: bytes) -> bool:
    """Whether any 24 bytes of it, at random places, lie anywhere in the folder."""
    chance, files = random.Random(1), [path.read_bytes() for path in root.rglob("*") if path.is_file()]
    places = [chance.randrange(200, len(secret) - 24) for _ in range(40)]
    parts = [secret[at : at + 24] for at in places if len(set(secret[at : at + 24])) > 12]
    assert parts
    return any(part in data for part in parts for data in files)


def kept(root: Path, sounds: list[Path]) -> tuple[Workspace, list[StoredFile]]:
    workspace = Workspace.open(root)
    return workspace, [workspace.recordings.add(path) for path in sounds]


def test_nothing_of_a_recording_is_in_clear_and_all_is_heard_as_before(
    tmp_path: Path, sounds: list[Path]
) -> None:
    company(tmp_path / "work").close()
    workspace, stored = kept(tmp_path / "work", sounds[:4])
    before = [(heard(path), probe(path)) for path in sounds]
    for one in stored:  # caches in clear are left behind too
        load_or_compute(one.path, one.sha256, workspace.caches)
        heard(one.path, workspace.caches)
    secrets = [path.read_bytes() for path in sounds] + [sound for sound, _ in before]
    assert in_the_folder(workspace.root, secrets[0]) and in_the_folder(workspace.root, secrets[1])
    workspace.close()
    encrypt(workspace.root, None)
    workspace, stored = kept(workspace.root, sounds)
    for one, path, (sound, facts) in zip(stored, sounds, before, strict=True):
        assert is_encrypted(one.path) and sha256_of(one.path) == one.sha256
        assert one.size == size_of(one.path) == path.stat().st_size
        assert heard(one.path) == heard(one.path, workspace.caches) == sound
        assert probe(one.path) == facts
        load_or_find(one.path, one.sha256, workspace.caches)
        changed = disguised(one.path, one.sha256, workspace.caches, Disguise())
        made = load_or_compute(one.path, one.sha256, workspace.caches)
        kept_one = load_or_compute(one.path, one.sha256, workspace.caches)
        assert (made.low == kept_one.low).all() and made.low.any()
        secrets.append(heard(changed))
    found = [path for path in workspace.caches.rglob("*") if path.is_file()]
    assert len(found) >= 3 * len(sounds) and all(is_encrypted(path) for path in found)
    assert workspace.check().ok
    workspace.close()
    assert not any(in_the_folder(workspace.root, secret) for secret in secrets)
    decrypt(workspace.root)
    assert sorted(map(sha256_of, in_clear(workspace.root))) == sorted(one.sha256 for one in stored)
    for one, (sound, _) in zip(stored, before, strict=True):
        assert heard(one.path, workspace.caches) == sound


def test_the_engine_in_its_own_process_plays_an_encrypted_recording(
    tmp_path: Path, sounds: list[Path]
) -> None:
    from qa_desk.audio.link import ProcessLink

    store = RecordingStore(tmp_path / "recordings", key=know(os.urandom(32)))
    link = ProcessLink(lambda *_: None, lambda: None)
    try:
        assert link.started()
        for path in sounds:
            facts = link.open(store.add(path).path, None).result(20)
            assert facts is not None and (facts.rate, facts.channels) == (probe(path).rate, 1)
    finally:
        link.close()


@pytest.mark.parametrize("place", [0, 1, PIECE - 1, PIECE, PIECE + 1, 3 * PIECE, 3 * PIECE + 17])
def test_any_part_can_be_read_and_no_changed_or_missing_byte_goes_unseen(tmp_path: Path, place: int) -> None:
    key, data, path = know(os.urandom(32)), os.urandom(place), tmp_path / "file"
    with writing(path, key) as file:
        file.write(data)
    assert size_of(path) == len(data)
    with open_clear(path) as clear:
        assert clear.read() == data
        for at in (place // 2, 0, max(0, place - 5)):
            clear.seek(at)
            assert clear.read(70_000) == data[at : at + 70_000]
    whole = path.read_bytes()
    wrong = bytearray(whole)
    wrong[random.randrange(HEAD.size, len(whole))] ^= 1
    for changed in (
        bytes(wrong),
        whole[:-1],
        whole[: HEAD.size + PIECE + 16] if place > PIECE else whole[:-2],
    ):
        path.write_bytes(changed)
        with pytest.raises(Damaged), open_clear(path) as clear:
            clear.read()


@pytest.mark.parametrize("step", ["writing", "_copied", "sha256_of", "sync_folder", "blank"])
@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
def test_stopped_at_any_step_each_recording_is_whole_and_the_next_run_ends_it(
    tmp_path: Path, sounds: list[Path], step: str, after: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Killed(BaseException):
        pass

    real: Callable[..., object] = getattr(converting, step)
    key = know(os.urandom(32))
    store = RecordingStore(tmp_path / "recordings")
    stored = [store.add(path) for path in sounds[:3]]

    for to in (key, None):
        calls = iter((False, True, True))

        def dies(*given: object, calls: Iterator[bool] = calls) -> object:
            now = next(calls, True)
            value = real(*given) if after or not now else None
            if now:
                raise Killed
            return value

        with monkeypatch.context() as patched:
            patched.setattr(converting, step, dies)
            with pytest.raises(Killed):
                convert_files(tmp_path, to)
        assert [sha256_of(one.path) for one in stored] == [one.sha256 for one in stored]
        assert 0 < sum(is_encrypted(one.path) for one in stored) < 3 or step == "writing"
        convert_files(tmp_path, to)
        assert [sha256_of(one.path) for one in stored] == [one.sha256 for one in stored]
        assert {is_encrypted(one.path) for one in stored} == {to is not None}
        assert not list(store.root.glob("*.partial"))


def test_through_a_hub_and_a_folder_it_travels_as_ever_and_lands_encrypted(tmp_path: Path) -> None:
    from qa_desk.sync import hub_recordings
    from qa_desk.sync.folder import sync_folder
    from qa_desk.sync.hub import enrol, sync_hub

    company(tmp_path / "one").close()
    encrypt(tmp_path / "one", None)
    one = Workspace.open(tmp_path / "one")
    sha256 = recording(one, tmp_path, "call1", seconds=2)
    secret = (tmp_path / "call1-2.wav").read_bytes()
    with serving(str(tmp_path / "hub" / "hub.db"), tmp_path / "blobs") as server:
        enrol(one, server.url, server.code("admin"))
        assert sync_hub(one).recordings_sent == 1
        empty(tmp_path / "two").close()
        encrypt(tmp_path / "two", None)
        two = Workspace.open(tmp_path / "two")
        enrol(two, server.url, server.code("admin"))
        sync_hub(two)
        broken = hub_recordings.Coming(two.recordings.root, sha256, two.recordings.key)
        broken.add(secret[:10_000])  # an earlier try came so far
        assert not in_the_folder(two.root, secret[:10_000])
        hub_recordings.fetch_now(two, sha256, ".wav")
    there = two.recordings.path_of(sha256, ".wav")
    assert is_encrypted(there) and sha256_of(there) == sha256 and not list(two.root.rglob("*.coming"))
    (tmp_path / "share").mkdir()
    sync_folder(one, tmp_path / "share")
    (shared,) = (tmp_path / "share" / "recordings").rglob("*.wav")
    assert shared.read_bytes() == secret
    there.unlink()
    sync_folder(two, tmp_path / "share")
    assert is_encrypted(there) and sha256_of(there) == sha256
    assert not in_the_folder(one.root, secret) and not in_the_folder(two.root, secret)


def test_a_film_of_a_screen_is_read_in_clear_only_in_memory(tmp_path: Path) -> None:
    from PySide6.QtCore import QObject

    from ui.pages.listening.captures import read_capture
    from ui.pages.listening.film import ClearFile

    store = RecordingStore(tmp_path / "recordings", key=know(os.urandom(32)))
    data, source = os.urandom(300_000), tmp_path / "film.webm"
    source.write_bytes(data)
    owner = QObject()
    film = ClearFile(store.add(source).path, owner)
    assert film.size() == len(data) and film.seek(123_456)
    assert film.read(1000).data() == data[123_456:124_456]
    assert film.seek(0) and hashlib.sha256(film.readAll().data()).digest() == hashlib.sha256(data).digest()
    page = tmp_path / "page.html"
    page.write_text("<p>what the agent saw</p>", encoding="utf-8")
    assert "what the agent saw" in str(read_capture(store.add(page).path, "page", ()))


def test_a_copy_made_of_links_keeps_its_recordings(tmp_path: Path, sounds: list[Path]) -> None:
    company(tmp_path / "work").close()
    workspace, stored = kept(tmp_path / "work", sounds[:1])
    workspace.close()
    os.link(stored[0].path, tmp_path / "elsewhere.wav")
    encrypt(tmp_path / "work", None)
    assert is_encrypted(stored[0].path)
    assert (tmp_path / "elsewhere.wav").read_bytes() == sounds[0].read_bytes()
