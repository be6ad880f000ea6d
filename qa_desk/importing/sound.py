"""Recordings on their way in: halves of one call joined by name, every file looked into."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from qa_desk.audio import AudioFacts, probe
from qa_desk.errors import N_, QADeskError
from qa_desk.importing.facts import CallFacts, ImportProblem, IncomingCall, RecordingFile, Refusal, Remark
from qa_desk.importing.names import (
    FILES,
    facts_from_name,
    partner_marks,
    readable,
    split_half,
)
from qa_desk.importing.options import ImportOptions, Zone

NOTICEABLE_MS = 1_000
"""Halves of a call may end so much apart without a word."""
ANOTHER_CALL = 0.1
"""Halves that differ by more than this share of the longer (and ten seconds) are not one call."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two files that are one call by their names: the agent's half and the caller's."""

    base: str
    agent: Path
    caller: Path
    mark: str


def pair_halves(files: Iterable[Path]) -> tuple[list[Pair], list[Path]]:
    """Pairs, and the files that stand alone."""
    files = list(files)
    halves: dict[tuple[Path, str, str], Path] = {}
    for path in files:
        if (half := split_half(path.stem)) is not None:
            halves[path.parent, half[0], half[1]] = path
    pairs: dict[Path, Pair] = {}
    for (folder, base, mark), path in halves.items():
        for other in partner_marks(mark):
            partner = halves.get((folder, base, other))
            if partner is not None and path not in pairs and partner not in pairs:
                pairs[path] = pairs[partner] = Pair(base, path, partner, mark)
    unique = list({id(pair): pair for pair in pairs.values()}.values())
    return unique, [path for path in files if path not in pairs]


def read_sound(
    files: Iterable[Path],
    options: ImportOptions,
    refused: list[Refusal],
    step: Callable[[], bool],
) -> list[IncomingCall]:
    """A call for each recording or pair; what cannot be played goes to `refused`. `step` returns True to stop."""
    zone = Zone(options.time_zone)
    pairs, alone = pair_halves(files)
    calls: list[IncomingCall] = []
    units: list[Pair | Path] = [*pairs, *alone]
    for unit in units:
        path = unit.agent if isinstance(unit, Pair) else unit
        if step():
            break
        try:
            calls.append(
                _joined(unit, options, zone) if isinstance(unit, Pair) else _single(unit, options, zone)
            )
        except QADeskError as error:
            refused.append(Refusal.of(path, error))
        except OSError as error:
            refused.append(
                Refusal(path, None, N_("It could not be read: {reason}."), {"reason": error.strerror})
            )
    return calls


def _single(path: Path, options: ImportOptions, zone: Zone) -> IncomingCall:
    audio = probe(path)
    facts, pattern = facts_from_name(path.stem, zone)
    channel: int | None = None
    if audio.channels == 2:
        channel = options.agent_channel
        if channel is None and pattern is not None:
            channel = pattern.agent_channel
    recording = RecordingFile(path, audio, agent_channel=channel, notes=_notes(audio))
    return _call(facts, path, recording, options)


def _joined(pair: Pair, options: ImportOptions, zone: Zone) -> IncomingCall:
    agent, caller = probe(pair.agent), probe(pair.caller)
    apart = abs(agent.duration_ms - caller.duration_ms)
    longer = agent if agent.duration_ms >= caller.duration_ms else caller
    if apart > max(10_000, longer.duration_ms * ANOTHER_CALL):
        raise ImportProblem(
            N_("“{name}” and “{other}” look like two halves of a call but differ by {seconds} s."),
            name=pair.agent.name,
            other=pair.caller.name,
            seconds=round(apart / 1000),
        )
    for path, audio in ((pair.agent, agent), (pair.caller, caller)):
        if audio.channels != 1:
            raise ImportProblem(
                N_("“{name}” is named like one half of a call but already is stereo."), name=path.name
            )
    notes = [*_notes(agent), *_notes(caller)]
    if apart > NOTICEABLE_MS:
        notes.append(
            Remark(N_("The two halves differ by {seconds} s; the shorter ends in silence."),
                   {"seconds": round(apart / 1000, 1)})
        )  # fmt: skip
    if pair.mark in ("left", "l", "out", "tx"):
        notes.append(
            Remark(N_("“{name}” was taken for the agent's half by its name."), {"name": pair.agent.name})
        )
    facts, _ = facts_from_name(pair.base, zone)
    recording = RecordingFile(pair.agent, longer, pair.caller, agent_channel=0, notes=tuple(notes))
    return _call(facts, pair.agent, recording, options)


def _call(facts: CallFacts, path: Path, recording: RecordingFile, options: ImportOptions) -> IncomingCall:
    if (external_id := _id_from_folder(path)) is not None:
        facts = replace(facts, external_id=external_id, source="genesys")
    if options.source and facts.source == FILES:
        facts = replace(facts, source=options.source)
    return IncomingCall(facts, path, recording=recording)


def _id_from_folder(path: Path) -> str | None:
    """Bulk exports that keep one call per folder say so in the folder's name."""
    name = readable(path.parent.name)
    return name.removeprefix("conversation_id=") if name.startswith("conversation_id=") else None


def _notes(audio: AudioFacts) -> tuple[Remark, ...]:
    return tuple(Remark(note.message, note.params) for note in audio.notes)
