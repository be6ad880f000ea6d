"""The executives' listening session: planned, held on a stage with a host, and what came of it."""
