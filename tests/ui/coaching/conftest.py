"""The page by itself."""

from tests.ui.alone import screen, show, workspace

__all__ = ["screen", "show", "workspace"]
