"""The pages of QA Desk, in the order of the rail, and who may see them. Each is imported when first shown."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec
from typing import Final

from ui.context import AppContext
from ui.navigation import PageSpec
from ui.page import Page
from ui.text import N_

SCORERS: Final = frozenset({"coach", "lead", "admin"})
LEADS: Final = frozenset({"lead", "admin"})
LISTENERS: Final = SCORERS | {"executive"}


def _page(module: str, name: str) -> Callable[[AppContext], Page]:
    def make(context: AppContext) -> Page:
        page = getattr(import_module(f"ui.pages.{module}.page"), name)(context)
        assert isinstance(page, Page)
        return page

    return make


ALL: Final = (
    PageSpec(
        "scorecards",
        N_("My scorecards"),
        "forms",
        frozenset({"agent"}),
        _page("scorecards", "ScorecardsPage"),
    ),
    PageSpec("queue", N_("My queue"), "queue", SCORERS, _page("queue", "QueuePage")),
    PageSpec("calls", N_("Calls"), "calls", LISTENERS, _page("calls", "CallsPage")),
    PageSpec("review", N_("Review"), "review", LISTENERS, _page("review", "ReviewPage")),
    PageSpec(
        "review", N_("Review"), "review", frozenset({"agent"}), _page("review", "ReviewPage"), in_rail=False
    ),
    PageSpec(
        "calibration", N_("Calibration"), "calibration", SCORERS, _page("calibration", "CalibrationPage")
    ),
    PageSpec("team", N_("Team progress"), "progress", LISTENERS, _page("team", "TeamPage")),
    PageSpec("coaching", N_("Coaching"), "coaching", SCORERS | {"agent"}, _page("coaching", "CoachingPage")),
    PageSpec("disputes", N_("To decide"), "flag", SCORERS, _page("disputes", "DisputesPage")),
    PageSpec("agent", N_("Agents"), "progress", SCORERS | {"agent"}, _page("agent", "AgentPage")),
    PageSpec("listening", N_("Listening"), "listening", LISTENERS, _page("listening", "ListeningPage")),
    PageSpec("plans", N_("Plans"), "filter", LEADS, _page("sampling", "PlansPage")),
    PageSpec(
        "insights", N_("Insights"), "insights", SCORERS | {"executive"}, _page("insights", "InsightsPage")
    ),
    PageSpec("forms", N_("Forms"), "forms", SCORERS, _page("forms", "FormsPage")),
    PageSpec("people", N_("People"), "people", SCORERS, _page("people", "PeoplePage")),
    PageSpec("sync", N_("Sync"), "loop", frozenset(), _page("syncing", "SyncPage"), in_rail=False),
    PageSpec("import", N_("Import"), "import", SCORERS, _page("importing", "ImportPage")),
)
MODULES: Final = {"import": "importing", "sync": "syncing", "plans": "sampling"}
"""Folder of a page where it differs from the page's id."""


def pages() -> list[PageSpec]:
    """The pages of this build."""
    return [spec for spec in ALL if _exists(MODULES.get(spec.id, spec.id))]


def _exists(module: str) -> bool:
    try:
        return find_spec(f"ui.pages.{module}.page") is not None
    except ModuleNotFoundError:
        return False
