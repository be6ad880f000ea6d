"""Which calls the executives hear: a fair mix drawn by a stated rule from a stored seed. Pure."""

from qa_desk.listening.coverage import Coverage, coverage_of
from qa_desk.listening.mix import DEFAULT_RULE, Candidate, MixItem, MixRule, Proposal, Stratum, propose
from qa_desk.listening.spans import Span, even_cap, key_span

__all__ = [
    "DEFAULT_RULE",
    "Candidate",
    "Coverage",
    "MixItem",
    "MixRule",
    "Proposal",
    "Span",
    "Stratum",
    "coverage_of",
    "even_cap",
    "key_span",
    "propose",
]
