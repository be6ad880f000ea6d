"""Which calls the executives hear, a fair mix drawn by a stated rule from a stored seed, and what they heard. Pure."""

from qa_desk.listening.consistency import Message, Statement, Verdict, judge
from qa_desk.listening.coverage import Coverage, coverage_of
from qa_desk.listening.heard import Heard, Meter
from qa_desk.listening.masking import mask_card, mask_customer, mask_names, names_said
from qa_desk.listening.mix import DEFAULT_RULE, Candidate, MixItem, MixRule, Proposal, Stratum, propose
from qa_desk.listening.spans import Span, even_cap, key_span

__all__ = [
    "DEFAULT_RULE",
    "Candidate",
    "Coverage",
    "Heard",
    "Message",
    "Meter",
    "MixItem",
    "MixRule",
    "Proposal",
    "Span",
    "Statement",
    "Stratum",
    "Verdict",
    "coverage_of",
    "even_cap",
    "judge",
    "key_span",
    "mask_card",
    "mask_customer",
    "mask_names",
    "names_said",
    "propose",
]
