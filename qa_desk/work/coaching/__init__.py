"""Coaching: sessions with an agenda, notes, actions and signatures; goals; praise. Growth is in `growth`."""

from qa_desk.work.coaching.agenda import CoachingError, Subject, Suggestion, gather
from qa_desk.work.coaching.goals import (
    GoalStanding,
    GoalUnclear,
    Measurable,
    close_goal,
    measurable,
    set_goal,
    standings,
)
from qa_desk.work.coaching.html_page import write_page
from qa_desk.work.coaching.praise import board, give_praise, take_back
from qa_desk.work.coaching.sessions import (
    add_topics,
    agree_action,
    call_off,
    plan_session,
    remove_action,
    remove_topic,
    set_done,
    set_held,
    set_time,
    sign,
    write_notes,
    write_private_note,
)
from qa_desk.work.coaching.view import SessionView, Topic, sessions, view_session

__all__ = [
    "CoachingError",
    "GoalStanding",
    "GoalUnclear",
    "Measurable",
    "SessionView",
    "Subject",
    "Suggestion",
    "Topic",
    "add_topics",
    "agree_action",
    "board",
    "call_off",
    "close_goal",
    "gather",
    "give_praise",
    "measurable",
    "plan_session",
    "remove_action",
    "remove_topic",
    "sessions",
    "set_done",
    "set_goal",
    "set_held",
    "set_time",
    "sign",
    "standings",
    "take_back",
    "view_session",
    "write_notes",
    "write_page",
    "write_private_note",
]
