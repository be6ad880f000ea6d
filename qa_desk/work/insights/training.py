"""What changed after training: judged as coaching is, beside agents neither coached nor trained in those days."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from qa_desk.work.desk import Desk
from qa_desk.work.insights.asking import Window
from qa_desk.work.insights.coaching import DAYS, CoachingLine, ground_of, line_of
from qa_desk.work.scorecard import BEGINNING


def training_effects(desk: Desk, agent_id: str, days: int = DAYS) -> dict[str, CoachingLine]:
    """By training of an agent: before and after on its question, and on the customers' rating. `NotForAgents`."""
    window = Window(BEGINNING + timedelta(days=days), datetime.now(UTC))
    ground = ground_of(desk, window, days)
    mine = [one for one in ground.every if not one.coach and one.agent == agent_id]
    return {
        one.session: line_of(ground, one, *ground.judge(number, one, days)) for number, one in enumerate(mine)
    }
