"""The heat map of one agent: sections and questions by month, each with its n; not asked and N/A told apart."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, tzinfo

from db.queries import agents as reads
from db.queries.agents import AgentEvaluation, Period
from qa_desk.stats import Estimate, mean_score, wilson
from qa_desk.work.desk import Desk
from qa_desk.work.forms import definition_of
from qa_desk.work.insights.asking import PASSED, acting_of
from qa_desk.work.periods import every_month, month_of
from qa_desk.work.scorecard import whole_period, whose


@dataclass(frozen=True, slots=True)
class Cell:
    """A question or section in a month, percent: the share passed (Wilson), of a section the mean score (t).

    `na` counts evaluations in which it did not apply; `evaluations` are those behind it. Without any of either it
    was not asked.
    """

    value: Estimate
    na: int = 0
    evaluations: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class HeatRow:
    """A section, or a question in the section above it; `whole` is over all months."""

    key: str
    title: str
    is_section: bool
    whole: Cell
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class HeatMap:
    """Rows in the order of the forms, the newest form's first; a cell for every one of `months`."""

    months: tuple[date, ...]
    rows: tuple[HeatRow, ...]


Seen = list[tuple[date, str, float | None]]
"""Month, evaluation and level (0 to 1; None: not applicable)."""


def heat_map(desk: Desk, agent: str, period: Period | None = None, zone: tzinfo | None = None) -> HeatMap:
    """The map of the agent of this id or name, months of the calls in `zone`; `AgentMissing`."""
    who = whose(desk, agent)
    acting = acting_of(desk)
    with desk.reading() as connection:
        evaluations = reads.evaluations(connection, acting, who.id, period or whole_period())
        answers = reads.levels(connection, acting, [one.id for one in evaluations])
        forms = {e.form_version_id: definition_of(connection, e.form_version_id) for e in evaluations}
    at = {one.id: month_of(one.started_at, zone) for one in evaluations}
    months = tuple(every_month(set(at.values())))
    asked: dict[str, Seen] = defaultdict(list)
    for one in answers:
        asked[one.question].append((at[one.evaluation_id], one.evaluation_id, one.level))
    rows: list[HeatRow] = []
    done: set[str] = set()
    for form in forms.values():
        for section in form.every_section():
            if section.key not in done:
                row = _row(
                    section.key, section.title, _of_section(section.key, evaluations, at), months, True
                )
                rows += [row] if row.whole.evaluations else []
            for question in section.questions:
                if question.key not in done and question.key in asked:
                    rows.append(_row(question.key, question.text, asked[question.key], months, False))
            done |= {section.key, *(question.key for question in section.questions)}
    return HeatMap(months, tuple(rows))


def _of_section(key: str, evaluations: list[AgentEvaluation], at: dict[str, date]) -> Seen:
    return [
        (at[one.id], one.id, None if one.sections[key] is None else (one.sections[key] or 0.0) / 100)
        for one in evaluations
        if key in one.sections
    ]


def _row(key: str, title: str, seen: Seen, months: tuple[date, ...], is_section: bool) -> HeatRow:
    by_month: dict[date, Seen] = defaultdict(list)
    for one in seen:
        by_month[one[0]].append(one)
    cells = tuple(_cell(by_month[month], is_section) for month in months)
    return HeatRow(key, title, is_section, _cell(seen, is_section), cells)


def _cell(seen: Seen, is_section: bool) -> Cell:
    levels = [level for _month, _key, level in seen if level is not None]
    behind = tuple(key for _month, key, _level in seen)
    if is_section:
        return Cell(mean_score([100 * level for level in levels]), len(seen) - len(levels), behind)
    share = wilson(sum(level >= PASSED for level in levels), len(levels))
    value, low, high = (None if end is None else 100 * end for end in (share.value, share.low, share.high))
    return Cell(Estimate(value, low, high, share.n, share.state), len(seen) - len(levels), behind)
