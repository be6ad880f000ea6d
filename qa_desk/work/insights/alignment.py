"""The alignment gap of a workspace: by question, form, evaluator and team, and the calls furthest apart."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from db.queries import insights as reads
from db.queries import insights_calls as calls
from db.queries.insights import ScoreRow
from qa_desk.stats.alignment import QuestionAlignment, adjusted, question_alignment
from qa_desk.stats.response import Response
from qa_desk.stats.score_alignment import ScoreAlignment, most_apart, score_alignment
from qa_desk.work.desk import Desk
from qa_desk.work.insights.agents import agents_report
from qa_desk.work.insights.asking import LOW, PASSED, Window, codes, is_satisfied, question_texts, widely

APART = 10


@dataclass(frozen=True, slots=True)
class QuestionLine:
    """One question and how passing it goes with satisfied customers."""

    key: str
    text: str
    alignment: QuestionAlignment


@dataclass(frozen=True, slots=True)
class ScoreLine:
    """The score side of one form version, evaluator or team."""

    id: str
    name: str
    alignment: ScoreAlignment


@dataclass(frozen=True, slots=True)
class ApartCall:
    """A call on which both sides disagree; `apart` above 0: we rank it higher than the customer does (-1 to 1).

    `rating` is a share of its scale.
    """

    interaction_id: str
    external_id: str
    agent: str
    score: float
    rating: float
    apart: float


@dataclass(frozen=True, slots=True)
class AlignmentReport:
    """All of it over the scored and rated calls of a window; questions in order of verdict and size."""

    window: Window
    overall: ScoreAlignment
    questions: tuple[QuestionLine, ...]
    forms: tuple[ScoreLine, ...]
    evaluators: tuple[ScoreLine, ...]
    teams: tuple[ScoreLine, ...]
    apart: tuple[ApartCall, ...]
    response: Response


def alignment_report(desk: Desk, window: Window, seed: int = 1, apart: int = APART) -> AlignmentReport:
    """How our scores and the customers' ratings agree; `NotForAgents`."""
    acting = widely(desk)
    with desk.reading() as connection:
        people = reads.people(connection, acting)
        rows = [
            row
            for row in reads.scores(connection, acting, window.scope)
            if row.rating is not None and row.score is not None
        ]
        answers = calls.answers(connection, acting, window.scope, rated=True)
        texts = question_texts(connection, [row.form for row in reversed(rows)])
        forms = reads.form_titles(connection, acting)
        teams = reads.team_names(connection, acting)
    named = {person: one.name for person, one in people.items()}
    furthest = most_apart([r.score or 0.0 for r in rows], [r.rating or 0.0 for r in rows], apart)
    return AlignmentReport(
        window=window,
        overall=_scores(rows),
        questions=_questions(rows, answers, {key: q.text for key, q in texts.items()}, seed),
        forms=_parts(rows, lambda row: row.form, forms),
        evaluators=_parts(rows, lambda row: row.evaluator, named),
        teams=_parts(rows, lambda row: row.team, teams),
        apart=tuple(_apart(rows[i], named, gap) for i, gap in furthest if gap),
        response=agents_report(desk, window).response,
    )


def _scores(rows: list[ScoreRow]) -> ScoreAlignment:
    ratings = [row.rating or 0.0 for row in rows]
    return score_alignment(
        codes([row.agent for row in rows])[1],
        [row.score or 0.0 for row in rows],
        ratings,
        [row.outcome == "pass" for row in rows],
        [is_satisfied(rating) for rating in ratings],
        [rating <= LOW for rating in ratings],
    )


def _parts(
    rows: list[ScoreRow], part: Callable[[ScoreRow], str | None], names: dict[str, str]
) -> tuple[ScoreLine, ...]:
    lists: dict[str, list[ScoreRow]] = {}
    for row in rows:
        if (key := part(row)) is not None:
            lists.setdefault(key, []).append(row)
    lines = [ScoreLine(key, names.get(key, ""), _scores(some)) for key, some in lists.items()]
    return tuple(sorted(lines, key=lambda line: (line.name, line.id)))


def _questions(
    rows: list[ScoreRow], answers: list[calls.AnswerRow], texts: dict[str, str], seed: int
) -> tuple[QuestionLine, ...]:
    by_seq = {row.seq: row for row in rows}
    lists: dict[str, list[tuple[str, bool, bool]]] = {}
    for answer in answers:
        row = by_seq.get(answer.evaluation_seq)
        if row is None or answer.level is None:
            continue
        lists.setdefault(answer.question, []).append(
            (row.agent, answer.level >= PASSED, is_satisfied(row.rating or 0.0))
        )
    keys = sorted(lists)
    found = []
    for key in keys:
        agents = codes([agent for agent, _, _ in lists[key]])[1]
        passed, top = [p for _, p, _ in lists[key]], [t for _, _, t in lists[key]]
        found.append(question_alignment(agents, passed, top, seed))
    lines = [
        QuestionLine(key, texts.get(key, key), one) for key, one in zip(keys, adjusted(found), strict=True)
    ]
    return tuple(sorted(lines, key=_order))


def _order(line: QuestionLine) -> tuple[int, float, str]:
    rank = ("predicts", "reverse", "no_evidence", "no_link", "too_few").index(line.alignment.verdict)
    return rank, -abs(line.alignment.difference.value or 0.0), line.key


def _apart(row: ScoreRow, named: dict[str, str], gap: float) -> ApartCall:
    return ApartCall(
        row.interaction_id,
        row.external_id,
        named.get(row.agent, ""),
        row.score or 0.0,
        row.rating or 0.0,
        gap,
    )
