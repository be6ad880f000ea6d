"""Marking moments of a call."""

from __future__ import annotations

from db.keys import new_id
from db.models import Interaction, Moment
from db.search import Passage, add_passages, remove_passages
from qa_desk.errors import N_, QADeskError
from qa_desk.work.desk import Desk, Transaction
from qa_desk.work.permissions import require_call

EDITABLE = frozenset({"start_ms", "end_ms", "channel", "tag", "note", "shared"})


class MomentError(QADeskError):
    """A moment that cannot be made or changed as asked."""


def add(
    desk: Desk,
    interaction_id: str,
    start_ms: int,
    end_ms: int,
    *,
    channel: str = "both",
    tag: str = "",
    note: str = "",
    shared: bool = True,
    moment_id: str | None = None,
) -> str:
    """Mark `start_ms`..`end_ms` (media time) of a call; the new moment's id. Times are kept within the call.

    A screen that shows the moment before it is on disk names its id itself, with `new_moment_id`.
    """
    with desk.change("moment.add") as change:
        call = change.session.get(Interaction, interaction_id)
        if call is None or change.acting is None:
            raise MomentError(N_("This call is not in the workspace any more."))
        require_call(change.session.connection(), change.acting, interaction_id)
        start_ms, end_ms = max(0, min(start_ms, end_ms)), max(start_ms, end_ms, 0)
        moment = Moment(
            id=moment_id or new_id(),
            interaction_id=interaction_id,
            start_ms=start_ms,
            end_ms=end_ms,
            channel=channel,
            author_id=change.acting.person_id,
            tag=tag,
            note=note,
            shared=shared,
            created_at=change.now,
            updated_at=change.now,
        )
        change.session.add(moment)
        change.session.flush()
        _index(change, moment)
        change.audit("moment", moment.id, after=_plain(moment))
        change.touch("interaction", interaction_id)
    return moment.id


def new_moment_id() -> str:
    """A fresh id for `add`."""
    return new_id()


def edit(desk: Desk, moment_id: str, **fields: object) -> None:
    """Change some of `start_ms, end_ms, channel, tag, note, shared`; only the author or a lead may."""
    if unknown := set(fields) - EDITABLE:
        raise TypeError(f"not editable: {sorted(unknown)}")
    with desk.change("moment.edit") as change:
        moment = _own(change, moment_id)
        before = _plain(moment)
        for name, value in fields.items():
            setattr(moment, name, value)
        if moment.end_ms < moment.start_ms:
            moment.start_ms, moment.end_ms = moment.end_ms, moment.start_ms
        moment.updated_at = change.now
        _index(change, moment)
        change.audit("moment", moment.id, before=before, after=_plain(moment))


def remove(desk: Desk, moment_id: str) -> None:
    """Take a moment off the call; `restore` brings it back."""
    _set_deleted(desk, moment_id, True)


def restore(desk: Desk, moment_id: str) -> None:
    """Bring a removed moment back."""
    _set_deleted(desk, moment_id, False)


def _set_deleted(desk: Desk, moment_id: str, deleted: bool) -> None:
    with desk.change("moment.edit") as change:
        moment = _own(change, moment_id)
        moment.deleted = deleted
        moment.updated_at = change.now
        _index(change, moment)
        change.audit("moment", moment.id, before={"deleted": not deleted}, after={"deleted": deleted})
        change.touch("interaction", moment.interaction_id)


def _own(change: Transaction, moment_id: str) -> Moment:
    moment = change.session.get(Moment, moment_id)
    if moment is None:
        raise MomentError(N_("This moment is not there any more."))
    acting = change.acting
    if acting is not None and moment.author_id != acting.person_id and not acting.has("lead", "admin"):
        raise MomentError(
            N_("This moment belongs to somebody else."),
            hint=N_("Add a moment of your own beside it."),
        )
    return moment


def _index(change: Transaction, moment: Moment) -> None:
    connection = change.session.connection()
    remove_passages(connection, "moment", [moment.id])
    if not moment.deleted:
        words = f"{moment.tag} {moment.note}"
        add_passages(
            connection, [Passage("moment", moment.id, moment.interaction_id, moment.start_ms, words)]
        )


def _plain(moment: Moment) -> dict[str, object]:
    return {name: getattr(moment, name) for name in sorted(EDITABLE)}
