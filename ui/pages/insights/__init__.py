"""Insights: what moves customers' ratings, how our scores agree with them, and what customers say."""
