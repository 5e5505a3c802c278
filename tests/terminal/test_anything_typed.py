"""Whatever is typed, wherever: the game goes on or is left, and what it saved can be opened."""

from contextlib import chdir
from pathlib import Path
from tempfile import TemporaryDirectory

from builders import tiny
from hypothesis import given, settings
from hypothesis import strategies as st
from roads import SCENES, TITLE, leg
from sitters import sit
from tiny_story import tiny_story

from escape_game.saving.folder import SaveFolder
from escape_game.terminal.understanding import COMMANDS

NAMES = [spelling for names in COMMANDS for spelling in names if names[0] != "transcript"]
ORDERS = ["pace forced", "pace steady", "pace rest", "rations half", "rations full", "pace"]
AFTER = ["", "1", "2", "99", "-1", "9" * 400, "kazik", "you", "water", "back 1", "back 99", "words", "here", "all"]
OPTIONS = ["options width 40", "options odds words", "options color auto", "options plain on", "options theme x"]
TYPED = st.one_of(
    st.sampled_from(["1", "2", "3", "", "walk on"]),
    st.sampled_from(ORDERS),
    st.tuples(st.sampled_from(NAMES), st.sampled_from(AFTER)).map(" ".join),
    st.sampled_from(OPTIONS),
    st.text(max_size=12),
)
WALK = tiny(SCENES + leg("", 200), TITLE, walks=True)


@settings(max_examples=60, deadline=None)
@given(st.lists(TYPED, max_size=40))
def test_on_a_road_nothing_typed_ends_the_game_but_leaving_it(lines):
    assert_sound(WALK, ["1", *lines])


@settings(max_examples=60, deadline=None)
@given(st.lists(TYPED, max_size=40))
def test_in_scenes_nothing_typed_ends_the_game_but_leaving_it(lines):
    assert_sound(tiny_story(), lines)


def assert_sound(story, lines):
    with TemporaryDirectory() as folder, chdir(folder):  # where a transcript is written, if that is what was typed
        saves = SaveFolder(Path(folder))
        code, _, _ = sit(*lines, story=story, folder=saves)
        assert code == 0
        saves.open(story, saves.newest(story).slot)
