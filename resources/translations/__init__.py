"""Translations of the screens, and the tools that keep them whole."""
