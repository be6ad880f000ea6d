"""Sampling plans at work: drawn, kept, worked through."""

from qa_desk.work.sampling.averages import AgentAverage, PlanAverages, averages
from qa_desk.work.sampling.calendar import write_calendar
from qa_desk.work.sampling.day import Load, MyDay, TeamDay, my_day, set_room, team_day
from qa_desk.work.sampling.draw import draw, wanted_of
from qa_desk.work.sampling.drawn import AgentPart, DrawnPlan, PlannedCall, SamplingError, provenance
from qa_desk.work.sampling.files import load_plan, write_plan
from qa_desk.work.sampling.keep import draw_due, find_plan, save
from qa_desk.work.sampling.queue import Begun, begin, begin_next, hand_over, skip
from qa_desk.work.sampling.second_scores import SecondScores, second_scores

__all__ = [
    "AgentAverage",
    "AgentPart",
    "Begun",
    "DrawnPlan",
    "Load",
    "MyDay",
    "PlanAverages",
    "PlannedCall",
    "SamplingError",
    "SecondScores",
    "TeamDay",
    "averages",
    "begin",
    "begin_next",
    "draw",
    "draw_due",
    "find_plan",
    "hand_over",
    "load_plan",
    "my_day",
    "provenance",
    "save",
    "second_scores",
    "set_room",
    "skip",
    "team_day",
    "wanted_of",
    "write_calendar",
    "write_plan",
]
