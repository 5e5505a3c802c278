"""The documents of a story: the one place that declares each key."""
