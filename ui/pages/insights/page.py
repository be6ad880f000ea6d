"""The Insights page: drivers, alignment, surveys and voices, each read when it is looked at."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLabel, QStackedWidget, QTabWidget, QVBoxLayout

from db.queries.call_filter import CallFilter
from qa_desk.errors import QADeskError
from qa_desk.speech.phrases import Phrases
from qa_desk.work.insights.phrases import phrases_of, save_phrases
from qa_desk.work.permissions import may
from ui.actions import ActionSpec
from ui.charts.copying import copy_data
from ui.context import AppContext
from ui.measuring import measure_in_background
from ui.page import Page
from ui.pages.insights.alignment import AlignmentView
from ui.pages.insights.drivers import DriversView
from ui.pages.insights.loading import ALL, PERIODS, Asked, Read, read
from ui.pages.insights.surveys import SurveysView
from ui.pages.insights.voices import PhrasesDialog, VoicesView
from ui.text import N_, tr, tr_n
from ui.widgets.error_state import ErrorState

if TYPE_CHECKING:
    from qa_desk.work.desk import Change

PARTS: Final = ("drivers", "alignment", "surveys", "voices")
SHOWN: Final = (
    "evaluation", "survey_response", "survey_comment", "survey_sent", "survey_sent_count", "sound_measure",
    "interaction", "transcript", "phrases", "team", "membership",
)  # fmt: skip
RATED: Final = ("low", "middle", "high")
READING_MS: Final = 200


class InsightsPage(Page):
    """`navigate("insights", part=...)` shows drivers, alignment, surveys or voices."""

    ACTIONS = (
        ActionSpec("insights.next", N_("Next part"), "next_part", ("Ctrl+PgDown",), "right"),
        ActionSpec("insights.previous", N_("Previous part"), "previous_part", ("Ctrl+PgUp",), "left"),
        ActionSpec("insights.copy", N_("Copy numbers"), "copy_numbers", ("Ctrl+Shift+C",), "export"),
        ActionSpec("insights.words", N_("Edit the words…"), "edit_words", ("Ctrl+E",), "edit", "may_edit"),
    )

    def __init__(self, context: AppContext) -> None:
        super().__init__(context)
        self.asked = Asked()
        self.read: dict[str, Read] = {}
        self._teams: tuple[tuple[str, str], ...] = ()
        self.views = {
            "drivers": DriversView(), "alignment": AlignmentView(), "surveys": SurveysView(), "voices": VoicesView(),
        }  # fmt: skip
        self.name, self.note = QLabel(), QLabel()
        self.team, self.period = QComboBox(), QComboBox()
        self.tabs, self.stack, self.error = QTabWidget(), QStackedWidget(), ErrorState()
        self._slow = QTimer(self, singleShot=True, interval=READING_MS)
        self._slow.timeout.connect(lambda: self.note.setText(tr("Reading…")))
        self._build()
        self._connect()
        self.retranslate()

    def _build(self) -> None:
        head = QFrame()
        head.setProperty("look", "header")
        self.name.setProperty("look", "pageTitle")
        self.note.setProperty("look", "quiet")
        row = QHBoxLayout(head)
        row.setContentsMargins(16, 10, 16, 10)
        row.addWidget(self.name)
        row.addWidget(self.note, 1)
        row.addWidget(self.team)
        row.addWidget(self.period)
        for view in self.views.values():
            self.tabs.addTab(view, "")
        self.stack.addWidget(self.tabs)
        self.stack.addWidget(self.error)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(self.stack, 1)

    def _connect(self) -> None:
        for box in (self.team, self.period):
            box.activated.connect(self._narrow)
        self.tabs.currentChanged.connect(lambda _at: self._load())
        self.error.retried.connect(self._load)
        self.views["drivers"].calls_wanted.connect(self.show_calls)
        self.views["drivers"].measuring_wanted.connect(self.measure)
        self.views["drivers"].drawn_wanted.connect(self.draw_agents)
        self.views["alignment"].call_wanted.connect(self.open_call)
        self.views["surveys"].calls_wanted.connect(self.show_rated)
        self.views["voices"].call_wanted.connect(self.open_call)
        self.views["voices"].edit_wanted.connect(self.edit_words)

    @property
    def title(self) -> str:
        return tr("Insights")

    @property
    def part(self) -> str:
        """Which part is shown."""
        return PARTS[self.tabs.currentIndex()]

    def activate(self, part: str = "", **_more: Any) -> None:
        """Show a part, by default the one shown last."""
        if part in PARTS:
            self.tabs.setCurrentIndex(PARTS.index(part))
        self._load()
        self.tabs.tabBar().setFocus()

    def refresh(self, change: Change) -> None:
        """Read again where a number may be another; other parts at the next look."""
        if change.touches(*SHOWN):
            self.read.clear()
            if self.isVisible():
                self._load()

    def _narrow(self) -> None:
        self.asked = replace(
            self.asked, team_id=self.team.currentData() or "", period=self.period.currentData() or ALL
        )
        self.read.clear()
        self._load()

    def draw_agents(self, drawn: bool) -> None:
        """Drivers' sizes with agents' own levels, or with levels drawn from one spread."""
        self.asked = replace(self.asked, levels="spread" if drawn else "own")
        self.read.pop("drivers", None)
        self._load()

    def _load(self) -> None:
        part = self.part
        if part in self.read:
            return
        self._slow.start()
        self.context.background.run(
            read, self.context.desk, part, self.asked, title=tr("Working out insights"),
            on_done=partial(self._loaded, part, self.asked), on_error=self._failed, key=part, owner=self,
        )  # fmt: skip

    def _loaded(self, part: str, asked: Asked, found: Read) -> None:
        self._ended()
        if asked != self.asked:
            return
        self.read[part] = found
        self.stack.setCurrentIndex(0)
        self.views[part].show_report(found.report)  # type: ignore[arg-type]
        if found.teams != self._teams:
            self._teams = found.teams
            self._offer()

    def _failed(self, error: QADeskError) -> None:
        self._ended()
        self.error.show_error(error)
        self.stack.setCurrentWidget(self.error)

    def _ended(self) -> None:
        self._slow.stop()
        self.note.setText("")

    def show_calls(self, scored: bool) -> None:
        """The calls a list of drivers rests on."""
        wanted = CallFilter(
            teams=(self.asked.team_id,) if self.asked.team_id else (),
            ratings=RATED,
            scored=True if scored else None,
        )
        self.context.navigate("calls", wanted=wanted, dates=self.asked.dates)

    def show_rated(self, agent: str) -> None:
        """The rated calls of an agent, or of everybody."""
        wanted = CallFilter(
            agents=(agent,) if agent else (),
            teams=(self.asked.team_id,) if self.asked.team_id else (),
            ratings=RATED,
        )
        self.context.navigate("calls", wanted=wanted, dates=self.asked.dates)

    def measure(self) -> None:
        """Hear the recordings nobody measured yet; the numbers are read again when that is done."""
        measure_in_background(self.context)

    def open_call(self, interaction_id: str, at_ms: int = -1) -> None:
        """Open a call, at a second where there is one."""
        if at_ms < 0:
            self.context.navigate("review", interaction_id=interaction_id)
        else:
            self.context.navigate("review", interaction_id=interaction_id, at_ms=at_ms)

    def next_part(self) -> None:
        """The part after this one."""
        self.tabs.setCurrentIndex((self.tabs.currentIndex() + 1) % len(PARTS))

    def previous_part(self) -> None:
        """The part before this one."""
        self.tabs.setCurrentIndex((self.tabs.currentIndex() - 1) % len(PARTS))

    def copy_numbers(self) -> None:
        """Put the shown part's numbers into the clipboard."""
        drivers, alignment, surveys, voices = (self.views[part] for part in PARTS)
        rows = {
            "drivers": lambda: drivers.shares.content.data,
            "alignment": alignment.questions.text_rows,
            "surveys": surveys.table.text_rows,
            "voices": voices.phrases.text_rows,
        }[self.part]()
        copy_data(rows)
        self.context.tell(tr("Copied."), kind="good")

    def may_edit(self) -> bool:
        """True for somebody who may change the lists of words."""
        return may(self.context.acting, "phrases.edit")

    def edit_words(self) -> None:
        """Change what counts as complaint and praise."""
        if self.may_edit():
            self.context.background.run(
                phrases_of,
                self.context.desk,
                on_done=self._ask_words,
                on_error=self._failed_words,
                owner=self,
            )

    def _ask_words(self, phrases: Phrases) -> None:
        dialog = PhrasesDialog(phrases, self)
        dialog.accepted.connect(lambda: self.save_words(dialog))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def save_words(self, dialog: PhrasesDialog) -> None:
        """Keep both lists and search anew."""
        self.context.background.run(
            save_phrases, self.context.desk, dialog.lists, title=tr("Saving"), cancellable=False,
            on_done=lambda _phrases: self.context.tell(tr("Saved; the texts are searched anew."), kind="good"),
            on_error=self._failed_words, owner=self,
        )  # fmt: skip

    def _failed_words(self, error: QADeskError) -> None:
        self.context.tell_error(error)

    def _offer(self) -> None:
        months = {one: tr("All time") if one == ALL else tr_n("%n month(s)", int(one)) for one in PERIODS}
        teams = {"": tr("Every team"), **dict(self._teams)}
        for box, name, rows, value in (
            (self.team, tr("Team"), teams, self.asked.team_id),
            (self.period, tr("Period"), months, self.asked.period),
        ):
            box.clear()
            box.setAccessibleName(name)
            box.setToolTip(name)
            for key, words in rows.items():
                box.addItem(words, key)
            box.setCurrentIndex(max(0, box.findData(value)))

    def retranslate(self) -> None:
        """Set every text anew."""
        self.name.setText(tr("Insights"))
        for at, words in enumerate((tr("Drivers"), tr("Alignment"), tr("Surveys"), tr("Voices"))):
            self.tabs.setTabText(at, words)
        self._offer()
