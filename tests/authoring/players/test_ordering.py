from builders import joined, tiny, with_amount, with_condition
from roads import SCENES, TITLE, leg

from escape_game.authoring.players.ordering import sight, wanted
from escape_game.engine.turn import advance, begin, offers
from escape_game.story.layout import FAILING, SOUND


def on_the_road(more="", food=100, water=50):
    story = tiny(SCENES + leg(more, 2000), TITLE, walks=True)
    state = begin(story, 1).state
    advance(story, state, offers(story, state)[0])
    state = joined(story, state, "smith", "kazik")
    state = with_condition(story, with_condition(story, state, "smith", 80), "kazik", 75)
    return story, with_amount(story, with_amount(story, state, "food", food), "water", water)


def orders(story, state, *, rested=False):
    return list(wanted(story, story.survival, state, rested=rested))


def test_with_plenty_everybody_eats_and_walks_at_an_ordinary_pace():
    given = orders(*on_the_road())

    assert {"pace.steady", "ration.full", "watering.full", "march.night", "duty.nurse.nobody"} <= set(given)


def test_bread_shrinks_as_it_runs_out():
    shares = [next(o for o in orders(*on_the_road(food=food)) if o.startswith("ration.")) for food in (60, 24, 6)]

    assert shares == ["ration.full", "ration.three_quarters", "ration.half"]


def test_food_is_looked_for_when_it_is_short_by_the_strongest():
    assert "duty.forage.smith" in orders(*on_the_road(food=24))
    assert "duty.forage.nobody" in orders(*on_the_road(food=100))


def test_for_somebody_failing_we_slow_down_and_one_of_us_nurses():
    story, state = on_the_road()
    given = orders(story, with_condition(story, state, "kazik", 30))

    assert given[0] == "pace.slow"
    assert "duty.nurse.smith" in given


def test_nobody_has_two_duties():
    story, state = on_the_road(food=24)
    given = orders(story, with_condition(story, state, "kazik", 30))
    people = [order.rpartition(".")[2] for order in given if order.startswith("duty.") and "nobody" not in order]

    assert len(people) == len(set(people)) == 2


def test_for_somebody_sinking_we_rest_once_and_then_go_on_slowly():
    story, state = on_the_road()
    state = with_condition(story, state, "kazik", 15)

    assert orders(story, state)[0] == "pace.rest"
    assert orders(story, state, rested=True)[0] == "pace.slow"


def test_without_food_in_hand_nobody_rests():
    story, state = on_the_road(food=2)

    assert orders(story, with_condition(story, state, "kazik", 15))[0] == "pace.steady"


def test_in_dry_country_nobody_waits_and_water_is_shared_out_in_time():
    story, state = on_the_road("water every: 60-80 km", water=8)
    given = orders(story, with_condition(story, state, "kazik", 15))

    assert given[0] == "pace.steady"
    assert "watering.short" in given


def test_what_is_seen_is_what_a_player_sees():
    story, state = on_the_road(food=36)

    assert sight(story, story.survival, state) == (10, -1, SOUND)
    assert sight(story, story.survival, with_condition(story, state, "smith", 40)).worst == FAILING
