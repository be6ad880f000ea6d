"""Change capture: which tables sync and how, derived from the models; the triggers that note every change."""
