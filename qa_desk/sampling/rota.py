"""Who scores what: each agent's calls go round the evaluators, so that severity can be told from skill."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from qa_desk.sampling.chance import chance_number


@dataclass(frozen=True, slots=True)
class Evaluator:
    """Somebody who scores; `capacity` calls at most in the period (None: any number), `teams` they belong to.

    `languages` they understand, as short codes; none said means every one.
    """

    id: str
    capacity: int | None = None
    teams: frozenset[str] = frozenset()
    languages: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Task:
    """A drawn call waiting for an evaluator."""

    call_id: str
    agent_id: str
    teams: frozenset[str] = frozenset()
    language: str = ""


@dataclass(frozen=True, slots=True)
class Given:
    """A call given to an evaluator; a double is a second, hidden score of a call somebody else has too."""

    task: Task
    evaluator_id: str
    double: bool = False


@dataclass(frozen=True, slots=True)
class Rota:
    """Everything given, and the calls nobody had room for. `groups` are the parts no evaluator connects."""

    given: tuple[Given, ...]
    left_over: tuple[Task, ...]
    groups: tuple[frozenset[str], ...]

    @property
    def connected(self) -> bool:
        """True where every agent can be compared with every other."""
        return len(self.groups) <= 1


def rotate(
    tasks: Sequence[Task],
    evaluators: Sequence[Evaluator],
    key: str,
    doubles_percent: int = 0,
    before: Iterable[tuple[str, str]] = (),
) -> Rota:
    """Give out calls; nobody gets their own, or one in a language they do not understand.

    Of their own team's nobody gets more than half where others have room.
    No evaluator gets more of one agent's calls than a fair share and one, where others have room.
    `before` are the (agent, evaluator) pairs of earlier evaluations, which count for connectedness.
    """
    ring = sorted(evaluators, key=lambda e: (chance_number(f"{key}|ring", e.id), e.id))
    book = _Book(ring)
    by_agent: defaultdict[str, list[Task]] = defaultdict(list)
    for task in tasks:
        by_agent[task.agent_id].append(task)
    given: list[Given] = []
    left: list[Task] = []
    for turn, agent in enumerate(sorted(by_agent)):
        most = -(-len(by_agent[agent]) // max(1, len(ring))) + 1
        for place, task in enumerate(by_agent[agent]):
            if (chosen := book.next(turn + place, task, most)) is None:
                left.append(task)
            else:
                given.append(Given(task, chosen.id))
    given += _doubles(given, ring, book.load, key, doubles_percent)
    pairs = [*before, *((one.task.agent_id, one.evaluator_id) for one in given)]
    return Rota(tuple(given), tuple(left), tuple(components(pairs)))


class _Book:
    """What each evaluator has so far."""

    def __init__(self, ring: Sequence[Evaluator]) -> None:
        self._ring = ring
        self.load: Counter[str] = Counter()
        self._own_team: Counter[str] = Counter()
        self._of_agent: Counter[tuple[str, str]] = Counter()

    def next(self, start: int, task: Task, most: int) -> Evaluator | None:
        """Give a call to the best of those who may take it, from `start` on round the ring; None where nobody may."""
        turned = [self._ring[(start + step) % len(self._ring)] for step in range(len(self._ring))]
        able = [one for one in turned if _can(one, task, self.load[one.id])]
        if not able:
            return None
        least = min(self.load[one.id] for one in able)

        def cost(one: Evaluator) -> tuple[bool, bool, bool]:
            ours = bool(one.teams & task.teams)
            too_many_ours = ours and 2 * (self._own_team[one.id] + 1) > self.load[one.id] + 1
            of_agent = self._of_agent[one.id, task.agent_id]
            return of_agent >= most, too_many_ours, self.load[one.id] > least + 1

        chosen = min(able, key=cost)
        self.load[chosen.id] += 1
        self._of_agent[chosen.id, task.agent_id] += 1
        self._own_team[chosen.id] += bool(chosen.teams & task.teams)
        return chosen


def _can(evaluator: Evaluator, task: Task, load: int) -> bool:
    room = evaluator.capacity is None or load < evaluator.capacity
    return room and evaluator.id != task.agent_id and understands(evaluator.languages, task.language)


def understands(languages: frozenset[str], language: str) -> bool:
    """True where a call's language is among those understood, by its short code; what is not said does not matter."""
    return not languages or not language or language.split("-")[0].split("_")[0].lower() in languages


def _doubles(
    given: Sequence[Given], ring: Sequence[Evaluator], load: Counter[str], key: str, percent: int
) -> list[Given]:
    """One from each evaluator to the next in the ring who can, then by chance up to the share asked for."""
    if percent <= 0 or len(ring) < 2:
        return []
    wanted = max(len(ring) if len(ring) > 2 else 1, -(-len(given) * percent // 100))
    order = sorted(
        given, key=lambda one: (chance_number(f"{key}|double", one.task.call_id), one.task.call_id)
    )
    after = {e.id: [*ring[place + 1 :], *ring[:place]] for place, e in enumerate(ring)}
    found: list[Given] = []
    paired: set[str] = set()
    for must_pair in (True, False):
        for one in order:
            other = next((e for e in after[one.evaluator_id] if _can(e, one.task, load[e.id])), None)
            seen = any(double.task == one.task for double in found)
            if len(found) >= wanted or seen or (must_pair and one.evaluator_id in paired):
                continue
            if other is not None:
                load[other.id] += 1
                paired.add(one.evaluator_id)
                found.append(Given(one.task, other.id, double=True))
    return found


def components(pairs: Iterable[tuple[str, str]]) -> list[frozenset[str]]:
    """The parts of the agent-evaluator graph that nothing connects, largest first."""
    parent: dict[str, str] = {}

    def root(node: str) -> str:
        parent.setdefault(node, node)
        while parent[node] != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    for agent, evaluator in pairs:
        parent[root(f"agent {agent}")] = root(f"evaluator {evaluator}")
    groups: defaultdict[str, set[str]] = defaultdict(set)
    for node in parent:
        groups[root(node)].add(node)
    return sorted((frozenset(group) for group in groups.values()), key=lambda g: (-len(g), sorted(g)))
