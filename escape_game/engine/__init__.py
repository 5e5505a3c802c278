"""What happens when someone plays: pure functions of (Story, State)."""
