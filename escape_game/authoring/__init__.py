"""Tools for people who write; they return data."""
