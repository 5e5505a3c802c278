"""Walk South: a story engine for the terminal, and the story that proves it."""

__version__ = "0.1.0"
