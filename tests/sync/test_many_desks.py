"""Many desks, a careless postman, lying clocks, crashes, restored disks: all end with the same rows, nothing lost.

`python -m tests.sync.fuzz --steps 200000` goes on for longer; QA_DESK_SYNC_STEPS sets how long this file does.
"""

from __future__ import annotations

import os
import random
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from qa_desk.sync import apply, collide, edits, facts, fold, merging, rules, texts
from qa_desk.sync.rules import Stamp, stamp_of
from qa_desk.sync.state import Store
from tests.sync.fuzz import run
from tests.sync.world import World

STEPS = int(os.environ.get("QA_DESK_SYNC_STEPS", "200000"))
"""Steps over all parts: two to three minutes of one core."""


class Drawn:
    """Dice that Hypothesis throws, so that it can find the shortest week that goes wrong."""

    def __init__(self) -> None:
        self.random = random.Random(0)

    def below(self, most: int) -> int:
        """A number from 0 to `most` - 1."""
        return self.random.randrange(most)


class Desks(RuleBasedStateMachine):
    """Each rule is something a person, a postman or a disk does; how, is drawn from one number."""

    def __init__(self) -> None:
        super().__init__()
        self.dice = Drawn()
        self.world = World(self.dice, 3)

    def do(self, seed: int, *actions: Callable[[], None]) -> None:
        self.dice.random.seed(seed)
        for action in actions:
            action()

    chance = st.integers(0, 2**16)

    @rule(seed=chance)
    def somebody_makes_a_row(self, seed: int) -> None:
        self.do(seed, self.world.new_row)

    @rule(seed=chance)
    def somebody_edits(self, seed: int) -> None:
        self.do(seed, self.world.edit)

    @rule(seed=chance)
    def two_edit_the_same(self, seed: int) -> None:
        self.do(seed, self.world.both_edit)

    @rule(seed=chance)
    def somebody_writes_a_note(self, seed: int) -> None:
        self.do(seed, self.world.write_text)

    @rule(seed=chance)
    def somebody_settles(self, seed: int) -> None:
        self.do(seed, self.world.settle)

    @rule(seed=chance)
    def a_row_goes_or_comes_back(self, seed: int) -> None:
        self.do(seed, self.world.remove, self.world.make_again)

    @rule(seed=chance)
    def a_fact_is_stated(self, seed: int) -> None:
        self.do(seed, self.world.fact, self.world.publish_version)

    @rule(seed=chance)
    def a_desk_packs(self, seed: int) -> None:
        self.do(seed, self.world.pack)

    @rule(seed=chance)
    def something_arrives(self, seed: int) -> None:
        self.do(seed, self.world.hand_on, self.world.hand_on)

    @rule(seed=chance)
    def a_process_dies(self, seed: int) -> None:
        self.do(seed, self.world.crash)

    @rule(seed=chance)
    def clocks_go_their_own_way(self, seed: int) -> None:
        self.do(seed, self.world.lie, self.world.wait)

    @rule(seed=chance)
    def a_disk_is_put_back(self, seed: int) -> None:
        self.do(seed, self.world.save, self.world.edit, self.world.restore)

    @invariant()
    def no_foreign_key_is_broken(self) -> None:
        for desk in self.world.desks:
            assert desk.all("PRAGMA foreign_key_check") == []

    def teardown(self) -> None:
        """At the end of the week all meet."""
        self.world.meet()
        self.world.close()


TestDesks = Desks.TestCase
TestDesks.settings = settings(
    max_examples=int(os.environ.get("QA_DESK_SYNC_EXAMPLES", "25")),
    stateful_step_count=40,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.explicit, Phase.reuse, Phase.generate, Phase.shrink],
    print_blob=True,
)


PARTS = 10
SEED = int(os.environ["QA_DESK_SYNC_SEED"])
"""Printed at the head of the run."""


@pytest.mark.slow
@pytest.mark.parametrize("part", range(PARTS))
def test_random_weeks_end_the_same_on_every_desk(
    part: int, record_property: Callable[[str, object], None]
) -> None:
    begin, steps = SEED + part * (1 << 20), STEPS // PARTS
    print(f"seed {begin}: python -m tests.sync.fuzz --seed {begin} --steps {steps}")
    record_property("seed", begin)
    done = 0
    while done < steps:
        done += run(begin, 60 + begin % 120, 2 + begin % 4).steps
        begin += 1
    record_property("steps", done)


# Mistakes that the weeks above must find, each a line that somebody could write.


def last_to_arrive(mine: Any, theirs: Any, here: Any, there: Any, **_: Any) -> dict[str, Any]:
    return dict(there)


def no_tie_break(mine: Any, theirs: Any, here: Any, there: Any, **_: Any) -> dict[str, Any]:
    return {f: v for f, v in there.items() if stamp_of(theirs, f)[0] > stamp_of(mine, f)[0]}


def undead(clocks: Any) -> bool:
    return max((stamp for name, stamp in clocks.items() if name != "-"), default=rules.NEVER) > clocks.get(
        "-", rules.NEVER
    )


def latest_only(versions: Any) -> Any:
    return sorted(versions, key=lambda v: v.stamp, reverse=True)[:1]


def forget_older(store: Store, versions: Any) -> None:
    for text in versions:
        store.raw.execute(
            "DELETE FROM sync_text WHERE tbl = ? AND pk = ? AND field = ?", (text.table, text.pk, text.field)
        )
        REAL_KEEP(store, [text])


REAL_KEEP = texts.keep


def no_parents(*arguments: Any) -> Any:
    REAL_VERSIONS(*arguments)
    return []


REAL_VERSIONS = texts.new_versions


def dropped(*_: Any) -> None:
    return None


def first_stays(merge: Any, table: Any, one: Any, other: Any) -> Any:
    return one


def as_made(made_with: dict[str, int]) -> dict[str, int]:
    return {row: place + 1 for place, row in enumerate(made_with)}


def forget_removal(clocks: Any) -> Any:
    return {}


def mine_only(mine: dict[str, Stamp], theirs: dict[str, Stamp]) -> dict[str, Stamp]:
    return dict(theirs)


MUTANTS: dict[str, list[tuple[Any, str, Any]]] = {
    "the last to arrive wins": [(edits, "taken", last_to_arrive), (collide, "taken", last_to_arrive)],
    "equal clocks are not told apart by desk": [
        (edits, "taken", no_tie_break),
        (collide, "taken", no_tie_break),
    ],
    "what is received does not move the clock": [
        (Store, "clock", property(Store.clock.fget, lambda s, v: None))
    ],
    "clocks are given by the hour of nothing": [(fold, "tick", lambda hlc, wall: wall << 16)],
    "an edit brings a removed row back": [(edits, "is_there", undead)],
    "removals are forgotten": [(edits, "only_life", forget_removal)],
    "clocks of a row are not merged": [(edits, "merged", mine_only)],
    "only the latest text is kept": [(texts, "keep", forget_older), (apply.texts, "keep", forget_older)],
    "texts build upon nothing": [(fold, "new_versions", no_parents)],
    "what has no parent is dropped": [(facts, "wait", dropped), (edits, "wait", dropped)],
    "what waits is never tried again": [(apply, "_retry_waiting", dropped)],
    "joined rows are not announced": [(collide, "announce", dropped)],
    "rows that rest on the loser are left": [(collide, "_follow", dropped)],
    "the first account of a fact stays": [(facts, "lesser", first_stays), (collide, "lesser", first_stays)],
    "doubles are counted as they come": [(collide, "numbers", as_made)],
    "own changes are packed after merging": [(apply, "fold", lambda store: 0)],
    "parents are not translated": [(merging, "translate", lambda merge, table, row: row)],
}


@pytest.mark.parametrize("name", MUTANTS)
def test_a_mistake_in_merging_is_found(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for module, attribute, mistake in MUTANTS[name]:
        monkeypatch.setattr(module, attribute, mistake)
    for seed in range(60):
        try:
            run(seed, 60 + seed % 120, 2 + seed % 4)
        except Exception:
            return
    pytest.fail(f"not found in 60 worlds: {name}")
