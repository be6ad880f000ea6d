"""Syncing as a person sees it: the status line, the page, two versions of a note, a folder that is gone."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtNetwork import QNetworkInformation
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot
from sqlalchemy import text

from db.models import Interaction, Moment, from_epoch_ms
from qa_desk.sync.folder import sync_folder
from qa_desk.sync.session import Report
from qa_desk.work.set_up import create_workspace
from qa_desk.work.sync_status import SyncStatus
from qa_desk.workspace import Workspace
from ui.app import App
from ui.options import Options
from ui.pages.syncing.page import SyncPage
from ui.settings import SettingsStore
from ui.syncing import LONGEST_MS, PATIENCE_MS, Syncing, wait_after
from ui.text import set_language

NOW = from_epoch_ms(1_700_000_000_000)


@pytest.fixture
def share(tmp_path: Path) -> Path:
    """A folder through which two workspaces met, after which each changed the same note."""
    place = tmp_path / "share"
    place.mkdir()
    one, two = (
        create_workspace(tmp_path / name, name, who) for name, who in (("one", "Ann"), ("two", "Bob"))
    )
    with one.session() as session, session.begin():
        ann = session.scalars(text("SELECT id FROM person")).one()
        session.add(
            Interaction(
                id="call", source="s", external_id="C-1", started_at=NOW, imported_at=NOW, duration_ms=1000
            )
        )
        session.flush()
        times = {"start_ms": 0, "end_ms": 9, "created_at": NOW, "updated_at": NOW}
        session.add(Moment(id="m", interaction_id="call", author_id=ann, note="first", **times))
    for workspace in (one, two, one):
        sync_folder(workspace, place)
    for workspace, words in ((one, "calm voice"), (two, "kind words")):
        write(workspace, words)
    sync_folder(two, place)
    one.close()
    two.close()
    return place


def write(workspace: Workspace, words: str) -> None:
    with workspace.session() as session, session.begin():
        session.execute(text("UPDATE moment SET note = :w"), {"w": words})


@pytest.fixture
def app(qapp: QApplication, qtbot: QtBot, tmp_path: Path, share: Path) -> Iterator[App]:
    store = SettingsStore(QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat))
    made = App(qapp, Options(workspace=tmp_path / "one", person="Ann", language="en"), store)
    made.start()
    qtbot.waitUntil(lambda: made.window.current != "" and not made.context.background.jobs, timeout=20_000)
    yield made
    made.window.close()
    made.window.deleteLater()
    made.deleteLater()
    set_language("en")
    qapp.processEvents()


def syncing(app: App) -> Syncing:
    assert app.context.syncing is not None
    return app.context.syncing


def calm(app: App, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not app.context.background.jobs, timeout=20_000)


def note(root: Path) -> str:
    workspace = Workspace.open(root)
    with workspace.reading() as connection:
        found = str(connection.execute(text("SELECT note FROM moment")).scalar_one())
    workspace.close()
    return found


def page_of(app: App) -> SyncPage:
    page = app.window.page
    assert isinstance(page, SyncPage)
    return page


def test_nothing_is_said_where_nothing_is_synced(app: App, qtbot: QtBot) -> None:
    assert app.window.status.sync.isHidden()
    app.window.go("sync")
    calm(app, qtbot)
    page = page_of(app)
    assert "stays on this computer" in page.where.text()
    assert not page.now.isEnabled() and app.window.focusWidget() is page.address
    assert page.empty.isVisibleTo(page)


def test_two_versions_of_a_note_are_shown_and_settled_for_both_desks(
    app: App, qtbot: QtBot, share: Path, tmp_path: Path
) -> None:
    app.window.go("sync")
    syncing(app).use_folder(str(share))
    page = page_of(app)
    qtbot.waitUntil(lambda: page.list.count() == 1, timeout=20_000)
    calm(app, qtbot)
    assert app.window.status.sync.text() == "1 text to settle"
    assert page.settling.title.text() == "Note of a moment · C-1"
    assert {version.words.text() for version in page.settling.versions} == {"calm voice", "kind words"}
    assert page.settling.words.toPlainText().split() in (
        ["calm", "voice", "kind", "words"],
        ["kind", "words", "calm", "voice"],
    )
    qtbot.waitUntil(lambda: page.settling.keep.width() > 60)
    page.settling.words.setPlainText("")
    assert not page.settling.keep.isEnabled()
    QTest.keyClicks(page.settling.words, "calm and kind")
    QTest.mouseClick(page.settling.keep, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.list.count() == 0, timeout=20_000)
    calm(app, qtbot)
    assert app.window.status.sync.text().startswith("Synced ")
    QTest.mouseClick(app.window.status.sync, Qt.MouseButton.LeftButton)
    page.now.click()
    calm(app, qtbot)
    workspace = Workspace.open(tmp_path / "two")
    sync_folder(workspace, share)
    workspace.close()
    assert note(tmp_path / "two") == note(tmp_path / "one") == "calm and kind"


def test_what_comes_from_elsewhere_is_shown_on_open_pages(app: App, qtbot: QtBot, share: Path) -> None:
    told = []
    app.context.changed.connect(told.append)
    syncing(app).use_folder(str(share))
    qtbot.waitUntil(lambda: any(change.touches("moment") for change in told), timeout=20_000)


def test_a_folder_that_is_gone_is_said_and_tried_again_later(app: App, qtbot: QtBot, share: Path) -> None:
    shutil.rmtree(share)
    syncing(app).use_folder(str(share))
    calm(app, qtbot)
    assert app.window.status.sync.text().startswith("Not synced since ")
    state = syncing(app).state
    assert state.error is not None and state.failures == 1
    app.window.go("sync")
    assert "share" in page_of(app).report.text()
    syncing(app)._by_itself()
    calm(app, qtbot)
    assert state.failures == 2


class Network:
    """What a system tells of its network."""

    metered = True

    def supports(self, _feature: object) -> bool:
        return True

    def isMetered(self) -> bool:  # noqa: N802
        return self.metered

    def reachability(self) -> QNetworkInformation.Reachability:
        return QNetworkInformation.Reachability.Online


def test_on_a_metered_network_it_waits_unless_told_otherwise(
    app: App, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    calm(app, qtbot)
    app.window.go("sync")
    calm(app, qtbot)
    sync, page, network, runs = syncing(app), page_of(app), Network(), list[int]()
    monkeypatch.setattr(sync, "_network", network)
    monkeypatch.setattr(sync, "now", lambda: runs.append(1))
    sync.state.status = SyncStatus("http://127.0.0.1:1", True, None, ())
    sync._by_itself()
    assert not runs and page.report.text() == "Paused: this network is metered."
    assert page.metered.isVisibleTo(page) and not page.metered.isChecked()
    page.metered.click()
    assert runs == [1] and app.context.settings.sync_metered
    page.metered.click()
    sync._by_itself()
    assert runs == [1]
    network.metered = False
    sync._network_changed()
    assert runs == [1, 1]


def test_how_many_recordings_went_is_told_while_it_syncs(
    app: App, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    calm(app, qtbot)
    go_on, told = Event(), list[tuple[float | None, str]]()

    def slow(_desk: object, _folder: str, progress: Callable[[int, int], None]) -> Report:
        progress(3, 12)
        go_on.wait(20)
        return Report()

    monkeypatch.setattr("qa_desk.work.sync_status.sync_now", slow)
    syncing(app).now()
    (job,) = [job for job in app.context.background.jobs if job.title == "Syncing"]
    job.changed.connect(lambda: told.append((job.fraction, job.text)))
    qtbot.waitUntil(lambda: bool(told), timeout=20_000)
    go_on.set()
    calm(app, qtbot)
    assert told[0] == (0.25, "3 of 12 recordings")


def test_patience_doubles_up_to_half_an_hour() -> None:
    for failures in range(1, 40):
        wait = wait_after(failures)
        assert 0.8 * PATIENCE_MS <= wait <= 1.2 * LONGEST_MS
    assert wait_after(30) > 20 * wait_after(1)


def test_what_the_hub_refused_is_listed_with_its_reason_and_let_go(app: App, qtbot: QtBot) -> None:
    item = {"table": "moment", "pk": "m", "why": "written in somebody else's name", "fields": ["tag"]}
    workspace = app.context.desk.workspace
    with workspace.session() as session, session.begin():
        (row,) = session.execute(text("SELECT * FROM moment")).mappings()
        kept = json.dumps({**item, "row": {**row, "tag": "praise"}}).encode()
        session.execute(
            text("INSERT INTO sync_aside VALUES ('d', 'moment', 'm', :why, 0, :item)"),
            {"why": item["why"], "item": kept},
        )
    app.window.go("sync")
    page = page_of(app)
    qtbot.waitUntil(lambda: page.list.count() == 1, timeout=20_000)
    assert page.list.item(0).text().startswith("Refused: Moment\nC-1")
    assert page.shown.currentWidget() is page.refused and "somebody else's name" in page.refused.reason.text()
    words = [label.text() for label in page.refused.table.findChildren(QLabel) if not label.isHidden()]
    assert words == ["", "Here", "Everybody else", "Tag", "praise", "(empty)"]
    page.refused.retry.click()
    qtbot.waitUntil(lambda: page.list.count() == 0, timeout=20_000)
    calm(app, qtbot)
    with workspace.reading() as connection:
        assert connection.execute(text("SELECT tag FROM moment")).scalar() == "praise"
    assert page.empty.isVisibleTo(page)
