"""What can go wrong with a database file; `qa_desk` turns these into words for people."""

from __future__ import annotations


class DatabaseProblem(Exception):
    """A database that cannot be used as it is."""


class NewerDatabase(DatabaseProblem):
    """The file was written by a newer release."""


class NotADatabase(DatabaseProblem):
    """The file is no QA Desk database, or is damaged."""
