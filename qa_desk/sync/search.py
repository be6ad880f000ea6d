"""The search index follows what came: every call that anything was said in is indexed anew."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sqlalchemy import Connection, bindparam, text

from db.search import CALL_SHIFT, Passage, add_passages, first_passage

CALLS_OF = {
    "interaction": "SELECT id FROM interaction WHERE id IN :keys",
    "moment": "SELECT interaction_id FROM moment WHERE id IN :keys",
    "survey_comment": "SELECT interaction_id FROM survey_comment WHERE id IN :keys",
    "survey_response": "SELECT interaction_id FROM survey_response WHERE id IN :keys",
    "evaluation": "SELECT interaction_id FROM evaluation WHERE id IN :keys",
    "answer": "SELECT interaction_id FROM evaluation WHERE id IN :firsts",
    "turn": "SELECT interaction_id FROM transcript WHERE id IN :firsts",
    "transcript": "SELECT interaction_id FROM transcript WHERE id IN :keys",
}

PASSAGES = """
SELECT 'turn', CAST(t.seq AS TEXT), s.interaction_id, t.start_ms, t.text
  FROM turn t JOIN transcript s ON s.id = t.transcript_id WHERE s.interaction_id IN :calls
UNION ALL
SELECT 'moment', id, interaction_id, start_ms, tag || ' ' || note FROM moment
  WHERE NOT deleted AND interaction_id IN :calls
UNION ALL
SELECT 'verbatim', id, interaction_id, NULL, verbatim FROM survey_response
  WHERE verbatim IS NOT NULL AND interaction_id IN :calls
UNION ALL
SELECT 'verbatim', id, interaction_id, NULL, verbatim FROM survey_comment WHERE interaction_id IN :calls
UNION ALL
SELECT 'comment', e.id, e.interaction_id, NULL,
       e.feedback || ' ' || coalesce((SELECT group_concat(a.comment, ' ') FROM answer a
                                      WHERE a.evaluation_id = e.id), '')
  FROM evaluation e WHERE e.interaction_id IN :calls
ORDER BY 3
"""
AT_ONCE = 500


def index_again(connection: Connection, changed: Mapping[str, Iterable[str]]) -> None:
    """Index the calls that these rows belong to, in the transaction that changed them."""
    _index_calls(connection, sorted(_calls(connection, changed)))


def catch_up(connection: Connection, after: int) -> int | None:
    """Index the next calls past a number (`interaction.number`); the last one's number, None after the last call."""
    query = "SELECT number, id FROM interaction WHERE number > :after ORDER BY number LIMIT :n"
    found = connection.execute(text(query), {"after": after, "n": AT_ONCE}).all()
    _index_calls(connection, [str(call) for _, call in found])
    return int(found[-1][0]) if found else None


def _index_calls(connection: Connection, calls: list[str]) -> None:
    for start in range(0, len(calls), AT_ONCE):
        some = calls[start : start + AT_ONCE]
        numbers = _all(connection, "SELECT number FROM interaction WHERE id IN :keys", some)
        _forget(connection, [int(str(number)) for number in numbers])
        found = connection.execute(
            text(PASSAGES).bindparams(bindparam("calls", expanding=True)), {"calls": some}
        )
        add_passages(connection, [Passage(*row) for row in found.all()])


def _calls(connection: Connection, changed: Mapping[str, Iterable[str]]) -> set[str]:
    calls: set[str] = set()
    for table, query in CALLS_OF.items():
        keys = list(changed.get(table, ()))
        if "firsts" in query:
            keys = list({key.split("\x1f")[0] for key in keys})
        calls |= {str(call) for call in _all(connection, query.replace(":firsts", ":keys"), keys)}
        if table == "interaction" and (gone := set(keys) - calls):
            _forget_calls(connection, gone)
    return calls


def _all(connection: Connection, query: str, keys: list[str]) -> list[object]:
    statement = text(query).bindparams(bindparam("keys", expanding=True))
    found: list[object] = []
    for start in range(0, len(keys), AT_ONCE):
        found += connection.execute(statement, {"keys": keys[start : start + AT_ONCE]}).scalars()
    return found


def _forget_calls(connection: Connection, gone: Iterable[str]) -> None:
    """Passages of calls that turned out to be other ones; rare, so the whole index may be read for it."""
    rows = _all(connection, "SELECT rowid FROM search_text WHERE interaction_id IN :keys", list(gone))
    _forget(connection, list({int(str(row)) >> CALL_SHIFT for row in rows}))


def _forget(connection: Connection, numbers: Iterable[int]) -> None:
    ends = [{"a": first_passage(n), "b": first_passage(n + 1) - 1} for n in numbers]
    if ends:
        connection.execute(text("DELETE FROM search_text WHERE rowid BETWEEN :a AND :b"), ends)
        owners = "DELETE FROM search_text_owner WHERE passage BETWEEN :a AND :b"
        connection.execute(text(owners), ends) if _has_owners(connection) else None


def _has_owners(connection: Connection) -> bool:
    return connection.execute(text("SELECT 1 FROM search_text_owner LIMIT 1")).first() is not None
