"""YAML text in, Story out."""
