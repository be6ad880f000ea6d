"""Listening alone: at the desk, or elsewhere with a sealed file whose answers come back. Its minutes count too."""

from qa_desk.work.private_listening.alone import begin, go_to, heard, stand
from qa_desk.work.private_listening.answers import Answered, only_session, save_answers, take_answers
from qa_desk.work.private_listening.bundle import Bundled, export_bundle
from qa_desk.work.private_listening.opening import bundles_folder, open_bundle
from qa_desk.work.private_listening.shapes import ANSWERS_SUFFIX, BUNDLE_SUFFIX, is_bundle

__all__ = [
    "ANSWERS_SUFFIX",
    "BUNDLE_SUFFIX",
    "Answered",
    "Bundled",
    "begin",
    "bundles_folder",
    "export_bundle",
    "go_to",
    "heard",
    "is_bundle",
    "only_session",
    "open_bundle",
    "save_answers",
    "stand",
    "take_answers",
]
