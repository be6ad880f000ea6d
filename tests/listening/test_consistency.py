"""Do agents say what was agreed: judged by words in both languages, and drawn as the theme of a session."""

from __future__ import annotations

import pytest
from sqlalchemy import text

from db.keys import new_id
from db.search import Passage, add_passages
from qa_desk.listening import Message, judge
from qa_desk.work import listening_consistency, listening_plan
from qa_desk.work.desk import Desk
from qa_desk.work.listening_change import swap
from qa_desk.work.listening_hold import ListeningError
from qa_desk.work.listening_plan import PlanRequest
from qa_desk.work.listening_view import load_session
from tests.listening.conftest import months

DAYS = Message(
    "Refund in 14 days", ("refund*", "退款"), ("14 days", "十四天"), ("30 days", "三十天", "no refund*")
)


def said(*turns: tuple[str, str]) -> list[tuple[int, int, str, str]]:
    return [(at * 10_000, at * 10_000 + 4000, who, words) for at, (who, words) in enumerate(turns)]


@pytest.mark.parametrize(
    ("turns", "kind"),
    [
        ([("customer", "When is my refund?"), ("agent", "Within 14 days.")], "as_told"),
        ([("customer", "When is my refund?"), ("agent", "That takes 30 days.")], "otherwise"),
        ([("customer", "When is my refund?"), ("agent", "It's not 30 days, it is 14 days.")], "as_told"),
        ([("customer", "My refund? Somebody said 30 days."), ("agent", "I'll look.")], "unsaid"),
        ([("customer", "Refunds?"), ("agent", "14 days."), ("agent", "Or maybe 30 days.")], "otherwise"),
        ([("customer", "Hello"), ("agent", "Your card comes within 30 days.")], "not_about"),
        ([("customer", "我的退款什么时候到?"), ("agent", "大概三十天。")], "otherwise"),
        ([("customer", "我的退款什么时候到?"), ("agent", "不是三十天,是十四天。")], "as_told"),
        ([("customer", "退款呢"), ("agent", "请稍等")], "unsaid"),
        ([("other", "the refund takes 30 days")], "otherwise"),
    ],
)
def test_a_call_stands_to_a_message_by_what_agents_say(turns: list[tuple[str, str]], kind: str) -> None:
    assert judge(DAYS, said(*turns)).kind == kind


def test_what_is_said_long_after_is_about_something_else() -> None:
    turns = said(
        ("customer", "A refund?"), *[("agent", "Mm.")] * 8, ("agent", "Your line is checked in 30 days.")
    )
    assert judge(DAYS, turns).kind == "unsaid"


def speak(desk: Desk, calls: list[str], words: str) -> None:
    """Let agents have said something in these calls, as an import would."""
    with desk.workspace.session() as session, session.begin():
        for call in calls:
            script = session.execute(
                text("SELECT id FROM transcript WHERE interaction_id = :c ORDER BY created_at DESC, id DESC"),
                {"c": call},
            ).scalar()
            if script is None:
                script = new_id()
                session.execute(
                    text(
                        "INSERT INTO transcript (id, interaction_id, source, created_at) VALUES (:i, :c, 't', 1)"
                    ),
                    {"i": script, "c": call},
                )
            session.execute(
                text(
                    "INSERT INTO turn (transcript_id, position, speaker, start_ms, end_ms, text)"
                    " VALUES (:s, 9000, 'agent', 20000, 24000, :w)"
                ),
                {"s": script, "w": words},
            )
            add_passages(session.connection(), [Passage("turn", script, call, 20_000, words)])


def test_calls_that_say_otherwise_are_found_counted_and_drawn(desk: Desk) -> None:
    month = months(desk.workspace)[-1]
    plan = listening_plan.draw(desk, PlanRequest(month, 60, "1", silent=True))
    chosen = sorted(plan.calls)[:9]
    speak(desk, chosen[:6], "My name is Zed Quill, the frobnication fee is thirty crowns, call 07700 900123.")
    speak(desk, chosen[6:], "The frobnication fee is ten crowns.")
    message = Message("Fee", ("frobnication",), ("ten crowns",), ("thirty crowns",))
    found = listening_consistency.check(desk, month, message)
    assert (found.counts["otherwise"], found.counts["as_told"], found.counts["unsaid"]) == (6, 3, 0)
    assert found.about == found.share.n == 9
    assert found.share.value == pytest.approx(6 / 9)
    assert found.share.low is not None and found.share.low < 0.4
    assert "900123" not in found.calls[0].statements[0].words
    request = PlanRequest(month, 60, "1", silent=True, message=message)
    drawn = listening_plan.draw(desk, request)
    assert {item.call.id for item in drawn.proposal.items} == set(chosen[:6])
    session = listening_plan.save(desk, drawn)
    view = load_session(desk, session)
    assert view.plan.plan["consistency"]["counts"]["otherwise"] == 6
    with pytest.raises(ListeningError, match="no other call"):
        swap(desk, view.items[0].id, "Heard by everybody")


def test_a_message_without_words_is_refused(desk: Desk) -> None:
    with pytest.raises(ListeningError, match="nothing to look for"):
        listening_consistency.check(desk, "2026-11", Message("Refunds", about=("refund",)))
