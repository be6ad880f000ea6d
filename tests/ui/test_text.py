"""Words, numbers and times as a person reads them, in both languages."""

from __future__ import annotations

import ast
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QCoreApplication, QTranslator
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from qa_desk.errors import N_, QADeskError
from qa_desk.scoring import FormError, FormProblem
from resources.translations import extract
from ui.text import (
    Retranslating,
    set_language,
    show_date,
    show_duration,
    show_month,
    show_number,
    show_percent,
    show_time,
    tr,
    tr_error,
    tr_n,
)


@pytest.fixture(autouse=True)
def english(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("TZ", "Europe/Berlin")
    time.tzset()
    set_language("en")
    yield
    set_language("en")
    monkeypatch.undo()
    time.tzset()


@pytest.mark.parametrize(
    ("ms", "shown"),
    [(0, "0:00"), (278_000, "4:38"), (59_999, "0:59"), (3_727_000, "1:02:07"), (-5, "0:00"), (None, "–")],
)
def test_durations_read_as_on_a_clock(ms: int | None, shown: str) -> None:
    assert show_duration(ms) == shown


def test_tenths_are_shown_while_playing() -> None:
    assert show_duration(21_480, tenths=True) == "0:21.4"


def test_times_are_local_and_dates_cannot_be_misread() -> None:
    moment = datetime(2026, 3, 9, 23, 5, tzinfo=UTC)
    assert show_time(moment) == "10 Mar 2026 00:05"
    assert show_date(moment) == "10 Mar 2026"
    assert show_date(date(2026, 3, 9)) == "9 Mar 2026"
    assert show_month(date(2026, 3, 9)) == "Mar 2026"
    assert show_time(None) == "–"


def test_chinese_dates_and_percents() -> None:
    set_language("zh_CN")
    assert show_date(date(2026, 3, 9)) == "2026-03-09"
    assert show_month(date(2026, 3, 9)) == "2026年3月"
    assert show_percent(0.724) == "72%"


def test_numbers_have_separators_and_doubt_a_dash() -> None:
    assert show_number(4054) == "4,054"
    assert show_number(3.14159, 2) == "3.14"
    assert show_number(None) == "–"
    assert show_percent(0.724) == "72\N{NO-BREAK SPACE}%"


@given(st.integers(min_value=-(10**9), max_value=10**9), st.integers(min_value=0, max_value=3))
def test_every_number_can_be_shown(value: int, decimals: int) -> None:
    assert show_number(value / 7, decimals).strip()


@pytest.mark.parametrize(
    ("n", "shown"), [(1, "1 call"), (0, "0 calls"), (2, "2 calls"), (4054, "4,054 calls")]
)
def test_counts_agree_with_their_words(n: int, shown: str) -> None:
    assert tr_n("%n call(s)", n) == shown


def test_names_are_filled_after_translation() -> None:
    assert tr("Saved {time}", time="14:05") == "Saved 14:05"
    assert tr_n("%n call(s) of {name}", 3, name="{odd}") == "3 calls of {odd}"


def test_an_error_is_told_with_its_hint() -> None:
    error = QADeskError(N_("The file {name} is empty."), hint=N_("Choose another folder."), name="a.wav")
    assert tr_error(error) == ("The file a.wav is empty.", "Choose another folder.")


def test_what_is_wrong_with_a_form_is_said_in_the_language_of_now() -> None:
    missing = FormProblem(3, "sections[0].weight", N_("must not be empty"))
    error = FormError("mine.yaml", (missing, missing))
    assert tr_error(error)[0] == f"{error}"
    set_language("zh_CN")
    assert tr_error(error)[0] == (
        "评分表 mine.yaml 无法使用：第 3 行、sections[0].weight：不能为空。另有 1 个问题。"
    )


class Chinese(QTranslator):
    """As if a file were loaded; it has lost the name of one sentence."""

    def isEmpty(self) -> bool:  # noqa: N802
        return False

    def translate(self, context: str, source: str, disambiguation: str | None = None, n: int = -1) -> str:
        return {"Hello {name}": "你好 {nome}", "Calls": "通话"}.get(source, "")


def test_a_broken_translation_falls_back_and_windows_follow(qtbot: QtBot) -> None:
    class Word(Retranslating, QLabel):
        def retranslate(self) -> None:
            self.setText(tr("Calls"))

    word = Word()
    word.retranslate()
    qtbot.addWidget(word)
    translator = Chinese()
    QCoreApplication.installTranslator(translator)
    qtbot.waitUntil(lambda: word.text() == "通话")
    assert tr("Hello {name}", name="Marta") == "Hello Marta"
    QCoreApplication.removeTranslator(translator)
    qtbot.waitUntil(lambda: word.text() == "Calls")


def test_every_mark_in_the_code_can_be_read() -> None:
    messages = extract.marked()
    assert "Calls" in messages
    for text, message in messages.items():
        assert message.plural == ("%n" in text), f"{text!r} in {message.places}"


def test_a_mark_without_a_literal_text_is_refused() -> None:
    with pytest.raises(extract.NotLiteral, match=r"ui/a\.py:1"):
        list(extract._marks(ast.parse("tr(word)"), "ui/a.py"))


def test_translations_survive_extraction_and_old_ones_go(tmp_path: Path) -> None:
    file = tmp_path / "qa_desk_zh_CN.ts"
    messages = {"Calls": extract.Message("Calls"), "%n call(s)": extract.Message("%n call(s)", plural=True)}
    done = {"Calls": ["通话"], "%n call(s)": ["%n 通通话"], "Gone": ["旧"]}
    assert extract.write_ts(file, "zh_CN", messages, done) == 0
    assert extract.read_translations(file) == {"Calls": ["通话"], "%n call(s)": ["%n 通通话"]}
    messages["New"] = extract.Message("New")
    assert extract.write_ts(file, "zh_CN", messages, extract.read_translations(file)) == 1
    qm = extract.compile_ts(file)
    translator = QTranslator()
    assert translator.load(str(qm))
    assert translator.translate("qa_desk", "Calls") == "通话"


def test_chinese_is_complete_and_keeps_every_name() -> None:
    """Lists what is missing; run `python -m resources.translations.extract` and fill the .ts file."""
    done = extract.read_translations(extract.HERE / "qa_desk_zh_CN.ts")
    messages = extract.marked()
    missing = [text for text in messages if text not in done]
    assert not missing, f"{len(missing)} sentences are not translated: {missing[:20]}"
    wrong = [text for text in messages if any(_names(text) != _names(form) for form in done[text])]
    assert not wrong, f"names in braces differ: {wrong}"


def test_the_compiled_chinese_says_what_the_translation_says(qapp: QApplication) -> None:
    """Run `python -m resources.translations.extract` and commit the .qm with the .ts."""
    translator = QTranslator()
    assert translator.load("qa_desk_zh_CN", str(extract.HERE))
    done = extract.read_translations(extract.HERE / "qa_desk_zh_CN.ts")
    assert len(done) > 600
    stale = [
        text
        for text, forms in done.items()
        if translator.translate("qa_desk", text, None, 2 if "%n" in text else -1) != forms[0]
    ]
    assert not stale, f"{len(stale)} sentences are compiled otherwise: {stale[:20]}"


def test_a_fresh_checkout_speaks_chinese_down_to_the_buttons_of_qt(qapp: QApplication) -> None:
    set_language("zh_CN")
    assert tr("Calls") == "通话"
    assert tr_n("%n call(s)", 1) == "1 条通话"
    assert tr_n("%n call(s)", 12345) == "12,345 条通话"
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "取消"
    set_language("en")
    assert tr("Calls") == "Calls"


def _names(text: str) -> set[str]:
    import string

    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None} | (
        {"%n"} if "%n" in text else set()
    )
