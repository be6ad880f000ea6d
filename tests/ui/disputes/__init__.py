"""The To decide page by itself."""
