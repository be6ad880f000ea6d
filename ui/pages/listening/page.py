"""The Listening page: sessions, the plan, the host's view while one runs, its minutes afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QVBoxLayout

from qa_desk.errors import QADeskError
from qa_desk.work import listening_change, private_listening
from qa_desk.work.listening_view import SessionView
from qa_desk.work.listening_year import year_of
from ui.actions import ActionSpec
from ui.context import AppContext
from ui.page import Page
from ui.pages.listening.after import After
from ui.pages.listening.asking import Asking
from ui.pages.listening.deeds import Deeds
from ui.pages.listening.frame import SessionsFrame
from ui.pages.listening.host import Host
from ui.pages.listening.loading import Shown, read
from ui.pages.listening.planning import Planning
from ui.pages.listening.running import Running
from ui.pages.listening.sending import Sending
from ui.pages.listening.stage import Stage
from ui.pages.listening.year_view import YearView
from ui.text import N_, tr

if TYPE_CHECKING:
    from qa_desk.work.desk import Change

SHOWN = ("listening_session", "listening_item", "listening_note", "listening_participant", "action_item",
         "listening_impression", "listening_presence")  # fmt: skip


class ListeningPage(Page):
    """`navigate("listening", session=...)` shows one."""

    ACTIONS = (
        ActionSpec("listening.new", N_("New listening session…"), "new", ("Ctrl+N",), "plus"),
        ActionSpec(
            "listening.start", N_("Start or take up the session"), "start", ("Ctrl+Return",), "play", "may_start"
        ),
        ActionSpec(
            "listening.alone", N_("Listen alone"), "listen_alone", ("Ctrl+Shift+Return",), "listening", "may_hear"
        ),
        ActionSpec("listening.stage", N_("Show the stage"), "show_stage", ("F11",), "fit", "runs"),
        ActionSpec("listening.play", N_("Play or pause"), "toggle", ("Ctrl+Space",), "play", "runs"),
        ActionSpec("listening.on", N_("Go on: play, talk, next call"), "go_on", ("PgDown",), "next", "runs"),
        ActionSpec("listening.back", N_("15 seconds back"), "go_back", ("PgUp",), "back", "runs"),
        ActionSpec("listening.note", N_("Write a note"), "write_note", ("Ctrl+M",), "edit", "runs"),
        ActionSpec("listening.year", N_("The year: who listened, what came of it"), "show_year", ("F4",), "progress"),
        ActionSpec("listening.pdf", N_("Save the minutes as PDF…"), "save_pdf", (), "export", "has_session"),
        ActionSpec("listening.send", N_("Save the session for somebody…"), "send", (), "export", "may_send"),
        ActionSpec("listening.answer", N_("Save what you heard and noted…"), "answer", (), "export", "was_sent"),
        ActionSpec("listening.open", N_("Open a session that was sent…"), "open_sent", (), "folder"),
        ActionSpec("listening.take", N_("Take in what came back…"), "take", (), "import"),
        ActionSpec("listening.calendar", N_("Save sessions and actions as a calendar…"), "save_calendar", (), "export"),
        ActionSpec("listening.off", N_("Call the session off"), "cancel", (), "cross", "may_start"),
    )  # fmt: skip

    def __init__(self, context: AppContext) -> None:
        super().__init__(context)
        self._wanted = ""
        self.deeds, self.running = Deeds(context, self), Running(context, self)
        self.asking = Asking(self, self.deeds, self.running)
        self.sending = Sending(self, self.deeds)
        self.planning, self.after, self.year = Planning(), After(), YearView()
        self.host = Host(self.running, context.acting.person_id)
        self.frame = SessionsFrame((self.planning, self.host, self.after, self.year))
        self.stage: Stage | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.frame)
        self._connect()
        self.retranslate()

    def _connect(self) -> None:
        frame, planning = self.frame, self.planning
        frame.new_button.clicked.connect(self.new)
        frame.start_button.clicked.connect(self.start)
        frame.alone_button.clicked.connect(self.listen_alone)
        frame.picked.connect(self._picked)
        frame.nothing.acted.connect(self.new)
        frame.error.retried.connect(self._load)
        planning.moved.connect(self.asking.move)
        planning.swap_asked.connect(self.asking.swap)
        planning.drop_asked.connect(self.asking.drop)
        planning.trim_asked.connect(self.asking.trim)
        planning.answer_asked.connect(self.answer)
        self.host.stage_asked.connect(self.show_stage)
        self.host.end_asked.connect(self._end)
        self.host.action_asked.connect(self.asking.decide)
        self.after.saved.connect(self.asking.save)
        self.after.closed.connect(self.asking.close_action)
        self.year.closed.connect(self.asking.close_action)
        self.year.turned.connect(self._read_year)
        self.deeds.done.connect(self._load)
        self.running.over.connect(self._over)
        self.running.viewed.connect(self._tell)

    @property
    def title(self) -> str:
        return tr("Listening")

    @property
    def shown(self) -> Shown | None:
        """Every session, and the one that is open."""
        return self.deeds.shown

    @property
    def view(self) -> SessionView | None:
        """The session shown."""
        return self.deeds.view

    def activate(self, session: str = "", **_more: Any) -> None:
        """Show the sessions, one of them open."""
        self._wanted = session or self._wanted
        self._load()
        self.frame.list.setFocus()

    def deactivate(self) -> None:
        """Fall silent; a running session can be taken up again."""
        self._leave()

    def in_use(self) -> bool:
        """True while sound plays."""
        return self.running.playback.playing

    def pause(self) -> None:
        """The window is locked."""
        self.running.playback.pause()

    def refresh(self, change: Change) -> None:
        """Read again where a session changed; a running one reads itself."""
        if not change.touches(*SHOWN):
            return
        if self.running.session_id:
            self.running.read_again()
        elif self.isVisible():
            self._load()

    def _load(self) -> None:
        self.context.background.run(
            read, self.context.desk, self._wanted, title=tr("Reading sessions"), on_done=self._loaded,
            on_error=self._failed, key="listening", owner=self,
        )  # fmt: skip

    def _loaded(self, shown: Shown) -> None:
        self.deeds.shown = shown
        if shown.view is not None:
            self._wanted = shown.view.facts.id
        self.host.room.offer_people(shown.people)
        self.frame.show_sessions(shown, self._wanted)
        if self.frame.stack.currentWidget() is self.year:
            self._read_year(self.year.year)
        else:
            self._show()
        self._enable()

    def _failed(self, error: QADeskError) -> None:
        self.frame.show_error(error)

    def _show(self) -> None:
        view, stack = self.view, self.frame.stack
        if view is None:
            stack.setCurrentWidget(self.frame.nothing)
        elif self.running.session_id == view.facts.id:
            stack.setCurrentWidget(self.host)
        elif view.facts.state == "held":
            self.after.show_view(view)
            stack.setCurrentWidget(self.after)
        else:
            self.planning.show_view(view)
            stack.setCurrentWidget(self.planning)
        self._tell()
        self._enable()

    def _tell(self) -> None:
        view = self.running.view if self.runs() and self.running.view is not None else self.view
        free = not self.runs() and self.frame.stack.currentWidget() is not self.year
        self.frame.show_head(
            view, may_start=free and self.may_start(), may_hear=free and self.may_hear(),
            alone=self.running.alone, sent=self.was_sent(),
        )  # fmt: skip

    def _enable(self) -> None:
        for action in self.actions():
            spec = next((spec for spec in self.ACTIONS if spec.id == action.objectName()), None)
            if spec is not None and spec.enabled:
                action.setEnabled(getattr(self, spec.enabled)())

    def _picked(self, session_id: str) -> None:
        if session_id != self._wanted or self.frame.stack.currentWidget() is self.year:
            self._leave()
            self._wanted = session_id
            self.frame.stack.setCurrentWidget(self.frame.nothing)
            self._load()

    def may_start(self) -> bool:
        view = self.view
        return view is not None and view.facts.state in ("planned", "running") and not self.was_sent()

    def may_hear(self) -> bool:
        return self.view is not None and self.view.facts.state != "cancelled"

    def may_send(self) -> bool:
        return self.may_hear() and not self.was_sent()

    def was_sent(self) -> bool:
        return self.view is not None and private_listening.is_bundle(self.view.plan.plan)

    def runs(self) -> bool:
        return bool(self.running.session_id)

    def has_session(self) -> bool:
        return self.view is not None

    def toggle(self) -> None:
        self.running.toggle()

    def go_on(self) -> None:
        self.running.go_on()

    def go_back(self) -> None:
        self.running.go_back()

    def new(self) -> None:
        """Ask for a session, draw it, keep it as planned."""
        self.asking.new(self._planned)

    def _planned(self, session_id: Any) -> None:
        self._wanted = str(session_id)
        self._load()

    def start(self) -> None:
        """Begin, or go on where it stood; the host's view here, the stage beside it."""
        if self.may_start():
            self._open(alone=False)

    def listen_alone(self) -> None:
        """Hear the session by oneself; the room's own standing is left as it is."""
        if self.may_hear():
            self._open(alone=True)

    def _open(self, *, alone: bool) -> None:
        assert self.view is not None
        self.running.close()
        self.running.open(self.view.facts.id, alone=alone)
        self.frame.stack.setCurrentWidget(self.host)
        self._tell()
        self._enable()

    def write_note(self) -> None:
        """Put the cursor where notes are written."""
        self.host.notes.words.setFocus()

    def show_year(self) -> None:
        """Who listened how long in each month of a year, and what came of it."""
        self._leave()
        self.frame.stack.setCurrentWidget(self.year)
        self._tell()
        self._read_year(self.year.year)

    def _read_year(self, year: str) -> None:
        self.context.background.run(
            year_of, self.context.desk, year, title=tr("Reading the year"), on_done=self.year.show_year,
            on_error=self._failed, key="year", owner=self,
        )  # fmt: skip

    def show_stage(self) -> None:
        """Open the stage."""
        if self.stage is None:
            self.stage = Stage(self.context, self.running, self)
        self.stage.open()

    def _leave(self) -> None:
        if self.running.session_id:
            self.running.close()
        if self.stage is not None:
            self.stage.close()

    def cancel(self) -> None:
        """Call the session off."""
        if self.view is not None and self.asking.sure(tr("Call this session off?")):
            self._leave()
            self.deeds.do(listening_change.cancel, self.view.facts.id)

    def _end(self) -> None:
        if self.running.alone:
            self._over()
        elif self.asking.sure(tr("End the session? Calls not heard stay in the minutes as left out.")):
            self.running.end()

    def _over(self) -> None:
        self._leave()
        self._load()

    def save_pdf(self) -> None:
        """Write the minutes as PDF."""
        self.asking.save("pdf")

    def save_calendar(self) -> None:
        """Write what one is reminded of as a calendar."""
        self.asking.save_calendar()

    def send(self) -> None:
        """Write the session as a sealed file for somebody."""
        self.sending.export()

    def open_sent(self) -> None:
        """Open a session that was sent as a file."""
        self.context.open_sent()

    def answer(self) -> None:
        """Write what was heard and noted of a session that was sent."""
        self.sending.answer()

    def take(self) -> None:
        """Take in what came back of a session that was sent."""
        self.sending.take()

    def retranslate(self) -> None:
        """Set every text anew."""
        if self.shown is not None:
            self.frame.show_sessions(self.shown, self._wanted)
        self._tell()
