import pytest
from tiny_story import tiny_story

from escape_game.engine import journey as journeys
from escape_game.engine.journey import play, start
from escape_game.engine.playthrough import replay
from escape_game.errors import UsageError
from escape_game.saving.crash_record import HOW_TO_SEND, recording_crashes

STORY = tiny_story()


@pytest.fixture
def broken(monkeypatch):
    """A game in which wading is a bug, until it is mended."""
    real = journeys.choose

    def choose(story, state, choice, **more):
        if choice == "wade":
            raise ZeroDivisionError("a bug\x1b[2J")
        return real(story, state, choice, **more)

    with monkeypatch.context() as patch:
        patch.setattr(journeys, "choose", choose)
        yield patch


def crash(folder, listener=None):
    with recording_crashes(folder, listener) as witness:
        journey, events = start(STORY, 4, id="one")
        witness("begun", journey, events)
        for choice in ("lid", "drink", "wade"):
            journey, events = play(journey, choice)
            witness("played", journey, events)


@pytest.mark.usefixtures("broken")
def test_a_bug_leaves_a_record_with_its_traceback_beside_the_autosave(tmp_path):
    with pytest.raises(ZeroDivisionError) as raised:
        crash(tmp_path)
    record = tmp_path / "crash-one-2.log"
    assert raised.value.__notes__ == [f"The choices that led there: {record}"]
    text = record.read_text(encoding="utf-8")
    assert f"## {HOW_TO_SEND}" in text
    assert "## ZeroDivisionError: a bug" in text
    assert "\x1b" not in text
    assert "# seed 4" in text
    assert text.endswith("\n> wade\n")


def test_the_record_plays_up_to_the_bug_and_through_it_once_it_is_mended(tmp_path, broken):
    with pytest.raises(ZeroDivisionError):
        crash(tmp_path)
    text = (tmp_path / "crash-one-2.log").read_text(encoding="utf-8")
    with pytest.raises(ZeroDivisionError):
        replay(STORY, text)
    broken.undo()
    assert replay(STORY, text).journey.log == ("lid", "drink", "wade")


@pytest.mark.usefixtures("broken")
def test_whoever_else_listens_hears_everything(tmp_path):
    heard = []
    with pytest.raises(ZeroDivisionError):
        crash(tmp_path, lambda change, journey, _: heard.append((change, len(journey.log))))
    assert heard == [("begun", 0), ("played", 1), ("played", 2)]


@pytest.mark.parametrize("error", [UsageError("no"), OSError(28, "full")])
def test_what_is_no_bug_leaves_nothing(tmp_path, error):
    with pytest.raises(type(error)), recording_crashes(tmp_path, None):
        raise error
    assert not list(tmp_path.iterdir())


@pytest.mark.usefixtures("broken")
def test_where_no_record_can_be_written_the_bug_is_still_the_bug(tmp_path):
    with pytest.raises(ZeroDivisionError) as raised:
        crash(tmp_path / "nowhere")
    assert not hasattr(raised.value, "__notes__")
