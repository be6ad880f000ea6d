"""Reads that screens need: named, paged, indexed; each returns small frozen dataclasses."""
