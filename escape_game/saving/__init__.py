"""Journeys to JSON text and back, and the folder they are kept in."""
