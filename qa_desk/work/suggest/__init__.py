"""Suggested answers: rules tried on past calls, switched on, measured against people, and never part of a score."""

from qa_desk.work.suggest.hits import RuleHits, rule_hits
from qa_desk.work.suggest.make import Shown, make_all, suggestions_for, take
from qa_desk.work.suggest.rules import RuleError, RuleState, keep_trial, rule_states, switch_off, switch_on
from qa_desk.work.suggest.trial import Trial, TriedRow, agreement_figures, figures, try_rule

__all__ = [
    "RuleError",
    "RuleHits",
    "RuleState",
    "Shown",
    "Trial",
    "TriedRow",
    "agreement_figures",
    "figures",
    "keep_trial",
    "make_all",
    "rule_hits",
    "rule_states",
    "suggestions_for",
    "switch_off",
    "switch_on",
    "take",
    "try_rule",
]
