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


COUNTED = "({row}.agent_id IS NOT NULL AND ({row}.rating IS NOT NULL OR {row}.outcome NOT IN ('abandoned', 'failed')))"
"""Calls that ratings are counted over: handled by somebody, or rated all the same."""

MONTH = "strftime('%Y-%m', ({row}.started_at - 999 * ({row}.started_at < 0)) / 1000, 'unixepoch')"
PLACE = f"{{row}}.agent_id, ifnull({{row}}.rating, -1.0), {MONTH}, {{row}}.channel"
MOVED = " OR ".join(
    f"OLD.{c} IS NOT NEW.{c}" for c in ("agent_id", "rating", "started_at", "channel", "outcome")
)

MONTH_UP = f"""INSERT INTO rating_month (agent_id, rating, month, channel, calls) VALUES ({PLACE}, 1)
  ON CONFLICT DO UPDATE SET calls = calls + 1"""
MONTH_DOWN = f"""
UPDATE rating_month SET calls = calls - 1 WHERE (agent_id, rating, month, channel) = ({PLACE});
DELETE FROM rating_month WHERE calls = 0 AND (agent_id, rating, month, channel) = ({PLACE})"""

SCALE = "{row}.kind, {row}.scale_min, {row}.scale_max"
SCALE_UP = f"""INSERT INTO survey_scale (kind, scale_min, scale_max, answers) VALUES ({SCALE}, 1)
  ON CONFLICT DO UPDATE SET answers = answers + 1"""
SCALE_DOWN = f"""
UPDATE survey_scale SET answers = answers - 1 WHERE (kind, scale_min, scale_max) = ({SCALE});
DELETE FROM survey_scale WHERE answers = 0 AND (kind, scale_min, scale_max) = ({SCALE})"""

MOVING = "UPDATE OF agent_id, rating, started_at, channel, outcome ON interaction"


def rollups() -> Iterator[str]:
    """Triggers that keep `rating_month` and `survey_scale` equal to the rows they count, whoever changes those."""
    old, new = COUNTED.format(row="OLD"), COUNTED.format(row="NEW")
    up, down = MONTH_UP.format(row="NEW"), MONTH_DOWN.format(row="OLD")
    for name, when, condition, statement in (
        ("added", "INSERT ON interaction", new, up),
        ("left", MOVING, f"({MOVED}) AND {old}", down),
        ("came", MOVING, f"({MOVED}) AND {new}", up),
        ("gone", "DELETE ON interaction", old, down),
    ):
        yield f"CREATE TRIGGER rating_month_{name} AFTER {when} WHEN {condition} BEGIN {statement}; END"
    up, down = SCALE_UP.format(row="NEW"), SCALE_DOWN.format(row="OLD")
    for name, when, statement in (
        ("added", "INSERT ON survey_response", up),
        ("changed", "UPDATE OF kind, scale_min, scale_max ON survey_response", f"{down}; {up}"),
        ("gone", "DELETE ON survey_response", down),
    ):
        yield f"CREATE TRIGGER survey_scale_{name} AFTER {when} BEGIN {statement}; END"


def rollups_backfill() -> Iterator[str]:
    """Statements that count the rows already there."""
    counted, place = COUNTED.format(row="i"), PLACE.format(row="i")
    yield f"INSERT INTO rating_month SELECT {place}, count(*) FROM interaction i WHERE {counted} GROUP BY 1, 2, 3, 4"
    yield (
        f"INSERT INTO survey_scale SELECT {SCALE.format(row='s')}, count(*) FROM survey_response s GROUP BY 1, 2, 3"
    )
