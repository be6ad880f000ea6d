"""Files that only somebody with the passphrase, or the key, can read, and in which no changed byte stays unseen.

A file is a stream of authenticated pieces (STREAM; Hoang, Reyhanitabar, Rogaway and Vizár 2015): ChaCha20-Poly1305
over 64 KiB each, the nonce made of a random beginning, a count and whether it is the last; the head is authenticated
with every piece. So pieces cannot be changed, left out, put in another order or cut off at the end.
"""

from __future__ import annotations

import io
import os
import secrets
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, BinaryIO, cast

from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from qa_desk.errors import N_, QADeskError

PIECE = 64 << 10
TAG = 16
KEY_BYTES = 32
LEAST_PASSPHRASE = 10
MEMORY_KIB, ROUNDS, LANES = 64 << 10, 3, 4
"""argon2id as RFC 9106 advises where memory is dear: 64 MiB, three rounds, four lanes."""
MOST_MEMORY_KIB, MOST_ROUNDS, MOST_LANES = 1 << 20, 64, 64
"""A head that asks for more was not written by us."""
HEAD = struct.Struct("<8sHBIII16s7s")


class SealedError(QADeskError):
    """A sealed file that cannot be made or opened."""


class WrongKey(SealedError):
    """The passphrase is not the one, or the file's beginning was changed."""


@contextmanager
def sealing(path: Path, magic: bytes, version: int, secret: str | bytes) -> Iterator[IO[bytes]]:
    """A file to write into, sealed with a passphrase (text) or a key (32 bytes); whole at `path` or not there.

    `magic` are 8 bytes that say what it is. `SealedError` where it cannot be written.
    """
    salt, start = secrets.token_bytes(16), secrets.token_bytes(7)
    cost = (MEMORY_KIB, ROUNDS, LANES) if isinstance(secret, str) else (0, 0, 0)
    head = HEAD.pack(magic, version, isinstance(secret, str), *cost, salt, start)
    partial = path.with_name(f".{path.name}.{secrets.token_hex(6)}.partial")
    try:
        with partial.open("xb") as file:
            file.write(head)
            sealer = _Sealer(file, _cipher(secret, salt, *cost), start, head)
            yield cast(IO[bytes], sealer)
            sealer.finish()
        partial.replace(path)
    except OSError as error:
        raise SealedError(
            N_("“{name}” could not be written: {reason}."),
            hint=N_("Choose another place, or free some space."),
            name=path.name,
            reason=error.strerror or str(error),
        ) from error
    finally:
        partial.unlink(missing_ok=True)


@contextmanager
def opening(path: Path, magic: bytes, version: int, secret: str | bytes) -> Iterator[IO[bytes]]:
    """A sealed file to read from. What was read is true; that nothing is missing is known once the end was read.

    `SealedError` says in words what is wrong: another kind of file, a newer one, a wrong passphrase (`WrongKey`),
    a changed byte, a cut file.
    """
    try:
        with path.open("rb") as file:
            head = file.read(HEAD.size)
            yield cast(IO[bytes], _opened(file, head, path.name, magic, version, secret))
    except OSError as error:
        raise SealedError(
            N_("“{name}” could not be read: {reason}."), name=path.name, reason=error.strerror or str(error)
        ) from error


def is_sealed(path: Path, magic: bytes) -> bool:
    """True where a file says that it is of this kind."""
    try:
        with path.open("rb") as file:
            return file.read(len(magic)) == magic
    except OSError:
        return False


def check_passphrase(passphrase: str) -> None:
    """`SealedError` for one that could be guessed in an afternoon."""
    if len(passphrase) < LEAST_PASSPHRASE:
        raise SealedError(
            N_("A passphrase has {least} letters at least."),
            hint=N_("Four words that do not belong together are easy to remember and hard to guess."),
            least=LEAST_PASSPHRASE,
        )


def _opened(
    file: BinaryIO, head: bytes, name: str, magic: bytes, version: int, secret: str | bytes
) -> _Opener:
    if len(head) < len(magic) or head[: len(magic)] != magic:
        raise SealedError(
            N_("“{name}” is another kind of file."), hint=N_("Choose the file you were sent."), name=name
        )
    if len(head) < HEAD.size:
        raise _cut(name)
    _magic, written, with_words, memory, rounds, lanes, salt, start = HEAD.unpack(head)
    if written > version:
        raise SealedError(
            N_("“{name}” was made by a newer QA Desk."),
            hint=N_("Update QA Desk on this computer, then open it again. Nothing was changed."),
            name=name,
        )
    if with_words and not (
        8 <= memory <= MOST_MEMORY_KIB and 1 <= rounds <= MOST_ROUNDS and 1 <= lanes <= MOST_LANES
    ):
        raise _changed(name)
    if bool(with_words) != isinstance(secret, str):
        raise _changed(name)
    return _Opener(file, _cipher(secret, salt, memory, rounds, lanes), start, head, name)


def _cipher(secret: str | bytes, salt: bytes, memory: int, rounds: int, lanes: int) -> ChaCha20Poly1305:
    if isinstance(secret, bytes):
        return ChaCha20Poly1305(secret)
    key = hash_secret_raw(secret.encode(), salt, rounds, memory, lanes, KEY_BYTES, Type.ID)
    return ChaCha20Poly1305(key)


def _nonce(start: bytes, count: int, last: bool) -> bytes:
    return start + count.to_bytes(4, "little") + bytes([last])


class _Sealer(io.RawIOBase):
    """Takes plain bytes, writes sealed pieces."""

    def __init__(self, file: BinaryIO, cipher: ChaCha20Poly1305, start: bytes, head: bytes) -> None:
        super().__init__()
        self._file, self._cipher, self._start, self._head = file, cipher, start, head
        self._count, self._rest = 0, bytearray()

    def writable(self) -> bool:
        return True

    def write(self, data: object) -> int:
        """Take bytes; they are on disk once the file is whole."""
        view = memoryview(data)  # type: ignore[arg-type]
        self._rest += view
        while len(self._rest) > PIECE:  # the last piece is kept back: it says that it is the last
            self._put(bytes(self._rest[:PIECE]), last=False)
            del self._rest[:PIECE]
        return view.nbytes

    def finish(self) -> None:
        """Write the last piece and make the file durable."""
        self._put(bytes(self._rest), last=True)
        self._file.flush()
        os.fsync(self._file.fileno())

    def _put(self, plain: bytes, *, last: bool) -> None:
        self._file.write(self._cipher.encrypt(_nonce(self._start, self._count, last), plain, self._head))
        self._count += 1


class _Opener(io.RawIOBase):
    """Reads sealed pieces, gives plain bytes."""

    def __init__(
        self, file: BinaryIO, cipher: ChaCha20Poly1305, start: bytes, head: bytes, name: str
    ) -> None:
        super().__init__()
        self._file, self._cipher, self._start, self._head, self._name = file, cipher, start, head, name
        self._count, self._plain, self._done = 0, b"", False
        self._ahead = file.read(PIECE + TAG)

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        """So many bytes, all that is left where `size` is negative; fewer only at the end."""
        found = bytearray()
        while size < 0 or len(found) < size:
            if not self._plain and not self._next():
                break
            want = len(self._plain) if size < 0 else size - len(found)
            found += self._plain[:want]
            self._plain = self._plain[want:]
        return bytes(found)

    def _next(self) -> bool:
        if self._done:
            return False
        sealed, self._ahead = self._ahead, self._file.read(PIECE + TAG)
        last = not self._ahead
        try:
            nonce = _nonce(self._start, self._count, last)
            self._plain = self._cipher.decrypt(nonce, sealed, self._head)
        except InvalidTag as error:
            raise self._why(sealed, last) from error
        self._count, self._done = self._count + 1, last
        return bool(self._plain) or not last

    def _why(self, sealed: bytes, last: bool) -> SealedError:
        """A piece that opens as one in the middle while nothing follows: the rest was cut off."""
        if last and len(sealed) == PIECE + TAG:
            try:
                self._cipher.decrypt(_nonce(self._start, self._count, False), sealed, self._head)
            except InvalidTag:
                pass
            else:
                return _cut(self._name)
        if self._count == 0:
            return WrongKey(
                N_("The passphrase is not the one of “{name}”, or the file was changed on its way."),
                hint=N_("Type it again as it was told to you; capitals and spaces count."),
                name=self._name,
            )
        return _cut(self._name) if last else _changed(self._name)


def _cut(name: str) -> SealedError:
    return SealedError(
        N_("“{name}” is not whole: its end is missing."),
        hint=N_("Copy or download it again. Nothing was taken in."),
        name=name,
    )


def _changed(name: str) -> SealedError:
    return SealedError(
        N_("“{name}” was changed on its way, or the disk damaged it."),
        hint=N_("Have it sent again. Nothing was taken in."),
        name=name,
    )
