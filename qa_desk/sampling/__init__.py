"""Whose calls are heard: reproducible draws with known chances, and averages that undo unequal chances. Pure."""

from qa_desk.sampling.allocate import neyman, proportional
from qa_desk.sampling.chance import chance_number, in_order, poisson, simple
from qa_desk.sampling.quotas import Draw, Fallback, Pick, draw_quotas
from qa_desk.sampling.size import for_mean, for_share, for_share_wilson, narrow_enough
from qa_desk.sampling.weighted import Observation, WeightedMean, hajek, stratified

__all__ = [
    "Draw",
    "Fallback",
    "Observation",
    "Pick",
    "WeightedMean",
    "chance_number",
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
    "simple",
    "stratified",
]
