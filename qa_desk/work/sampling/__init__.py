"""Sampling plans at work: drawn, kept, worked through."""

from qa_desk.work.sampling.draw import draw, wanted_of
from qa_desk.work.sampling.drawn import AgentPart, DrawnPlan, PlannedCall, SamplingError, provenance
from qa_desk.work.sampling.files import load_plan
from qa_desk.work.sampling.keep import find_plan, save

__all__ = [
    "AgentPart",
    "DrawnPlan",
    "PlannedCall",
    "SamplingError",
    "draw",
    "find_plan",
    "load_plan",
    "provenance",
    "save",
    "wanted_of",
]
