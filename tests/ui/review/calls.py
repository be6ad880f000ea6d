"""A small workspace of real calls: one with a transcript, one with two clear channels, one in Mandarin, one silent."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from sqlalchemy.orm import Session

from db.models import (
    Customer,
    Interaction,
    Person,
    Reason,
    Recording,
    RoleGrant,
    SurveyResponse,
    Transcript,
    Turn,
)
from db.queries.acting import find_acting
from qa_desk.audio import join_stereo, probe
from qa_desk.work.desk import Desk
from qa_desk.work.forms import install_starter_forms
from qa_desk.workspace import Workspace

Words = Sequence[tuple[str, int, int, str]]


@dataclass(frozen=True, slots=True)
class World:
    """The workspace, a coach's desk, and the calls by name."""

    desk: Desk
    calls: dict[str, str]
    people: dict[str, str]


def build(root: Path, shared: Path) -> World:
    """Make the workspace under `root` from the shared recordings."""
    workspace = Workspace.create(root, "Northside support")
    desk = Desk(workspace)
    install_starter_forms(desk)
    made = Maker(workspace, root)
    with workspace.session() as session, session.begin():
        made.people(session)
        made.harper(session, shared / "formats" / "harper-valley")
        made.repairs(session, shared / "calls")
        made.mandarin(session, shared / "calls")
        made.wordless(session, shared / "calls")
        made.soundless(session)
    with workspace.reading() as connection:
        acting = find_acting(connection, "Ines Okafor")
    return World(Desk(workspace, acting), made.calls, made.ids)


class Maker:
    """Puts people and calls into a new workspace."""

    def __init__(self, workspace: Workspace, root: Path) -> None:
        self.workspace, self.root = workspace, root
        self.calls: dict[str, str] = {}
        self.ids: dict[str, str] = {}

    def people(self, session: Session) -> None:
        now = datetime(2026, 3, 1, tzinfo=UTC)
        for name, role in (
            ("Ines Okafor", "coach"),
            ("Marek Dvorak", "lead"),
            ("Elizabeth Shaw", "agent"),
            ("Andrew Kim", "agent"),
        ):
            person = Person(name=name, created_at=now)
            session.add(person)
            session.flush()
            session.add(RoleGrant(person_id=person.id, role=role, valid_from=date(2020, 1, 1)))
            self.ids[name] = person.id

    def call(
        self, session: Session, name: str, path: Path | None, words: Words, **facts: object
    ) -> Interaction:
        sound = probe(path) if path is not None else None
        values: dict[str, object] = {
            "source": "test",
            "external_id": name,
            "started_at": datetime(2026, 3, 9, 14, 5, tzinfo=UTC),
            "duration_ms": sound.duration_ms if sound else 60_000,
            "imported_at": datetime(2026, 3, 10, tzinfo=UTC),
        }
        interaction = Interaction(**{**values, **facts})
        session.add(interaction)
        session.flush()
        self.calls[name] = interaction.id
        if path is not None and sound is not None:
            stored = self.workspace.recordings.add(path)
            session.add(
                Recording(
                    interaction_id=interaction.id,
                    sha256=stored.sha256,
                    suffix=stored.suffix,
                    container=sound.container,
                    codec=sound.codec,
                    rate=sound.rate,
                    channels=sound.channels,
                    frames=sound.frames,
                    duration_ms=sound.duration_ms,
                    size_bytes=stored.size,
                    agent_channel=0 if sound.channels == 2 else None,
                    original_name=path.name,
                )
            )
        if words:
            transcript = Transcript(
                interaction_id=interaction.id, source="human", created_at=datetime(2026, 3, 10, tzinfo=UTC)
            )
            session.add(transcript)
            session.flush()
            for position, (speaker, start, end, text) in enumerate(words):
                session.add(
                    Turn(
                        transcript_id=transcript.id,
                        position=position,
                        speaker=speaker,
                        start_ms=start,
                        end_ms=end,
                        text=text,
                    )
                )
        session.flush()
        return interaction

    def harper(self, session: Session, folder: Path) -> None:
        customer = Customer(reference="C-44", tier="Gold")
        reason = Reason(path="Cards / Replacement", name="Replacement")
        session.add_all([customer, reason])
        session.flush()
        spoken = json.loads(next(folder.glob("*.transcript.json")).read_text("utf-8"))
        words = [
            (
                "agent" if turn["speaker_role"] == "agent" else "customer",
                turn["offset_ms"],
                turn["offset_ms"] + turn["duration_ms"],
                turn["human_transcript"],
            )
            for turn in spoken
        ]
        call = self.call(
            session,
            "harper",
            next(folder.glob("*.wav")),
            words,
            agent_id=self.ids["Elizabeth Shaw"],
            customer_id=customer.id,
            reason_id=reason.id,
            queue="Cards",
            direction="in",
            language="en",
            outcome="resolved",
            wait_ms=12_000,
            hold_ms=4_000,
        )
        session.add(
            SurveyResponse(
                interaction_id=call.id,
                source="test",
                external_id="harper",
                scale_min=1,
                scale_max=5,
                value=4,
                answered_at=datetime(2026, 3, 9, 15, 0, tzinfo=UTC),
            )
        )

    def repairs(self, session: Session, folder: Path) -> None:
        joined = self.root / "repairs.flac"
        join_stereo(
            folder / "Auto_Repairs_40_UTC_agent.wav", folder / "Auto_Repairs_40_UTC_caller.wav", joined
        )
        lines = (
            ("agent", "Thank you for calling Northside Garage, my name is Andrew. How can I help?"),
            ("customer", "Hi, I called on Friday already. My car was to be ready and nobody rang me back."),
            ("agent", "I am sorry, that should not have happened. Let me look at Friday's case first."),
            ("customer", "They told me two days. It has been three."),
            ("agent", "I can see it: the part came to the wrong address. May I confirm yours?"),
            ("customer", "Yes, the same as on the invoice. And please, I need a car until then."),
        )
        words = [
            (speaker, 2_000 + place * 9_500, 10_000 + place * 9_500, text)
            for place, (speaker, text) in enumerate(lines * 4)
        ]
        self.call(
            session,
            "repairs",
            joined,
            words,
            started_at=datetime(2026, 3, 8, 9, 30, tzinfo=UTC),
            agent_id=self.ids["Andrew Kim"],
            queue="Workshop",
            direction="in",
            language="en",
            utc_offset_min=60,
            wait_ms=35_000,
            hold_ms=72_000,
        )

    def mandarin(self, session: Session, folder: Path) -> None:
        lines = (
            ("agent", "您好，北方客服中心，我是小李，很高兴为您服务，请问有什么可以帮您？"),
            ("customer", "我的信用卡在里斯本被偷了，上周五已经打过电话，到现在新卡还没有寄到，我非常着急。"),
            ("agent", "非常抱歉给您带来不便。我先查看一下上周五的记录，请您稍等一分钟。"),
        )
        words = [
            (speaker, 1_000 + place * 8_000, 8_500 + place * 8_000, text)
            for place, (speaker, text) in enumerate(lines * 2)
        ]
        self.call(
            session,
            "mandarin",
            folder / "zhcn_continuous_mode_sample.wav",
            words,
            started_at=datetime(2026, 3, 7, 3, 15, tzinfo=UTC),
            agent_id=self.ids["Andrew Kim"],
            language="zh",
            direction="in",
        )

    def wordless(self, session: Session, folder: Path) -> None:
        self.call(
            session,
            "wordless",
            folder / "Google_Gnome.wav",
            (),
            started_at=datetime(2026, 3, 6, 8, 0, tzinfo=UTC),
        )

    def soundless(self, session: Session) -> None:
        self.call(
            session,
            "soundless",
            None,
            (),
            started_at=datetime(2026, 3, 5, 8, 0, tzinfo=UTC),
            agent_id=self.ids["Andrew Kim"],
        )
