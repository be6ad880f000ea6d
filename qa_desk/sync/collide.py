"""Two rows, made apart, for one thing: the same call imported twice, the same team entered on two desks.

They become one under the lesser id, on every desk: what names the loser names the winner from then on. Where two
things merely got one number (a form's second version, published twice) both stay and are counted anew.
"""

from __future__ import annotations

from db.cipher import integrity_errors
from db.sync.tables import NUMBERED, Synced
from qa_desk.sync.merging import (
    Merge,
    Row,
    change_row,
    insert_sql,
    key_of,
    lesser,
    wait_for,
    where,
)
from qa_desk.sync.rules import Clocks, merged, numbers, taken
from qa_desk.sync.state import JOIN, Store, names

FAR = 1_000_000_000
"""Beyond every number, while rows are counted anew."""

Latest = tuple[Row, Clocks]


def insert_one(merge: Merge, table: Synced, row: Row, clocks: Clocks | None = None) -> bool:
    """Insert a row, joining it with another one where both are one thing; False where it has to wait."""
    raw = merge.store.raw
    raw.execute("SAVEPOINT one")
    try:
        raw.execute(insert_sql(table, row), tuple(row.values()))
    except integrity_errors() as error:
        raw.execute("ROLLBACK TO one")
        raw.execute("RELEASE one")
        if (rival := rival_of(merge, table, row)) is None:
            wait_for(merge, table, row, clocks, str(error))
            return False
        _collide(merge, table, row, rival, clocks or {})
        return True
    raw.execute("RELEASE one")
    if clocks is not None:
        merge.store.save_clocks(table.name, [(key_of(table, row), clocks)])
    return True


def rival_of(merge: Merge, table: Synced, row: Row) -> str | None:
    """The key of another row that holds a natural key of this one."""
    own = key_of(table, row)
    for unique in table.unique:
        if any(row.get(column) is None for column in unique):
            continue
        condition = " AND ".join(f'"{column}" = ?' for column in unique)
        found = merge.store.raw.execute(
            f"SELECT {names(table.identity)} FROM {table.name} WHERE {condition}", [row[c] for c in unique]
        ).fetchone()
        if found is not None and (key := JOIN.join(str(part) for part in found)) != own:
            return key
    return None


def _collide(merge: Merge, table: Synced, row: Row, rival: str, clocks: Clocks) -> None:
    """Make room for a row whose natural key another row holds."""
    if table.name in NUMBERED:
        parent, number, same = NUMBERED[table.name]
        if same is None or _row(merge.store, table, rival)[same] != row[same]:
            _insert_counted(merge, table, row, parent, number)
            return
    loser, winner = sorted((rival, key_of(table, row)), reverse=True)
    join(merge, table, loser, winner, latest=(row, clocks))


def join(merge: Merge, table: Synced, one: str, other: str, latest: Latest | None = None) -> None:
    """Let two rows be one under the lesser id, whether both are here yet or not; what rests on them follows.

    `latest` is newer content of either, with its clocks, that the database does not hold yet; the other desks are
    told then, as they may never see the two collide.
    """
    store, raw = merge.store, merge.store.raw
    loser, winner = sorted(
        (store.canonical(table.name, one), store.canonical(table.name, other)), reverse=True
    )
    if loser == winner:
        return
    if latest is not None:
        announce(merge, table, loser, winner)
    store.aliases[table.name, loser] = winner
    merge.joined.add(table.name)
    raw.execute("INSERT OR REPLACE INTO sync_alias VALUES (?, ?, ?)", (table.name, loser, winner))
    clocks = store.clocks_of(table.name, [loser, winner])
    losing, winning = _find(store, table, loser), _find(store, table, winner)
    made_with = [_made_with(store, table, row) for row in (losing, winning) if row and table.name in NUMBERED]
    raw.execute("DELETE FROM sync_number WHERE tbl = ? AND id = ?", (table.name, loser))
    raw.execute("DELETE FROM sync_row WHERE tbl = ? AND pk = ?", (table.name, loser))
    if clocks and not table.fact:
        store.save_clocks(table.name, [(winner, merged(clocks.get(loser, {}), clocks.get(winner, {})))])
    move_texts(merge, table.name, loser, winner)
    if losing is not None and winning is None:
        raw.execute(f"UPDATE {table.name} SET id = ? WHERE id = ?", (winner, loser))
        _follow(merge, table, loser, winner)
    elif losing is not None and winning is not None:
        _fuse(merge, table, losing, winning, clocks)
    if latest is not None:
        _take_latest(merge, table, winner, latest)
    if made_with:
        parent, number, _ = NUMBERED[table.name]
        for made in [*made_with, *([latest[0][number]] if latest else [])]:
            _note_number(store, table, winner, made)
        count_anew(merge, table, _row(store, table, winner)[parent])
    if losing is not None or latest is not None:
        merge.touch(table.name, loser, winner)


def _fuse(merge: Merge, table: Synced, losing: Row, winning: Row, clocks: dict[str, Clocks]) -> None:
    """Both rows are here: the winner takes what the loser wrote later, then the loser goes."""
    loser, winner = losing["id"], winning["id"]
    if table.fact:
        stays = lesser(merge, table, losing, winning)
        wins = {} if stays is winning else {c: v for c, v in losing.items() if c != "id"}
    else:
        fields = {field: losing[field] for field in table.fields}
        wins = taken(clocks.get(winner, {}), clocks.get(loser, {}), winning, fields)
    _follow(merge, table, loser, winner)
    merge.store.raw.execute(f"DELETE FROM {table.name} WHERE id = ?", (loser,))
    if wins:
        change_row(merge, table, {"id": winner} | wins)


def _take_latest(merge: Merge, table: Synced, winner: str, latest: Latest) -> None:
    row, clocks = latest[0] | {"id": winner}, latest[1]
    here = _row(merge.store, table, winner)
    if table.fact:
        if lesser(merge, table, here, row) is row:
            change_row(merge, table, row)
        return
    mine = merge.store.clocks_of(table.name, [winner]).get(winner, {})
    wins = taken(mine, clocks, here, {f: v for f, v in row.items() if f in table.fields})
    merge.store.save_clocks(table.name, [(winner, merged(mine, clocks))])
    change_row(merge, table, {"id": winner} | wins)


def _follow(merge: Merge, table: Synced, loser: str, winner: str) -> None:
    """Let every row that names the loser name the winner; two that become one thing by that are joined too."""
    raw = merge.store.raw
    for child in merge.store.tables.values():
        for column, parent in child.parents:
            if parent == table.name:
                query = f'SELECT {names(child.columns)} FROM {child.name} WHERE "{column}" = ?'
                for values in raw.execute(query, (loser,)).fetchall():
                    _rename_parent(
                        merge, child, dict(zip(child.columns, values, strict=True)), column, winner
                    )


def _rename_parent(merge: Merge, child: Synced, row: Row, column: str, winner: str) -> None:
    raw, renamed = merge.store.raw, row | {column: winner}
    change = f'UPDATE {child.name} SET "{column}" = ? WHERE {where(child)}'
    raw.execute("SAVEPOINT rename")
    try:
        raw.execute(change, (winner, *(row[c] for c in child.identity)))
        merge.touch(child.name, key_of(child, renamed))
        return
    except integrity_errors():
        raw.execute("ROLLBACK TO rename")
    finally:
        raw.execute("RELEASE rename")
    rival = rival_of(merge, child, renamed)
    if rival is None:
        _keep_one(merge, child, row, renamed)
    elif _counted_apart(merge, child, row, rival):
        _move_counted(merge, child, row, column, winner)
    else:
        announce(merge, child, *sorted((row["id"], rival), reverse=True))
        join(merge, child, row["id"], rival)
        raw.execute(change, (winner, merge.store.canonical(child.name, rival)))


def _counted_apart(merge: Merge, child: Synced, row: Row, rival: str) -> bool:
    if child.name not in NUMBERED:
        return False
    same = NUMBERED[child.name][2]
    return same is None or bool(_row(merge.store, child, rival)[same] != row[same])


def _keep_one(merge: Merge, child: Synced, row: Row, renamed: Row) -> None:
    """Two facts known by what they say now say it of one parent: the same one of both stays everywhere."""
    here = _row(merge.store, child, key_of(child, renamed))
    merge.store.raw.execute(
        f"DELETE FROM {child.name} WHERE {where(child)}", [row[c] for c in child.identity]
    )
    if lesser(merge, child, here, renamed) is renamed:
        change_row(merge, child, renamed)


def _insert_counted(merge: Merge, table: Synced, row: Row, parent: str, number: str) -> None:
    """Insert a row whose number is taken, then count its siblings anew."""
    raw = merge.store.raw
    _note_number(merge.store, table, row["id"], row[number])
    moved = row | {number: _free(merge, table, number)}
    raw.execute(insert_sql(table, moved), tuple(moved.values()))
    count_anew(merge, table, row[parent])


def _move_counted(merge: Merge, child: Synced, row: Row, column: str, winner: str) -> None:
    """Let a row whose number is taken there belong to another parent, and count its siblings anew."""
    number = NUMBERED[child.name][1]
    _note_number(merge.store, child, row["id"], row[number])
    merge.store.raw.execute(
        f'UPDATE {child.name} SET "{column}" = ?, "{number}" = ? WHERE id = ?',
        (winner, _free(merge, child, number), row["id"]),
    )
    count_anew(merge, child, winner)


def _free(merge: Merge, table: Synced, number: str) -> int:
    (highest,) = merge.store.raw.execute(f'SELECT max("{number}") FROM {table.name}').fetchone()
    return max(FAR, highest or 0) + 1


def count_anew(merge: Merge, table: Synced, parent_id: str) -> None:
    """Number the rows of one parent by the numbers they were made with, doubles after each other."""
    parent, number, _ = NUMBERED[table.name]
    found = merge.store.raw.execute(
        f'SELECT f.id, coalesce(n.number, f."{number}") FROM {table.name} f LEFT JOIN sync_number n'
        f' ON n.tbl = ? AND n.id = f.id WHERE f."{parent}" = ?',
        (table.name, parent_id),
    )
    made_with: dict[str, int] = dict(found.fetchall())
    for row_id, made in made_with.items():
        _note_number(merge.store, table, row_id, made)
    given = numbers(made_with)
    change = f'UPDATE {table.name} SET "{number}" = ? WHERE id = ?'
    merge.store.raw.executemany(change, [(2 * FAR + n, row) for row, n in given.items()])
    merge.store.raw.executemany(change, [(n, row) for row, n in given.items()])
    merge.touch(table.name, *given)


def _note_number(store: Store, table: Synced, row_id: str, number: int) -> None:
    store.raw.execute(
        "INSERT INTO sync_number VALUES (?, ?, ?)"
        " ON CONFLICT DO UPDATE SET number = min(number, excluded.number)",
        (table.name, row_id, number),
    )


def also_made_with(merge: Merge, table: Synced, row: Row) -> None:
    """One of two rows that are one was made with another number: the least counts, on every desk."""
    parent, number, _ = NUMBERED[table.name]
    here = _row(merge.store, table, row["id"])
    if here[number] != row[number]:
        _note_number(merge.store, table, row["id"], _made_with(merge.store, table, here))
        _note_number(merge.store, table, row["id"], row[number])
        count_anew(merge, table, here[parent])


def _made_with(store: Store, table: Synced, row: Row) -> int:
    query = "SELECT number FROM sync_number WHERE tbl = ? AND id = ?"
    found = store.raw.execute(query, (table.name, row["id"])).fetchone()
    return int(row[NUMBERED[table.name][1]] if found is None else found[0])


def move_texts(merge: Merge, table: str, loser: str, winner: str) -> None:
    """Versions of the loser's texts are versions of the winner's."""
    store = merge.store
    store.raw.execute(
        "INSERT OR IGNORE INTO sync_text SELECT tbl, ?, field, hlc, desk, parents, value FROM sync_text"
        " WHERE tbl = ? AND pk = ?",
        (winner, table, loser),
    )
    store.raw.execute("DELETE FROM sync_text WHERE tbl = ? AND pk = ?", (table, loser))
    known = store.tables.get(table)
    merge.texts.update((table, winner, field) for field in (known.texts if known else ()))


def announce(merge: Merge, table: Synced, loser: str, winner: str) -> None:
    """Tell the other desks of two rows that are one."""
    entry = [table.name, loser, winner]
    if entry not in merge.store.pending().get("aliases", []):
        merge.store.add_pending("aliases", entry)


def _find(store: Store, table: Synced, key: str) -> Row | None:
    found = store.values_of(table, [key], table.columns).get(key)
    return None if found is None else dict(zip(table.columns, found, strict=True))


def _row(store: Store, table: Synced, key: str) -> Row:
    found = _find(store, table, key)
    if found is None:
        raise LookupError(f"{table.name} {key}")
    return found
