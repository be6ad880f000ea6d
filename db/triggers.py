"""What the database itself guarantees: facts never change, derived columns are never stale.

In the database rather than in code, so that no code path can forget it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence


def append_only(tables: Sequence[str]) -> Iterator[str]:
    """Triggers that refuse UPDATE and DELETE on tables of facts."""
    for table in tables:
        for verb in ("UPDATE", "DELETE"):
            yield (
                f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table}"
                f" BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
            )


LATEST_CSAT = """
UPDATE interaction SET (rating, rating_value, rating_max) = (
  SELECT (value - scale_min) / (scale_max - scale_min), value, scale_max FROM survey_response
  WHERE interaction_id = {call} AND kind = 'csat' ORDER BY answered_at DESC, seq DESC LIMIT 1
) WHERE id = {call}
"""

LATEST_EVALUATION = """
UPDATE interaction SET (score, evaluation_count) = (
  SELECT (SELECT score FROM evaluation WHERE interaction_id = {call} AND purpose = 'coach'
          ORDER BY submitted_at DESC, seq DESC LIMIT 1),
         (SELECT count(*) FROM evaluation WHERE interaction_id = {call} AND purpose = 'coach'
          AND supersedes_id IS NULL)
) WHERE id = {call}
"""

MOMENTS = """
UPDATE interaction SET moment_count = (
  SELECT count(*) FROM moment WHERE interaction_id = {call} AND NOT deleted
) WHERE id = {call}
"""

DERIVED = {
    "survey_response_rates": ("AFTER INSERT ON survey_response WHEN NEW.kind = 'csat'", LATEST_CSAT),
    "evaluation_scores": ("AFTER INSERT ON evaluation WHEN NEW.purpose = 'coach'", LATEST_EVALUATION),
    "moment_added": ("AFTER INSERT ON moment", MOMENTS),
    "moment_changed": ("AFTER UPDATE OF deleted, interaction_id ON moment", MOMENTS),
}


def derived() -> Iterator[str]:
    """Triggers that keep `interaction`'s derived columns true."""
    for name, (when, statement) in DERIVED.items():
        yield f"CREATE TRIGGER {name} {when} BEGIN {statement.format(call='NEW.interaction_id')}; END"


def backfill() -> Iterator[str]:
    """Statements that compute the derived columns for the rows already there."""
    for statement in (LATEST_CSAT, LATEST_EVALUATION, MOMENTS):
        body = statement.replace("{call}", "interaction.id")
        yield body[: body.rindex("WHERE id =")]
