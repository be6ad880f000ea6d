"""Every migration, in order."""
