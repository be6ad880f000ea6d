"""The gate as it was agreed: its rule, frozen before its window begins, and the exceptions made from it."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import CheckConstraint, Date, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import FACT, Base, FactKey, Seq, one_of

GATE_MEASURES = ("satisfied", "quality")
GATE_DECISIONS = ("eligible", "not_eligible")


class Gate(Base):
    """A rule over a window of local days, `until` included; a fact. `fingerprint` is SHA-256 of text and window.

    `frozen_at` later than the window's first day is shown as such: nobody may say the rule was there before.
    """

    __tablename__ = "gate"
    __table_args__ = (
        Index(None, "until"),
        one_of("measure", GATE_MEASURES),
        CheckConstraint("until >= since", name="in_order"),
        FACT,
    )

    seq: Mapped[Seq]
    id: Mapped[FactKey]
    title: Mapped[str]
    team_id: Mapped[str | None] = mapped_column(ForeignKey("team.id"))
    measure: Mapped[str]
    since: Mapped[date] = mapped_column(Date)
    until: Mapped[date] = mapped_column(Date)
    rule: Mapped[dict[str, Any]]
    text: Mapped[str]
    fingerprint: Mapped[str]
    frozen_at: Mapped[datetime]
    frozen_by: Mapped[str] = mapped_column(ForeignKey("person.id"))


class GateException(Base):
    """Somebody decided otherwise than the rule about one agent, and why; a fact. The latest counts."""

    __tablename__ = "gate_exception"
    __table_args__ = (
        Index(None, "gate_id", "agent_id"),
        one_of("decision", GATE_DECISIONS),
        CheckConstraint("length(reason) > 0", name="reason_given"),
        FACT,
    )

    seq: Mapped[Seq]
    id: Mapped[FactKey]
    gate_id: Mapped[str] = mapped_column(ForeignKey("gate.id"))
    agent_id: Mapped[str] = mapped_column(ForeignKey("person.id"))
    decision: Mapped[str]
    reason: Mapped[str]
    at: Mapped[datetime]
    by_id: Mapped[str] = mapped_column(ForeignKey("person.id"))
