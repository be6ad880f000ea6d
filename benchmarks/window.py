"""Time to the first window: QA Desk on a workspace beside a bare PySide6 window, each in a fresh process."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.table import Row
from qa_desk.workspace import Workspace

BARE = """
import sys
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow
app = QApplication(sys.argv)
window = QMainWindow()
window.setCentralWidget(QLabel("A bare window"))
window.resize(1280, 800)
window.show()
app.exec()
"""

APPLICATION = """
import runpy
runpy.run_module("qa_desk", run_name="__main__", alter_sys=True)
"""

# The event loop of either program first starts a 2 ms look-out for an exposed window, prints the monotonic
# clock, which the measuring process shares, and ends.
LOOK_OUT = """
import os, sys, time
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

def seen():
    if any(w.isVisible() and w.isExposed() for w in QApplication.topLevelWindows()):
        print(time.monotonic(), flush=True)
        os._exit(0)

def exec_with_look_out(*_):
    timer = QTimer(interval=2)
    timer.timeout.connect(seen)
    timer.start()
    return loop()

loop = QApplication.exec
QApplication.exec = exec_with_look_out
sys.argv = ["window", *sys.argv[1:]]
"""


def seconds_to_window(program: str, folder: Path) -> float:
    """From starting the interpreter to an exposed window, in seconds; settings stay inside `folder`."""
    own = {
        name: str(folder / name) for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "APPDATA")
    }
    environment = {**os.environ, **own, "QA_DESK_WORKSPACE": str(folder / "workspace")}
    start = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-c", LOOK_OUT + program],
        check=False,
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
    )
    if done.returncode:
        raise RuntimeError(f"no window was shown:\n{done.stderr}")
    return float(done.stdout.split()[-1]) - start


def rows(quick: bool) -> list[Row]:
    """One row: QA Desk's first window over the bare one, medians of runs taken in turns."""
    runs = 3 if quick else 9
    ours: list[float] = []
    bare: list[float] = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        Workspace.create(folder / "workspace", "Benchmark").close()
        for program in (APPLICATION, BARE):  # once unmeasured: byte code and file cache
            seconds_to_window(program, folder)
        for _ in range(runs):
            ours.append(seconds_to_window(APPLICATION, folder))
            bare.append(seconds_to_window(BARE, folder))
    return [Row("first window", "bare PySide6 window", statistics.median(ours), statistics.median(bare), 2.5)]
