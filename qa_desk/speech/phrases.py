"""Words of complaint and praise in what customers write and say, in lists that a team can edit."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal, get_args

from qa_desk.errors import N_, QADeskError

Kind = Literal["complaint", "praise"]
LANGUAGES = ("en", "zh")
FILE = "phrases.yaml"
"""A workspace's own lists; a kind named there replaces the one that comes with QA Desk."""
CJK = re.compile(r"[\u3400-\u9fff]")
TURNS = re.compile(r"(?:\bnot|n't|n’t|\bnever|\bno|\bhardly|\bisnt|\bwasnt)(?:\s+\w+)?\s+$", re.IGNORECASE)
TURNS_ZH = re.compile(r"(?:不|没有|没|未|并不|毫不)(?:是|够|太|很|怎么)?$")


class PhrasesUnreadable(QADeskError):
    """The lists of phrases are no lists of phrases."""


@dataclass(frozen=True, slots=True)
class PhraseHit:
    """A phrase in a text: from `start` to `end` (characters), as the text has it."""

    kind: Kind
    phrase: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Phrases:
    """Lists of phrases by kind, ready to search with."""

    lists: Mapping[Kind, tuple[str, ...]]

    def find(self, text: str) -> list[PhraseHit]:
        """Every hit in the order of the text; the longest phrase at a place wins and hits never overlap.

        Praise that is denied ("not happy", 不太满意) is a complaint.
        """
        hits: list[PhraseHit] = []
        pattern, kinds = _pattern(tuple((kind, self.lists[kind]) for kind in self.lists))
        for match in pattern.finditer(text):
            kind = kinds[(match.lastindex or 1) - 1]
            if kind == "praise" and _denied(text[: match.start()]):
                kind = "complaint"
            hits.append(PhraseHit(kind, match.group(), match.start(), match.end()))
        return hits


def find_phrases(phrases: tuple[str, ...], text: str, *, denied: bool = True) -> str | None:
    """The first of these phrases that stands in a text, as the text has it; without `denied` not behind a "not"."""
    for match in _of_phrases(phrases).finditer(text):
        if denied or not _denied(text[: match.start()]):
            return match.group()
    return None


def read_phrases(folder: Path | None = None) -> Phrases:
    """The lists in both languages, a workspace folder's own `phrases.yaml` first; `PhrasesUnreadable`."""
    found = dict(_shipped())
    if folder is not None and (folder / FILE).is_file():
        found.update(_parsed((folder / FILE).read_bytes(), FILE))
    return Phrases(found)


@cache
def _shipped() -> Mapping[Kind, tuple[str, ...]]:
    from resources import resource

    lists: dict[Kind, tuple[str, ...]] = {}
    for language in LANGUAGES:
        name = f"phrases/{language}.yaml"
        for kind, phrases in _parsed(resource(name).read_bytes(), name).items():
            lists[kind] = (*lists.get(kind, ()), *phrases)
    return lists


def _parsed(content: bytes, name: str) -> dict[Kind, tuple[str, ...]]:
    from ruamel.yaml import YAML
    from ruamel.yaml.error import YAMLError

    try:
        tree: Any = YAML(typ="safe", pure=True).load(content.decode("utf-8"))
    except (UnicodeDecodeError, YAMLError) as error:
        raise PhrasesUnreadable(
            N_("The phrases in {name} cannot be read: {why}"), name=name, why=str(error)
        ) from error
    kinds = get_args(Kind)
    if not isinstance(tree, dict) or not all(key in kinds and isinstance(tree[key], list) for key in tree):
        raise PhrasesUnreadable(
            N_("The phrases in {name} cannot be read: {why}"),
            hint=N_("Write “complaint:” and “praise:”, and below each one phrase per line after a dash."),
            name=name,
            why="complaint, praise",
        )
    return {kind: tuple(_clean(tree[kind])) for kind in kinds if kind in tree}


def _clean(phrases: Iterable[Any]) -> list[str]:
    return [words for one in phrases if (words := str(one).strip()) and words.strip("*")]


@cache
def _pattern(lists: tuple[tuple[Kind, tuple[str, ...]], ...]) -> tuple[re.Pattern[str], tuple[Kind, ...]]:
    """All phrases as one pattern, longest first whatever their kind, and the kind of each of its groups."""
    every = sorted({(phrase, kind) for kind, some in lists for phrase in some}, key=lambda p: (-len(p[0]), p))
    pattern = "|".join(f"({_one(phrase)})" for phrase, _ in every) or r"(?!)"
    return re.compile(pattern, re.IGNORECASE), tuple(kind for _, kind in every)


@cache
def _of_phrases(phrases: tuple[str, ...]) -> re.Pattern[str]:
    pattern = "|".join(_one(phrase) for phrase in sorted(_clean(phrases), key=len, reverse=True))
    return re.compile(pattern or r"(?!)", re.IGNORECASE)


def _one(phrase: str) -> str:
    if CJK.search(phrase):
        return re.escape(phrase)
    stem, star = phrase.removesuffix("*"), phrase.endswith("*")
    words = r"\s+".join(re.escape(word).replace("'", "['’]") for word in stem.split())
    return rf"\b{words}" + (r"\w*" if star else r"\b")


def _denied(before: str) -> bool:
    return bool(TURNS.search(before) or TURNS_ZH.search(before))
