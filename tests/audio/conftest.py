"""The recorded sound server for every test of sound."""

from __future__ import annotations

from tests.audio.null_sink import null_server, null_sink, own_sink

__all__ = ["null_server", "null_sink", "own_sink"]
