"""Many desks, one truth: packing what changed here, merging what changed elsewhere, through a folder or a hub."""
