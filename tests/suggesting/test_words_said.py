"""Words are found as people say and recognisers write them, in both languages, at the right second."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_desk.scoring.suggest import Said, Sign
from qa_desk.speech.wording import Stream, pattern_of, words_of
from qa_desk.suggesting import look
from tests.suggesting.talks import Line, talk


def said(text: str, *phrases: str) -> bool:
    return any(Stream([Line(0, 1000, "agent", text)]).find(pattern_of(phrases)))


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("Good morning, thank you for calling Northwind!", "thank you for calling"),
        ("THANK YOU — for, um, calling.", "thank you for calling"),
        ("It’s my pleasure", "its my pleasure"),
        ("I'm going to cancel 12 of them", "going to cancel of them"),
        ("She cancelled it", "cancel*"),
        ("Ｔｈａｎｋ you", "thank you"),
        ("您好，請問有什麼可以幫您？", "有什么可以帮您"),
        ("感謝您的來電", "感谢您的来电"),
        ("麻烦您，嗯，稍等", "麻烦您稍等"),
        ("请您稍等片刻", "请您稍等*"),
        ("订单4711已发货", "订单已发货"),
        ("拨打12315", "12315"),
        ("我们用APP办理", "用app办理"),
    ],
)
def test_what_does_not_matter_does_not_matter(text: str, phrase: str) -> None:
    assert said(text, phrase)


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("The kindle arrived", "kind"),
        ("thank him for calling", "thank you for calling"),
        ("您真好", "您好"),
        ("订单4712已发货", "订单4711已发货"),
        ("", "hello"),
        ("hello", "..."),
    ],
)
def test_what_matters_matters(text: str, phrase: str) -> None:
    assert not said(text, phrase)


def test_a_phrase_goes_on_in_the_speakers_next_turn_but_not_after_a_pause() -> None:
    rule = Sign(said=Said(any_=("thank you for calling",)))
    close = talk((0, 1, "a", "Thank you"), (1, 1.5, "c", "Hi"), (1.6, 3, "a", "for calling"))
    apart = talk((0, 1, "a", "Thank you"), (1, 30, "c", "Hi"), (30, 33, "a", "for calling"))
    assert look(rule, close).holds is True and look(rule, close).spans == ((0, 3000),)
    assert look(rule, apart).holds is False


def test_who_says_it_and_when_decides() -> None:
    heard = talk((1, 3, "c", "Good morning"), (12, 14, "a", "Good morning"), (60, 62, "a", "Goodbye"))
    for by, first, expected in (
        ("agent", None, True), ("agent", 10, False), ("customer", 10, True), ("either", 10, True)
    ):  # fmt: skip
        limit = None if first is None else Decimal(first)
        found = look(Sign(said=Said(any_=("good morning",), by=by, within_first=limit)), heard)  # type: ignore[arg-type]
        assert found.holds is expected, (by, first)
    missed = look(Sign(said=Said(any_=("good morning",), within_first=Decimal(10))), heard)
    assert missed.spans == ((0, 10_000),), "where it should have been is what to listen to"
    assert look(Sign(said=Said(any_=("goodbye",), within_last=Decimal(5))), heard).holds is True
    assert look(Sign(said=Said(any_=("good morning",), within_last=Decimal(5))), heard).holds is False


def test_each_of_all_is_needed_and_one_of_any() -> None:
    heard = talk((0, 4, "a", "Good morning, my name is Grace, how can I help?"))
    both = Said(any_=("good morning", "hello"), all_=("my name is", "help"))
    assert look(Sign(said=both), heard).holds is True
    assert look(Sign(said=Said(any_=("hello",), all_=("my name is",))), heard).holds is False


def test_a_call_without_a_transcript_or_without_sides_cannot_tell() -> None:
    rule = Sign(said=Said(any_=("hello",)))
    mixed = talk((0, 1, "o", "Hello"))
    assert look(rule, talk()).holds is False
    assert look(rule, mixed).why == "sides_unknown" and look(rule, mixed).holds is None
    assert look(rule, talk((0, 1, "o", "Bye"))).holds is False, "nobody said it, so the agent did not"
    none = look(rule, type(mixed)(mixed.facts, None))
    assert (none.holds, none.why) == (None, "no_transcript")


@given(st.lists(st.text(max_size=40), max_size=6), st.text(min_size=1, max_size=12))
def test_hits_lie_within_the_talk_and_a_phrase_finds_itself(texts: list[str], phrase: str) -> None:
    lines = [Line(n * 1000, n * 1000 + 900, "agent", words) for n, words in enumerate([*texts, phrase])]
    hits = [*Stream(lines).find(pattern_of((phrase,)))]
    assert all(0 <= hit.start_ms <= hit.end_ms <= lines[-1].end_ms for hit in hits)
    plain = phrase.replace("*", "")
    if words_of(plain) and len(plain) == len(phrase):
        assert hits
