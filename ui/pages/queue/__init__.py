"""The coach's home: what waits, and how far everybody is."""
