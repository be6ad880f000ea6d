"""A workspace that only its key opens: nothing of it in clear on the disk, nothing lost on the way, whatever dies."""

from __future__ import annotations

import json
import random
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import keyring
import pytest
from click.testing import Result
from keyring.backends.fail import Keyring as NoKeyring
from typer.testing import CliRunner

from db import cipher
from qa_desk.at_rest import switch
from qa_desk.at_rest.files import is_encrypted, open_clear
from qa_desk.at_rest.keys import MARK, KeyProblem, key_for, read_key
from qa_desk.at_rest.switch import decrypt, encrypt
from qa_desk.cli import app
from qa_desk.workspace import DATABASE, Workspace, WorkspaceError
from tests.at_rest.file_keyring import FileKeyring
from tests.sync.hub_world import company, rows, write
from tests.sync.test_folder import holds


@pytest.fixture(autouse=True)
def ring(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A keyring of our own, also for processes that are started."""
    monkeypatch.setenv("QA_DESK_TEST_KEYRING", str(tmp_path / "keyring.json"))
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "tests.at_rest.file_keyring.FileKeyring")
    before = keyring.get_keyring()
    keyring.set_keyring(FileKeyring())
    yield
    keyring.set_keyring(before)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A closed workspace with a company in it and one backup."""
    workspace = company(tmp_path / "work")
    workspace.backup()
    workspace.close()
    return workspace.root


def every_byte(root: Path) -> bytes:
    return b"".join(path.read_bytes() for path in root.rglob("*") if path.is_file())


def run(*words: str) -> Result:
    return CliRunner().invoke(app, ["encryption", *words])


def test_an_encrypted_workspace_holds_the_same_and_nothing_of_it_in_clear(root: Path) -> None:
    before = Workspace.open(root)
    held, desk = holds(before), rows(before, "SELECT v FROM sync_state WHERE k = 'desk'")
    before.close()
    assert b"canary" in every_byte(root)
    encrypt(root, None)
    assert b"canary" not in every_byte(root) and b"SQLite format" not in every_byte(root)
    after = Workspace.open(root)
    assert holds(after) == held
    assert rows(after, "SELECT v FROM sync_state WHERE k = 'desk'") == desk
    write(after, "UPDATE moment SET tag = 'canary later' WHERE id = 'shared1'")
    copy = after.backup()
    assert after.check().ok
    after.close()
    assert b"canary" not in every_byte(root) and cipher.is_encrypted(copy)
    decrypt(root)
    again = Workspace.open(root)
    assert rows(again, "SELECT tag FROM moment WHERE id = 'shared1'") == [("canary later",)]
    assert not cipher.is_encrypted(root / DATABASE) and not cipher.is_encrypted(copy)


def test_search_in_both_languages_goes_on(root: Path) -> None:
    encrypt(root, None)
    workspace = Workspace.open(root)
    with workspace.reading() as connection:
        connection.exec_driver_sql("CREATE VIRTUAL TABLE temp.words USING fts5(t, tokenize = 'trigram')")
        connection.exec_driver_sql("INSERT INTO temp.words VALUES ('请问有什么可以帮您'), ('how may I help')")
        for part in ("可以帮", "help"):
            found = connection.exec_driver_sql("SELECT count(*) FROM temp.words WHERE words MATCH ?", (part,))
            assert found.scalar() == 1


def test_a_constraint_is_still_a_constraint_when_two_desks_merge(root: Path, tmp_path: Path) -> None:
    from qa_desk.sync.folder import sync_folder
    from tests.sync.hub_world import empty

    encrypt(root, None)
    one, two = Workspace.open(root), empty(tmp_path / "two")
    (tmp_path / "share").mkdir()
    for workspace in (one, two):
        name = workspace.root.name
        write(workspace, "INSERT INTO team VALUES (:id, 'Same name', NULL)", id=f"t-{name}")
    for workspace in (one, two, one, two):
        assert sync_folder(workspace, tmp_path / "share").problems == []
    assert holds(one) == holds(two)
    assert len(rows(one, "SELECT id FROM team WHERE name = 'Same name'")) == 1


def test_without_its_key_it_says_which_one_is_missing_and_how_to_bring_it(root: Path, tmp_path: Path) -> None:
    name = encrypt(root, tmp_path / "key.txt")
    (tmp_path / "keyring.json").unlink()
    with pytest.raises(WorkspaceError, match=f"its key \\({name}\\) is not in the keyring"):
        Workspace.open(root)
    assert run("key", str(tmp_path / "key.txt")).exit_code == 0
    Workspace.open(root).close()


def test_another_key_and_a_damaged_file_are_told_apart_from_no_key(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    encrypt(root, tmp_path / "key.txt")
    other = company(tmp_path / "other")
    other.close()
    encrypt(other.root, tmp_path / "other.txt", into_keyring=False)
    monkeypatch.setenv("QA_DESK_KEY_FILE", str(tmp_path / "other.txt"))
    with pytest.raises(KeyProblem, match="another one than this workspace was encrypted with"):
        Workspace.open(root)
    monkeypatch.setenv("QA_DESK_KEY_FILE", str(tmp_path / "key.txt"))
    with (root / DATABASE).open("rb+") as file:
        file.write(b"x" * 4096)
    with pytest.raises(KeyProblem, match="is damaged, or its key is another one"):
        Workspace.open(root)


def test_no_keyring_at_all_changes_nothing_and_a_key_file_is_enough(root: Path, tmp_path: Path) -> None:
    keyring.set_keyring(NoKeyring())
    with pytest.raises(KeyProblem, match="keyring of this computer cannot be used"):
        encrypt(root, None)
    assert not cipher.is_encrypted(root / DATABASE)
    with pytest.raises(KeyProblem, match="has to be kept somewhere"):
        encrypt(root, None, into_keyring=False)
    name = encrypt(root, tmp_path / "key.txt", into_keyring=False)
    assert read_key(tmp_path / "key.txt") and (tmp_path / "key.txt").stat().st_mode & 0o077 == 0
    assert json.loads((root / MARK).read_text())["key"] == name


def test_while_somebody_has_it_open_nothing_is_done(root: Path) -> None:
    with sqlite3.connect(root / DATABASE) as other:
        other.execute("SELECT count(*) FROM person").fetchall()
        # another process, as it would be: within one, two SQLite libraries know nothing of each other's locks
        command = [sys.executable, "-m", "qa_desk", "encryption", "on", "--workspace", str(root)]
        answer = subprocess.run(command, capture_output=True, text=True)
    other.close()
    assert answer.returncode == 1 and "Somebody has this workspace open" in answer.stderr
    assert not cipher.is_encrypted(root / DATABASE)


def test_on_status_save_key_and_off_from_the_command_line(root: Path, tmp_path: Path) -> None:
    where = ("--workspace", str(root))
    assert json.loads(run("status", *where, "--json").stdout) == {
        "encrypted": False,
        "key": None,
        "recordings_in_clear": 0,
    }
    name = json.loads(run("on", *where, "--json").stdout)["key"]
    assert json.loads(run("status", *where, "--json").stdout) == {
        "encrypted": True,
        "key": name,
        "recordings_in_clear": 0,
    }
    assert run("save-key", str(tmp_path / "saved.txt"), *where).exit_code == 0
    assert read_key(tmp_path / "saved.txt") == key_for(root, root / DATABASE)
    assert run("off", *where).exit_code == 0
    assert json.loads(run("status", *where, "--json").stdout) == {
        "encrypted": False,
        "key": None,
        "recordings_in_clear": 0,
    }


STEPS = ("keep", "name_key", "_verify", "_stay_the_same_desk", "_durable", "sync_folder", "blank")


@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
@pytest.mark.parametrize("step", STEPS)
def test_stopped_at_any_step_the_workspace_opens_and_the_next_run_ends_it(
    root: Path, step: str, after: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = holds(workspace := Workspace.open(root))
    workspace.close()

    class Killed(BaseException):
        pass

    real: Callable[..., object] = getattr(switch, step)

    def dies(*given: object) -> None:
        if after:
            real(*given)
        raise Killed

    for there in (encrypt, lambda root, _: decrypt(root)):
        if there is not encrypt and step in ("keep", "name_key"):
            continue
        with monkeypatch.context() as patched:
            patched.setattr(switch, step, dies)
            with pytest.raises(Killed):
                there(root, None)
        workspace = Workspace.open(root)
        assert holds(workspace) == held
        workspace.close()
        there(root, None)
        assert cipher.is_encrypted(root / DATABASE) == (there is encrypt)
        assert not list(root.rglob(f"{switch.ASIDE}*"))


@pytest.mark.slow
def test_killed_at_any_moment_it_opens_and_holds_everything(root: Path) -> None:
    held = holds(workspace := Workspace.open(root))
    sounds = [random.Random(n).randbytes(3_000_000) for n in range(4)]
    for n, sound in enumerate(sounds):
        (root.parent / f"{n}.wav").write_bytes(sound)
    kept = [workspace.recordings.add(root.parent / f"{n}.wav").path for n in range(4)]
    workspace.close()
    chance = random.Random(seed := random.SystemRandom().randrange(1 << 32))
    print(f"seed {seed}")
    for word in ("on", "off"):
        for _ in range(3):
            command = [sys.executable, "-m", "qa_desk", "encryption", word, "--workspace", str(root)]
            process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            with suppress(subprocess.TimeoutExpired):
                process.wait(chance.uniform(0.3, 1.5))
            process.kill()
            process.wait()
            workspace = Workspace.open(root)
            assert holds(workspace) == held
            assert [open_clear(path).read() for path in kept] == sounds
            workspace.close()
        if word == "on":
            encrypt(root, None)
            assert all(is_encrypted(path) for path in kept)
    assert not cipher.is_encrypted(root / DATABASE) or run("off", "--workspace", str(root)).exit_code == 0
    if switch.named_key(root) is not None:  # it died between the database and the last recording
        decrypt(root)
    assert [path.read_bytes() for path in kept] == sounds


def test_a_workspace_that_an_earlier_release_encrypted_opens_and_is_copied(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as earlier:
        earlier.setattr(cipher, "SHAPES", ((),))
        encrypt(root, None)
        key = key_for(root, root / DATABASE)
        assert key is not None
    assert cipher.shape_of(root / DATABASE, key) == ()
    workspace = Workspace.open(root)
    held = holds(workspace)
    write(workspace, "UPDATE moment SET tag = 'written since' WHERE id = 'shared1'")
    copy = workspace.backup()
    workspace.close()
    assert cipher.shape_of(copy, key) == ()
    decrypt(root)
    encrypt(root, None)
    key = key_for(root, root / DATABASE)
    assert key is not None
    assert cipher.shape_of(root / DATABASE, key) == cipher.shape_of(copy, key) == cipher.SHAPES[0]
    again = Workspace.open(root)
    assert rows(again, "SELECT tag FROM moment WHERE id = 'shared1'") == [("written since",)]
    assert {table: len(kept) for table, kept in holds(again).items()} == {t: len(k) for t, k in held.items()}
    assert cipher.shape_of(again.backup(), key) == cipher.SHAPES[0]
