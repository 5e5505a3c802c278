from builders import tiny
from roads import SCENES, TITLE, leg

from escape_game.engine.events import Rolled
from escape_game.engine.turn import begin, choose
from escape_game.engine.viewing import view

SET_OUT = "    text: Set out\n    travel: track\n"
CLIMB = """\
  climb:
    text: Climb
    costs:
      condition: 30
      days: 2
    check:
      base: 60
    success:
      go: nowhere
    failure:
      go: nowhere
"""
TALE = SCENES.replace(SET_OUT, SET_OUT + CLIMB) + leg("", 60)


def test_the_odds_shown_are_those_that_are_rolled_once_the_price_is_paid():
    tale = tiny(TALE, TITLE, walks=True)
    state = begin(tale, 1).state
    shown = next(offer.odds for offer in view(tale, state).offers if offer.id == "climb")
    (rolled,) = [event for event in choose(tale, state, "climb").events if isinstance(event, Rolled)]
    assert (shown.chance, shown.reasons) == (rolled.chance, rolled.reasons)
    assert any(reason.points < 0 for reason in shown.reasons)
