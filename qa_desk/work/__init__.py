"""Use cases, one file each: the only way anything is changed. Each is one transaction with its audit event."""

from qa_desk.work.desk import Change, Desk, Transaction

__all__ = ["Change", "Desk", "Transaction"]
