"""Which calls the executives hear, a fair mix drawn by a stated rule from a stored seed, and what they heard. Pure."""

from qa_desk.listening.coverage import Coverage, coverage_of
from qa_desk.listening.heard import Heard, Meter
from qa_desk.listening.masking import mask_names
from qa_desk.listening.mix import DEFAULT_RULE, Candidate, MixItem, MixRule, Proposal, Stratum, propose
from qa_desk.listening.spans import Span, even_cap, key_span

__all__ = [
    "DEFAULT_RULE",
    "Candidate",
    "Coverage",
    "Heard",
    "Meter",
    "MixItem",
    "MixRule",
    "Proposal",
    "Span",
    "Stratum",
    "coverage_of",
    "even_cap",
    "key_span",
    "mask_names",
    "propose",
]
