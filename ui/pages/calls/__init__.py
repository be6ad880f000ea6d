"""Calls: every call of the workspace, filtered, searched and sorted, to open, hear and score."""
