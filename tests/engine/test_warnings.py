from builders import tiny
from roads import SCENES, TITLE, leg

from escape_game.engine.events import DRY
from escape_game.engine.turn import begin, choose
from escape_game.engine.warnings import standing
from escape_game.story.layout import LAST_DRANK
from escape_game.story.survival import Point


def parched(share, **numbers):
    tale = tiny(SCENES + leg("heat: 4\nwater every: 80-85 km").replace("heat: 0\n", ""), TITLE, walks=True)
    state = choose(tale, begin(tale, 1).state, "go").state
    state.values[LAST_DRANK] = share
    tale = tale._replace(survival=tale.survival._replace(**numbers))
    return any(warned.kind == DRY for warned in standing(tale, state).values())


def test_a_dry_day_is_warned_of_where_the_rules_say_that_it_costs_strength():
    assert parched(24)
    assert not parched(25)
    assert parched(39, dry=(Point(40, 5000),))
    assert not parched(0, dry=())
