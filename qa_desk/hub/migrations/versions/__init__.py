"""Migrations of the hub's own tables."""
