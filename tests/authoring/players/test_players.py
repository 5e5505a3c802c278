from builders import tiny
from roads import SCENES, TITLE, leg
from tiny_story import tiny_story

from escape_game.authoring.players import PLAYERS, film_player, random_player
from escape_game.engine.turn import advance, begin, offers
from escape_game.story.layout import PACE

ROAD_STORY = tiny(SCENES + leg(), TITLE, walks=True)


def on_the_road():
    state = begin(ROAD_STORY, seed=1).state
    advance(ROAD_STORY, state, offers(ROAD_STORY, state)[0])
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


def test_on_the_road_the_random_player_walks_and_seldom_gives_an_order():
    state = on_the_road()
    taken = picks(random_player(1), ROAD_STORY, state, offers(ROAD_STORY, state), 8_000)

    assert 150 < len(taken) - taken.count("walk") < 250
    assert {"pace.slow", "ration.half", "duty.nurse.janusz"} < set(taken)


def test_the_film_player_gives_a_legs_orders_once_as_it_sets_out():
    story = tiny(SCENES + leg("course: {pace: forced, ration: full}", 400), TITLE, walks=True)
    state = begin(story, seed=1).state
    player, given = film_player(1), []
    for _ in range(4):
        choice = player(story, state, offers(story, state))
        given.append(choice.id)
        advance(story, state, choice)
    state.values[PACE] = 0

    assert given == ["go", "pace.forced", "ration.full", "walk"]
    assert player(story, state, offers(story, state)).id == "walk"


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

    assert {"random", "film", "sensible"} <= set(PLAYERS)
    assert all(make(1)(story, state, offered) in offered for make in PLAYERS.values())
