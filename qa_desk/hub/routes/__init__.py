"""The hub's endpoints, a file each group."""
