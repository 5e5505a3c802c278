"""`check --prove`: what holds in every state of a story, what a playthrough breaks, and what nobody knows."""
