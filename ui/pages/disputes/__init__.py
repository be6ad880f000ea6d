"""The To decide page."""
