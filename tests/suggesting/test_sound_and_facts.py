"""Silence, hold, talking over, facts; and, or, not with what a call cannot tell."""

from __future__ import annotations

from itertools import product

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_desk.scoring.suggest import Sign, Suggest
from qa_desk.suggesting import Heard, Sound, look, suggest
from tests.suggesting.talks import talk


def sign(**plain: object) -> Sign:
    return msgspec.convert(plain, Sign, strict=False)


QUIET = Sound(
    talk=((2_000, 10_000), (40_000, 60_000)),
    silence=((0, 2_000), (10_000, 40_000), (60_000, 95_000)),
    hold=(),
    agent=((2_000, 6_000), (40_000, 50_000)),
    customer=((5_000, 10_000), (49_000, 60_000)),
)


def test_a_silence_counts_between_the_first_word_and_the_last() -> None:
    heard = talk((2, 10, "a", "Hello"), sound=QUIET)
    assert look(sign(silence={"over": 20}), heard).spans == ((10_000, 40_000),)
    assert look(sign(silence={"over": 30}), heard).holds is False, "the 35 s after the last word are nobody's"


def test_without_sound_the_turns_tell_of_silence_but_never_in_a_chat() -> None:
    lines = ((0, 5, "a", "One moment"), (40, 45, "a", "Thank you"))
    assert look(sign(silence={"over": 20}), talk(*lines)).spans == ((5_000, 40_000),)
    chat = look(sign(silence={"over": 20}), talk(*lines, channel="chat"))
    assert (chat.holds, chat.why) == (None, "not_spoken")
    assert look(sign(silence={"over": 20}), Heard({"channel": "voice"})).why == "no_sound"


ANNOUNCED = sign(hold_announced={"any": ["put you on hold", "请您稍等"], "within": 10})


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (((50, 58, "a", "May I put you on hold?"),), True),
        (((50, 58, "a", "我查一下，請您稍等"),), True),
        (((10, 12, "a", "May I put you on hold?"),), False),
        (((50, 58, "c", "Do not put you on hold"),), False),
        (((50, 58, "o", "May I put you on hold?"),), None),
        (((50, 58, "a", "Hm"),), False),
    ],
)
def test_a_hold_is_announced_shortly_before(
    lines: tuple[tuple[float, float, str, str], ...], expected: bool | None
) -> None:
    sound = Sound(talk=((0, 58_000),), silence=(), hold=((60_000, 70_000), (71_000, 90_000)))
    assert look(ANNOUNCED, talk(*lines, sound=sound)).holds is expected


def test_every_hold_has_to_be_announced_and_the_one_that_was_not_is_named() -> None:
    sound = Sound(talk=((0, 300_000),), silence=(), hold=((60_000, 70_000), (200_000, 220_000)))
    found = look(ANNOUNCED, talk((55, 58, "a", "I'll put you on hold"), sound=sound))
    assert found.holds is False and found.spans == ((196_000, 202_000),)


def test_without_a_hold_there_is_nothing_to_announce() -> None:
    heard = talk((0, 5, "a", "Hello"), sound=QUIET, hold=0)
    assert look(ANNOUNCED, heard).why == "no_hold"
    rule = msgspec.convert(
        {
            "applies_if": {"hold": {}},
            "when": msgspec.to_builtins(ANNOUNCED),
            "then": "yes",
            "otherwise": "no",
        },
        Suggest,
        strict=False,
    )
    assert suggest(rule, heard).na and suggest(rule, heard).said == "n/a"
    assert look(ANNOUNCED, talk((0, 5, "a", "Hello"), sound=QUIET, hold=9_000)).why == "hold_not_placed"


def test_talking_over_and_interrupting_need_both_sides() -> None:
    heard = talk((0, 1, "a", "x"), sound=QUIET)
    assert look(sign(overtalk={"over": 5}), heard).holds is True  # 2 s of 28 s
    assert look(sign(overtalk={"over": 8}), heard).holds is False
    assert look(sign(interruptions={"over": 0, "by": "customer"}), heard).spans == (
        (5_000, 10_000),
        (49_000, 60_000),
    )
    assert look(sign(interruptions={"over": 0, "by": "agent"}), heard).holds is False
    mixed = Sound(QUIET.talk, QUIET.silence, ())
    assert look(sign(overtalk={"over": 5}), talk((0, 1, "a", "x"), sound=mixed)).why == "sides_unknown"


@pytest.mark.parametrize(
    ("fact", "expected"),
    [
        ({"name": "duration", "at_least": 60}, True),
        ({"name": "duration", "at_least": 10, "below": 60}, False),
        ({"name": "reason", "is": ["lost card"]}, True),
        ({"name": "outcome", "is": ["transferred"]}, True),
        ({"name": "direction", "is": ["out"]}, False),
        ({"name": "language", "is": ["zh"]}, True),
        ({"name": "tier", "is": ["gold"]}, None),
    ],
)
def test_facts_of_the_call(fact: dict[str, object], expected: bool | None) -> None:
    heard = talk(
        duration=60_000,
        reason="Cards / Lost card",
        outcome="transferred",
        direction="in",
        language="zh-CN",
        tier=None,
    )
    assert look(sign(fact=fact), heard).holds is expected


def truth(value: bool | None) -> dict[str, object]:
    if value is None:
        return {"fact": {"name": "tier", "is": ["gold"]}}
    return {"fact": {"name": "queue", "is": ["here" if value else "there"]}}


@given(st.lists(st.sampled_from([True, False, None]), min_size=1, max_size=5))
def test_and_or_not_follow_kleene(values: list[bool | None]) -> None:
    heard = talk(queue="here")
    parts = [truth(value) for value in values]
    every = False if False in values else None if None in values else True
    some = True if True in values else None if None in values else False
    assert look(sign(all=parts), heard).holds is every
    assert look(sign(any=parts), heard).holds is some
    assert look(sign(**{"not": {"all": parts}}), heard).holds is (None if every is None else not every)


def test_what_decides_is_what_to_listen_to() -> None:
    heard = talk((1, 2, "a", "guarantee"), (5, 6, "a", "hello"), queue="here")
    either = sign(any=[{"said": {"any": ["guarantee"]}}, {"said": {"any": ["nothing"]}}])
    assert look(either, heard).spans == ((1_000, 2_000),)
    both = sign(all=[{"said": {"any": ["guarantee"]}}, {"said": {"any": ["hello"]}}])
    assert look(both, heard).spans == ((1_000, 2_000), (5_000, 6_000))


def test_a_suggestion_says_one_thing_for_a_hit_another_or_nothing_else() -> None:
    for when, otherwise in product((True, False, None), ("no", "")):
        rule = Suggest(sign(**truth(when)), "yes", otherwise)
        found = suggest(rule, talk(queue="here"))
        assert (found.hit, found.said) == (when, "" if when is None else "yes" if when else otherwise)
