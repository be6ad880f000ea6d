"""People: who works here, in which roles and teams, and what other systems call them."""
