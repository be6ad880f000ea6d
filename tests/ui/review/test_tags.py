"""Tags of moments in both languages."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from ui.pages.review.tags import TAGS, tag_label, tag_name, tag_typed
from ui.text import set_language


@pytest.fixture
def chinese(qapp: QApplication) -> Iterator[None]:
    set_language("zh_CN")
    yield
    set_language("en")


def test_built_in_tags_are_read_in_chinese_and_kept_in_one_spelling(chinese: None) -> None:
    assert tag_name("praise") == "表扬"
    assert [tag_typed(tag_name(tag)) for tag in TAGS] == list(TAGS)


def test_a_tag_of_ones_own_stays_as_it_was_typed(chinese: None) -> None:
    assert tag_name("Balance") == tag_typed("Balance") == "Balance"
    assert tag_label("") == "片段"
