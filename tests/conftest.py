"""Hypothesis profiles: CI tries the same examples every time, and however slow its machine is."""

import os

import pytest
from hypothesis import settings

settings.register_profile("ci", derandomize=True, deadline=None)
settings.load_profile("ci" if os.environ.get("CI") else "default")


def pytest_addoption(parser):
    parser.addoption("--update-transcripts", action="store_true", help="write tests/transcripts/ anew; read the diff")


@pytest.fixture
def update_transcripts(request):
    return request.config.getoption("--update-transcripts")
