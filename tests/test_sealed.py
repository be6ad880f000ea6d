"""Sealed files: opened by the right words alone; cut, changed, foreign and newer ones say what is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qa_desk import sealed
from qa_desk.sealed import PIECE, SealedError, WrongKey, check_passphrase, opening, sealing

MAGIC, KEY = b"QADTRIAL", b"k" * 32


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sealed, "MEMORY_KIB", 64)


def seal(path: Path, content: bytes, secret: str | bytes = KEY, version: int = 1) -> Path:
    with sealing(path, MAGIC, version, secret) as out:
        for at in range(0, len(content), 50_000):
            out.write(content[at : at + 50_000])
    return path


def unseal(path: Path, secret: str | bytes = KEY, version: int = 1) -> bytes:
    with opening(path, MAGIC, version, secret) as file:
        return file.read()


@pytest.mark.parametrize("size", [0, 1, PIECE - 1, PIECE, PIECE + 1, 3 * PIECE, 3 * PIECE + 7])
def test_what_goes_in_comes_out_and_cannot_be_read_in_the_file(tmp_path: Path, size: int) -> None:
    content = bytes(range(256)) * (size // 256 + 1)
    path = seal(tmp_path / "f", content[:size], "four words not together")
    assert unseal(path, "four words not together") == content[:size]
    assert content[:64] not in path.read_bytes()


def test_a_wrong_passphrase_says_so(tmp_path: Path) -> None:
    path = seal(tmp_path / "f", b"x" * 1000, "four words not together")
    with pytest.raises(WrongKey, match="passphrase is not the one"):
        unseal(path, "five words not together")


@pytest.mark.parametrize("left", [10, sealed.HEAD.size, PIECE + 16 + sealed.HEAD.size, 2 * PIECE + 500])
def test_a_cut_file_is_never_taken_for_a_whole_one(tmp_path: Path, left: int) -> None:
    path = seal(tmp_path / "f", b"x" * (3 * PIECE))
    path.write_bytes(path.read_bytes()[:left])
    with pytest.raises(SealedError, match=r"not whole|passphrase"):
        unseal(path)


@settings(max_examples=60, deadline=None)
@given(place=st.integers(0, 10_000), bit=st.integers(0, 7))
def test_no_changed_bit_stays_unseen(tmp_path_factory: pytest.TempPathFactory, place: int, bit: int) -> None:
    path = seal(tmp_path_factory.mktemp("s") / "f", b"y" * 5000)
    content = bytearray(path.read_bytes())
    content[place % len(content)] ^= 1 << bit
    path.write_bytes(content)
    with pytest.raises(SealedError):
        unseal(path)


def test_pieces_in_another_order_are_refused(tmp_path: Path) -> None:
    path = seal(tmp_path / "f", b"x" * PIECE + b"y" * PIECE + b"z")
    content, head, size = path.read_bytes(), sealed.HEAD.size, PIECE + 16
    first, second = content[head : head + size], content[head + size : head + 2 * size]
    path.write_bytes(content[:head] + second + first + content[head + 2 * size :])
    with pytest.raises(SealedError):
        unseal(path)


def test_a_newer_and_a_foreign_file_say_what_they_are(tmp_path: Path) -> None:
    with pytest.raises(SealedError, match="newer QA Desk"):
        unseal(seal(tmp_path / "f", b"x", version=2))
    other = tmp_path / "holiday.jpg"
    other.write_bytes(b"\xff\xd8\xff" * 100)
    with pytest.raises(SealedError, match="another kind of file"):
        unseal(other)
    with pytest.raises(SealedError, match="could not be read"):
        unseal(tmp_path / "nowhere")


def test_a_failure_leaves_neither_the_file_nor_half_of_it(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError), sealing(tmp_path / "f", MAGIC, 1, KEY) as out:
        out.write(b"x" * 200_000)
        raise RuntimeError
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(SealedError, match="could not be written"):
        seal(tmp_path / "no" / "f", b"x")


def test_a_passphrase_that_can_be_guessed_is_refused() -> None:
    with pytest.raises(SealedError, match="10 letters"):
        check_passphrase("secret")
