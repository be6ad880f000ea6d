"""The Agent page: quality by section beside the customers' rating, over time, each with its doubt."""
