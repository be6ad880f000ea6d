"""My scorecards as an agent works with them."""
