"""Recordings sealed before they leave, so that the hub and its store keep only what they cannot hear.

AES-256-GCM over chunks of 1 MiB (the STREAM construction of Hoang, Reyhanitabar, Rogaway, Vizár 2015: a counter and
a mark of the last chunk are authenticated with each). Every file has a key of its own, made from the workspace's key
and the recording's SHA-256 by HKDF: the same recording sealed on two desks is the same bytes, so that an upload goes
on from another desk, and no key ever meets two texts.
"""

from __future__ import annotations

import base64
import hashlib
import os
import struct
from pathlib import Path
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from qa_desk.at_rest.files import open_clear, size_of
from qa_desk.errors import N_, QADeskError

MAGIC = b"QADE1"
HEADER = len(MAGIC) + 8 + 8
"""Bytes before the first chunk: what it is, which key, how long the recording is."""
CHUNK, TAG = 1 << 20, 16
KEY_BYTES = 32


class SealError(QADeskError):
    """Sealed bytes that this key does not open, or that were damaged; a key that is none."""


def new_key() -> bytes:
    """A workspace's key."""
    return os.urandom(KEY_BYTES)


def key_id(key: bytes) -> str:
    """The name of a key, 16 hex digits, from which nothing of it follows."""
    return hashlib.sha256(b"qa-desk key id" + key).hexdigest()[:16]


def key_of_header(header: bytes) -> str:
    """The name of the key that sealed what begins so; empty where it is not sealed."""
    if len(header) < HEADER or not header.startswith(MAGIC):
        return ""
    return header[len(MAGIC) : len(MAGIC) + 8].hex()


def sealed_size(size: int) -> int:
    """Bytes of a recording of `size` bytes when it is sealed."""
    return HEADER + size + TAG * _chunks(size)


def _chunks(size: int) -> int:
    return max(1, -(-size // CHUNK))


def _cipher(key: bytes, sha256: str) -> AESGCM:
    info = b"qa-desk recording 1 " + bytes.fromhex(sha256)
    return AESGCM(HKDF(SHA256(), KEY_BYTES, None, info).derive(key))


def _nonce(n: int) -> bytes:
    return struct.pack(">IQ", 0, n)


def _bound(header: bytes, n: int, size: int) -> bytes:
    """What is authenticated with a chunk: the header, and whether it is the last."""
    return header + (b"\1" if n == _chunks(size) - 1 else b"\0")


class Sealer:
    """A recording as its sealed bytes, any range of which can be had without sealing the rest."""

    def __init__(self, path: Path, sha256: str, key: bytes) -> None:
        self.path, self.plain = path, size_of(path)
        self.size = sealed_size(self.plain)
        self._cipher = _cipher(key, sha256)
        self._header = MAGIC + bytes.fromhex(key_id(key)) + struct.pack(">Q", self.plain)

    def read(self, start: int, end: int) -> bytes:
        """The sealed bytes from `start` up to but not including `end`."""
        end = min(end, self.size)
        if start >= end:
            return b""
        first = max(0, (start - HEADER) // (CHUNK + TAG))
        last = max(0, (end - 1 - HEADER) // (CHUNK + TAG))
        parts = [self._header] if start < HEADER else []
        begins = 0 if parts else HEADER + first * (CHUNK + TAG)
        with open_clear(self.path) as file:
            file.seek(first * CHUNK)
            for n in range(first, min(last, _chunks(self.plain) - 1) + 1):
                bound = _bound(self._header, n, self.plain)
                parts.append(self._cipher.encrypt(_nonce(n), file.read(CHUNK), bound))
        return b"".join(parts)[start - begins : end - begins]

    def digest(self) -> str:
        """SHA-256 of all sealed bytes, in hex."""
        found, step = hashlib.sha256(), 8 * (CHUNK + TAG)
        for start in range(0, self.size, step):
            found.update(self.read(start, start + step))
        return found.hexdigest()


def unseal(source: BinaryIO, target: BinaryIO, sha256: str, key: bytes) -> None:
    """Write the recording of these sealed bytes; `SealError` where they are damaged, cut or another key's."""
    header = source.read(HEADER)
    if key_of_header(header) != key_id(key):
        raise SealError(
            N_("This recording was sealed with another key."),
            hint=N_("Ask an administrator for the key file."),
        )
    size = int(struct.unpack(">Q", header[-8:])[0])
    cipher, found = _cipher(key, sha256), hashlib.sha256()
    try:
        for n in range(_chunks(size)):
            length = min(CHUNK, size - n * CHUNK) + TAG
            plain = cipher.decrypt(_nonce(n), source.read(length), _bound(header, n, size))
            found.update(plain)
            target.write(plain)
    except InvalidTag as error:
        raise _damaged() from error
    if source.read(1) or found.hexdigest() != sha256:
        raise _damaged()


def _damaged() -> SealError:
    return SealError(
        N_("A sealed recording came damaged."), hint=N_("It will be asked for again at the next sync.")
    )


def wrap(key: bytes, words: str) -> str:
    """A key sealed with words that another desk is told, as text."""
    nonce = os.urandom(12)
    return base64.b64encode(nonce + _wrapping(words).encrypt(nonce, key, b"qa-desk key")).decode()


def unwrap(wrapped: str, words: str) -> bytes:
    """The key in these; `SealError` for other words."""
    try:
        data = base64.b64decode(wrapped, validate=True)
        return _wrapping(words).decrypt(data[:12], data[12:], b"qa-desk key")
    except (InvalidTag, ValueError) as error:
        raise SealError(
            N_("The second half of the code does not open the recordings' key."),
            hint=N_("Check the code, or ask an administrator for the key file."),
        ) from error


def _wrapping(words: str) -> AESGCM:
    """Words are random and long enough (79 bits) that no slow derivation is needed."""
    return AESGCM(HKDF(SHA256(), KEY_BYTES, None, b"qa-desk key for a desk").derive(words.encode()))


def as_text(key: bytes) -> str:
    """A key as a person can keep it on paper: groups of four, with its own check."""
    whole = base64.b32encode(key + bytes.fromhex(key_id(key))).decode().rstrip("=")
    return "-".join(whole[n : n + 4] for n in range(0, len(whole), 4))


def from_text(words: str) -> bytes:
    """The key of such words; `SealError` where one of them is mistyped."""
    plain = "".join(words.split()).replace("-", "").upper()
    try:
        data = base64.b32decode(plain + "=" * (-len(plain) % 8))
    except ValueError:
        data = b""
    key = data[:KEY_BYTES]
    if len(data) != KEY_BYTES + 8 or data[KEY_BYTES:].hex() != key_id(key):
        raise SealError(N_("This is no key of QA Desk, or a letter of it is wrong."))
    return key
