"""Gives the sample workspace a plan drawn, a calibration round revealed and a dispute, for pictures of those pages.

python docs/sample_work.py WORKSPACE
"""

from __future__ import annotations

import random
import sys
from datetime import date, timedelta
from pathlib import Path

from sqlalchemy import text

from db.queries.acting import find_acting
from qa_desk.sampling import Exclude, PlanDefinition, Rule, Target, Where
from qa_desk.scoring import Answer, Form
from qa_desk.work import Desk, calibration, evaluate, moments, sampling
from qa_desk.work.dispute_review import start_review
from qa_desk.work.disputes import Point, open_dispute
from qa_desk.work.forms import definition_of, find_version
from qa_desk.work.own_scorecards import open_scorecard, own_scorecards
from qa_desk.work.submit import submit
from qa_desk.work.submitted import load_submitted
from qa_desk.workspace import Workspace

COACHES = {"en": ("Grace Whitfield", "Marcus Bell", "林静"), "zh": ("何文斌", "林静", "Ruth Adeyemi")}
TITLES = {"en": "Billing calls, November", "zh": "十一月账单类通话"}
WORDS = {
    "en": ("The offer came too late.", "Implied, not said.", "Only after the customer asked."),
    "zh": ("说得太晚。", "没有明说。", "客户问了才说。"),
}
DISAGREE = {"Tom Fletcher": "I did that before he asked a second time; please hear it from the middle on."}
MISREAD = 5
"""The place of the question that people read differently."""


def main(root: Path) -> None:
    """Draw, score, reveal."""
    workspace = Workspace.open(root)
    lead = _desk(workspace, "Ruth Adeyemi")
    plan = PlanDefinition(
        name="Support, monthly",
        form="support",
        target=Target(per_agent=6),
        rules=(Rule("low", Where(rating=("low",)), 1), Rule("repeated", Where(repeated=True), 1)),
        fallback=("random", "low"),
        exclude=Exclude(without_sound=False),
        weekly_capacity=25,
    )
    with workspace.reading() as connection:
        newest = connection.execute(text("SELECT max(started_at) FROM interaction")).scalar_one()
    day = date.fromtimestamp(newest / 1000)
    sampling.save(lead, sampling.draw(lead, plan, f"{day:%Y-%m}", day))
    for language in ("en", "zh"):
        _round(workspace, lead, language, day)
    for agent, reason in DISAGREE.items():
        _disagree(workspace, lead, agent, reason)
    workspace.close()


def _disagree(workspace: Workspace, lead: Desk, name: str, reason: str) -> None:
    """An agent scores the own call kinder than the coach, then disputes where they differ; the lead takes it on."""
    agent = _desk(workspace, name)
    row = next(row for row in own_scorecards(agent) if row.may_self and row.life.state == "released")
    draft = evaluate.start(agent, row.evaluation.interaction_id, row.evaluation.form_version_id, "self")
    coach = load_submitted(workspace_desk(workspace), row.evaluation.id)
    lost = [
        question
        for question in coach.form.questions()
        if (given := coach.answers.get(question.key)) is not None
        and given.choices
        and given.choices[0] != max(question.choices, key=lambda choice: choice.points).key
    ]
    kinder = {
        question.key: Answer(choices=(max(question.choices, key=lambda choice: choice.points).key,))
        for question in lost[:2]
    }
    evaluate.set_answers(agent, draft, {**coach.answers, **kinder})
    submit(agent, draft)
    open_scorecard(agent, row)
    dispute = open_dispute(agent, row.evaluation.id, {lost[0].key: Point(reason)})
    start_review(lead, dispute)


def workspace_desk(workspace: Workspace) -> Desk:
    """The desk of nobody in particular."""
    return Desk(workspace)


def _round(workspace: Workspace, lead: Desk, language: str, day: date) -> None:
    with workspace.reading() as connection:
        version = find_version(connection, "support", language)
        form = definition_of(connection, version)
        rows = connection.execute(
            text(
                "SELECT i.id, i.duration_ms FROM interaction i LEFT JOIN recording r ON r.interaction_id = i.id"
                " WHERE i.language LIKE :code ORDER BY r.id IS NULL, i.id LIMIT 12"
            ),
            {"code": f"{language}%"},
        )
        lengths = {str(call): int(length) for call, length in rows}
    desks = [_desk(workspace, name) for name in COACHES[language]]
    members = [desk.acting.person_id for desk in desks if desk.acting is not None]
    opened = calibration.open_round(
        lead, TITLES[language], version, list(lengths), members, due=day + timedelta(days=4)
    )
    dice = random.Random(language)
    for call, length in lengths.items():
        truth = {question.key: dice.random() < 0.25 for question in form.questions()}
        for desk in desks:
            answers = _answers(form, truth, dice, language)
            draft = calibration.begin(desk, opened, call)
            evaluate.set_answers(desk, draft, answers)
            for key in [key for key, answer in answers.items() if answer.comment][:1]:
                start = dice.randrange(2000, max(2500, length - 6000), 500)
                moment = moments.add(desk, call, start, start + 4000, tag="coach", note=answers[key].comment)
                evaluate.add_evidence(desk, draft, key, moment)
            submit(desk, draft)
    calibration.reveal(lead, opened)


def _answers(form: Form, truth: dict[str, bool], dice: random.Random, language: str) -> dict[str, Answer]:
    """The best choice, or the next where points were lost; one question is a matter of taste."""
    found: dict[str, Answer] = {}
    for place, question in enumerate(form.questions()):
        if not question.choices:
            continue
        ranked = sorted(question.choices, key=lambda choice: -choice.points)
        lost = dice.random() < 0.5 if place == MISREAD else truth[question.key] ^ (dice.random() < 0.04)
        choice = ranked[1] if lost and not ranked[1].critical else ranked[0]
        wanted = choice is not ranked[0] or choice.comment_required or question.comment == "required"
        found[question.key] = Answer(
            choices=(choice.key,),
            comment=dice.choice(WORDS[language]) if wanted else "",
            causes=tuple(cause.key for cause in choice.root_causes[:1]) if choice.cause_required else (),
        )
    return found


def _desk(workspace: Workspace, name: str) -> Desk:
    with workspace.reading() as connection:
        return Desk(workspace, find_acting(connection, name))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
