"""A team's own words of complaint and praise: what the voices search looks for, kept in the workspace's folder."""

from __future__ import annotations

import io
from collections.abc import Sequence

from qa_desk.errors import N_, QADeskError
from qa_desk.speech.phrases import FILE, Kind, Phrases, read_phrases
from qa_desk.work.desk import Desk

LONGEST = 200
"""Characters of one phrase."""


class PhraseUnfit(QADeskError):
    """A phrase nothing could be found with."""


def phrases_of(desk: Desk) -> Phrases:
    """The lists in use. `PhrasesUnreadable` where somebody edited the file by hand and it cannot be read."""
    return read_phrases(desk.workspace.root)


def save_phrases(desk: Desk, lists: dict[Kind, Sequence[str]]) -> Phrases:
    """Use these lists from now on; empty lines and doubles are left out. `PhraseUnfit`; all or nothing is written."""
    clean: dict[Kind, tuple[str, ...]] = {kind: _clean(some) for kind, some in lists.items()}
    path = desk.workspace.root / FILE
    partial = path.with_suffix(".partial")
    with desk.change("phrases.edit") as change:
        before = {kind: len(some) for kind, some in phrases_of(desk).lists.items()}
        partial.write_bytes(_written(clean))
        change.audit("phrases", FILE, before=before, after={kind: len(some) for kind, some in clean.items()})
        partial.replace(path)
        change.touch("phrases", FILE)
    return phrases_of(desk)


def _clean(phrases: Sequence[str]) -> tuple[str, ...]:
    found: dict[str, str] = {}
    for phrase in phrases:
        words = " ".join(phrase.split())
        if not words:
            continue
        if not words.strip("*") or len(words) > LONGEST:
            raise PhraseUnfit(
                N_("“{phrase}” cannot be searched for."),
                hint=N_("Write words; a star at the end takes any ending."),
                phrase=words[:40],
            )
        found.setdefault(words.casefold(), words)
    return tuple(found.values())


def _written(lists: dict[Kind, tuple[str, ...]]) -> bytes:
    from ruamel.yaml import YAML

    out = io.BytesIO()
    yaml = YAML()
    yaml.allow_unicode = True
    yaml.dump({kind: list(some) for kind, some in lists.items()}, out)
    return out.getvalue()
