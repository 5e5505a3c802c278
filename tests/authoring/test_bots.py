from tiny_story import choice, then, tiny_story

from escape_game.authoring.bots import PLAYERS, film_player, random_player
from escape_game.engine.turn import begin, offers
from escape_game.story.layout import LEG

WALK = choice("walk", -1, then())
ORDERS = [choice(order, -1, then(), order=True) for order in ("pace.slow", "pace.fast")]


def on_the_road(story):
    state = begin(story, seed=1).state
    state.scene = 0
    state.values[LEG] = 1
    return state


def picks(player, story, state, offered, times):
    return [player(story, state, offered).id for _ in range(times)]


def test_the_random_player_takes_every_choice_about_as_often():
    story = tiny_story()
    state = begin(story, seed=1).state
    taken = picks(random_player(1), story, state, offers(story, state), 2_000)

    assert all(400 < taken.count(name) < 600 for name in ("wade", "drink", "warm", "lid"))


def test_the_random_player_plays_the_same_by_the_same_seed():
    story = tiny_story()
    state = begin(story, seed=1).state
    first, second = (picks(random_player(9), story, state, offers(story, state), 50) for _ in range(2))

    assert first == second
    assert picks(random_player(10), story, state, offers(story, state), 50) != first


def test_on_the_road_the_random_player_walks_and_now_and_then_gives_an_order():
    story = tiny_story()
    taken = picks(random_player(1), story, on_the_road(story), [WALK, *ORDERS], 4_000)

    assert 400 < len(taken) - taken.count("walk") < 600
    assert {"pace.slow", "pace.fast"} < set(taken)


def test_without_orders_the_random_player_walks():
    story = tiny_story()

    assert set(picks(random_player(1), story, on_the_road(story), [WALK], 100)) == {"walk"}


def test_the_film_player_takes_the_first_open_choice_of_the_course():
    story = tiny_story()
    bank = story.scenes[1]._replace(course=("swim", "lid", "wade"))
    story = story._replace(scenes=(story.scenes[0], bank, *story.scenes[2:]))
    state = begin(story, seed=1).state

    assert film_player(1)(story, state, offers(story, state)).id == "lid"


def test_the_film_player_plays_on_where_the_course_says_nothing():
    story = tiny_story()
    state = begin(story, seed=1).state

    assert film_player(1)(story, state, offers(story, state)).id == "wade"


def test_there_is_a_player_by_every_name_and_it_takes_what_is_on_offer():
    story = tiny_story()
    state = begin(story, seed=1).state
    offered = offers(story, state)

    assert {"random", "film"} <= set(PLAYERS)
    assert all(make(1)(story, state, offered) in offered for make in PLAYERS.values())
