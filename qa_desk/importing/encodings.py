"""Which encoding the bytes of a text are in: what is certain first, the guess last."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass, field
from typing import Final

from qa_desk.errors import N_
from qa_desk.importing.facts import ImportProblem, Remark

MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
SAMPLE: Final = 65_536
NO_TEXT: Final = re.compile(r"[\x01-\x08\x0e-\x1a\x1c-\x1f]")
HIGH_PAIRS: Final = re.compile(rb"[\x80-\xff]{2}|[\x80-\xff][\x00-\x7f]")
GB2312: Final = re.compile(rb"[\xa1-\xa9\xb0-\xf7][\xa1-\xfe]")
COMMON_CHINESE: Final = re.compile(rb"[\xa1-\xa9\xb0-\xd7][\xa1-\xfe]")
"""The characters of daily use come first in GB 2312; letters of other alphabets fall behind them."""
ALONE: Final = re.compile(rb"(?<![\x80-\xff])[\x80-\xff](?![\x80-\xff])")
WESTERN_SIGNS: Final = frozenset(bytes([sign]) for sign in b"\x80\x91\x92\x93\x94\x96\xa0\xa3\xa7\xb0")
WIDE: Final = ["utf_16", "utf_16_be", "utf_16_le", "utf_32", "utf_32_be", "utf_32_le", "utf_7"]
UNREADABLE: Final = "\ufffd"


@dataclass(slots=True)
class Decoded:
    """Text without its byte order mark, the encoding it was in, and what had to be left out."""

    text: str
    encoding: str
    remarks: list[Remark] = field(default_factory=list)


def decode(content: bytes) -> Decoded:
    """Bytes as text; what fits no character becomes U+FFFD. `ImportProblem` where it is no text at all."""
    encoding = encoding_of(content)
    try:
        decoded = Decoded(content.decode(encoding), encoding)
    except UnicodeDecodeError:
        text = content.decode(encoding, "replace")
        remark = Remark(
            N_("Some characters could not be read as {encoding}."), {"encoding": encoding.upper()}
        )
        decoded = Decoded(text, encoding, [remark])
    if "\0" in decoded.text:
        decoded.text = decoded.text.replace("\0", "")
        decoded.remarks.append(Remark(N_("Zero bytes between the characters were left out."), {}))
    head = decoded.text[:SAMPLE]
    if len(NO_TEXT.findall(head)) * 50 > len(head):
        raise ImportProblem(N_("This is not a table but some other kind of file."))
    return decoded


def encoding_of(content: bytes) -> str:
    """The name Python knows the encoding by."""
    for mark, name in MARKS:
        if content.startswith(mark):
            return name
    if (wide := _without_mark(content[:4096])) is not None:
        return wide
    try:
        content.decode("utf-8")
    except UnicodeDecodeError as error:
        if _nearly_utf8(content, error):
            return "utf-8"
        return _older(content)
    return "utf-8"


def _without_mark(head: bytes) -> str | None:
    """UTF-16 without its mark: every other byte of its ASCII is zero."""
    even, odd = head[::2], head[1::2]
    if odd and odd.count(0) * 10 > len(odd) * 4 and even.count(0) * 20 < len(even):
        return "utf-16-le"
    if even and even.count(0) * 10 > len(even) * 4 and odd.count(0) * 20 < len(odd):
        return "utf-16-be"
    return None


def _nearly_utf8(content: bytes, error: UnicodeDecodeError) -> bool:
    """UTF-8 with a few broken places: far more whole characters beyond ASCII than broken ones."""
    text = content.decode("utf-8", "replace")
    broken = text.count(UNREADABLE)
    whole = sum(map(len, re.findall(r"[^\x00-\x7f\ufffd]+", text)))
    return whole > broken * 4


def _older(content: bytes) -> str:
    """One of the encodings from before Unicode; simplified Chinese by its own mark, others by statistics."""
    high = b"\n".join(line for line in content.split(b"\n") if not line.isascii())[:SAMPLE] + b"\n"
    pairs = HIGH_PAIRS.findall(high)
    common = sum(COMMON_CHINESE.fullmatch(pair) is not None for pair in pairs)
    if (
        common * 10 > len(pairs) * 6
        and sum(GB2312.fullmatch(pair) is not None for pair in pairs) * 10 > len(pairs) * 8
    ):
        return "gb18030"
    if sum(pair[1] < 0x80 for pair in pairs) * 10 > len(pairs) * 7 and _western(high):
        return "cp1252"
    from charset_normalizer import from_bytes

    best = from_bytes(high, cp_exclusion=WIDE).best()
    return best.encoding if best is not None else "cp1252"


def _western(high: bytes) -> bool:
    """Single accented letters inside words of plain ones, as Western Europe writes."""
    singles = ALONE.findall(high)
    good = sum(byte[0] >= 0xC0 or byte in WESTERN_SIGNS for byte in singles)
    return bool(good * 10 > len(singles) * 8)
