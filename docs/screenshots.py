"""Takes the README's pictures: the real application on a fresh sample workspace, each page light, dark, Chinese.

make screenshots                      all of them
make screenshots ARGS="agent calls"   only these pages
"""

from __future__ import annotations

import csv
import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PySide6.QtGui import QImage, qRgb

from resources import resource

HERE = Path(__file__).parent
PICTURES = HERE / "screenshots"
SIZE = "1440x900"
COLOURS = 256
POPULAR = 176
"""So many palette places go to the commonest colours, the rest to those farthest from any chosen."""
LOOKS = {"light": ("light", "en"), "dark": ("dark", "en"), "zh": ("light", "zh_CN")}
PAGES = (
    "calls",
    "review",
    "telephone",
    "team",
    "insights",
    "agent",
    "coaching",
    "queue",
    "plans",
    "calibration",
    "report",
    "import",
    "listening",
    "forms",
    "lab",
    "critical",
    "scorecards",
    "disputes",
    "sync",
)
PARTS = {
    "telephone": ("review", ()),
    "report": ("calibration", ("part=report",)),
    "lab": ("forms", ("part=lab",)),
    "critical": ("review", ()),
}
"""Pictures of a part of a page: which page, and what of it."""
TELEPHONE = tuple(
    HERE.parent.parent / "shared" / "data" / "calls" / f"Auto_Repairs_40_UTC_{side}.wav"
    for side in ("agent", "caller")
)
"""A real call (amazon-transcribe-live-call-analytics samples, Apache-2.0), where it lies beside the checkout."""
LED = ("plans", "calibration", "report", "forms", "lab", "disputes")
"""Pages shown as a lead sees them."""
SECONDS = 120


@dataclass(frozen=True, slots=True)
class Scene:
    """What is on the pictures of one language: who sits there, the call in Review."""

    person: str
    call: str
    critical: str
    """A call this person scored and a critical error failed."""
    agent: str
    """Whose scorecards are shown."""


SCENES = {
    "en": Scene("Marcus Bell", "en-02-broadband-again", "en-05-parcel-refund", "Tom Fletcher"),
    "zh_CN": Scene("何文斌", "zh-05-refund-passed-on", "zh-05-refund-passed-on", "周凯"),
}


LEAD = "Ruth Adeyemi"


def main(wanted: list[str]) -> int:
    """Take the pictures of the wanted pages, all by default; the exit code."""
    unknown = set(wanted) - set(PAGES)
    if unknown:
        print(f"No such page: {', '.join(sorted(unknown))}. There are {', '.join(PAGES)}.", file=sys.stderr)
        return 2
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        sample, incoming = make_sample(place), make_incoming(place / "incoming")
        for page in wanted or PAGES:
            if page == "telephone" and not telephone_call(sample, place):
                continue
            for look in LOOKS:
                if page == "listening":
                    for picture in take_listening(look, sample, place):
                        shrink(picture)
                    continue
                if page == "sync" and look != "dark":
                    run(["-m", "docs.two_desks", str(sample), SCENES[LOOKS[look][1]].person], place)
                picture = PICTURES / f"{page}-{look}.png"
                take(page, look, sample, incoming, place, picture)
                shrink(picture)
                print(f"{picture.relative_to(HERE.parent)}  {picture.stat().st_size // 1000} kB")
    return 0


def make_sample(place: Path) -> Path:
    """A fresh sample workspace with a plan drawn and rounds revealed."""
    root = place / "sample"
    run(["-m", "qa_desk", "sample", "--workspace", str(root)], place)
    run(["-m", "docs.sample_work", str(root)], place)
    return root


def telephone_call(root: Path, place: Path) -> bool:
    """A real telephone call in the workspace, half scored; False where its recordings are missing."""
    if not all(side.exists() for side in TELEPHONE):
        print(f"telephone left out: no {TELEPHONE[0].name} beside the checkout", file=sys.stderr)
        return False
    run(["-m", "docs.telephone_call", str(root), *map(str, TELEPHONE)], place)
    return True


def make_incoming(folder: Path) -> Path:
    """Recordings with a table as a recorder leaves them; one row has no recording, one no readable time."""
    folder.mkdir()
    agents = ("Maya Collins", "Tom Fletcher", "Priya Nair", "Ben Hughes", "陈蕾", "刘洋")
    reasons = ("Billing", "Delivery", "Cancellation", "账单", "物流")
    calls = resource("sample", "calls")
    sounds = sorted(calls.glob("*.opus"))[::-1]
    rows = []
    for place, sound in enumerate(sounds):
        name = f"CALL-{20931 + place}"
        start = f"2026-03-{16 + place // 9:02} {9 + place % 9:02}:{place * 37 % 60:02}:{place * 23 % 60:02}"
        time = "16th of March" if place == 7 else start
        rows.append(
            (name, time, agents[place % 6], f"C-{10411 + place * 617}", reasons[place % 5], place * 7 % 5 + 1)
        )
        if place == 11:
            continue
        shutil.copyfile(sound, folder / f"{name}.opus")
        if place % 3:
            words = calls / f"{sound.stem}.transcript.json"
            shutil.copyfile(words, folder / f"{name}.transcript.json")
    with (folder / "calls.csv").open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        table.writerow(["call_id", "start_time", "agent", "customer", "reason", "csat"])
        table.writerows(rows)
    return folder


def take(page: str, look: str, sample: Path, incoming: Path, place: Path, picture: Path) -> None:
    """Open the application at a page, save its picture."""
    theme, language = LOOKS[look]
    scene = SCENES[language]
    person = LEAD if page in LED else scene.agent if page == "scorecards" else scene.person
    shown, parts = PARTS.get(page, (page, ()))
    arguments = ["--workspace", str(sample), "--as", person, "--page", shown]
    if parts and shown != "forms":
        arguments += ["--show", *parts]
    if page == "telephone":
        arguments += ["--call", "Auto_Repairs_40_UTC"]
    if page == "review":
        arguments += ["--call", scene.call]
    if page == "critical":
        arguments += ["--call", scene.critical]
    if shown == "forms":
        arguments += ["--show", *parts, "key=support", f"language={language[:2]}"]
    if page == "import":
        arguments += ["--import", str(incoming)]
    arguments += ["--theme", theme, "--language", language, "--size", SIZE, "--screenshot", str(picture)]
    run(["-m", "ui.app", *arguments], place)


def take_listening(look: str, sample: Path, place: Path) -> list[Path]:
    """A session planned, held and told of; its pictures."""
    run(["-m", "docs.listening_pictures", str(sample), look, str(PICTURES)], place)
    return sorted(PICTURES.glob(f"listening-*-{look}.png"))


def run(arguments: list[str], place: Path) -> None:
    """Run a part of QA Desk with settings of its own, no sound, and no mouse over the window."""
    own = {"XDG_CONFIG_HOME": str(place / "config"), "XDG_STATE_HOME": str(place / "state")}
    quiet = {"QA_DESK_SILENT": "1", "QT_QPA_PLATFORM": "offscreen"}
    foreign = ("QA_DESK_WORKSPACE", "QA_DESK_AS")
    kept = {name: value for name, value in os.environ.items() if name not in foreign}
    subprocess.run(
        [sys.executable, *arguments],
        cwd=HERE.parent,
        env={**kept, **own, **quiet},
        check=True,
        timeout=SECONDS,
        stdout=subprocess.DEVNULL,
    )


def shrink(picture: Path) -> None:
    """Write a picture again with a palette: a third of the size, and no difference to be seen."""
    image = QImage(str(picture)).convertToFormat(QImage.Format.Format_RGB888)
    wide, high = image.width(), image.height()
    lines = np.frombuffer(image.constBits(), np.uint8).reshape(high, image.bytesPerLine())[:, : wide * 3]
    pixels = lines.reshape(-1, 3).astype(np.int32)
    codes = pixels[:, 0] << 16 | pixels[:, 1] << 8 | pixels[:, 2]
    colours, places, counts = np.unique(codes, return_inverse=True, return_counts=True)
    chosen, nearest = palette_of(colours, counts)
    small = QImage(wide, high, QImage.Format.Format_Indexed8)
    small.setColorTable([qRgb(int(c) >> 16, int(c) >> 8 & 255, int(c) & 255) for c in chosen])
    out = np.frombuffer(small.bits(), np.uint8).reshape(high, small.bytesPerLine())
    out[:, :wide] = nearest[places].reshape(high, wide)
    if not small.save(str(picture), quality=0):
        raise OSError(f"{picture} cannot be written")


def palette_of(colours: np.ndarray, counts: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Up to 256 of the colours (0xRRGGBB), and for each colour the place of the nearest of them."""
    points = np.stack([colours >> 16, colours >> 8 & 255, colours & 255], axis=1).astype(np.float32)
    chosen = list(np.argsort(-counts)[:POPULAR])
    far = np.full(len(colours), np.inf, np.float32)
    nearest = np.zeros(len(colours), np.uint8)

    def near(place: int, at: int) -> None:
        distance = ((points - points[at]) ** 2).sum(axis=1)
        nearest[distance < far] = place
        np.minimum(far, distance, out=far)

    for place, at in enumerate(chosen):
        near(place, int(at))
    while len(chosen) < COLOURS and float(far.max()) > 0:
        at = int(far.argmax())
        near(len(chosen), at)
        chosen.append(at)
    return colours[chosen], nearest


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
