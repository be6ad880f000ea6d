"""The base of everything a form is made of."""

from __future__ import annotations

import msgspec


class Struct(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, cache_hash=True):
    """Base of all parts: immutable, strict about unknown fields, a quick key for what is worked out once."""
