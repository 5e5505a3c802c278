from itertools import combinations

from builders import tiny
from hypothesis import given
from hypothesis import strategies as st
from roads import SCENES, TITLE, leg

from escape_game.engine.route import AHEAD, BEHIND, HERE, route
from escape_game.engine.turn import begin, choose
from escape_game.story.layout import ROAD_KM

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


def with_legs(*distances):
    (track, *_) = STORY.legs
    return STORY._replace(legs=tuple(track._replace(title=f"Leg {n}", distance=d) for n, d in enumerate(distances)))


def walked(story, distance):
    state = begin(story, 7).state
    state.values[ROAD_KM] = distance
    return [stop.way.title for stop in route(story, state).stops if stop.way is not None]


@given(st.lists(st.integers(1, 40), max_size=9), st.sets(st.integers(0, 8), max_size=4))
def test_the_legs_behind_us_make_up_what_was_walked_with_as_few_left_out_as_may_be(lengths, left_out):
    distances = [length * 1000 for length in lengths]
    total = sum(distance for place, distance in enumerate(distances) if place not in left_out)
    titles = walked(with_legs(*distances), total)
    assert sum(distances[int(title.split()[1])] for title in titles) == total
    usable = sum(distance <= total for distance in distances)
    fewest = next(
        n
        for n in range(5)
        for some in combinations([d for d in distances if d <= total], usable - n)
        if sum(some) == total
    )
    assert len(titles) == usable - fewest


def test_a_long_walk_is_no_longer_to_look_back_on():
    story = with_legs(*(1000 * (20 + leg * 7 % 31) for leg in range(400)))
    assert len(walked(story, sum(leg.distance for leg in story.legs) - 20_000)) == 399
    irregular = with_legs(*(20_000 + leg * leg * 37 % 9973 for leg in range(400)))
    assert walked(irregular, 9_000_001) == []
