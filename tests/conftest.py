"""Hypothesis profiles: CI tries the same examples every time, and however slow its machine is."""

import os

from hypothesis import settings

settings.register_profile("ci", derandomize=True, deadline=None)
settings.load_profile("ci" if os.environ.get("CI") else "default")
