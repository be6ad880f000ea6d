"""Team progress: agents beside one another, ranked only where they can be told apart."""
