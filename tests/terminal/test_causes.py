from builders import tiny
from random_play import random_journey
from sitters import sit

from escape_game.engine.viewing import meters, people
from escape_game.engine.viewing import view as present
from escape_game.story.layout import LEG
from escape_game.terminal import asking_why
from escape_game.terminal.layout import lay_out
from escape_game.terminal.options import Options
from escape_game.terminal.plain_drawing import draw


def words(text):
    return " ".join(text.split())


def test_why_and_a_quantity_says_which_choice_changed_it_last_and_when():
    text = words(sit("drink", "lid", "why water")[1])
    assert "Last changed on day 1, 10 December 1939, from 10 to 8.5 litres. You had chosen: Drink." in text
    assert "Minus 1.5 litres, with that choice." in text


def test_what_never_changed_says_so():
    assert "It has not changed yet." in sit("why wat")[1]


def test_why_and_a_name_says_what_hurt_him_last():
    text = words(sit("wade", "hear", "why smith", "why kazik", "why me")[1])
    assert text.count("You had chosen: Hear. Minus 3 at a stroke, with that choice.") == 1
    assert text.count("there is nothing to say.") == 2


def test_why_of_a_choice_can_be_asked_by_its_words():
    assert "Wade across: 50 percent. Base 50." in words(sit("why wade")[1])
    assert "There is nothing here called frob. You can ask of choices by number" in words(sit("why frob")[1])


def test_where_nothing_is_rolled_a_quantity_is_offered():
    assert "Type why water for how that came about." in words(sit("warm", "why")[1])


def test_why_answers_on_all_of_a_journey():
    for journey, _ in random_journey(1):
        if journey.state.ending >= 0:
            break
        now = present(journey.story, journey.state)
        asked = [meter.title for meter in meters(journey.story, journey.state)]
        asked += [person.name for person in people(journey.story, journey.state)]
        for name in asked:
            answer = "\n".join(
                draw(asking_why.answer(journey, now, name, exact=True), lay_out(Options(plain=True), 80))
            )
            assert "nothing here called" not in answer
            assert answer.strip()
        if journey.state.values[LEG]:
            me = asking_why.answer(journey, now, "me", exact=True)
            assert "at best" in str(me)


AFTERWARDS = """
---
scene: first
title: A shed
region: land
text: |
  Bread.
choices:
  dry:
    text: Dry a crust
    then:
      loses:
        sleep: 2
      go: yard
---
scene: yard
title: The yard
region: land
text: |
  Snow.
on arrival:
  loses:
    sleep: 5
choices:
  go:
    text: Go
    go: nowhere
"""


def test_what_came_after_a_choice_is_not_laid_to_it():
    story = tiny(AFTERWARDS, "quantities:\n  sleep:\n    start: 60\n    range: 0-100\n")
    text = words(sit("dry", "why sleep", story=story)[1])
    assert "Minus 2, with that choice." in text
    assert "Minus 5, after it: The yard." in text
