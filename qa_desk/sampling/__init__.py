"""Whose calls are heard: reproducible draws with known chances, and averages that undo unequal chances. Pure."""

from qa_desk.sampling.agent_draw import draw_agent, rule_quotas
from qa_desk.sampling.allocate import neyman, proportional
from qa_desk.sampling.chance import chance_number, in_order, poisson, simple
from qa_desk.sampling.plan import (
    RANDOM,
    Exclude,
    FrameCall,
    PlanDefinition,
    PlanInvalid,
    Rule,
    Target,
    Where,
    stratum_of,
)
from qa_desk.sampling.quotas import Draw, Fallback, Pick, draw_quotas
from qa_desk.sampling.rota import Evaluator, Given, Rota, Task, components, rotate, understands
from qa_desk.sampling.size import for_mean, for_share, for_share_wilson, narrow_enough
from qa_desk.sampling.weighted import Observation, WeightedMean, hajek, stratified

__all__ = [
    "RANDOM",
    "Draw",
    "Evaluator",
    "Exclude",
    "Fallback",
    "FrameCall",
    "Given",
    "Observation",
    "Pick",
    "PlanDefinition",
    "PlanInvalid",
    "Rota",
    "Rule",
    "Target",
    "Task",
    "WeightedMean",
    "Where",
    "chance_number",
    "components",
    "draw_agent",
    "draw_quotas",
    "for_mean",
    "for_share",
    "for_share_wilson",
    "hajek",
    "in_order",
    "narrow_enough",
    "neyman",
    "poisson",
    "proportional",
    "rotate",
    "rule_quotas",
    "simple",
    "stratified",
    "stratum_of",
    "understands",
]
