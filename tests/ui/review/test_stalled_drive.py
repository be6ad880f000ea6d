"""A drive that does not answer for a while, as the system itself would stall: reading the recording just waits."""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from tests.ui.review.conftest import AtWork
from tests.ui.review.test_scoring_by_keyboard import begin

Keys = Qt.Key
Sit = Callable[..., AtWork]
STALL = r"""
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
ssize_t read(int fd, void *into, size_t count) {
    static ssize_t (*real)(int, void *, size_t);
    char link[64], path[4096];
    if (!real) real = dlsym(RTLD_NEXT, "read");
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length > 0) {
        path[length] = 0;
        if (strstr(path, "/recordings/"))
            while (access(getenv("QA_DESK_TEST_STALL"), F_OK) == 0) usleep(5000);
    }
    return real(fd, into, count);
}
"""


@pytest.fixture
def stall(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """While this file is there, whoever reads a recording waits in the system's `read`."""
    compiler = shutil.which("cc")
    if sys.platform != "linux" or compiler is None:
        pytest.skip("needs Linux and a C compiler to hold up the system's read (apt install gcc)")
    (tmp_path / "stall.c").write_text(STALL)
    library = tmp_path / "stall.so"
    subprocess.run([compiler, "-shared", "-fPIC", "-o", library, tmp_path / "stall.c", "-ldl"], check=True)
    monkeypatch.setenv("LD_PRELOAD", str(library))
    monkeypatch.setenv("QA_DESK_TEST_STALL", str(tmp_path / "stalled"))
    return tmp_path / "stalled"


@pytest.mark.slow
def test_five_seconds_without_an_answer_are_told_and_scoring_goes_on(sit_down: Sit, stall: Path) -> None:
    coach = sit_down("harper")
    playback, transport = coach.page.sound.playback, coach.page.sound.transport
    coach.wait(lambda: playback.ready)
    begin(coach)
    coach.press(Keys.Key_Space)
    coach.wait(lambda: playback.position_ms > 400)
    stall.touch()
    began = time.monotonic()
    coach.wait(transport.message.isVisible)
    assert "cannot be read at the moment" in transport.message.text()
    here = playback.position_ms
    coach.press(Keys.Key_1)
    coach.settle()
    assert coach.on_disk().answers["greeting"].given, "scored and saved meanwhile"
    coach.press(Keys.Key_Right)
    assert playback.position_ms == here + 5000 and playback.playing
    coach.wait(lambda: time.monotonic() - began >= 5)
    assert playback.position_ms == here + 5000, "the place stays right"
    stall.unlink()
    coach.wait(lambda: playback.position_ms > here + 5300)
    assert playback.position_ms < here + 7000
    coach.wait(lambda: not transport.message.isVisible())
    coach.press(Keys.Key_Space)
    assert not playback.playing
