"""The Team progress page: ratings and scores of agents, honest about who can be told apart."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtWidgets import QFrame, QLabel, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from qa_desk.errors import QADeskError
from qa_desk.work.insights.team import SecondLook
from ui.actions import ActionSpec
from ui.charts.copying import copy_data
from ui.context import AppContext
from ui.page import Page
from ui.pages.team.banner import banner_text, note_text
from ui.pages.team.foot import Foot
from ui.pages.team.head import Head
from ui.pages.team.loading import Narrowed, Opened, read_first, read_second
from ui.pages.team.model import COLUMNS, Row, TeamModel, rows_of
from ui.pages.team.painting import TeamDelegate
from ui.text import N_, tr
from ui.widgets.empty_state import EmptyState
from ui.widgets.error_state import ErrorState
from ui.widgets.table import Table

if TYPE_CHECKING:
    from qa_desk.work.desk import Change

SHOWN: Final = (
    "evaluation", "evaluation_event", "survey_response", "survey_comment", "survey_sent", "survey_sent_count",
    "interaction", "coaching_session", "person", "team",
    "membership",
)  # fmt: skip
READING_MS: Final = 200
RATED: Final = ("low", "middle", "high")
BEHIND: Final = {"rated": RATED, "satisfied": ("high",), "low": ("low",)}
SPLITTER: Final = "team"


class TeamPage(Page):
    """All agents of a team beside one another."""

    ACTIONS = (
        ActionSpec("team.open", N_("Open agent"), "open_agent", ("Ctrl+O",), "progress", enabled="has_agent"),
        ActionSpec("team.calls", N_("Show the calls behind it"), "show_calls", ("Ctrl+L",), "calls", "has_agent"),
        ActionSpec("team.copy", N_("Copy numbers"), "copy_table", ("Ctrl+Shift+C",), "export"),
        ActionSpec("team.picture", N_("Copy funnel as picture"), "copy_picture", (), "export"),
        ActionSpec("team.narrow", N_("Choose team and period"), "focus_filters", ("Ctrl+F",), "filter"),
    )  # fmt: skip

    def __init__(self, context: AppContext) -> None:
        super().__init__(context)
        self.opened: Opened | None = None
        self.second: SecondLook | None = None
        self.narrowed, self._stale, self._select = Narrowed(), True, ""
        self.head, self.foot = Head(), Foot()
        self.banner, self.warning = QLabel(), QLabel()
        self.model = TeamModel(self)
        self.table = Table(row_height=36)
        self.nobody, self.error = EmptyState("progress"), ErrorState()
        self.stack, self.parts = QStackedWidget(), QSplitter(Qt.Orientation.Vertical)
        self._slow = QTimer(self, singleShot=True, interval=READING_MS)
        self._slow.timeout.connect(lambda: self.head.say("", reading=True))
        self._build()
        self._connect()
        self.retranslate()

    def _build(self) -> None:
        self.table.setModel(self.model)
        self.table.setItemDelegate(TeamDelegate(self.table))
        for at, column in enumerate(COLUMNS):
            self.table.horizontalHeader().resizeSection(at, column.width)
        self.table.setSelectionMode(Table.SelectionMode.SingleSelection)
        self.table.remember("team", self.context.settings)
        self.table.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.DescendingOrder)
        self.table.setSortingEnabled(True)
        listed, top = QFrame(), QFrame()
        for frame, widgets in ((listed, (self.table,)), (top, (self.banner, self.warning))):
            frame.setProperty("look", "card")
            inside = QVBoxLayout(frame)
            inside.setContentsMargins(*((1, 1, 1, 1) if frame is listed else (14, 8, 14, 8)))
            for widget in widgets:
                inside.addWidget(widget)
        for label in (self.banner, self.warning):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.warning.setProperty("look", "quiet")
        self.parts.addWidget(listed)
        self.parts.addWidget(self.foot)
        self.parts.setChildrenCollapsible(False)
        self.parts.setHandleWidth(12)
        self.parts.setSizes(self.context.settings.splitters.get(SPLITTER) or [400, 300])
        body = QWidget()
        around = QVBoxLayout(body)
        around.setContentsMargins(16, 12, 16, 12)
        around.setSpacing(12)
        around.addWidget(top)
        around.addWidget(self.parts, 1)
        for widget in (body, self.nobody, self.error):
            self.stack.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self.stack, 1)

    def _connect(self) -> None:
        self.head.changed.connect(self.narrow)
        self.head.copy_wanted.connect(self.copy_table)
        self.table.clicked.connect(self._clicked)
        self.table.opened.connect(lambda _index: self.open_agent())
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._show_current())
        self.foot.agent_chosen.connect(self.choose)
        self.foot.calls_wanted.connect(self.show_calls_of)
        self.foot.agent_wanted.connect(self.open_agent)
        self.foot.calibration_wanted.connect(self._calibrate)
        self.nobody.acted.connect(lambda: self.context.navigate("import"))
        self.error.retried.connect(self._load)

    @property
    def title(self) -> str:
        return tr("Team progress")

    def activate(self, **_more: Any) -> None:
        """Show it as it was left."""
        if self._stale or self.opened is None:
            self._load()
        self.table.setFocus()

    def deactivate(self) -> None:
        """Remember widths and heights."""
        self.table.store()
        self.context.settings.splitters[SPLITTER] = self.parts.sizes()
        self.context.save_settings()

    def refresh(self, change: Change) -> None:
        """Read again where a number may be another; when not seen, at the next visit."""
        if not change.touches(*SHOWN):
            return
        if self.isVisible():
            self._load()
        else:
            self._stale = True

    def narrow(self, narrowed: Narrowed) -> None:
        """Show another team, period, channel or measure."""
        self.narrowed = narrowed
        self._load()

    def _load(self) -> None:
        self._slow.start()
        self.second = None
        self.context.background.run(
            read_first, self.context.desk, self.narrowed, title=tr("Reading team progress"),
            on_done=partial(self._first, self.narrowed), on_error=self._failed, key="first", owner=self,
        )  # fmt: skip

    def _first(self, narrowed: Narrowed, opened: Opened) -> None:
        if narrowed == self.narrowed:
            self.context.background.run(
                read_second, self.context.desk, narrowed, opened.look, title=tr("Ranking agents"),
                on_done=self._second, on_error=self._failed, key="second", owner=self,
            )  # fmt: skip
        self._slow.stop()
        self._stale = False
        self.opened = opened
        self.head.offer(opened.teams, opened.channels)
        self._show()

    def _second(self, second: SecondLook) -> None:
        self.second = second
        if self.opened is not None:
            self._show()

    def _failed(self, error: QADeskError) -> None:
        self._slow.stop()
        self.error.show_error(error)
        self.stack.setCurrentWidget(self.error)

    def _show(self) -> None:
        assert self.opened is not None
        look, measure = self.opened.look, self.narrowed.measure
        self.head.say(note_text(look.report))
        if not look.report.agents and self.narrowed == Narrowed(measure=measure):
            self.stack.setCurrentWidget(self.nobody)
            return
        self._say()
        rows = rows_of(look, self.second, measure)
        select = self._select
        target = self.second.report.measures[measure].target if self.second else None
        self.model.show(rows, measure, target)
        self.foot.show_all(rows, self.second, measure)
        self.stack.setCurrentIndex(0)
        self.choose(select)

    def _say(self) -> None:
        words, warning = banner_text(self.opened, self.second, self.narrowed.measure)
        self.banner.setText(words)
        self.warning.setText(warning)
        self.warning.setVisible(bool(warning))

    @property
    def current(self) -> Row | None:
        """The agent the keyboard is on."""
        at = self.table.currentIndex().row()
        return self.model.rows[at] if 0 <= at < len(self.model.rows) else None

    def choose(self, agent_id: str) -> None:
        """Take the keyboard to an agent; to the first where it is not there."""
        at = next((i for i, row in enumerate(self.model.rows) if row.agent.id == agent_id), 0)
        if self.model.rows:
            self.table.setCurrentIndex(self.model.index(at, 0))
        self._show_current()

    def _show_current(self) -> None:
        row = self.current
        if row is not None:
            self._select = row.agent.id
        self.foot.show_agent(row)

    def _clicked(self, index: QModelIndex) -> None:
        behind = COLUMNS[index.column()].behind
        if behind and index.data() not in ("0", ""):
            self.show_calls_of(behind)

    def has_agent(self) -> bool:
        """True where an agent is chosen."""
        return self.current is not None

    def open_agent(self) -> None:
        """Go to the agent's page."""
        if self.current is not None:
            self.context.navigate("agent", person_id=self.current.agent.id)

    def _calibrate(self, apart: bool) -> None:
        """Where the adjusted scores come from; a suggested round where there can be none yet."""
        self.context.navigate("calibration", part="suggested" if apart else "report")

    def show_calls(self) -> None:
        """The calls behind the measure of the chosen agent."""
        self.show_calls_of("measured")

    def show_calls_of(self, kind: str) -> None:
        """The rated, satisfied, low or scored calls of the chosen agent, on the Calls page."""
        row = self.current
        if row is None:
            return
        if kind == "measured":
            kind = "scored" if self.narrowed.measure == "quality" else "rated"
        wanted = self.narrowed.calls(row.agent.id, BEHIND.get(kind, ()), True if kind == "scored" else None)
        self.context.navigate("calls", wanted=wanted, dates=self.narrowed.dates)

    def copy_table(self) -> None:
        """Put the table into the clipboard."""
        copy_data(self.model.table())
        self.context.tell(tr("Copied."), kind="good")

    def copy_picture(self) -> None:
        """Put the funnel into the clipboard."""
        self.foot.chart.copy_image()
        self.context.tell(tr("Copied."), kind="good")

    def focus_filters(self) -> None:
        """Take the keyboard to the choices."""
        self.head.measure.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def retranslate(self) -> None:
        """Set every text anew."""
        self.table.setAccessibleName(tr("Agents"))
        self.nobody.set_words(
            tr("No agent has calls yet"),
            tr(
                "Import calls that name who took them, with what customers answered, to compare agents fairly."
            ),
            tr("Import calls"),
        )
        self.model.retranslate()
        if self.opened is not None:
            self._say()
            self.head.say(note_text(self.opened.look.report))
