"""Documents and names in, Story out."""
