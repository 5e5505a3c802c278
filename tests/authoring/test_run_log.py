from builders import tiny
from roads import SCENES, TITLE, leg

from escape_game.authoring.playtesting import Plan, playtest
from escape_game.authoring.run_log import run_log, telling_run
from escape_game.authoring.tally import Crash, Halt, Tally
from escape_game.engine.playthrough import parsed, replay

STORY = tiny(SCENES + leg(km=300), TITLE, walks=True)


def test_a_run_written_down_is_the_run_that_was_played_and_plays_again():
    for player in ("random", "sensible", "film"):
        plan = Plan(5, player)
        record = run_log(STORY, plan, 5)

        assert len(parsed(record).choices) == playtest(STORY, plan, 1).choices
        assert replay(STORY, record).first_difference is None


def test_what_went_wrong_is_written_down_first():
    plan = Plan(seed=2)

    assert telling_run(plan, Tally()) == 2
    assert telling_run(plan, Tally(crashes=[Crash(9, "KeyError")])) == 9
    assert telling_run(plan, Tally(crashes=[Crash(9, "KeyError")], stuck=[Halt(8, 1)])) == 8


def test_a_run_that_is_cut_off_ends_there():
    assert len(parsed(run_log(STORY, Plan(max_choices=2), 5)).choices) == 2
