"""Put together what belongs to one call: its sound, its notes, its row in a table."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from pathlib import Path

from qa_desk.errors import N_, QADeskError
from qa_desk.importing.facts import CallFacts, IncomingCall, Refusal, SentFacts, SurveyFacts
from qa_desk.importing.lengths import fitted
from qa_desk.importing.names import FILES, base_of, split_half
from qa_desk.importing.notes import Note, read_notes
from qa_desk.importing.options import ImportOptions
from qa_desk.importing.preview import TableView
from qa_desk.importing.profiles import Profiles
from qa_desk.importing.tables import TableResult, read_rows, read_table

UNTOLD = (None, "unknown", "", ())


@dataclass(slots=True)
class Gathered:
    """Everything read. Each answer comes with where it was found."""

    calls: list[IncomingCall] = field(default_factory=list)
    answers: list[tuple[SurveyFacts, Refusal]] = field(default_factory=list)
    counts: list[tuple[SentFacts, Refusal]] = field(default_factory=list)
    tables: list[TableView] = field(default_factory=list)
    times_without_zone: bool = False
    ratings_off_scale: int = 0
    channels: dict[Path, int] = field(default_factory=dict)
    """Where the agent speaks in recordings that a table tells of, for tables whose profile says so."""


def gather(
    sound: Sequence[IncomingCall],
    notes: Sequence[Path],
    tables: Sequence[Path],
    options: ImportOptions,
    profiles: Profiles,
    refused: list[Refusal],
    step: Callable[[], bool],
) -> Gathered:
    """Read notes and tables and join them with the recordings."""
    found = Gathered()
    rows: list[IncomingCall] = []
    told: list[Note] = []
    for path in notes:
        if step():
            return found
        try:
            held = read_notes(path)
        except QADeskError as error:
            refused.append(Refusal.of(path, error))
            continue
        except OSError as error:
            refused.append(
                Refusal(path, None, N_("It could not be read: {reason}."), {"reason": error.strerror})
            )
            continue
        told += held.notes
        if held.rows:
            result = read_rows(path, held.rows, options, profiles)
            if not (held.notes and not result.calls and not result.answers):
                rows += _take(result, found, refused)
    for path in tables:
        if step():
            return found
        rows += _take(read_table(path, options, profiles), found, refused)
    joiner = _Joiner(sound, refused, found.channels)
    found.calls = joiner.joined(told, rows)
    found.tables, rows, corrected = fitted(found.tables, rows, joiner.lengths)
    if corrected:
        found.calls = _Joiner(sound, refused, found.channels).joined(told, rows)
    return found


def _take(result: TableResult, found: Gathered, refused: list[Refusal]) -> list[IncomingCall]:
    found.answers += result.answers
    found.counts += result.counts
    refused += result.refused
    found.times_without_zone |= result.times_without_zone
    found.ratings_off_scale += result.ratings_off_scale
    if result.view is not None:
        found.tables.append(result.view)
        if result.view.mapping.agent_channel is not None:
            found.channels[result.view.path] = result.view.mapping.agent_channel
    return result.calls


class _Joiner:
    """Finds the recording that a note or a row speaks of: by its name, by the call's id."""

    def __init__(
        self, sound: Sequence[IncomingCall], refused: list[Refusal], channels: Mapping[Path, int]
    ) -> None:
        self._calls = list(sound)
        self._channels = channels
        self._refused = refused
        self._named: defaultdict[str, list[int]] = defaultdict(list)
        self._ids: defaultdict[str, list[int]] = defaultdict(list)
        self.lengths: defaultdict[Path, list[tuple[int, int]]] = defaultdict(list)
        """Per table: the length its rows state and the length of the sound, ms."""
        for place, call in enumerate(self._calls):
            self._index(place, call)

    def _index(self, place: int, call: IncomingCall) -> None:
        if call.recording is not None:
            for path in filter(None, (call.recording.path, call.recording.caller_half)):
                half = split_half(path.stem)
                names = {path.name.casefold(), path.stem.casefold(), base_of(path.stem)}
                for name in names | ({half[0].casefold()} if half else set()):
                    self._named[name].append(place)
        self._ids[call.facts.external_id.casefold()].append(place)

    def joined(self, notes: Iterable[Note], rows: Iterable[IncomingCall]) -> list[IncomingCall]:
        """All calls: recordings with what is told of them, and what is told of calls without a recording."""
        for note in sorted(
            notes, key=lambda note: note.facts is None
        ):  # facts first: they carry the call's id
            self._add_note(note)
        for row in rows:
            self._add_row(row)
        return self._calls

    def _add_note(self, note: Note) -> None:
        place = self._find((note.call_id,), (*note.recording_names, note.path.stem, note.base), note.path)
        told = IncomingCall(note.facts or CallFacts(FILES, note.call_id or note.base), note.path)
        told.transcript, told.surveys, told.timing = note.transcript, note.surveys, note.timing
        if place is not None:
            self._calls[place] = _merged(told, self._calls[place], with_id=note.facts is not None)
            self._ids[self._calls[place].facts.external_id.casefold()].append(place)
        elif note.facts is not None or note.transcript is not None:
            self._calls.append(_with_length(told))
            place = len(self._calls) - 1
            self._named[note.base].append(place)
            self._ids[told.facts.external_id.casefold()].append(place)
        elif note.timing is not None and not note.surveys:
            self._refused.append(
                Refusal(note.path, None, N_("It tells when a recorder ran, but no recording goes with it."))
            )

    def _add_row(self, row: IncomingCall) -> None:
        name = row.facts.recording_name
        names = (Path(name.replace("\\", "/")).name, Path(name.replace("\\", "/")).stem) if name else ()
        place = self._find((row.facts.external_id,), (*names, row.facts.external_id), None)
        if place is None or self._calls[place].line is not None:
            self._calls.append(row)
            return
        merged = _merged(row, self._calls[place], with_id=True)
        sound = merged.recording
        if sound is not None and row.facts.duration_ms is not None:
            self.lengths[row.origin].append((row.facts.duration_ms, sound.audio.duration_ms))
        if sound is not None and sound.audio.channels == 2 and sound.agent_channel is None:
            merged.recording = replace(sound, agent_channel=self._channels.get(row.origin))
        self._calls[place] = merged

    def _find(self, ids: Iterable[str | None], names: Iterable[str], near: Path | None) -> int | None:
        """The one call meant; of several with the same name the one in the same folder."""
        for key, index in (
            *((one, self._ids) for one in ids if one),
            *((one, self._named) for one in names if one),
        ):
            places = list(dict.fromkeys(index.get(key.casefold(), ())))
            if len(places) > 1 and near is not None:
                places = [place for place in places if self._calls[place].origin.parent == near.parent]
            if len(places) == 1:
                return places[0]
        return None


def _with_length(told: IncomingCall) -> IncomingCall:
    """Words alone tell how long a call was at least."""
    if told.facts.duration_ms is None and told.transcript is not None and told.transcript.turns:
        first = told.transcript.turns[0].start_ms if told.transcript.base == "wall" else 0
        length = max(turn.end_ms for turn in told.transcript.turns) - first
        return replace(told, facts=replace(told.facts, duration_ms=length))
    return told


def _merged(over: IncomingCall, under: IncomingCall, *, with_id: bool) -> IncomingCall:
    """One call of two: what `over` tells wins; its id only where it really names one."""
    facts = merge_facts(over.facts, under.facts)
    if not with_id:
        facts = replace(facts, source=under.facts.source, external_id=under.facts.external_id)
    recording = under.recording or over.recording
    if recording is not None and under.recording is not None and recording.match == "exact":
        same = over.facts.external_id.casefold() == under.facts.external_id.casefold()
        how = "exact" if same and over.line is not None else "sidecar" if over.line is None else "filename"
        recording = replace(recording, match=how)
    return IncomingCall(
        facts=facts,
        origin=under.origin,
        line=over.line if over.line is not None else under.line,
        recording=recording,
        transcript=over.transcript or under.transcript,
        surveys=(*under.surveys, *over.surveys),
        remarks=(*under.remarks, *over.remarks),
        timing=over.timing or under.timing,
    )


def merge_facts(over: CallFacts, under: CallFacts) -> CallFacts:
    """Facts of one call from two sources: each from `over` where it says anything."""
    values = {}
    for one in fields(CallFacts):
        first, second = getattr(over, one.name), getattr(under, one.name)
        values[one.name] = second if first in UNTOLD else first
    if over.extra and under.extra:
        values["extra"] = {**under.extra, **over.extra}
    return CallFacts(**values)
