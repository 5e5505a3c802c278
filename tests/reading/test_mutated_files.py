"""A hostile or clumsy writer: whatever a file holds, check says what is wrong and where, and raises nothing."""

import random
import resource
import sys
import time
from pathlib import Path

import pytest
from mutations import OFTEN, mutated

from escape_game.errors import SourceSpan
from escape_game.reading.checking import check_files
from escape_game.reading.decoding import MOST_BYTES
from escape_game.reading.rules import RULES
from escape_game.reading.sources import StoryFile, read_folder

ROOT = Path(__file__).parents[2]
ORDINARY, SOAK = 400, 5_000
MOST_PROBLEMS = 5_000


def assert_told(data):
    """Whatever it is, it is told with a known code, a place in the file, words, and bounds."""
    checked = check_files([StoryFile("story.yaml", "story.yaml", data)])
    lines = data.replace(b"\r\n", b"\n").count(b"\n") + data.count(b"\r") + data.count(b"\x85") + 2
    assert checked.story is not None or checked.problems
    assert len(checked.problems) <= MOST_PROBLEMS
    for problem in checked.problems:
        assert problem.severity == RULES[problem.code].severity
        assert isinstance(problem.span, SourceSpan)
        assert problem.span.file == "story.yaml"
        assert 1 <= problem.span.line <= lines
        assert problem.span.column >= 1
        assert problem.span.width >= 1
        assert problem.message
        assert "\x1b" not in problem.message + problem.hint
        assert "\u202e" not in problem.message + problem.hint
    return checked


@pytest.mark.parametrize("first", range(0, ORDINARY, 50))
def test_a_mutated_file_is_told_about_and_raises_nothing(first):
    for seed in range(first, first + 50):
        assert_told(mutated(seed))


@pytest.mark.soak
def test_five_thousand_mutated_files_within_two_seconds_and_five_hundred_megabytes_each():
    for seed in range(SOAK):
        before = time.process_time()
        assert_told(mutated(seed))
        assert time.process_time() - before < 2, seed
    unit = 1 if sys.platform == "darwin" else 1024
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit < 500 * 2**20


@pytest.mark.soak
def test_a_mutated_file_of_the_shipped_story_is_told_about():
    files = read_folder(ROOT / "scenes")
    for seed in range(150):
        dice = random.Random(seed)
        at = dice.randrange(len(files))
        data = dice.choice(OFTEN)(files[at].data, dice)
        checked = check_files([*files[:at], files[at]._replace(data=data), *files[at + 1 :]])
        assert checked.story is not None or checked.problems


STORY = (ROOT / "tests/good_scenes/S518-item-that-nothing-brings.yaml").read_bytes()
BOMB = b"a: &a [x,x,x,x,x,x,x,x]\n" + b"".join(
    b"%c: &%c [%s]\n" % (98 + i, 98 + i, b",".join([b"*%c" % (97 + i)] * 8)) for i in range(9)
)
BIG = {
    "a line of ten megabytes": STORY + b"# " + b"x" * 10_000_000,
    "a line that just fits": STORY.replace(b"  Snow.", b"  " + b"Snow " * (MOST_BYTES // 5 - 1000)),
    "one word without end": STORY.replace(b"  Snow.", b"  " + b"x" * (MOST_BYTES - 2000)),
    "ten thousand levels": STORY + b"a: " + b"[" * 10_000 + b"]" * 10_000 + b"\n",
    "ten thousand levels by indents": STORY + b"".join(b" " * i + b"a:\n" for i in range(1_500)),
    "an alias bomb": BOMB,
    "braces without end": STORY.replace(b"  Snow.", b"  " + b"{if told: " * 20_000),
    "stars without end": STORY.replace(b"  Snow.", b"  " + b"*a" * 100_000),
    "brackets without end": STORY.replace(b"    text: Go home", b"    text: Go home\n    when: " + b"(" * 50_000),
    "a condition without end": STORY.replace(
        b"    text: Go home", b"    text: Go home\n    when: told" + b" or told and morale > 3" * 5_000
    ),
    "nots without end": STORY.replace(
        b"    text: Go home", b"    text: Go home\n    when: " + b"not " * 50_000 + b"told"
    ),
    "a number without end": STORY.replace(b"start: 50", b"start: " + b"9" * 100_000),
    "a hundred thousand choices": STORY.replace(
        b"choices:\n", b"choices:\n" + b"".join(b"  c%d:\n    text: T\n    end: home\n" % i for i in range(20_000)), 1
    ),
    "a hundred thousand empty documents": STORY + b"---\n" * 100_000,
    "ten thousand wrong documents": STORY + b"---\nszene: x\n" * 10_000,
    "nothing": b"",
    "nothing but NULs": b"\0" * 1_000_000,
    "UTF-16": STORY.decode().encode("utf-16"),
    "random bytes": random.Random(1).randbytes(1_000_000),
}


@pytest.mark.parametrize("name", BIG)
def test_what_is_too_much_is_refused_or_read(name):
    checked = check_files([StoryFile("story.yaml", "story.yaml", BIG[name])])
    assert checked.story is not None or checked.problems


@pytest.mark.soak
@pytest.mark.parametrize("name", BIG)
def test_what_is_too_much_takes_two_seconds_at_most(name):
    before = time.process_time()
    check_files([StoryFile("story.yaml", "story.yaml", BIG[name])])
    assert time.process_time() - before < 2
