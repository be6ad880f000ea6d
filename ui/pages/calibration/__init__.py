"""Rounds in which several score the same calls blind, then talk."""
