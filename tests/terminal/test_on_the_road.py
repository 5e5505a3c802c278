from builders import tiny
from roads import SCENES, TITLE, leg
from sitters import sit


def walked(*lines, km=60):
    return sit("1", *lines, story=tiny(SCENES + leg("", km), TITLE, walks=True))[1]


def flat(text):
    return " ".join(text.split())


def test_the_road_says_how_far_it_is_and_lists_its_orders():
    text = flat(walked())
    assert "On the way to Nowhere: 0 km of 60 km behind you, 60 km to go." in text
    assert "1. Walk on." in text
    assert "Orders: pace steady," in text


def test_walking_says_each_day_in_a_line():
    text = walked("walk on")
    assert [f"Day {day}: {km} of 60 km" in text for day, km in ((2, 20), (3, 40), (4, 60))] == [True] * 3
    assert "The end of the road" in text


def test_an_order_given_in_words_stands_and_shows_no_scene_again():
    text = walked("pace forced", "orders")
    assert "Pace: Forced" in text
    assert text.count("On the way to") == 1
    assert "Orders stand until you change them" in text


def test_an_order_is_saved():
    _, _, folder = sit("1", "pace forced", story=tiny(SCENES + leg("", 60), TITLE, walks=True))
    assert folder.autosaved[-1].log[-1] == "pace.forced"


def test_the_map_on_a_road_says_what_is_behind_and_before():
    assert "0 km of 60 km behind you, 60 km to Nowhere." in flat(walked("map"))
