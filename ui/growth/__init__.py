"""An agent's growth on screen: the paths to roles, try-out days, training. Shown on several pages."""

from ui.growth.panel import GrowthPanel

__all__ = ["GrowthPanel"]
