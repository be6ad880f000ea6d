"""Transcripts: what their turns say about a call."""
