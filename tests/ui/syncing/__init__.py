"""The Sync page and syncing in the background."""
