"""Tags of moments as people read them: a few have a name in every language, all others are words of one's own."""

from __future__ import annotations

from qa_desk.reports.words import TAGS
from ui.text import tr, tr_marked


def tag_name(tag: str) -> str:
    """A tag in the language of now; a word of one's own as it was typed."""
    return tr_marked(TAGS[tag]) if tag in TAGS else tag


def tag_label(tag: str) -> str:
    """The same where something must stand even without a tag."""
    return tag_name(tag) or tr("Moment")


def tag_typed(words: str) -> str:
    """The tag that these words stand for."""
    return next((tag for tag in TAGS if tag_name(tag) == words), words)
