"""Calls written and spoken for the sample workspace."""
