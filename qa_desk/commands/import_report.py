"""What an import came to, as text and as data."""
