"""Measuring recordings behind everything else: silence, overtalk and answers, once for each, for statistics."""

from __future__ import annotations

from typing import Final

from qa_desk.work.desk import Desk
from qa_desk.work.permissions import may
from qa_desk.work.sound_measures import Measured, measure_recordings
from ui.background import Job, JobControl
from ui.context import AppContext
from ui.text import tr

MEASURING: Final = "measuring"


def measure_in_background(context: AppContext) -> Job | None:
    """Measure what is not measured yet, shown in the status line and to be cancelled there; None where one may not.

    Two at once would hear everything twice: where one is under way, that one is returned.
    """
    if not may(context.acting, "sound.measure"):
        return None
    for job in context.background.jobs:
        if job.property(MEASURING) and job.running:
            return job
    job = context.background.run(_measure, context.desk, title=tr("Measuring the recordings"))
    job.setProperty(MEASURING, True)
    return job


def _measure(desk: Desk, control: JobControl) -> Measured:
    return measure_recordings(desk, control.progress, lambda: control.cancelled)
