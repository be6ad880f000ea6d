"""Suggested answers: rules, what they said of a call, and what an evaluator was shown. Never part of a score."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import FACT, Base, Editable, FactKey, Key, Seq, one_of

RULE_STATES = ("draft", "tested", "on", "off")
SUGGESTION_SOURCES = ("rule", "model")


class SuggestionRule(Editable, Base):
    """The rule of one question of a form through all its versions; one at a time.

    `definition` is the rule as a form file says it, `fingerprint` its SHA-256 and `number` counts its wordings.
    `trial` are the figures of its last test on past calls, of the wording `trial` names. Only a tested wording can be
    `on`; whether its suggestions are shown is measured, not stored.
    """

    __tablename__ = "suggestion_rule"
    __table_args__ = (
        UniqueConstraint("form_id", "question_key"),
        one_of("state", RULE_STATES),
        CheckConstraint("number > 0", name="number_positive"),
    )

    id: Mapped[Key]
    form_id: Mapped[str] = mapped_column(ForeignKey("form.id"))
    question_key: Mapped[str]
    definition: Mapped[dict[str, Any]]
    fingerprint: Mapped[str]
    number: Mapped[int] = mapped_column(default=1)
    state: Mapped[str] = mapped_column(default="draft")
    author_id: Mapped[str | None] = mapped_column(ForeignKey("person.id"))
    trial: Mapped[dict[str, Any] | None]
    tried_at: Mapped[datetime | None]


class Suggestion(Base):
    """What a rule or a model says one answer of a call could be; a fact, apart from every answer of a person.

    `hit` says whether the rule's condition held; `choice` is empty where it suggests nothing or, with `na`, "not
    applicable". `confidence` is how sure the words it rests on were recognised, null where nothing tells; `spans` are
    [start, end] in media ms. `basis` names what it was made from: a better transcript makes a new row, the newest
    counts.
    """

    __tablename__ = "suggestion"
    __table_args__ = (
        UniqueConstraint("interaction_id", "form_version_id", "question_key", "fingerprint", "basis"),
        Index(None, "question_key", "fingerprint", "hit"),
        one_of("source", SUGGESTION_SOURCES),
        CheckConstraint("confidence IS NULL OR confidence BETWEEN 0 AND 1", name="confidence_a_share"),
        FACT,
    )

    seq: Mapped[Seq]
    id: Mapped[FactKey]
    interaction_id: Mapped[str] = mapped_column(ForeignKey("interaction.id"))
    form_version_id: Mapped[str] = mapped_column(ForeignKey("form_version.id"))
    rule_id: Mapped[str | None] = mapped_column(ForeignKey("suggestion_rule.id"))
    question_key: Mapped[str]
    source: Mapped[str]
    fingerprint: Mapped[str]
    basis: Mapped[str]
    hit: Mapped[bool]
    choice: Mapped[str] = mapped_column(default="")
    na: Mapped[bool] = mapped_column(default=False)
    confidence: Mapped[float | None]
    spans: Mapped[list[Any]] = mapped_column(default=list)
    made_at: Mapped[datetime]


class SuggestionSeen(Base):
    """A suggestion that stood beside a question while somebody scored; so that its pull on answers can be measured.

    `draft_id` is the evaluation's id too. `taken`: the answer was taken over with the suggestion's key. `answered`: the
    person had answered before it was shown.
    """

    __tablename__ = "suggestion_seen"
    __table_args__ = (Index(None, "suggestion_id"),)

    draft_id: Mapped[str] = mapped_column(primary_key=True)
    question_key: Mapped[str] = mapped_column(primary_key=True)
    suggestion_id: Mapped[str] = mapped_column(ForeignKey("suggestion.id"))
    shown_at: Mapped[datetime]
    answered: Mapped[bool] = mapped_column(default=False)
    taken: Mapped[bool] = mapped_column(default=False)
