"""What a customer record showed, as a card that can do no harm: names and values, or a page without anything active.

A page keeps its words, headings, lists and tables. Scripts, styles, forms, pictures, links, attributes and everything
that could be fetched are gone before it is shown. Pure.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from html import escape
from html.parser import HTMLParser
from typing import Any, Final

from qa_desk.listening.masking import MASK, TELLS_WHO, mask_card, mask_customer

KEPT: Final = frozenset({
    "p", "br", "h1", "h2", "h3", "h4", "h5", "h6", "table", "thead", "tbody", "tr", "td", "th", "ul", "ol", "li", "dl",
    "dt", "dd", "b", "strong", "i", "em", "u", "div", "span", "section",
})  # fmt: skip
VOID: Final = frozenset({"br"})
SWALLOWED: Final = frozenset({
    "script", "style", "title", "iframe", "object", "svg", "math", "template", "noscript", "audio", "video", "canvas",
    "select", "textarea",
})  # fmt: skip
DEEPEST: Final = 4
MOST: Final = 200
"""Names and values a card holds, and no more."""


def card_of(tree: Any, names: Iterable[str] = ()) -> list[tuple[str, str]]:
    """Names and values of a JSON tree, nested ones as "Order · Status", without who the customer is."""
    flat: dict[str, str] = {}
    for name, value in _flattened(tree, (), DEEPEST):
        if len(flat) == MOST:
            break
        flat.setdefault(name, value)
    return list(mask_card(flat, names).items())


def page_of(html: str, names: Iterable[str] = ()) -> str:
    """A harmless HTML fragment of a page, without who the customer is; empty where it says nothing."""
    known = list(names)
    cleaner = _Cleaner(lambda words: mask_customer(words, known))
    cleaner.feed(html)
    cleaner.close()
    return cleaner.result()


def _flattened(tree: Any, path: tuple[str, ...], deep: int) -> Iterator[tuple[str, str]]:
    if isinstance(tree, Mapping) and deep:
        for key, value in tree.items():
            yield from _flattened(value, (*path, str(key)), deep - 1)
    elif isinstance(tree, list) and deep:
        if all(not isinstance(one, dict | list) for one in tree):
            yield " · ".join(path), ", ".join(_plain(one) for one in tree)
        else:
            for at, value in enumerate(tree, 1):
                yield from _flattened(value, (*path, str(at)), deep - 1)
    else:
        yield " · ".join(path), _plain(tree) if not isinstance(tree, dict | list) else "…"


def _plain(value: Any) -> str:
    return "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)


class _Cleaner(HTMLParser):
    """Copies what is kept; a cell or term that tells who the customer is masks what stands in the next one."""

    def __init__(self, shown: Callable[[str], str]) -> None:
        super().__init__(convert_charrefs=True)
        self._shown = shown
        self._out: list[str] = []
        self._open: list[str] = []
        self._deaf = 0
        self._tells, self._words = False, ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in SWALLOWED:
            self._deaf += 1
        elif not self._deaf and tag in KEPT:
            if tag in ("td", "dd"):
                self._tells = self._tells or bool(TELLS_WHO.search(self._words))
            if tag in ("td", "th", "dt", "dd", "tr"):
                self._words = ""
            if tag == "tr":
                self._tells = False
            self._out.append(f"<{tag}>")
            if tag not in VOID:
                self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in VOID:
            self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if tag in SWALLOWED:
            self._deaf = max(0, self._deaf - 1)
        elif not self._deaf and tag in self._open:
            while (last := self._open.pop()) != tag:
                self._out.append(f"</{last}>")
            self._out.append(f"</{tag}>")
            if tag in ("td", "dd"):
                self._tells = False

    def handle_data(self, data: str) -> None:
        if self._deaf:
            return
        inside = self._open[-1] if self._open else ""
        if self._tells and data.strip() and ("td" in self._open or "dd" in self._open):
            self._out.append(MASK)
            return
        if inside in ("th", "dt", "td"):
            self._words += data
        self._out.append(escape(_masked_pair(self._shown(data))))

    def result(self) -> str:
        """What was kept, every element closed."""
        whole = "".join(self._out) + "".join(f"</{tag}>" for tag in reversed(self._open))
        return whole if any(part.strip() for part in self._out if not part.startswith("<")) else ""


def _masked_pair(words: str) -> str:
    """“Customer: Ann Lee” in running text: what follows the name is masked."""
    name, colon, value = words.partition(":")
    if colon and value.strip() and len(name) < 40 and TELLS_WHO.search(name) and "\n" not in value.strip():
        return f"{name}: {MASK}"
    return words
