from builders import tiny
from roads import SCENES, TITLE, leg

from escape_game.engine.route import AHEAD, BEHIND, HERE, route
from escape_game.engine.turn import begin, choose

STORY = tiny(SCENES + leg("", 60) + leg("", 35).replace("leg: track", "leg: detour"), TITLE, walks=True)


def seen(*choices):
    step = begin(STORY, 7)
    for choice in choices:
        step = choose(STORY, step.state, choice)
    return route(STORY, step.state)


def marks(view):
    return [(stop.mark, stop.title) for stop in view.stops]


def test_before_setting_out_there_is_the_place_where_we_are_and_nothing_ahead():
    assert marks(seen()) == [(HERE, "The land")]
    assert seen().walked == 0


def test_where_a_leg_begins_its_end_is_all_that_is_known_of_what_is_ahead():
    view = seen("go")
    assert marks(view) == [(HERE, "The land"), (AHEAD, "Nowhere")]
    assert view.stops[1].way == ("The track", 0, 60_000)


def test_on_the_road_we_stand_between_its_two_ends():
    story = tiny(SCENES + leg("", 200), TITLE, walks=True)
    state = choose(story, choose(story, begin(story, 7).state, "go").state, "walk").state
    view = route(story, state)
    assert marks(view) == [(BEHIND, "The land"), (HERE, ""), (AHEAD, "Nowhere")]
    assert [stop.way for stop in view.stops[1:]] == [("The track", view.walked, 200_000)] * 2
    assert 0 < view.walked < 200_000


def test_a_leg_that_was_not_taken_is_not_on_the_route():
    state = begin(STORY, 7).state
    for choice in ("go", "walk"):
        state = choose(STORY, state, choice).state
    while state.scene == 0:
        state = choose(STORY, state, "walk").state
    view = route(STORY, state)
    assert marks(view) == [(BEHIND, "The land"), (HERE, "Nowhere")]
    assert view.stops[1].way == ("The track", 60_000, 60_000)
    assert view.walked == 60_000


def test_of_later_regions_there_is_only_their_number():
    view = route(STORY._replace(regions=STORY.regions * 3), begin(STORY, 7).state)
    assert view.unknown == 2
    assert marks(view) == [(HERE, "The land")]
