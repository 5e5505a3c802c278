from pathlib import Path

from sitters import sit
from tiny_story import tiny_story

from escape_game.engine.playthrough import replay
from escape_game.terminal.recording import recorder


def words(text):
    return " ".join(text.split())


def test_the_journal_tells_choices_with_their_numbers_and_what_was_noted_of_them():
    text = words(sit("drink", "lid", "journal")[1])
    assert "1, day 1, 10 December 1939: Drink. 2, day 2, 11 December 1939: Lid. Noted: He found a lid." in text
    assert "type journal back and its number" in text


def test_an_empty_journal_says_so():
    assert "Nothing is written in it yet." in sit("journal")[1]


def test_the_journal_shows_the_last_ones_and_says_how_to_see_more():
    text = words(sit(*["drink", "lid"] * 4, "journal", "journal 3")[1])
    assert "2 earlier. Type journal 8 to read them all." in text
    assert "5 earlier." in text


def test_going_back_to_a_choice_of_the_journal_is_saved_and_shown():
    _, text, folder = sit("lid", "drink", "wade", "journal back 2")
    assert folder.autosaved[-1].log == ("lid",)
    assert "Back where you chose that." in text
    assert text.rindex("Scene:") > text.rindex("Back where")


def test_going_back_where_there_is_nothing_changes_nothing():
    for wrong in ("journal back", "journal back 9", "journal back x", "journal back 0", f"journal back {'9' * 400}"):
        _, text, folder = sit("drink", wrong)
        assert "There is no choice" in text
        assert folder.autosaved[-1].log == ("drink",)
    assert "takes nothing back" in sit("drink", "journal back 1", story=tiny_story(default_difficulty=1))[1]


def test_a_log_with_a_way_back_in_it_can_be_replayed(tmp_path: Path):
    log = tmp_path / "walk.log"
    sit("lid", "drink", "wade", "journal back 2", "drink", "undo", "drink", listener=recorder(log))
    assert "> (back 1)" in log.read_text(encoding="utf-8")
    assert replay(tiny_story(), log.read_text(encoding="utf-8")).first_difference is None
