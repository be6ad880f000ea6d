"""Suggestions of two desks that worked apart: one of each, and what was shown still names it."""

from __future__ import annotations

from tests.sync.desks import Desk, differences, exchange


def test_the_same_suggestion_made_on_two_desks_is_one_and_what_was_shown_names_it() -> None:
    a, b = Desk("aa"), Desk("bb")
    a.add(
        "interaction", id="i", source="s", external_id="x", channel="voice", direction="in", started_at=0,
        duration_ms=1, outcome="unknown", imported_at=0,
    )  # fmt: skip
    a.add("form", id="f", key="k", language="en", title="F", retired=0, created_at=0)
    a.add("form_version", id="v", form_id="f", number=1, title="F", definition="{}", hash="h", published_at=0)
    exchange(a, b)
    for desk in (a, b):
        rule, made = f"r{desk.name}", f"g{desk.name}"
        desk.add(
            "suggestion_rule", id=rule, form_id="f", question_key="q", definition="{}", fingerprint="p", number=1,
            state="on", created_at=0, updated_at=0, deleted=0,
        )  # fmt: skip
        desk.add(
            "suggestion", id=made, interaction_id="i", form_version_id="v", rule_id=rule, question_key="q",
            source="rule", fingerprint="p", basis="t", hit=1, choice="yes", na=0, spans="[]", made_at=5,
        )  # fmt: skip
        desk.add(
            "suggestion_seen", draft_id=f"d{desk.name}", question_key="q", suggestion_id=made, shown_at=6,
            answered=0, taken=1,
        )  # fmt: skip
    exchange(a, b)
    assert differences(a, b) == []
    for desk in (a, b):
        assert desk.one("SELECT count(*) FROM suggestion_rule") == 1
        assert desk.one("SELECT count(*) FROM suggestion") == 1
        joined = "SELECT count(*) FROM suggestion_seen n JOIN suggestion g ON g.id = n.suggestion_id"
        assert desk.one(joined) == 2
        assert desk.one("SELECT count(*) FROM suggestion g JOIN suggestion_rule r ON r.id = g.rule_id") == 1
