import pytest
from builders import tiny
from roads import SCENES, TITLE, leg

from escape_game.terminal import glossary, help_pages
from escape_game.terminal.layout import lay_out
from escape_game.terminal.options import Options
from escape_game.terminal.plain_drawing import draw

MORE = TITLE.replace(
    "    range: 0-100\n",
    "    range: 0-100\n    words: {40: low spirits, 100: even}\n    about: what you all hope for.\n",
).replace("    range: 0-10\n", "    range: 0-10\n    feared: yes\n")


@pytest.fixture(scope="module")
def tale():
    return tiny(SCENES + leg("", 60), MORE, walks=True)


def help_on(tale, word):
    return "\n".join(draw(help_pages.topic(tale, word), lay_out(Options(plain=True), 200)))


def test_a_quantity_is_explained_in_its_authors_words(tale):
    assert glossary.lines(tale, "Morale") == ("Morale: what you all hope for. At most 100.",)


def test_of_what_is_feared_less_is_said_to_be_better(tale):
    assert glossary.lines(tale, "hunted")[0].endswith("At most 10. The less of it, the better.")


def test_a_word_that_means_two_things_has_a_line_for_each(tale):
    assert glossary.lines(tale, "even") == (
        "even: Morale above 40, up to 100.",
        "even: a chance above 40, up to 60 percent.",
    )


@pytest.mark.parametrize("word", ["worn", "failing", "sinking", "at the last", "at risk", "forecast", "odds", "fair"])
def test_what_the_game_says_of_bodies_and_chances_is_explained(tale, word):
    assert help_on(tale, word).startswith(f"{word}: ")


def test_stages_name_their_condition(tale):
    assert "Condition from 25." in glossary.lines(tale, "failing")[0]


def test_a_command_comes_first_and_a_slip_is_led_to_what_is_near(tale):
    assert help_on(tale, "undo").startswith("undo: take back")
    assert "Did you mean help failing?" in help_on(tale, "failin")
    assert "Type help for the commands." in help_on(tale, "zzzz")


def test_every_word_is_named_once_and_explained(tale):
    names = glossary.names(tale)
    assert len(set(names)) == len(names)
    assert all(glossary.lines(tale, name) for name in names)
