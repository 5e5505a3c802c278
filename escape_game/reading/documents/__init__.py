"""The documents of a story as pydantic models: the one place that declares each key."""
