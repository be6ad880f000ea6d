"""What may be said about people's numbers: every value with its n and an interval. Pure."""

from qa_desk.stats.intervals import Estimate, mean_counted, mean_rating, mean_score, wilson

__all__ = ["Estimate", "mean_counted", "mean_rating", "mean_score", "wilson"]
