"""Everything the page needs of one call, read off the UI thread in one go."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from db.queries import review as reads
from db.queries.blind import hidden
from db.queries.life import stand
from db.queries.review import (
    CallHeader,
    EvaluationRow,
    FormChoice,
    MomentRow,
    RecordingRow,
    TurnRow,
)
from qa_desk.audio.timeline import Timeline, timeline_of
from qa_desk.errors import N_, QADeskError
from qa_desk.work.desk import Desk
from qa_desk.work.evaluate import DraftState, load_draft
from qa_desk.work.life import Life, life_of, mark_seen
from qa_desk.work.permissions import may
from qa_desk.work.sampling import Begun, begin_next
from qa_desk.work.submitted import load_submitted


@dataclass(frozen=True, slots=True)
class CallData:
    """One call as it stands on disk. `sound` is the recording's file, None where it is gone or never was.

    `again`: a draft was asked for by name, to be scored blind whatever was said before.
    """

    header: CallHeader
    turns: tuple[TurnRow, ...]
    moments: tuple[MomentRow, ...]
    recording: RecordingRow | None
    sound: Path | None
    sound_error: QADeskError | None
    words: tuple[str, ...]
    """What the customer wrote about it, newest first."""
    evaluations: tuple[EvaluationRow, ...]
    forms: tuple[FormChoice, ...]
    evaluation: DraftState | None
    may_score: bool
    may_mark: bool
    me: str
    again: bool = False
    life: Life | None = None
    """Where the evaluation shown stands, once it is submitted."""
    may_release: bool = False
    blind: int = 0
    """Bits of `db.queries.blind`: what this person may not know of the call yet."""

    @property
    def timeline(self) -> Timeline:
        """How the recording's time lies in the call's."""
        if self.recording is None:
            return Timeline()
        return timeline_of(self.recording.pauses, self.recording.started_at, self.header.started_at)

    @property
    def own_done(self) -> bool:
        """True where this person has submitted an evaluation of the call."""
        return any(row.evaluator_id == self.me for row in self.evaluations)


def load_call(desk: Desk, interaction_id: str, draft_id: str = "") -> CallData:
    """Read one call, with this draft where one is named; `QADeskError` when it is not this person's to see."""
    acting = desk.acting
    if acting is None:
        raise TypeError("somebody has to look")
    with desk.reading() as connection:
        header = reads.call_header(connection, acting, interaction_id)
        if header is None:
            raise QADeskError(
                N_("This call is not in the workspace, or is not yours to see."),
                hint=N_("Choose another one from Calls."),
            )
        recording = reads.recording(connection, acting, interaction_id)
        evaluations = tuple(reads.evaluations_of_call(connection, acting, interaction_id))
        draft = reads.open_draft(connection, acting, interaction_id)
        turns = tuple(reads.turns(connection, acting, interaction_id))
        moments = tuple(reads.moments(connection, acting, interaction_id))
        words = tuple(reads.customer_words(connection, acting, interaction_id))
        forms = tuple(reads.form_choices(connection, acting))
        blind = hidden(connection, acting)
    sound, sound_error = _find(desk, recording)
    shown = (
        _named(desk, draft_id) if draft_id else _evaluation(desk, draft.id if draft else None, evaluations)
    )
    return CallData(
        header=header,
        turns=turns,
        moments=moments,
        words=words,
        forms=forms,
        recording=recording,
        sound=sound,
        sound_error=sound_error,
        evaluations=evaluations,
        evaluation=shown,
        may_score=may(acting, "evaluation.start") and header.agent_id != acting.person_id,
        may_mark=may(acting, "moment.add"),
        me=acting.person_id,
        again=bool(draft_id),
        life=_life(desk, shown),
        may_release=may(acting, "evaluation.release"),
        blind=blind.get(interaction_id, 0),
    )


def read_moments(desk: Desk, interaction_id: str) -> tuple[MomentRow, ...]:
    """The call's moments as they stand on disk."""
    assert desk.acting is not None
    with desk.reading() as connection:
        return tuple(reads.moments(connection, desk.acting, interaction_id))


def read_next(desk: Desk, interaction_id: str, queued: bool = False) -> Begun | None:
    """The next call: of one's queue where the last was `queued`, else with sound and unscored; None at the end."""
    assert desk.acting is not None
    if queued and (begun := begin_next(desk)) is not None:
        return begun
    with desk.reading() as connection:
        found = reads.next_unscored(connection, desk.acting, interaction_id)
    return None if found is None else Begun(found, "")


def _find(desk: Desk, recording: RecordingRow | None) -> tuple[Path | None, QADeskError | None]:
    if recording is None:
        return None, None
    try:
        return desk.workspace.recordings.find(recording.sha256, recording.suffix), None
    except QADeskError as error:
        return None, error


def _named(desk: Desk, draft_id: str) -> DraftState:
    """A draft by its id, to be filled; or what was submitted under it, also by others."""
    with desk.reading() as connection:
        submitted = stand(connection, draft_id) is not None
    return load_submitted(desk, draft_id) if submitted else load_draft(desk, draft_id)


def _life(desk: Desk, shown: DraftState | None) -> Life | None:
    if shown is None or shown.state != "submitted":
        return None
    with desk.reading() as connection:
        return life_of(connection, shown.id)


def _evaluation(desk: Desk, draft: str | None, done: tuple[EvaluationRow, ...]) -> DraftState | None:
    """One's own unfinished evaluation, else one's own newest; somebody else's only where one may not score."""
    assert desk.acting is not None
    if draft is not None:
        return load_draft(desk, draft)
    own = [row for row in done if row.evaluator_id == desk.acting.person_id]
    own.sort(key=lambda row: row.purpose != "coach")  # what counts for the agent before a calibration
    shown = own or ([] if may(desk.acting, "evaluation.start") else list(done))
    if not shown:
        return None
    state = load_submitted(desk, shown[0].id)
    if not own:
        mark_seen(desk, state.id)  # by its agent, for whom this ends the right to score the call first
    return state
