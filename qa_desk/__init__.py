"""What QA Desk does: rules, sound, statistics, import and use cases. Knows no screen."""

__version__ = "0.1.0"
