"""The Import page: what would be added, row by row, before anything is written."""
