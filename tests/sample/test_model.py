"""The invented centre hangs together, and what its model states can be found in its numbers."""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from datetime import UTC, date, datetime, timedelta

import numpy as np
import pytest

from qa_desk import scoring
from qa_desk.sample.behaviour import DRIVER_WEIGHTS
from qa_desk.sample.cast import SKILL
from qa_desk.sample.centre import SampleCall, SampleCentre
from qa_desk.sample.model import SAMPLE_NOTE, SEED, generate
from qa_desk.sample.questions import to_answer
from qa_desk.sample.schedule import CLOSES, OPENS

TODAY = date(2026, 11, 23)
EVERY_CALL = (
    "greeting",
    "identity",
    "listens",
    "asks",
    "empathy",
    "correct",
    "solved",
    "next_steps",
    "plain_words",
    "notes",
)


@pytest.fixture(scope="module", params=[(SEED, TODAY), (7, date(2027, 3, 1))], ids=["shipped", "another"])
def centre(request: pytest.FixtureRequest) -> SampleCentre:
    return generate(*request.param)


def by_key(centre: SampleCentre) -> dict[str, SampleCall]:
    return {call.key: call for call in centre.calls}


def rated(centre: SampleCentre) -> list[tuple[SampleCall, int]]:
    calls = by_key(centre)
    every = [(calls[survey.call], survey.rating) for survey in centre.surveys]
    return [(call, rating) for call, rating in every if call.audible is None]


def test_same_seed_and_day_make_the_same_centre_and_another_seed_another() -> None:
    first = generate(SEED, TODAY)
    assert first == generate(SEED, TODAY)
    assert first.calls != generate(SEED + 1, TODAY).calls


def test_it_has_the_people_the_page_about_it_names(centre: SampleCentre) -> None:
    count = {role: len(centre.role(role)) for role in ("agent", "coach", "executive", "lead", "admin")}
    assert count == {"agent": 12, "coach": 4, "executive": 2, "lead": 1, "admin": 1}
    assert len(centre.teams) == 3
    assert sum("zh" in agent.languages for agent in centre.role("agent")) >= 6
    assert 5_400 < len(centre.calls) < 6_800
    assert sum(call.audible is not None for call in centre.calls) == 24


def test_everything_refers_to_something_that_exists(centre: SampleCentre) -> None:
    people = {person.key: person for person in centre.people}
    calls, evaluations = by_key(centre), {one.key for one in centre.evaluations}
    customers = {one.reference: one for one in centre.customers}
    reasons = {reason.key for reason in centre.reasons}
    assert len(calls) == len(centre.calls) and len(evaluations) == len(centre.evaluations)
    assert {person.team for person in people.values()} - {None} == {team.key for team in centre.teams}
    for call in centre.calls:
        assert people[call.agent].role == "agent" and call.language in people[call.agent].languages
        assert customers[call.customer].language == call.language
        assert call.reason in reasons
    for one in centre.evaluations:
        assert one.call in calls and calls[one.call].language in people[one.evaluator].languages
        assert people[one.evaluator].role == "coach"
    for talk in centre.coaching:
        assert talk.evaluation in evaluations and people[talk.coach].role == "coach"
    assert {survey.call for survey in centre.surveys} <= set(calls)
    assert len({survey.call for survey in centre.surveys}) == len(centre.surveys)


def test_no_agent_has_two_calls_at_once_and_none_outside_opening_hours(centre: SampleCentre) -> None:
    of_agent: dict[str, list[SampleCall]] = defaultdict(list)
    for call in centre.calls:
        of_agent[call.agent].append(call)
        offset = timedelta(minutes=call.utc_offset_min)
        begin, end = call.started_at + offset, call.ended_at + offset
        assert begin.time() >= OPENS and end.time() <= CLOSES and begin.date() == end.date()
    for calls in of_agent.values():
        for one, following in itertools.pairwise(calls):
            assert one.ended_at + timedelta(milliseconds=one.wrap_ms) <= following.started_at


def test_half_a_year_up_to_yesterday_and_nothing_from_the_future(centre: SampleCentre) -> None:
    now = datetime.combine(centre.today, datetime.min.time(), UTC)
    calls = by_key(centre)
    assert centre.calls[0].started_at > now - timedelta(days=184)
    assert now - timedelta(days=2) < centre.calls[-1].ended_at < now
    for survey in centre.surveys:
        assert calls[survey.call].ended_at < survey.answered_at < now
    for one in centre.evaluations:
        assert calls[one.call].ended_at < one.started_at < one.submitted_at < now
    for talk in centre.coaching:
        assert talk.held_at < now


def test_parts_of_a_call_are_no_longer_than_the_call(centre: SampleCentre) -> None:
    for call in centre.calls:
        assert 0 <= call.hold_ms < call.duration_ms and call.talk_ms > 0 and call.wait_ms >= 0


def test_every_evaluation_is_complete_and_scores_by_the_rules(centre: SampleCentre) -> None:
    forms = {form.language: form for form in centre.forms}
    calls = by_key(centre)
    scores = []
    for one in centre.evaluations:
        form = forms[calls[one.call].language]
        answers = {
            key: to_answer(form.question(key), given.level, given.comment)  # type: ignore[arg-type]
            for key, given in one.answers.items()
        }
        scoring.require_valid(form, answers)
        result = scoring.score(form, answers)
        assert not result.missing and not result.missing_comments, one.key
        scores.append(float(result.score or 0))
    assert 78 < np.mean(scores) < 90 and np.std(scores) > 8
    per_agent = len(scores) / 12 / 6
    assert 4.5 < per_agent < 6


def test_answers_say_what_a_call_gives_no_chance_for(centre: SampleCentre) -> None:
    calls = by_key(centre)
    for one in centre.evaluations:
        call = calls[one.call]
        if call.audible is None:
            assert (call.hold_ms > 0) or one.answers["hold"].level is None
            assert call.repeat or one.answers["earlier_contact"].level is None


def test_about_three_customers_in_ten_answer_and_some_write_in_their_language(centre: SampleCentre) -> None:
    assert 0.25 < len(centre.surveys) / len(centre.calls) < 0.31
    assert 3.7 < np.mean([survey.rating for survey in centre.surveys]) < 4.3
    calls = by_key(centre)
    for language in ("en", "zh"):
        written = [s.verbatim for s in centre.surveys if s.verbatim and calls[s.call].language == language]
        assert len(written) > 150
        assert all(bool(re.search(r"[\u4e00-\u9fff]", words)) == (language == "zh") for words in written)


def test_three_questions_move_the_rating_and_the_others_do_not(centre: SampleCentre) -> None:
    answered = rated(centre)
    facts = [
        [1, *(call.behaviour[key] for key in EVERY_CALL), call.hardness, call.wait_ms / 60_000]
        for call, _ in answered
    ]
    x, y = np.array(facts), np.array([rating for _, rating in answered], float)
    slopes, *_ = np.linalg.lstsq(x, y, rcond=None)
    left = y - x @ slopes
    errors = np.sqrt(np.diag(np.linalg.inv(x.T @ x)) * (left @ left) / (len(y) - x.shape[1]))
    found = dict(zip(EVERY_CALL, slopes[1:], strict=False))
    strength = dict(zip(EVERY_CALL, (slopes / errors)[1:], strict=False))
    for key in centre.drivers:
        assert strength[key] > 8
    for key in set(EVERY_CALL) - set(centre.drivers):
        assert abs(strength[key]) < 5 and abs(found[key]) < min(found[one] for one in centre.drivers)
    assert [found[key] for key in centre.drivers] == pytest.approx(
        [1.2 * weight for weight in DRIVER_WEIGHTS], rel=0.35
    )


def test_coaching_lifts_the_coached_behaviour_of_those_it_works_for(centre: SampleCentre) -> None:
    lifts: dict[bool, list[float]] = {True: [], False: []}
    for talk in centre.coaching:
        own = [call for call in centre.calls if call.agent == talk.agent and talk.question in call.behaviour]
        before = [call.behaviour[talk.question] for call in own if call.started_at < talk.held_at]
        after = [call.behaviour[talk.question] for call in own if call.started_at > talk.held_at]
        lifts[talk.agent in centre.responders].append(float(np.mean(after) - np.mean(before)))
    assert len(lifts[True]) == 24 and len(lifts[False]) == 12
    assert np.mean(lifts[True]) > 0.12
    assert abs(np.mean(lifts[False])) < 0.05


def test_stricter_evaluators_credit_less_of_what_was_done(centre: SampleCentre) -> None:
    gaps: dict[str, list[float]] = defaultdict(list)
    calls = by_key(centre)
    for one in centre.evaluations:
        if calls[one.call].audible is None:
            for key, given in one.answers.items():
                if given.level is not None:
                    gaps[one.evaluator].append(given.level - calls[one.call].behaviour[key])
    credit = {evaluator: float(np.mean(gap)) for evaluator, gap in gaps.items()}
    assert min(credit, key=credit.__getitem__) == "hewenbin"
    assert max(credit, key=credit.__getitem__) == "marcus"


def test_skilled_agents_do_more_and_are_rated_better(centre: SampleCentre) -> None:
    done, ratings = defaultdict(list), defaultdict(list)
    for call in centre.calls:
        done[call.agent].append(np.mean([level for key, level in call.behaviour.items() if key != "solved"]))
    for call, rating in rated(centre):
        ratings[call.agent].append(rating)
    skill = [SKILL[agent][0] for agent in SKILL]
    assert np.corrcoef(skill, [np.mean(done[agent]) for agent in SKILL])[0, 1] > 0.75
    assert np.corrcoef(skill, [np.mean(ratings[agent]) for agent in SKILL])[0, 1] > 0.6


def test_who_says_they_called_before_did(centre: SampleCentre) -> None:
    for call in centre.calls:
        if call.audible is not None and call.repeat:
            week = call.started_at - timedelta(days=7)
            earlier = [
                one
                for one in centre.calls
                if one.customer == call.customer and week < one.started_at < call.started_at
            ]
            assert len(earlier) >= 2, call.key


def test_half_of_the_audible_calls_wait_to_be_scored(centre: SampleCentre) -> None:
    scored = {one.call for one in centre.evaluations}
    waiting = [call for call in centre.calls if call.audible and call.key not in scored]
    assert len(waiting) == 12
    assert all(not call.audible.moments for call in waiting if call.audible)
    assert {call.language for call in waiting} == {"en", "zh"}


def test_the_note_says_that_it_is_invented() -> None:
    assert "Sample data" in SAMPLE_NOTE and "invented" in SAMPLE_NOTE
