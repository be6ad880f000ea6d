"""Pictures of a listening session: the plan, the host's view, the stage, the minutes as PDF pages.

python -m docs.listening_pictures WORKSPACE LOOK FOLDER      LOOK is light, dark or zh
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from datetime import date, timedelta
from pathlib import Path

from PySide6.QtCore import QSettings
from PySide6.QtGui import QImage, QPainter, QUndoGroup
from PySide6.QtWidgets import QApplication, QWidget
from sqlalchemy import text

from db.queries.acting import find_acting, people_who_may_act
from qa_desk.listening import Heard
from qa_desk.work import Desk, listening_change, listening_hold, listening_notes, listening_plan
from qa_desk.work.listening_change import Details
from qa_desk.work.listening_minutes import Minutes
from qa_desk.work.listening_plan import PlanRequest
from qa_desk.work.listening_view import load_session
from qa_desk.workspace import Workspace
from ui.background import Background
from ui.context import AppContext, Changes
from ui.pages.listening.keeping import write_minutes
from ui.pages.listening.page import ListeningPage
from ui.settings import SettingsStore
from ui.text import language, set_language, tr_marked
from ui.theme import Theme

LOOKS = {"light": ("light", "en"), "dark": ("dark", "en"), "zh": ("light", "zh_CN")}
HOST = "高志远"
GUESTS = ("Eleanor Ward", "Jon Reyes", "Marcus Bell", "林静")
CALLS = {"en": "en-02-broadband-again", "zh_CN": "zh-02-broadband-again"}
SAID = {
    "en": (
        ("policy", "The customer has to explain the same fault a third time"),
        ("delight", "She says at once what happens next"),
        ("idea", "Note the fault where the next agent sees it first"),
    ),
    "zh_CN": (
        ("policy", "同一个故障,客户要讲第三遍"),
        ("delight", "马上说明接下来怎么办"),
        ("idea", "把故障记在下一位坐席最先看到的地方"),
    ),
}
DECIDED = {"en": "Faults of the last two weeks open with the call", "zh_CN": "来电时自动弹出近两周的故障"}
TITLES = {"en": "What customers told us in November", "zh_CN": "十一月客户的声音"}
CALM_S = 0.5


def main(root: Path, look: str, folder: Path) -> int:
    """Plan and hold a session in a copy of the workspace, and take the pictures."""
    theme, code = LOOKS[look]
    place = folder / ".listening"
    shutil.copytree(root, place)
    app = QApplication(["pictures"])
    set_language(code)
    workspace = Workspace.open(place)
    try:
        store = SettingsStore(QSettings(str(place / "settings.ini"), QSettings.Format.IniFormat))
        with workspace.reading() as connection:
            acting = find_acting(connection, HOST)
            ids = {person.name: person.person_id for person in people_who_may_act(connection)}
        context = AppContext(
            background=Background(), settings=store.load(), store=store, theme=Theme(app, theme), changes=Changes(),
            undo=QUndoGroup(), navigate=lambda *_a, **_k: None, tell=lambda *_a, **_k: None,
        )  # fmt: skip
        desk = Desk(workspace, acting)
        context.sit_down(desk)
        session = plan(desk, code, [ids[name] for name in GUESTS])
        page = ListeningPage(context)
        page.resize(1440, 900)
        page.show()

        def take(name: str, widget: QWidget) -> None:
            calm(app, context.background)
            widget.grab().save(str(folder / f"listening-{name}-{look}.png"))

        page.activate(session=session)
        take("plan", page)
        item = hold(desk, session, code, [ids[name] for name in GUESTS])
        page.start()
        calm(app, context.background)
        page.running.seek(load_session(desk, session).item(item).start_ms + 34_000)
        take("host", page)
        if look != "light":  # the stage is dark whatever the window is
            page.show_stage()
            assert page.stage is not None
            page.stage.showNormal()
            page.stage.setFixedSize(1920, 1080)
            calm(app, context.background)
            page.running.seek(load_session(desk, session).item(item).start_ms + 34_000)
            take("stage", page.stage)
            page.stage.close()
        page.running.close()
        listening_hold.end(desk, session)
        if look != "dark":
            minutes_picture(desk, session, folder / f"listening-minutes-{look}.png", place)
        calm(app, context.background)
    finally:
        workspace.close()
        shutil.rmtree(place, ignore_errors=True)
    return 0


def plan(desk: Desk, code: str, guests: list[str]) -> str:
    """A planned session that begins with a call in the language of the picture."""
    with desk.reading() as connection:
        newest = connection.execute(text("SELECT max(started_at) FROM interaction")).scalar_one()
    day = date.fromtimestamp(newest / 1000)
    drawn = listening_plan.draw(desk, PlanRequest(f"{day:%Y-%m}", 25, "4", language=code[:2]))
    session = listening_plan.save(desk, drawn, title=TITLES[code], held_on=day + timedelta(days=5))
    listening_change.describe(desk, session, Details(people=guests, mask_voice=code == "en"))
    items = {item.external_id: item.id for item in load_session(desk, session).items}
    listening_change.reorder(desk, session, [key for name, key in items.items() if name == CALLS[code]])
    return session


def hold(desk: Desk, session: str, code: str, guests: list[str]) -> str:
    """A session under way: four people, one of them late, notes with votes, impressions, an action."""
    item = listening_hold.start(desk, session)
    start = load_session(desk, session).item(item).start_ms
    for guest in guests[:3]:
        listening_hold.set_present(desk, session, guest, True)
    listening_hold.heard(desk, session, item, [Heard(start, start + 12_000, 12_000)], start + 12_000)
    listening_hold.set_present(desk, session, guests[3], True)
    listening_hold.heard(desk, session, item, [Heard(start + 12_000, start + 34_000, 22_000)], start + 34_000)
    notes = []
    for at, (tag, words) in enumerate(SAID[code]):
        author = (None, *guests)[at]
        notes.append(
            listening_notes.add_note(desk, item, start + 8_000 + at * 11_000, tag, words, author_id=author)
        )
    for guest in guests[:3]:
        listening_notes.vote(desk, notes[0], guest)
    listening_notes.vote(desk, notes[1])
    for at, guest in enumerate(guests):
        listening_notes.impress(desk, item, 2 + at % 2, guest)
    listening_notes.impress(desk, item, 2)
    listening_notes.make_action(
        desk,
        session,
        DECIDED[code],
        note_id=notes[0],
        owner_id=guests[2],
        due=date.today() + timedelta(days=14),
    )
    return item


def minutes_picture(desk: Desk, session: str, picture: Path, place: Path) -> None:
    """The pages of the PDF beside each other; left out where pdftoppm (poppler-utils) is not installed."""
    if shutil.which("pdftoppm") is None:
        print("minutes left out: no pdftoppm on this computer", file=sys.stderr)
        return
    paper = place / "minutes.pdf"
    write_minutes(Minutes(load_session(desk, session)).html(tr_marked, language()), paper)
    subprocess.run(["pdftoppm", "-r", "80", "-png", str(paper), str(place / "page")], check=True)
    pages = [QImage(str(one)) for one in sorted(place.glob("page*.png"))]
    gap = 24
    whole = QImage(
        sum(page.width() + gap for page in pages) + gap,
        pages[0].height() + 2 * gap,
        QImage.Format.Format_RGB32,
    )
    whole.fill("#8A9099")
    painter, left = QPainter(whole), gap
    for page in pages:
        painter.drawImage(left, gap, page)
        left += page.width() + gap
    painter.end()
    whole.save(str(picture))


def calm(app: QApplication, background: Background) -> None:
    """Until nothing has run for a moment."""
    busy = time.monotonic()
    while time.monotonic() - busy < CALM_S:
        app.processEvents()
        if background.jobs:
            busy = time.monotonic()
        time.sleep(0.01)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2], Path(sys.argv[3])))
