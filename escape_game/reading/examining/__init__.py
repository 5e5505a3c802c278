"""What only a story's author needs to know: slips that can be played, and would be noticed too late."""
