"""Sampling plans: written, drawn with their provenance, kept."""
