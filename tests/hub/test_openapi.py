"""The protocol is written down: its document changes on purpose only, and then its version does too."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

from qa_desk.hub.app import PROTOCOL, openapi_document

WRITTEN = Path(__file__).parents[2] / "docs" / "hub-openapi.json"


def test_the_protocol_is_what_its_document_says() -> None:
    """After a change on purpose: raise PROTOCOL in hub/app.py; `qa-desk hub openapi > docs/hub-openapi.json`."""
    assert openapi_document() == WRITTEN.read_text(encoding="utf-8")


def test_a_changed_protocol_has_another_version() -> None:
    asked = ["git", "show", "HEAD:docs/hub-openapi.json"]
    before = subprocess.run(asked, cwd=WRITTEN.parent, capture_output=True, text=True, check=False)
    if before.returncode:
        return  # no history here
    old, new = json.loads(before.stdout), json.loads(openapi_document())
    if old["paths"] != new["paths"] or old["components"] != new["components"]:
        assert old["info"]["version"] != PROTOCOL
    for path, operations in old["paths"].items():
        assert set(operations) <= set(new["paths"].get(path, {})), (
            f"{path} is gone: older desks still ask for it"
        )
