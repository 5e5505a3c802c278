import pytest
from sitters import Watched, sit
from tiny_story import tiny_story

from escape_game.engine.journey import start
from escape_game.errors import StoryError
from escape_game.terminal.keyboard import LineKeyboard, StoryChanged, StreamKeyboard, WatchfulKeyboard
from escape_game.terminal.sitting import Request


class OneLine:
    erases = True

    def ask(self, prompt, _digits=0):
        return f"answer to {prompt}"


def request(reload=None, **options):
    journey, _ = start(tiny_story(), seed=7)
    return Request(arrived=journey, reload=reload, **options)


def retold(journey):
    story = journey.story._replace(title="Retold")
    return story, journey._replace(story=story)


def test_a_sitting_can_begin_with_a_journey():
    _, text, folder = sit("q", request=request())
    assert "1." in text
    assert folder.autosaved[-1].story.id == tiny_story().id


def test_what_is_not_kept_is_not_said_to_be_saved():
    _, text, _ = sit("q", request=request(kept=False))
    assert text.rstrip().endswith("Until next time.")
    assert "Saved" not in text


def test_a_changed_story_is_taken_and_its_scene_shown_again():
    folder = Watched()
    _, once, _ = sit("q", request=request())
    _, text, _ = sit(StoryChanged(), "1", "q", folder=folder, request=request(retold))

    scene = next(line for line in once.splitlines() if line.startswith("Scene:"))
    assert text.count(scene) == 2
    assert folder.autosaved[-1].story.title == "Retold"


def test_a_story_with_errors_is_shown_and_the_old_one_played_on():
    def fails(_journey):
        raise StoryError("The story can't be played: 1 error.\nstory.yaml:3:1: D102 unknown key")

    folder = Watched()
    _, text, _ = sit(StoryChanged(), "1", "q", folder=folder, request=request(fails))

    assert "D102 unknown key" in text
    assert len(folder.autosaved[-1].log) == 1


@pytest.mark.parametrize("changed", [True, False])
def test_a_line_counts_for_nothing_where_its_menu_has_changed(changed):
    keyboard = WatchfulKeyboard(OneLine(), lambda: changed)
    assert keyboard.erases
    if changed:
        with pytest.raises(StoryChanged):
            keyboard.ask("?")
    else:
        assert keyboard.ask("?") == "answer to ?"


def test_a_keyboard_that_waits_for_a_line_can_be_woken():
    from prompt_toolkit import PromptSession
    from prompt_toolkit.input import create_pipe_input
    from prompt_toolkit.output import DummyOutput

    with create_pipe_input() as typed:
        keyboard = LineKeyboard(lambda _text: None, StreamKeyboard(None, lambda _text: None, interactive=False))
        keyboard.wake()  # nobody waits yet, and nothing happens
        keyboard._session = PromptSession(input=typed, output=DummyOutput())
        waited = keyboard._session.prompt("> ", pre_run=keyboard.wake)
    assert waited == ""
