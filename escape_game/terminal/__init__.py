"""What the player sees and types."""
