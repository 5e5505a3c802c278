import pytest
from builders import amount, condition, joined, tiny, with_amount
from roads import SCENES, TITLE, leg

from escape_game.engine.turn import begin, choose
from escape_game.engine.viewing import view
from escape_game.story.layout import DAY

SET_OUT = "    text: Set out\n    travel: track\n"
POT = """\
  own:
    text: Sit for five days
    then:
      days: 5
  guests:
    text: Sit by their pot for five days
    then:
      guest days: 5
  paid:
    text: Work for five days, and eat with them
    costs:
      guest days: 5
    then:
      gains:
        food: 2 rations
"""
FELT = SCENES.replace(SET_OUT, SET_OUT + POT) + leg("", 60)


def sitting(food):
    tale = tiny(FELT, TITLE, walks=True)
    return tale, with_amount(tale, joined(tale, begin(tale, 1).state, "kazik", "smith"), "food", food)


@pytest.mark.parametrize(("choice", "left"), [("guests", 10), ("paid", 12)])
def test_guests_eat_nothing_of_their_own(choice, left):
    tale, state = sitting(10)
    after = choose(tale, state, choice).state
    assert amount(tale, after, "food") == left
    assert after.values[DAY] == state.values[DAY] + 5
    assert amount(tale, choose(tale, state, "own").state, "food") < 5


def test_guests_do_not_go_hungry():
    tale, state = sitting(0)
    fed, hungry = choose(tale, state, "guests").state, choose(tale, state, "own").state
    assert condition(tale, fed, "kazik") > condition(tale, hungry, "kazik") + 5


def test_the_price_of_days_as_a_guest_stands_on_the_choice():
    tale, state = sitting(10)
    assert next(offer.prices for offer in view(tale, state).offers if offer.id == "paid") == ("5 days",)
