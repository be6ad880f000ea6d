"""Review: one call, heard, read and scored."""
