"""Where some agents of the sample want to go, and what they learned. All invented."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from db.keys import new_id
from qa_desk.sample.centre import SampleCentre

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Step:
    """A step: days ago it was done (None: open), days from now until it is due."""

    text: str
    done: int | None = None
    due: int | None = None


@dataclass(frozen=True, slots=True)
class Day:
    """A try-out day so many days ago (below zero: ahead)."""

    ago: int
    host: str
    agent_word: str = ""
    host_word: str = ""


@dataclass(frozen=True, slots=True)
class Path:
    """A path begun so many days ago; `reached` days ago, where it was."""

    agent: str
    role: str
    state: str
    ago: int
    by: str
    why: str = ""
    reached: int | None = None
    steps: tuple[Step, ...] = ()
    days: tuple[Day, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Course:
    """A training so many days ago about a question."""

    agent: str
    title: str
    ago: int
    hours: float
    question: str | None = None


PATHS = (
    Path(
        "maya", "Coach for new colleagues", "agreed", 96, "maya",
        "I like explaining how I do a call, and two of the newest already sit with me.",
        steps=(
            Step("Sit beside Grace in two coaching sessions", 61),
            Step("Score ten calls and compare with Grace", 33),
            Step("Lead a session with Ben, Grace listens", None, 12),
        ),
        days=(
            Day(40, "grace", "Harder to listen than to talk. I want to do it again.", "Asked first, told later."),
            Day(-9, "grace"),
        ),
    ),
    Path(
        "priya", "Complaints desk", "wished", 11, "priya",
        "I would like the long calls where somebody finally has to sort it out.",
    ),
    Path(
        "sofia", "Team lead", "agreed", 58, "ruth",
        steps=(
            Step("Run the Monday meeting for a month", 20),
            Step("Plan the shifts of one week with Ruth", None, 20),
        ),
        days=(Day(13, "ruth", "Shift planning is a puzzle; I enjoyed it.", "Kept calm when two called in sick."),),
    ),
    Path("sofia", "Travel specialist", "reached", 170, "ruth", reached=84),
    Path(
        "chenlei", "新人带教", "agreed", 74, "chenlei", "想把自己接听投诉电话的办法教给新同事。",
        steps=(
            Step("旁听林静的两次辅导", 45),
            Step("独立评分十通电话，与林静对照", 18),
            Step("带周凯一周", None, 16),
        ),
        days=(Day(24, "linjing", "忍住不插话最难，下次会更好。", "先问再说，节奏把握得好。"),),
    ),
    Path("zhaoxiaomin", "投诉专席", "wished", 6, "zhaoxiaomin", "愿意处理难办的电话。"),
    Path("sunjia", "双语专席", "reached", 150, "linjing", reached=66),
)  # fmt: skip
COURSES = (
    Course("maya", "Coaching basics", 70, 6.0),
    Course("tom", "Explaining faults in plain words", 75, 3.0, "plain_words"),
    Course("ben", "Listening before answering", 66, 2.5, "listens"),
    Course("sofia", "Leading a small team", 50, 8.0),
    Course("liuyang", "倾听训练", 72, 2.5, "listens"),
    Course("chenlei", "带教入门", 60, 4.0),
)


def growth(centre: SampleCentre, person: dict[str, str]) -> dict[str, list[Row]]:
    """Rows of growth_path, growth_step, tryout_day and training; `person` gives the database's keys."""
    today = centre.today
    out: dict[str, list[Row]] = {"growth_path": [], "growth_step": [], "tryout_day": [], "training": []}
    paths: dict[str, str] = {}
    for one in PATHS:
        path, agent = new_id(), person[one.agent]
        paths.setdefault(one.agent, path)
        since = today - timedelta(days=one.ago)
        out["growth_path"].append(
            {
                "id": path, "agent_id": agent, "role": one.role, "state": one.state, "set_by": person[one.by],
                "since": since, "why": one.why, **_kept(since),
                "reached_on": None if one.reached is None else today - timedelta(days=one.reached),
            }
        )  # fmt: skip
        for place, step in enumerate(one.steps, start=1):
            out["growth_step"].append(
                {
                    "id": new_id(), "path_id": path, "agent_id": agent, "position": place, "text": step.text,
                    "due": None if step.due is None else today + timedelta(days=step.due),
                    "done_on": None if step.done is None else today - timedelta(days=step.done), **_kept(since),
                }
            )  # fmt: skip
        for day in one.days:
            out["tryout_day"].append(
                {
                    "id": new_id(), "path_id": path, "agent_id": agent, "day": today - timedelta(days=day.ago),
                    "host_id": person[day.host], "state": "held" if day.ago >= 0 else "planned",
                    "agent_word": day.agent_word, "host_word": day.host_word, **_kept(since),
                }
            )  # fmt: skip
    for course in COURSES:
        taken = today - timedelta(days=course.ago)
        out["training"].append(
            {
                "id": new_id(), "agent_id": person[course.agent], "title": course.title, "taken_on": taken,
                "path_id": None if course.question else paths.get(course.agent), "hours": course.hours,
                "question_key": course.question, "note": "", **_kept(taken),
            }
        )  # fmt: skip
    return out


def _kept(day: date) -> Row:
    at = datetime.combine(day, time(10), UTC)
    return {"created_at": at, "updated_at": at, "deleted": False}
