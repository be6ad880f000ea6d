"""Recordings through a hub: into a folder or a real S3-compatible store, in clear or sealed, ahead or when opened."""

from __future__ import annotations

import hashlib
import os
import time
import wave
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from qa_desk.errors import QADeskError
from qa_desk.hub.store import BlobStore, Folder, StoreProblem, open_store
from qa_desk.sync import cache, hub_recordings, recording_key
from qa_desk.sync.hub import enrol, enrolled_at, sync_hub
from qa_desk.sync.hub_recordings import seal_all
from qa_desk.sync.inviting import invite
from qa_desk.sync.sealing import CHUNK, Sealer, SealError, as_text, from_text, key_id, new_key, unseal
from qa_desk.workspace import Workspace
from tests.sync.hub_world import Server, company, empty, serving, write


@pytest.fixture(params=["folder", "s3"])
def store(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> BlobStore:
    """A store of either kind."""
    if request.param == "folder":
        return Folder(tmp_path / "blobs")
    monkeypatch.setenv("AWS_ENDPOINT_URL", request.getfixturevalue("s3"))
    for name, value in (("ACCESS_KEY_ID", "a"), ("SECRET_ACCESS_KEY", "b"), ("REGION", "us-east-1")):
        monkeypatch.setenv(f"AWS_{name}", value)
    return open_store(f"s3://recordings/{tmp_path.name}")


@pytest.fixture
def hub(store: BlobStore, tmp_path: Path) -> Iterator[Server]:
    with serving(str(tmp_path / "hub" / "hub.db"), store) as server:
        yield server


def recording(workspace: Workspace, folder: Path, call: str, seconds: int = 1) -> str:
    """A recording of a call; its SHA-256."""
    sound = folder / f"{call}-{seconds}.wav"
    with wave.open(str(sound), "wb") as file:
        file.setparams((1, 2, 8000, 0, "NONE", ""))
        file.writeframes(hashlib.shake_256(call.encode()).digest(16_000 * seconds))
    stored = workspace.recordings.add(sound)
    write(
        workspace,
        "INSERT INTO recording (id, interaction_id, part, sha256, suffix, container, codec, rate, channels, frames,"
        " duration_ms, size_bytes, match, original_name, notes) VALUES (:id, :call, 0, :sha, '.wav', 'wav', 'pcm',"
        " 8000, 1, 8000, 1000, :size, 'exact', 'x', '[]')",
        id=f"r{call}", call=call, sha=stored.sha256, size=stored.size,
    )  # fmt: skip
    return stored.sha256


def path_of(workspace: Workspace, sha256: str) -> Path:
    return workspace.recordings.path_of(sha256, ".wav")


@pytest.fixture
def admin(hub: Server, tmp_path: Path) -> Workspace:
    workspace = company(tmp_path / "admin")
    enrol(workspace, hub.url, hub.code("Admin"))
    sync_hub(workspace)
    return workspace


def test_an_upload_goes_on_from_any_process_and_only_the_right_bytes_count(store: BlobStore) -> None:
    data = os.urandom(3 << 20)
    name = hashlib.sha256(data).hexdigest()
    assert store.uploaded(name) == 0 and store.size(name) is None
    store.write(name, 0, data[: 1 << 20])
    assert store.uploaded(name) == 1 << 20
    store.write(name, 1 << 20, data[1 << 20 : 2 << 20])
    store.write(name, 1 << 20, data[1 << 20 : 2 << 20])  # two processes at once
    store.write(name, 2 << 20, b"x" * (1 << 20))
    assert store.finish(name, name) is None
    assert store.uploaded(name) == 0 and store.size(name) is None
    for start in range(0, len(data), 1 << 20):
        store.write(name, start, data[start : start + (1 << 20)])
    assert store.finish(name, name) == len(data) == store.size(name)
    assert b"".join(store.read(name, 0, len(data))) == data
    assert b"".join(store.read(name, 7, 99)) == data[7:99] and b"".join(store.read(name, 5, 5)) == b""
    store.remove(name)
    assert store.size(name) is None


def test_a_store_that_does_not_answer_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:1")
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "a")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "b")
    with pytest.raises(StoreProblem, match="cannot be used"):
        open_store("s3://recordings").check()
    (tmp_path / "file").write_text("x")
    with pytest.raises(StoreProblem, match="cannot be used"):
        open_store(str(tmp_path / "file" / "in")).check()


def test_what_is_in_my_queue_is_fetched_ahead_and_the_rest_when_it_is_opened(
    hub: Server, admin: Workspace, tmp_path: Path
) -> None:
    ahead, later = recording(admin, tmp_path, "call1"), recording(admin, tmp_path, "call2")
    write(admin, "UPDATE interaction SET agent_id = 'agent1' WHERE id = 'call2'")
    assert sync_hub(admin).recordings_sent == 2
    coach = hub.join(tmp_path / "coach", "Coach1")
    assert not path_of(coach, ahead).exists() and not path_of(coach, later).exists()
    write(
        coach,
        "INSERT INTO draft (id, interaction_id, form_version_id, evaluator_id, purpose, state, started_at,"
        " updated_at, feedback, private_note) VALUES ('d', 'call1', 'v', 'coach1', 'coach', 'draft', 0, 0, '', '')",
    )
    assert sync_hub(coach).recordings_received == 1
    assert path_of(coach, ahead).is_file() and not path_of(coach, later).exists()
    assert coach.recordings.find(later, ".wav").read_bytes() == path_of(admin, later).read_bytes()
    assert coach.check().ok


def test_a_recording_that_is_nowhere_yet_is_said_so(hub: Server, admin: Workspace, tmp_path: Path) -> None:
    sha256 = recording(admin, tmp_path, "call1")
    sync_hub(admin, recordings="none")
    coach = hub.join(tmp_path / "coach", "Coach1")
    with pytest.raises(QADeskError, match="has not reached the hub yet"):
        coach.recordings.find(sha256, ".wav")
    other = hub.join(tmp_path / "other", "Coach2")
    with pytest.raises(QADeskError, match="has not reached the hub yet"):  # nor is it theirs
        other.recordings.find(sha256, ".wav")


def last_used_long_ago(workspace: Workspace, *hashes: str) -> None:
    """The first longest ago; sending a recording counts as using it."""
    for n, sha256 in enumerate(hashes):
        os.utime(path_of(workspace, sha256), (time.time() - 9000 + 1000 * n, 0))


def test_room_is_made_by_what_was_not_used_for_longest_and_never_by_what_is_only_here(
    hub: Server, admin: Workspace, tmp_path: Path
) -> None:
    oldest, newer = recording(admin, tmp_path, "call1", 3), recording(admin, tmp_path, "call2", 2)
    last_used_long_ago(admin, oldest, newer)
    cache.set_limit(admin, 40_000)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(hub_recordings, "_send", lambda *_: False)
        assert sync_hub(admin).recordings_let_go == 0  # the hub has neither
    assert sync_hub(admin).recordings_sent == 2
    last_used_long_ago(admin, oldest, newer)
    assert sync_hub(admin).recordings_let_go == 1
    assert not path_of(admin, oldest).exists() and path_of(admin, newer).is_file()
    assert admin.recordings.find(oldest, ".wav").is_file()
    assert not path_of(admin, newer).exists()  # made room for what was opened
    assert admin.check().ok


def test_what_the_hub_lost_is_never_let_go_and_is_sent_again(
    hub: Server, admin: Workspace, store: BlobStore, tmp_path: Path
) -> None:
    sha256 = recording(admin, tmp_path, "call1")
    sync_hub(admin)
    store.remove(sha256)
    coach = hub.join(tmp_path / "coach", "Coach1")
    with pytest.raises(QADeskError, match="has not reached the hub yet"):
        coach.recordings.find(sha256, ".wav")
    last_used_long_ago(admin, sha256)
    cache.set_limit(admin, 1)
    assert sync_hub(admin).recordings_let_go == 0 and path_of(admin, sha256).is_file()
    assert sync_hub(admin).recordings_sent == 1
    assert coach.recordings.find(sha256, ".wav").is_file()


def test_what_is_damaged_at_the_hub_is_noticed_told_and_sent_again(
    hub: Server, admin: Workspace, store: BlobStore, tmp_path: Path
) -> None:
    sha256 = recording(admin, tmp_path, "call1")
    sync_hub(admin)
    size = store.size(sha256)
    assert size is not None
    store.remove(sha256)
    wrong = b"x" * size
    store.write(sha256, 0, wrong)
    store.finish(sha256, hashlib.sha256(wrong).hexdigest())
    coach = hub.join(tmp_path / "coach", "Coach1")
    with pytest.raises(QADeskError, match="damaged"):
        coach.recordings.find(sha256, ".wav")
    assert not path_of(coach, sha256).exists()
    with admin.session() as session, session.begin():
        session.execute(text("DELETE FROM sync_recording"))
    assert sync_hub(admin).recordings_sent == 1
    assert coach.recordings.find(sha256, ".wav").is_file()


@pytest.mark.parametrize("cut", [0, 1])
def test_a_fetch_goes_on_where_it_stopped(
    hub: Server, admin: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, cut: int
) -> None:
    monkeypatch.setattr(hub_recordings, "PART", 10_000)
    sha256 = recording(admin, tmp_path, "call1", 4)
    sync_hub(admin)
    coach = hub.join(tmp_path / "coach", "Coach1")
    coming = coach.recordings.root / f"{sha256}.coming"
    coming.parent.mkdir(exist_ok=True)
    half = path_of(admin, sha256).read_bytes()[:30_000]
    coming.write_bytes(half if cut == 0 else b"y" * 30_000)  # what an earlier run left, right or wrong
    assert coach.recordings.find(sha256, ".wav").read_bytes() == path_of(admin, sha256).read_bytes()
    assert not coming.exists()


def test_sealed_recordings_reach_who_has_the_key_and_the_hub_holds_nothing_to_hear(
    hub: Server, admin: Workspace, store: BlobStore, tmp_path: Path
) -> None:
    sha256 = recording(admin, tmp_path, "call1")
    plain = path_of(admin, sha256).read_bytes()
    sync_hub(admin)  # once in clear, before anybody thought of it
    key = new_key()
    seal_all(admin, key)
    recording_key.keep_key(admin, key)
    assert sync_hub(admin).recordings_sent == 1
    size = store.size(sha256)
    assert size is not None
    held = b"".join(store.read(sha256, 0, size))
    assert held != plain and plain[100:164] not in held and key_id(key).encode() not in held
    without = hub.join(tmp_path / "without", "Coach1")
    with pytest.raises(SealError, match="does not have their key"):
        without.recordings.find(sha256, ".wav")
    code, name = invite(admin, "Coach1")
    assert name == "Coach1" and len(code.split("-")) == 8
    told = rows_of_hub(hub)
    assert code.rpartition("-")[2] not in told and as_text(key)[:9] not in told
    coach = empty(tmp_path / "coach")
    with pytest.raises(SealError, match="second half"):
        enrol(coach, hub.url, f"{code[:-1]}{'2' if code[-1] != '2' else '3'}")
    assert enrolled_at(coach) is None
    enrol(coach, hub.url, code)  # mistyped or killed, the same device asks again
    sync_hub(coach)
    assert coach.recordings.find(sha256, ".wav").read_bytes() == plain
    recording_key.save_key(admin, tmp_path / "key.txt")
    assert (tmp_path / "key.txt").stat().st_mode & 0o77 == 0
    assert recording_key.load_key(without, tmp_path / "key.txt") == key_id(key)
    assert without.recordings.find(sha256, ".wav").read_bytes() == plain


def rows_of_hub(hub: Server) -> str:
    with hub.engine.begin() as connection:
        return str([tuple(row) for row in connection.execute(text("SELECT * FROM hub_code"))])


def test_a_desk_with_a_key_sends_nothing_in_clear_whatever_the_hub_says(
    hub: Server, admin: Workspace, store: BlobStore, tmp_path: Path
) -> None:
    coach = hub.join(tmp_path / "coach", "Coach1")
    key = new_key()
    recording_key.keep_key(coach, key)
    sha256 = recording(coach, tmp_path, "call1")
    report = sync_hub(coach)
    assert report.recordings_sent == 0 and "sealed" in report.problems[0]
    assert store.size(sha256) is None and store.uploaded(sha256) == 0
    recording_key.keep_key(admin, key)
    sync_hub(admin)  # an administrator's desk tells the hub again what it forgot
    assert sync_hub(coach).recordings_sent == 1


def test_who_is_no_administrator_neither_invites_nor_says_how_to_seal(
    hub: Server, admin: Workspace, tmp_path: Path
) -> None:
    coach = hub.join(tmp_path / "coach", "Coach1")
    with pytest.raises(QADeskError, match="Only an administrator"):
        invite(coach, "Coach2")
    with pytest.raises(QADeskError, match="only an administrator"):
        seal_all(coach, new_key())
    with pytest.raises(QADeskError, match="no single person"):
        invite(admin, "Nobody")


@settings(max_examples=25, deadline=None)
@given(size=st.sampled_from([0, 1, 1000, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK + 5]), data=st.data())
def test_sealed_bytes_are_the_same_each_time_and_open_only_whole(
    tmp_path_factory: pytest.TempPathFactory, size: int, data: st.DataObject
) -> None:
    folder = tmp_path_factory.mktemp("seal")
    (folder / "plain").write_bytes(plain := os.urandom(size))
    sha256, key = hashlib.sha256(plain).hexdigest(), new_key()
    sealer = Sealer(folder / "plain", sha256, key)
    sealed = sealer.read(0, sealer.size)
    assert len(sealed) == sealer.size and hashlib.sha256(sealed).hexdigest() == sealer.digest()
    start = data.draw(st.integers(0, sealer.size))
    end = data.draw(st.integers(start, sealer.size + 10))
    assert Sealer(folder / "plain", sha256, key).read(start, end) == sealed[start:end]
    assert opened(folder, sealed, sha256, key) == plain
    place = data.draw(st.integers(0, len(sealed) - 1))
    damaged = sealed[:place] + bytes([sealed[place] ^ 1]) + sealed[place + 1 :]
    for wrong in (damaged, sealed[:place], sealed + b"x"):
        with pytest.raises(SealError):
            opened(folder, wrong, sha256, key)
    with pytest.raises(SealError):
        opened(folder, sealed, sha256, new_key())


def opened(folder: Path, sealed: bytes, sha256: str, key: bytes) -> bytes:
    (folder / "sealed").write_bytes(sealed)
    with (folder / "sealed").open("rb") as source, (folder / "open").open("wb") as target:
        unseal(source, target, sha256, key)
    return (folder / "open").read_bytes()


def test_a_key_survives_paper_and_a_mistyped_letter_is_noticed() -> None:
    key = new_key()
    words = as_text(key)
    assert from_text(words.lower().replace("-", " \n")) == key
    wrong = words[:10] + ("A" if words[10] != "A" else "B") + words[11:]
    for bad in (wrong, "", "not a key", words[:-3]):
        with pytest.raises(SealError):
            from_text(bad)
