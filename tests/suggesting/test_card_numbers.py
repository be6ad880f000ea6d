"""Card numbers are heard however they are read out, and order numbers are not taken for them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_desk.scoring.suggest import CardNumber, Sign
from qa_desk.speech.digits import is_card
from qa_desk.suggesting import Sound, look
from tests.suggesting.talks import talk

RULE = Sign(card_number=CardNumber())


@pytest.mark.parametrize(
    "words",
    [
        "It's 4111 1111 1111 1111",
        "four one one one, one one one one, one one one one, one one one one",
        "four triple one, double one double one, then one one one one and one one one one",
        "fifty five fifty five, fifty five fifty five, five five five five, four four four four",
        "三七八二 八二二四 六三一〇 零零五",
        "卡号是六二二二 零二一二 三四五六 七八九四",
        "四幺幺幺，一一一一，一一一一，一一一一",
    ],
)
def test_a_card_is_heard(words: str) -> None:
    assert look(RULE, talk((10, 20, "c", words))).holds is True, words


@pytest.mark.parametrize(
    "words",
    [
        "My order is 4111 1111 1111 1112",
        "call me on 0207 946 0018 please",
        "1234567890123456",
        "0000 0000 0000 0000",
        "the year twenty twenty six",
        "四月十一号，一共一千一百一十一元",
    ],
)
def test_other_numbers_are_not_cards(words: str) -> None:
    assert look(RULE, talk((10, 20, "c", words))).holds is False, words


def test_a_card_in_pieces_over_several_turns_is_found_where_it_was_said() -> None:
    heard = talk(
        (10, 12, "c", "Sure, it's 4111"), (12, 13, "a", "okay"), (13, 15, "c", "1111 1111"), (15, 16, "a", "yes"),
        (16, 18, "c", "and 1111"), (90, 99, "a", "Thanks"),
    )  # fmt: skip
    found = look(RULE, heard)
    assert found.holds is True
    assert 10_000 < found.spans[0][0] < 12_000 and found.spans[0][1] == 18_000
    assert look(Sign(card_number=CardNumber(by="agent")), heard).holds is False


def test_a_keyed_card_is_heard_in_the_tones() -> None:
    keys = tuple((n * 400, n * 400 + 100, key) for n, key in enumerate("4111111111111111#"))
    sound = Sound(talk=(), silence=(), hold=(), keys=keys)
    assert look(RULE, talk((0, 1, "a", "Please key it in"), sound=sound)).holds is True
    assert (
        look(Sign(card_number=CardNumber(keyed=False)), talk((0, 1, "a", "Hi"), sound=sound)).holds is False
    )


@given(st.text("0123456789", min_size=15, max_size=15))
def test_of_ten_last_digits_one_is_right(begin: str) -> None:
    number = "4" + begin[1:]
    right = [last for last in "0123456789" if is_card(number + last)]
    assert len(right) == (0 if len(set(number)) == 1 and right == [] else 1)


@given(st.integers(0, 14), st.sampled_from("0123456789"))
def test_one_wrong_digit_is_noticed(place: int, digit: str) -> None:
    good = "4539578763621486"
    bad = good[: place + 1] + digit + good[place + 2 :]
    assert is_card(good) and is_card(bad) == (bad == good)
