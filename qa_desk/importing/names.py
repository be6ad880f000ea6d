"""What recorders write into file names: the table of patterns, and the two halves of one call."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from qa_desk.importing.facts import CallFacts
from qa_desk.importing.options import Zone

FILES = "recordings"
"""Source of calls known only by their file."""


@dataclass(frozen=True, slots=True)
class NamePattern:
    """How one kind of recorder names its files, without the suffix.

    Groups of `expression`: id, time (digits from year to second), agent, customer, phone, queue, direction. `utc`
    says that the time is already UTC, `agent_channel` where the agent speaks in stereo files.
    """

    source: str
    example: str
    expression: re.Pattern[str]
    utc: bool = False
    agent_channel: int | None = None


UUID = r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text, re.IGNORECASE)


PATTERNS: Final = (
    NamePattern(
        "post-call-analytics",
        "Auto1_CUST_12345_GUID_001_AGENT_AndrewK_DT_2021-12-01T07-55-51",
        _pattern(
            r"(?:.*?_)?CUST_(?P<customer>.+?)_GUID_(?P<id>.+?)_AGENT_(?P<agent>.+?)"
            r"_DT_(?P<time>\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d)(?:[_.-].*)?"
        ),
    ),
    NamePattern(
        "amazon-connect",
        "8f9d2e1c-0c52-4d6e-9d2b-5d1a0f3b7c11_20211201T06:01_UTC",
        _pattern(
            rf"(?P<id>{UUID})_(?:call_recording_redacted_)?(?P<time>\d{{8}}T\d\d[:_-]?\d\d(?:[:_-]?\d\d)?)Z?(?:_UTC)?"
        ),
        utc=True,
        agent_channel=1,
    ),
    NamePattern(
        "freepbx",
        "in-4930123456-4915112345678-20210101-123456-1609504496.42",
        _pattern(
            r"(?P<direction>in|inbound|external)-(?P<did>[^-]+)-(?P<phone>[^-]+)"
            r"-(?P<time>\d{8}-\d{6})-(?P<id>\d+\.\d+)"
        ),
    ),
    NamePattern(
        "freepbx",
        "out-4915112345678-201-20210101-123456-1609504496.42",
        _pattern(
            r"(?P<direction>out|outbound)-(?P<phone>[^-]+)-(?P<agent>[^-]+)"
            r"-(?P<time>\d{8}-\d{6})-(?P<id>\d+\.\d+)"
        ),
    ),
    NamePattern(
        "freepbx",
        "q-600-4915112345678-20210101-123456-1609504496.42",
        _pattern(
            r"q-(?P<queue>[^-]+)-(?P<phone>[^-]+)-(?P<time>\d{8}-\d{6})-(?P<id>\d+\.\d+)"
        ),
    ),
    NamePattern(
        "freepbx",
        "exten-201-202-20210101-123456-1609504496.42",
        _pattern(
            r"(?P<direction>exten|internal)-(?P<agent>[^-]+)-(?P<other>[^-]+)"
            r"-(?P<time>\d{8}-\d{6})-(?P<id>\d+\.\d+)"
        ),
    ),
    NamePattern(
        "vicidial",
        "20210101-123456_1001_4915112345678",
        _pattern(r"(?P<id>(?P<time>\d{8}-\d{6})_(?P<agent>[^_]+)_(?P<phone>\+?\d{5,15}))(?:-all)?"),
    ),
    NamePattern(
        FILES,
        "anything 2021-01-01 12-34-56 anything",
        _pattern(
            r"(?P<id>(?:.*?[^0-9])?(?P<time>(?:19|20)\d\d[-_.]?\d\d[-_.]?\d\d[T _-]\d\d[-_.:]?\d\d[-_.:]?\d\d)"
            r"(?P<zulu>Z)?(?:[^0-9].*)?)"
        ),
    ),
)  # fmt: skip
"""Tried in this order; the first that fits the whole name counts."""

DIRECTION: Final = {
    "in": "in", "inbound": "in", "external": "in",
    "out": "out", "outbound": "out",
    "exten": "internal", "internal": "internal",
}  # fmt: skip

HALVES: Final = {
    "agent": ("caller", "customer", "client", "cust"),
    "operator": ("caller", "customer", "client"),
    "out": ("in",),
    "tx": ("rx",),
    "left": ("right",),
    "l": ("r",),
    "坐席": ("客户",),
}
"""How the agent's half of a call is marked at the end of its name, and how the caller's then is.

`in` and `rx` are what the recorder heard from the line, so the caller; `left` is the agent by convention.
"""
HALF_MARK: Final = re.compile(
    r"(?P<base>.+?)[ _.-](?P<half>" + "|".join({*HALVES, *(c for cs in HALVES.values() for c in cs)}) + ")",
    re.IGNORECASE,
)
SECOND_NAMES: Final = ("revoiced", "redacted", "mono", "stereo", "mixed")
"""What may stand between the base of a name and its suffix without being part of the call's name."""


PARTS: Final = (*SECOND_NAMES, "transcript", "metadata", "analysis", "call", "words", "info", "转写", "文本")
"""What may follow the base of a name of a file beside a recording."""


def base_of(stem: str) -> str:
    """What the files of one call share in their names: without what tells them apart at the end."""
    base = readable(stem).casefold()
    while True:
        head, mark, last = base.rpartition(".")
        if not mark:
            head, mark, last = base.rpartition("_")
        if not mark or not head or last not in PARTS:
            return base
        base = head


def readable(name: str) -> str:
    """A file name as text that can be stored: composed characters, nothing undecodable."""
    return unicodedata.normalize("NFC", name.encode("utf-8", "surrogateescape").decode("utf-8", "replace"))


def split_half(stem: str) -> tuple[str, str] | None:
    """Base and mark of a name that ends like one half of a call; None for any other."""
    found = HALF_MARK.fullmatch(stem)
    return None if found is None else (found["base"], found["half"].casefold())


def partner_marks(mark: str) -> tuple[str, ...]:
    """Marks of the caller's half that fit an agent's mark; empty for a caller's mark."""
    return HALVES.get(mark, ())


def facts_from_name(stem: str, zone: Zone) -> tuple[CallFacts, NamePattern | None]:
    """What a file name without suffix tells; without a pattern only the name itself as external id."""
    stem = readable(stem)
    for pattern in PATTERNS:
        found = pattern.expression.fullmatch(stem)
        if found is None:
            continue
        named = found.groupdict()
        try:
            started, offset = _start(named, pattern, zone)
        except ValueError:  # digits that are no date
            continue
        return CallFacts(
            source=pattern.source,
            external_id=named["id"],
            started_at=started,
            utc_offset_min=offset,
            agent=_agent_name(named.get("agent")),
            agent_id=named.get("agent"),
            customer=named.get("customer"),
            phone=named.get("phone"),
            direction=DIRECTION.get((named.get("direction") or "").casefold(), "unknown"),
            queue=named.get("queue"),
        ), pattern
    return CallFacts(source=FILES, external_id=stem), None


def start_from_file(path: Path) -> datetime:
    """When a file was last written, which for a recording is about the end of the call. `OSError`."""
    return datetime.fromtimestamp(round(path.stat().st_mtime), UTC)


def _start(named: dict[str, str | None], pattern: NamePattern, zone: Zone) -> tuple[datetime, int | None]:
    text = named["time"] or ""
    naive = datetime.strptime(re.sub(r"\D", "", text).ljust(14, "0"), "%Y%m%d%H%M%S")
    if pattern.utc or named.get("zulu"):
        return naive.replace(tzinfo=UTC), None
    return zone.aware(naive)


def _agent_name(agent: str | None) -> str | None:
    return agent.replace("_", " ") if agent else None
