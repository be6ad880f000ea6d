"""Gives the sample workspace a real telephone call with a draft begun on it, for pictures of Review.

python -m docs.telephone_call WORKSPACE RECORDING RECORDING
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from sqlalchemy import text

from db.queries.acting import find_acting
from qa_desk.scoring import Answer
from qa_desk.work import Desk, evaluate, moments
from qa_desk.work.forms import definition_of, find_version
from qa_desk.workspace import Workspace

COACHES = {"en": "Marcus Bell", "zh": "何文斌"}
MARKED = (("praise", 380, 5_820), ("coach", 83_440, 87_320), ("customer", 236_780, 238_760))
"""The opening, the longest silence, the customer's last words."""
ANSWERED, COACHED = 5, 3


def main(root: Path, recordings: list[Path]) -> None:
    """Import the call, mark three moments, answer the first questions in either language."""
    with tempfile.TemporaryDirectory() as folder:
        for recording in recordings:
            shutil.copyfile(recording, Path(folder) / recording.name)
        command = [sys.executable, "-m", "qa_desk", "-w", str(root), "import", folder]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    workspace = Workspace.open(root)
    with workspace.reading() as connection:
        newest = text("SELECT interaction_id FROM recording ORDER BY id DESC LIMIT 1")
        call = str(connection.execute(newest).scalar_one())
    coach = _desk(workspace, COACHES["en"])
    marked = [moments.add(coach, call, start, end, tag=tag) for tag, start, end in MARKED]
    for language, name in COACHES.items():
        _begin(_desk(workspace, name), call, language, marked)
    workspace.close()


def _begin(desk: Desk, call: str, language: str, marked: list[str]) -> None:
    with desk.workspace.reading() as connection:
        version = find_version(connection, "support", language)
        form = definition_of(connection, version)
    draft = evaluate.start(desk, call, version)
    questions = [question for question in form.questions() if question.choices]
    for place, question in enumerate(questions[:ANSWERED]):
        ranked = sorted(question.choices, key=lambda choice: -choice.points)
        choice = ranked[1] if place == COACHED and not ranked[1].critical else ranked[0]
        causes = tuple(cause.key for cause in choice.root_causes[:1]) if choice.cause_required else ()
        evaluate.set_answer(desk, draft, question.key, Answer(choices=(choice.key,), causes=causes))
    evaluate.add_evidence(desk, draft, questions[0].key, marked[0])
    evaluate.add_evidence(desk, draft, questions[COACHED].key, marked[1])


def _desk(workspace: Workspace, name: str) -> Desk:
    with workspace.reading() as connection:
        return Desk(workspace, find_acting(connection, name))


if __name__ == "__main__":
    main(Path(sys.argv[1]), [Path(name) for name in sys.argv[2:]])
