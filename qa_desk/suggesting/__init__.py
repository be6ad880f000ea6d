"""Suggested answers: rules tried on what is known of a call, and how well they agree with people. Pure."""

from qa_desk.suggesting.heard import Heard, Sound
from qa_desk.suggesting.measured import (
    ALIKE,
    ENOUGH,
    FIRM,
    HELD_BACK,
    Agreement,
    Standing,
    agreement,
    held_back,
)
from qa_desk.suggesting.outcome import NOT_APPLICABLE, Outcome, suggest
from qa_desk.suggesting.signs import Found, Why, look

__all__ = [
    "ALIKE",
    "ENOUGH",
    "FIRM",
    "HELD_BACK",
    "NOT_APPLICABLE",
    "Agreement",
    "Found",
    "Heard",
    "Outcome",
    "Sound",
    "Standing",
    "Why",
    "agreement",
    "held_back",
    "look",
    "suggest",
]
