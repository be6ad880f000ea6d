"""What an import came to, as text and as data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from qa_desk.importing import Item, Preview, Refusal
    from qa_desk.work.import_calls import ImportSummary

LISTED = 50
"""Rows told one by one on a terminal; JSON has them all."""


@dataclass(frozen=True, slots=True)
class Report:
    """A report to print; `refused` says that something was not, or would not be, imported."""

    text: str
    data: dict[str, Any]
    refused: bool


def preview_report(preview: Preview) -> Report:
    """What an import would do, row by row."""
    counts = {status.value: count for status, count in preview.counts.items()}
    data = {
        "dry_run": True,
        **{name: counts.get(name, 0) for name in ("new", "completes", "known")},
        "refused": _refusals(preview.refused),
        "rows": [_row(item) for item in preview.items],
        "questions": [question.value for question in preview.questions],
        "passed_over": preview.passed_over,
        "ratings_off_scale": preview.ratings_off_scale,
    }
    lines = [
        f"{counts.get('new', 0)} to add, {counts.get('completes', 0)} to complete,"
        f" {counts.get('known', 0)} here already, {len(preview.refused)} refused. Nothing was written.",
        *_listed([_line(item) for item in preview.items if item.refusal is None]),
        *_told(preview.refused),
    ]
    if preview.questions:
        lines.append(
            "Left open: " + ", ".join(question.value.replace("_", " ") for question in preview.questions)
        )
    return Report("\n".join(lines), data, bool(preview.refused))


def summary_report(summary: ImportSummary) -> Report:
    """What an import did."""
    data = {
        "run": summary.run_id,
        "added": summary.added,
        "completed": summary.completed,
        "known": summary.known,
        "answers": summary.answers,
        "sent": summary.sent,
        "refused": _refusals(summary.refused),
        "cancelled": summary.cancelled,
    }
    lines = [
        f"{summary.added} calls added, {summary.completed} completed, {summary.answers} survey answers added,"
        f" {summary.known} here already, {len(summary.refused)} refused.",
        *([f"{summary.sent} counts of surveys sent, or single ones, noted."] if summary.sent else []),
        *_told(summary.refused),
    ]
    return Report("\n".join(lines), data, bool(summary.refused))


def _refusals(refused: Iterable[Refusal]) -> list[dict[str, Any]]:
    return [{"file": str(one.path), "line": one.line, "reason": one.reason} for one in refused]


def _told(refused: Iterable[Refusal]) -> list[str]:
    return _listed([f"  refused    {_place(one.path, one.line)}: {one.reason}" for one in refused])


def _listed(every: list[str]) -> list[str]:
    more = len(every) - LISTED
    return every[:LISTED] + ([f"  and {more} more; --json lists them all"] if more > 0 else [])


def _place(path: Path, line: int | None) -> str:
    return f"{path.name}, line {line}" if line else path.name


def _line(item: Item) -> str:
    """One row of the preview: what becomes of it, what it is, where it was found."""
    parts: list[str] = []
    if item.call is not None:
        facts = item.call.facts
        parts = [facts.external_id, facts.agent or facts.agent_id or "agent not known"]
        if facts.started_at is not None:
            parts.append(f"{facts.started_at:%Y-%m-%d %H:%M} UTC")
        if facts.duration_ms is not None:
            minutes, seconds = divmod(round(facts.duration_ms / 1000), 60)
            parts.append(f"{minutes}:{seconds:02}")
    elif item.answer is not None:
        answer = item.answer
        parts = [
            f"{answer.kind} {answer.value:g}" if answer.answered else f"{answer.kind} survey sent, no answer"
        ]
    elif item.count is not None:
        count = item.count
        parts = [count.name, f"{count.sent} {count.kind} surveys sent from {count.since:%Y-%m-%d}"]
    told = "".join(f" {remark}" for remark in item.remarks)
    return f"  {item.status.value:<10} {_place(item.path, item.line)}: {', '.join(parts)}.{told}"


def _row(item: Item) -> dict[str, Any]:
    found: dict[str, Any] = {"status": item.status.value, "file": str(item.path), "line": item.line}
    if item.call is not None:
        facts, recording = item.call.facts, item.call.recording
        found |= {
            "source": facts.source,
            "external_id": facts.external_id,
            "started_at": facts.started_at,
            "agent": facts.agent or facts.agent_id,
            "duration_ms": facts.duration_ms,
            "channels": None
            if recording is None
            else 2
            if recording.caller_half
            else recording.audio.channels,
            "transcript": item.call.transcript is not None,
            "rating": next((s.value for s in item.call.surveys if s.kind == "csat" and s.answered), None),
        }
    if item.answer is not None:
        found |= {
            "source": item.answer.source,
            "external_id": item.answer.external_id,
            "kind": item.answer.kind,
            "rating": item.answer.value if item.answer.answered and item.answer.kind != "comment" else None,
            "sent": item.answer.sent,
        }
    if item.count is not None:
        found |= {
            "source": item.count.source, "agent": item.count.name, "kind": item.count.kind,
            "since": item.count.since, "until": item.count.until, "sent": item.count.sent,
        }  # fmt: skip
    if item.refusal is not None:
        found["reason"] = item.refusal.reason
    found["remarks"] = [str(remark) for remark in item.remarks]
    return found
