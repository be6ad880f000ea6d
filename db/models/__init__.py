"""The tables, one file per subject. Facts are append-only; everything else is edited per field."""

from db.models.base import Base, UtcTime, from_epoch_ms, to_epoch_ms
from db.models.calibration import (
    CalibrationAgreed,
    CalibrationCall,
    CalibrationMember,
    CalibrationRound,
    CalibrationScore,
)
from db.models.calls import Customer, Interaction, Reason, Recording, SoundMeasure, Transcript, Turn
from db.models.coaching import (
    CoachingAction,
    CoachingPrivateNote,
    CoachingSession,
    CoachingSignature,
    CoachingTopic,
    Goal,
    Recognition,
)
from db.models.evaluation_life import (
    Dispute,
    DisputeAnswer,
    DisputeDecision,
    DisputePoint,
    DisputeReview,
    DisputeVerdict,
    EvaluationEvent,
)
from db.models.evaluations import (
    Answer,
    Draft,
    DraftAnswer,
    DraftEvidence,
    Evaluation,
    Evidence,
    SectionScore,
)
from db.models.forms import Form, FormDraft, FormRetirement, FormVersion
from db.models.gate import Gate, GateException
from db.models.growth import GrowthPath, GrowthStep, Training, TryoutDay
from db.models.listening import (
    ActionEvent,
    ActionItem,
    ListeningImpression,
    ListeningItem,
    ListeningNote,
    ListeningParticipant,
    ListeningPresence,
    ListeningSession,
    ListeningVote,
)
from db.models.moments import Moment
from db.models.people import Credential, Membership, Person, PersonAlias, RoleGrant, Team
from db.models.sampling import Assignment, AssignmentEvent, EvaluatorCapacity, PlanDraw, SamplingPlan
from db.models.suggestions import Suggestion, SuggestionRule, SuggestionSeen
from db.models.surveys import SurveyComment, SurveyResponse, SurveySent, SurveySentCount
from db.models.sync import LOG as SYNC_LOG
from db.models.workspace import AuditEvent, ImportProfile, ImportRun, WorkspaceFact

FACT_TABLES = tuple(
    sorted(table.name for table in Base.metadata.tables.values() if "seq" in table.primary_key.columns)
)
"""Names of the append-only tables."""

__all__ = [
    "FACT_TABLES",
    "SYNC_LOG",
    "ActionEvent",
    "ActionItem",
    "Answer",
    "Assignment",
    "AssignmentEvent",
    "AuditEvent",
    "Base",
    "CalibrationAgreed",
    "CalibrationCall",
    "CalibrationMember",
    "CalibrationRound",
    "CalibrationScore",
    "CoachingAction",
    "CoachingPrivateNote",
    "CoachingSession",
    "CoachingSignature",
    "CoachingTopic",
    "Credential",
    "Customer",
    "Dispute",
    "DisputeAnswer",
    "DisputeDecision",
    "DisputePoint",
    "DisputeReview",
    "DisputeVerdict",
    "Draft",
    "DraftAnswer",
    "DraftEvidence",
    "Evaluation",
    "EvaluationEvent",
    "EvaluatorCapacity",
    "Evidence",
    "Form",
    "FormDraft",
    "FormRetirement",
    "FormVersion",
    "Gate",
    "GateException",
    "Goal",
    "GrowthPath",
    "GrowthStep",
    "ImportProfile",
    "ImportRun",
    "Interaction",
    "ListeningImpression",
    "ListeningItem",
    "ListeningNote",
    "ListeningParticipant",
    "ListeningPresence",
    "ListeningSession",
    "ListeningVote",
    "Membership",
    "Moment",
    "Person",
    "PersonAlias",
    "PlanDraw",
    "Reason",
    "Recognition",
    "Recording",
    "RoleGrant",
    "SamplingPlan",
    "SectionScore",
    "SoundMeasure",
    "Suggestion",
    "SuggestionRule",
    "SuggestionSeen",
    "SurveyComment",
    "SurveyResponse",
    "SurveySent",
    "SurveySentCount",
    "Team",
    "Training",
    "Transcript",
    "TryoutDay",
    "Turn",
    "UtcTime",
    "WorkspaceFact",
    "from_epoch_ms",
    "to_epoch_ms",
]
