"""What may be said about agents, questions, evaluators and coaching: reads put through `qa_desk.stats`."""
