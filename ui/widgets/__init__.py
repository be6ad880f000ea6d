"""Reusable widgets: each a small world with properties and signals, no reach outside."""
