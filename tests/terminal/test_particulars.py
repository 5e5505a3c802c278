import pytest
from hand_made_views import ODDS, VIEW, offer

from escape_game.terminal.blocks import Menu, Screen
from escape_game.terminal.layout import lay_out
from escape_game.terminal.options import Options
from escape_game.terminal.particulars import row
from escape_game.terminal.plain_drawing import draw
from escape_game.terminal.screens import heading


def said(choice):
    return "\n".join(draw(Screen((Menu((row(choice, 1, "full"),)),)), lay_out(Options(plain=True), 200)))


def test_a_locked_choice_says_its_price_once():
    locked = offer("buy", "Buy the mule", open=False, prices=("5 salt",), locked="needs 5 salt, you have 2")
    assert said(locked) == "- Buy the mule. Locked: needs 5 salt, you have 2."


def test_a_lock_that_is_not_about_the_price_leaves_it_standing():
    locked = offer("buy", "Buy the mule", open=False, prices=("5 salt",), locked="the trader is asleep")
    assert said(locked) == "- Buy the mule. Locked: the trader is asleep. Costs 5 salt."


def test_a_locked_choice_warns_of_nothing_that_cannot_happen_now():
    locked = offer("buy", "Buy it", open=False, locked="not now", warns="this can kill you", undo=False)
    assert said(locked) == "- Buy it. Locked: not now."


@pytest.mark.parametrize(("title", "parts"), [("Dry Camp", 2), ("", 1)])
def test_an_event_without_a_title_has_a_heading_without_a_gap(title, parts):
    assert len(heading(VIEW._replace(title=title)).parts) == parts


def test_where_all_are_at_risk_nobody_is_named():
    both = offer("lie", "Lie still", odds=ODDS._replace(risked=("you", "Kazik")))
    assert row(both, 1, "full", alive=2).details[-1].words.shown == "at risk: everyone"
    assert row(both, 1, "full", alive=3).details[-1].words.shown == "at risk: you, Kazik"
