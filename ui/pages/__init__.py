"""One folder per page; no page imports another page."""
