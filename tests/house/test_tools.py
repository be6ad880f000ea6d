"""Set-up says what it does, and goes on where it cannot."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
linux_only = pytest.mark.skipif(sys.platform != "linux", reason="the scripts are for Debian and Ubuntu")


def a_machine_with(folder: Path, *, installed: list[str], user: int = 1000) -> dict[str, str]:
    """An environment whose package tools are stand-ins that note what was asked of them."""
    lines = "".join(f"installed {name}\\n" for name in installed)
    stand_ins = {
        # Told an unknown package, the real one prints the others and fails.
        "dpkg-query": f"printf '{lines}'; exit 1",
        "apt-get": f'echo "$@" >> "{folder}/asked"',
        "sudo": "exit 1",
        "id": f"echo {user}",
    }
    for name, body in stand_ins.items():
        script = folder / name
        script.write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
        script.chmod(0o755)
    return {"PATH": f"{folder}:/usr/bin:/bin", "HOME": str(folder)}


def install(groups: list[str], environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    command = ["bash", str(ROOT / "tools" / "system-packages.sh"), *groups]
    return subprocess.run(command, env=environment, capture_output=True, text=True, stdin=subprocess.DEVNULL)


@linux_only
def test_only_what_is_missing_gets_installed(tmp_path: Path) -> None:
    machine = a_machine_with(
        tmp_path, installed=["pulseaudio", "xdotool", "espeak-ng", "pulseaudio-utils"], user=0
    )
    done = install(["test"], machine)
    asked = (tmp_path / "asked").read_text(encoding="utf-8").splitlines()
    assert done.returncode == 0
    assert "System packages missing: ffmpeg" in done.stdout.splitlines()
    assert asked[0].endswith("update")
    assert asked[1].endswith("install -y --no-install-recommends ffmpeg")


@linux_only
def test_a_renamed_library_counts_as_installed(tmp_path: Path) -> None:
    machine = a_machine_with(tmp_path, installed=["libglib2.0-0t64"], user=0)
    done = install(["libglib2.0-0"], machine)
    assert (done.returncode, done.stdout) == (0, "")
    assert not (tmp_path / "asked").exists()


@linux_only
def test_without_the_right_to_install_it_names_the_packages_and_goes_on(tmp_path: Path) -> None:
    done = install(["display"], a_machine_with(tmp_path, installed=[]))
    assert done.returncode == 0
    assert "apt-get install -y xvfb" in done.stderr
    assert not (tmp_path / "asked").exists()
