"""The calls with sound: read what `resources/sample` ships."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import time
from typing import Any

from ruamel.yaml import YAML

from qa_desk.sample.centre import AudibleCall, SampleMoment, SampleReview, SampleTurn
from resources import resource


@dataclass(frozen=True, slots=True)
class AudibleFacts:
    """An audible call and the facts around it; `days_ago` and `at` (local) fix when it happened."""

    call: AudibleCall
    language: str
    reason: str
    queue: str
    direction: str
    outcome: str
    agent: str
    customer: str
    tier: str
    days_ago: int
    at: time
    hold_ms: int
    duration_ms: int
    repeat: bool
    rating: int | None
    comment: str | None


def audible_calls() -> tuple[AudibleFacts, ...]:
    """All calls with sound, in the order of their keys."""
    index = json.loads(resource("sample", "calls", "index.json").read_text(encoding="utf-8"))
    reviews = YAML(typ="safe").load(resource("sample", "reviews.yaml").read_text(encoding="utf-8"))
    return tuple(_facts(key, facts, reviews.get(key)) for key, facts in sorted(index.items()))


def _facts(key: str, facts: Mapping[str, Any], review: Mapping[str, Any] | None) -> AudibleFacts:
    text = resource("sample", "calls", f"{key}.transcript.json").read_text(encoding="utf-8")
    turns = tuple(
        SampleTurn(turn["role"], turn["start_ms"], turn["end_ms"], turn["text"])
        for turn in json.loads(text)["turns"]
    )
    moments = tuple(SampleMoment(**moment) for moment in facts["moments"]) if review else ()
    recording = resource("sample", "calls", f"{key}.opus")
    hour, minute = facts["when"]["time"].split(":")
    return AudibleFacts(
        call=AudibleCall(key, recording, turns, moments, _review(review) if review else None),
        language=facts["language"],
        reason=facts["reason"],
        queue=facts["queue"],
        direction="out" if facts["direction"] == "outbound" else "in",
        outcome=facts["outcome"],
        agent=facts["agent"],
        customer=facts["customer"],
        tier=facts["tier"],
        days_ago=facts["when"]["days_ago"],
        at=time(int(hour), int(minute)),
        hold_ms=sum(hold["end_ms"] - hold["start_ms"] for hold in facts["holds"]),
        duration_ms=facts["duration_ms"],
        repeat="repeat_contact" in facts["features"],
        rating=facts["rating"],
        comment=facts["comment"],
    )


def _review(review: Mapping[str, Any]) -> SampleReview:
    answers: Mapping[str, Mapping[str, Any]] = review["answers"]
    return SampleReview(
        evaluator=review["evaluator"],
        form=review["form"],
        levels={key: answer["level"] for key, answer in answers.items() if "level" in answer},
        comments={key: answer["comment"] for key, answer in answers.items() if "comment" in answer},
        evidence={key: tuple(answer["moments"]) for key, answer in answers.items() if "moments" in answer},
        feedback=review["feedback"],
        days_after=review.get("days_after", 1),
    )
