"""Encryption at rest: the whole database under a key that the operating system keeps for its person."""
