"""Forms of Genesys Cloud and Amazon Connect."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

import pytest

from qa_desk.scoring import Answer, FormError, check, dump_form, load_form, score
from qa_desk.scoring.foreign import load_foreign


def option(name: str, value: float) -> dict[str, Any]:
    return {"id": f"id-{name}", "text": name, "value": value}


GENESYS: dict[str, Any] = {
    "id": "f1",
    "contextId": "ctx",
    "name": "Care",
    "questionGroups": [
        {
            "id": "g1",
            "name": "Opening",
            "weight": 40,
            "questions": [
                {
                    "id": "q1",
                    "contextId": "c-q1",
                    "text": "Greets",
                    "type": "multipleChoiceQuestion",
                    "answerOptions": [option("Yes", 1), option("No", 0)],
                    "naEnabled": True,
                },
                {
                    "id": "q2",
                    "text": "Identity",
                    "type": "multipleChoiceQuestion",
                    "answerOptions": [option("Yes", 1), option("No", 0)],
                    "isKill": True,
                    "commentsRequired": True,
                },
            ],
        },
        {
            "id": "g2",
            "name": "Closing",
            "weight": 20,
            "questions": [
                {
                    "id": "q3",
                    "text": "Thanks",
                    "answerOptions": [option("Yes", 1), option("No", 0)],
                    "visibilityCondition": {
                        "combiningOperation": "AND",
                        "predicates": ["/form/questionGroup/0/question/0/answer/0"],
                    },
                }
            ],
        },
    ],
}
CONNECT: dict[str, Any] = {
    "Title": "Contact",
    "ScoringStrategy": {"Mode": "SECTION_ONLY", "Status": "ENABLED"},
    "Items": [
        {
            "Section": {
                "Title": "Talk",
                "RefId": "s1",
                "Weight": 60,
                "Items": [
                    {
                        "Question": {
                            "Title": "Polite",
                            "RefId": "q1",
                            "QuestionType": "SINGLESELECT",
                            "NotApplicableEnabled": True,
                            "QuestionTypeProperties": {
                                "SingleSelect": {
                                    "Options": [
                                        {"RefId": "o1", "Text": "Yes", "Score": 10},
                                        {"RefId": "o2", "Text": "No", "Score": 0, "AutomaticFail": True},
                                    ]
                                }
                            },
                        }
                    },
                    {
                        "Section": {
                            "Title": "Holds",
                            "RefId": "s2",
                            "Items": [
                                {
                                    "Question": {
                                        "Title": "Seconds",
                                        "RefId": "q2",
                                        "QuestionType": "NUMERIC",
                                        "QuestionTypeProperties": {
                                            "Numeric": {
                                                "Options": [
                                                    {"MinValue": 0, "MaxValue": 30, "Score": 10},
                                                    {"MinValue": 31, "MaxValue": 600, "Score": 0},
                                                ]
                                            }
                                        },
                                        "Enablement": {
                                            "Condition": {
                                                "Operands": [
                                                    {
                                                        "Expression": {
                                                            "Source": {
                                                                "Type": "QUESTION_REF_ID",
                                                                "RefId": "q1",
                                                            },
                                                            "Values": [
                                                                {"Type": "OPTION_REF_ID", "RefId": "o1"}
                                                            ],
                                                            "Comparator": "IN",
                                                        }
                                                    }
                                                ]
                                            },
                                            "Action": "ENABLE",
                                        },
                                    }
                                }
                            ],
                        }
                    },
                ],
            }
        },
    ],
}


def test_a_genesys_form_scores_as_genesys_scores_it() -> None:
    found = load_foreign(json.dumps(GENESYS))
    form = found.form
    assert check(form) == []
    assert load_form(dump_form(form)) == form
    assert [question.key for question in form.questions()] == ["c-q1", "q2", "q3"]
    yes, no = Answer(choices=("id-Yes",)), Answer(choices=("id-No",))
    lost = score(form, {"c-q1": no, "q2": yes, "q3": yes})
    assert (lost.calculated, lost.questions[2].na) == (50, "rule")
    assert score(form, {"c-q1": yes, "q2": yes, "q3": no}).score == 80
    killed = score(form, {"c-q1": yes, "q2": no, "q3": yes})
    assert (killed.score, killed.calculated, killed.failed_by) == (0, 60, ("q2",))
    assert any("Identity" in template.format(**params) for template, params in found.notes)


def test_a_connect_form_keeps_its_levels_ranges_rules_and_automatic_fails() -> None:
    found = load_foreign(json.dumps(CONNECT), "de")
    form = found.form
    assert check(form) == []
    assert load_form(dump_form(form)) == form
    assert (form.language, form.formula) == ("de", "section_percent")
    assert [section.key for section in form.every_section()] == ["s1", "s1_questions", "s2"]
    polite = Answer(choices=("o1",))
    assert score(form, {"q1": polite, "q2": Answer(number=Decimal(30))}).score == 100
    assert score(form, {"q1": polite, "q2": Answer(number=Decimal(31))}).score == 50
    rude = score(form, {"q1": Answer(choices=("o2",))})
    assert (rude.outcome, rude.score, rude.total) == ("fail", 0, 1)


@pytest.mark.parametrize(
    "content", ["", "[]", "{", '{"questionGroups": [{}]}', '{"Items": [{"Section": 3}]}', "{}"]
)
def test_what_is_no_form_is_said(content: str) -> None:
    with pytest.raises(FormError):
        load_foreign(content)
