"""The My scorecards page."""
