from __future__ import annotations

from types import SimpleNamespace

from qa_desk.speech.talk import talk_of


def turn(speaker: str, start_ms: int, end_ms: int) -> SimpleNamespace:
    return SimpleNamespace(speaker=speaker, start_ms=start_ms, end_ms=end_ms)


def test_talk_share_is_of_what_is_said_and_the_pause_is_where_nobody_talks() -> None:
    talk = talk_of([turn("agent", 0, 3000), turn("customer", 2500, 3500), turn("agent", 5600, 5600)])
    assert talk.agent_share == 0.75
    assert talk.longest_pause_ms == 2100


def test_a_call_without_words_has_no_share() -> None:
    assert talk_of([]).agent_share is None
    assert talk_of([turn("other", 0, 500)]).agent_share is None
