"""Files beside an encrypted database: recordings, and what is made of them, readable only with the workspace's key.

AES-256-GCM over pieces of 64 KiB (the STREAM construction of Hoang, Reyhanitabar, Rogaway, Vizár 2015: a counter and
a mark of the last piece are authenticated with each), under a key of its own for each file, made by HKDF from the
database's key and a random salt. Any part can be read without the rest, in memory only. A file says by itself
whether it is encrypted and with which key, so that a workspace may hold both while it is being switched.
"""

from __future__ import annotations

import hashlib
import io
import os
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, cast

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

MAGIC = b"\xffQADR1"
HEAD = struct.Struct("<6s8s16s")
PIECE, TAG = 64 << 10, 16
KEPT = 4
"""Pieces a reader remembers: decoders go back and forth a little."""

_keys: dict[bytes, bytes] = {}


class NoKey(OSError):
    """An encrypted file whose key this process was not given."""


class Damaged(OSError):
    """An encrypted file with a changed byte, or without its end."""


def know(key: bytes | None) -> bytes | None:
    """Read files of the workspace whose database has this key, from now on in this process; the key to write with."""
    if key is None:
        return None
    own = _derived(key, None, b"qa-desk files at rest")
    _keys[_name_of(own)] = own
    return own


def known() -> dict[bytes, bytes]:
    """What this process can read with, for a process it starts."""
    return dict(_keys)


def also_know(keys: dict[bytes, bytes]) -> None:
    """Take what `known` gave in another process."""
    _keys.update(keys)


def is_encrypted(path: Path) -> bool:
    """True where a file is there and says that it is encrypted."""
    try:
        with path.open("rb") as file:
            return file.read(len(MAGIC)) == MAGIC
    except OSError:
        return False


def open_clear(path: Path) -> io.BufferedReader:
    """A file open for reading what it holds in clear, whether or not it is encrypted. `OSError`."""
    file = path.open("rb")
    try:
        head = file.read(HEAD.size)
        if not head.startswith(MAGIC):
            file.seek(0)
            return file
        return io.BufferedReader(_Reading(path, file, head), PIECE)
    except BaseException:
        file.close()
        raise


def size_of(path: Path) -> int:
    """Bytes of what a file holds in clear."""
    size = path.stat().st_size
    return _clear_size(size) if is_encrypted(path) else size


def key_like(path: Path) -> bytes | None:
    """The key a file is encrypted with, for what is made of it; None for one in clear. `NoKey`."""
    with path.open("rb") as file:
        head = file.read(HEAD.size)
    return _key_of(path, head) if head.startswith(MAGIC) else None


class Writing(io.RawIOBase):
    """Takes bytes in clear, writes them encrypted to an open file; nothing is whole before `finish`."""

    def __init__(self, file: BinaryIO, key: bytes) -> None:
        super().__init__()
        salt = os.urandom(16)
        self._file, self._head = file, HEAD.pack(MAGIC, _name_of(key), salt)
        self._cipher, self._count, self._rest = _cipher(key, salt), 0, bytearray()
        file.write(self._head)

    def writable(self) -> bool:
        """It is for writing."""
        return True

    def write(self, data: Any) -> int:
        """Take so many bytes."""
        view = memoryview(data).cast("B")
        self._rest += view
        while len(self._rest) > PIECE:  # the last piece is kept back: it says that it is the last
            self._put(bytes(self._rest[:PIECE]), last=False)
            del self._rest[:PIECE]
        return view.nbytes

    def finish(self) -> None:
        """Write the last piece."""
        self._put(bytes(self._rest), last=True)
        self._file.flush()

    def _put(self, clear: bytes, *, last: bool) -> None:
        self._file.write(self._cipher.encrypt(_nonce(self._count, last), clear, self._head))
        self._count += 1


@contextmanager
def writing(path: Path, key: bytes | None) -> Iterator[BinaryIO]:
    """A new file to write into in one go, encrypted where there is a key; durable once the block has ended."""
    with path.open("xb") as file:
        if key is None:
            yield file
        else:
            sealed = Writing(file, key)
            yield cast(BinaryIO, sealed)
            sealed.finish()
        file.flush()
        os.fsync(file.fileno())


@contextmanager
def made_of(source: Path, target: Path) -> Iterator[Path | io.BytesIO]:
    """Where to write something made of `source`: `target` itself, or memory, encrypted to `target` when the block has
    ended, where the source is encrypted."""
    key = key_like(source)
    if key is None:
        yield target
        return
    memory = io.BytesIO()
    yield memory
    with writing(target, key) as file:
        file.write(memory.getbuffer())


class _Reading(io.RawIOBase):
    """What an encrypted file holds, from any place."""

    def __init__(self, path: Path, file: BinaryIO, head: bytes) -> None:
        super().__init__()
        self.name, self.mode = str(path), "rb"
        self._file, self._head = file, head
        self._cipher = _cipher(_key_of(path, head), head[-16:])
        sealed = os.fstat(file.fileno()).st_size
        self._size, self._at = _clear_size(sealed), 0
        self._last, rest = divmod(sealed - HEAD.size - 1, PIECE + TAG)
        if rest + 1 < TAG + bool(self._last):  # a last piece of nothing is none, unless it is the only one
            raise Damaged("its end is missing")
        self._piece = lru_cache(maxsize=KEPT)(self._opened)

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        base = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self._size}[whence]
        self._at = max(0, base + offset)
        return self._at

    def tell(self) -> int:
        return self._at

    def readinto(self, buffer: Any) -> int:
        view, done = memoryview(buffer).cast("B"), 0
        while done < len(view) and self._at < self._size:
            n, inside = divmod(self._at, PIECE)
            part = self._piece(n)[inside : inside + len(view) - done]
            view[done : done + len(part)] = part
            done += len(part)
            self._at += len(part)
        if self._size == 0:
            self._piece(0)
        return done

    def close(self) -> None:
        self._file.close()
        super().close()

    def _opened(self, n: int) -> bytes:
        from cryptography.exceptions import InvalidTag

        self._file.seek(HEAD.size + n * (PIECE + TAG))
        try:
            sealed = self._file.read(PIECE + TAG)
            return self._cipher.decrypt(_nonce(n, n == self._last), sealed, self._head)
        except (InvalidTag, ValueError) as error:
            raise Damaged("it is damaged") from error


def _clear_size(sealed: int) -> int:
    """Bytes in clear of an encrypted file of so many; at least one piece, perhaps of nothing."""
    body = sealed - HEAD.size
    return max(0, body - TAG * max(1, -(-body // (PIECE + TAG))))


def _key_of(path: Path, head: bytes) -> bytes:
    key = _keys.get(head[len(MAGIC) : len(MAGIC) + 8])
    if key is None:
        raise NoKey("it is encrypted with another key")
    return key


def _name_of(key: bytes) -> bytes:
    return hashlib.sha256(b"qa-desk files key id" + key).digest()[:8]


def _nonce(n: int, last: bool) -> bytes:
    return struct.pack(">?3xQ", last, n)


def _cipher(key: bytes, salt: bytes) -> AESGCM:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    return AESGCM(_derived(key, salt, b"qa-desk file"))


def _derived(key: bytes, salt: bytes | None, info: bytes) -> bytes:
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    return HKDF(SHA256(), 32, salt, info).derive(key)
