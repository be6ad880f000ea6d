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


def _spec(
    page: str,
    title: str,
    sign: str,
    roles: frozenset[str],
    name: str,
    home_of: str = "",
    *,
    in_rail: bool = True,
) -> PageSpec:
    make = _page(MODULES.get(page, page), name)
    return PageSpec(page, title, sign, roles, make, in_rail, frozenset(home_of.split()))


AGENTS: Final = frozenset({"agent"})
EVERYBODY: Final[frozenset[str]] = frozenset()
MODULES: Final = {"import": "importing", "sync": "syncing", "plans": "sampling"}
"""Folder of a page where it differs from the page's id."""

ALL: Final = (
    _spec("scorecards", N_("My scorecards"), "forms", AGENTS, "ScorecardsPage", "agent"),
    _spec("queue", N_("My queue"), "queue", SCORERS, "QueuePage", "coach"),
    _spec("team", N_("Team progress"), "progress", LISTENERS, "TeamPage", "lead"),
    _spec("listening", N_("Listening"), "listening", LISTENERS, "ListeningPage", "executive"),
    _spec("calls", N_("Calls"), "calls", LISTENERS, "CallsPage", "admin"),
    _spec("review", N_("Review"), "review", LISTENERS, "ReviewPage"),
    _spec("review", N_("Review"), "review", AGENTS, "ReviewPage", in_rail=False),
    _spec("calibration", N_("Calibration"), "calibration", SCORERS, "CalibrationPage"),
    _spec("coaching", N_("Coaching"), "coaching", SCORERS | AGENTS, "CoachingPage"),
    _spec("disputes", N_("To decide"), "flag", SCORERS, "DisputesPage"),
    _spec("agent", N_("Agents"), "agent", SCORERS | AGENTS, "AgentPage"),
    _spec("insights", N_("Insights"), "insights", LISTENERS, "InsightsPage"),
    _spec("plans", N_("Plans"), "filter", LEADS, "PlansPage"),
    _spec("forms", N_("Forms"), "edit", SCORERS, "FormsPage"),
    _spec("people", N_("People"), "people", SCORERS, "PeoplePage"),
    _spec("import", N_("Import"), "import", SCORERS, "ImportPage"),
    _spec("sync", N_("Sync"), "loop", EVERYBODY, "SyncPage", in_rail=False),
)


def pages() -> list[PageSpec]:
    """The pages of this build."""
    return [spec for spec in ALL if _exists(MODULES.get(spec.id, spec.id))]


def _exists(module: str) -> bool:
    try:
        return find_spec(f"ui.pages.{module}.page") is not None
    except ModuleNotFoundError:
        return False
