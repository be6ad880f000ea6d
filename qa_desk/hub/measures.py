"""What the hub measures of itself, for Prometheus. Numbers and names of endpoints only, never of people."""

from __future__ import annotations

import os
from dataclasses import dataclass, field

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.multiprocess import MultiProcessCollector
from sqlalchemy import Connection, func, select

from qa_desk.hub.tables import BLOB, DEVICE, DUE, STREAM

SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10, 30)
REASONS = {
    "edits a row that is not here": "unknown row",
    "rests on something that was refused": "rests on refused",
    "this fact is known already, with other content": "other content",
    "unknown to this hub; update it": "unknown table",
    "written in somebody else's name": "author",
    "only an administrator may write this": "role",
    "only a lead may write this": "role",
    "not allowed by this person's roles": "role",
    "belongs to another team or person": "scope",
}
"""Why a row was refused, as a label: what is not among these counts as “other”, so that labels stay few."""


@dataclass(slots=True)
class Measures:
    """One process's counts; with `PROMETHEUS_MULTIPROC_DIR` those of all its siblings are told together."""

    registry: CollectorRegistry = field(default_factory=CollectorRegistry)
    requests: Counter = field(init=False)
    seconds: Histogram = field(init=False)
    volume: Counter = field(init=False)
    in_flight: Gauge = field(init=False)
    taken: Counter = field(init=False)
    refused: Counter = field(init=False)
    turned_away: Counter = field(init=False)

    def __post_init__(self) -> None:
        def counter(name: str, what: str, *labels: str) -> Counter:
            return Counter(f"qa_desk_hub_{name}", what, labels, registry=self.registry)

        self.requests = counter("requests", "Answers", "route", "method", "status")
        self.volume = counter("bytes", "Bytes of bodies", "route", "direction")
        self.taken = counter("changes_taken", "Rows, texts and aliases taken")
        self.refused = counter("changes_refused", "Rows not taken, by reason", "reason")
        self.turned_away = counter("turned_away", "Requests not answered, by reason", "reason")
        self.seconds = Histogram(
            "qa_desk_hub_request_seconds",
            "Time to answer",
            ("route",),
            buckets=SECONDS,
            registry=self.registry,
        )
        self.in_flight = Gauge(
            "qa_desk_hub_requests_in_flight",
            "Requests being answered",
            registry=self.registry,
            multiprocess_mode="livesum",
        )

    def refuse(self, why: str) -> None:
        """Count a row that was not taken."""
        self.refused.labels(REASONS.get(why, "other")).inc()

    def told(self, connection: Connection) -> bytes:
        """Everything, in Prometheus's text format, with what the database says now."""
        registry = self.registry
        if "PROMETHEUS_MULTIPROC_DIR" in os.environ:
            registry = CollectorRegistry()
            MultiProcessCollector(registry)  # type: ignore[no-untyped-call]
        now = CollectorRegistry()
        asked = {
            "devices": select(func.count()).select_from(DEVICE).where(DEVICE.c.revoked == 0),
            "recordings": select(func.count()).select_from(BLOB),
            "recordings_bytes": select(func.coalesce(func.sum(BLOB.c.size), 0)),
            "releases_due": select(func.count()).select_from(DUE),
            "feed_position": select(func.coalesce(func.max(STREAM.c.pos), 0)),
        }
        for name, query in asked.items():
            gauge = Gauge(f"qa_desk_hub_{name}", name.replace("_", " "), registry=now)
            gauge.set(float(connection.execute(query).scalar_one()))
        return bytes(generate_latest(registry)) + bytes(generate_latest(now))
