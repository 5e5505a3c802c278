from builders import joined, tiny, with_condition
from hand_made_views import ROAD
from roads import SCENES, TITLE, leg
from sitters import sit

from escape_game.engine.journey import play, start
from escape_game.engine.viewing import view
from escape_game.engine.views import Meter
from escape_game.terminal.panels import orders
from escape_game.terminal.particulars import orders_words, road_lines
from escape_game.terminal.reckoning import Before, Telling, has_stood_still, telling_of
from escape_game.terminal.understanding import order_words, understand


def walked(*lines, km=60):
    return sit("1", *lines, story=tiny(SCENES + leg("", km), TITLE, walks=True))[1]


def flat(text):
    return " ".join(text.split())


def test_what_the_orders_tell_one_to_type_is_understood():
    told = " ".join(line.words.spoken for block in orders(ROAD.road).blocks[1:] for line in block.lines)
    for kind in ROAD.road.orders:
        for order in kind.offers:
            words = order_words(order.id)
            start, _, name = words.rpartition(" ")
            assert words in told or (f"Type {start} and a name." in told and name in told.partition("Names that")[2])
            assert understand(words, (), ROAD.road.orders).id == order.id


def test_the_road_says_how_far_it_is_and_lists_its_orders():
    text = flat(walked())
    assert "On the way to Nowhere: 60 km to go." in text
    assert "1. Walk on." in text
    assert "Orders: pace steady," in text


def test_a_walk_is_closed_by_one_report_of_its_days():
    text = walked("walk on", km=200)
    assert text.count("Report: Day") == 1
    assert "Road: 100 of 200 km walked, 100 km left, about 5 days." in flat(text)
    assert flat(text).count("Morale: 50 to 46 of 100, down 4.") == 1


def test_the_end_of_a_road_is_said():
    text = walked("walk on")
    assert "Road: all 60 km walked." in text
    assert "The end of the road" in text


def test_an_order_given_in_words_stands_and_shows_no_scene_again():
    text = walked("pace forced", "orders")
    assert "Pace: Forced" in text
    assert text.count("On the way to") == 1
    assert "Orders stand until you change them" in text


def test_an_order_is_saved():
    _, _, folder = sit("1", "pace forced", story=tiny(SCENES + leg("", 60), TITLE, walks=True))
    assert folder.autosaved[-1].log[-1] == "pace.forced"


def test_the_map_says_where_we_are_and_what_is_next():
    text = flat(walked("walk on", "map", km=200))
    assert "Behind you: The land. You are on the road: The track, 200 km, in The land. 100 km of it" in text
    assert "Ahead: 100 km to Nowhere. Walked so far: 100 km." in text


def test_an_order_can_be_given_twice_and_taken_back_at_once():
    text = walked("pace forced", "pace forced", "pace steady", "walk on")
    assert "Pace: Forced." in text
    assert "Pace: Steady." in text
    assert "Report: Day" in text


def test_orders_stand_in_the_journal_and_in_the_transcript_as_they_are_typed(tmp_path):
    written = tmp_path / "walk.txt"
    text = walked("pace forced", "journal", f"transcript {written}")
    assert "Pace forced" in text
    assert "> pace forced" in written.read_text()


def test_the_end_of_a_road_is_named_within_the_sentence():
    road = ROAD.road._replace(arrive="The Vitim")
    assert road_lines(road)[0].words.shown == "On the way to the Vitim: 17 of 31 km to go; 2 nights behind you."


def test_a_duty_left_by_who_leaves_or_grows_weak_is_told_and_one_you_take_off_him_is_not():
    tale = tiny(SCENES + leg("", 500), TITLE, walks=True)
    journey, _ = start(tale, 1)
    journey = play(journey._replace(state=joined(tale, journey.state, "smith", "kazik")), "go")[0]
    given = play(journey, "duty.nurse.smith")[0]
    assert idle_in(given) == []
    on = play(given, "pace.forced")[0]
    weak = on._replace(state=with_condition(tale, on.state, "smith", 20))
    assert idle_in(weak) == [("nurse", True)]
    assert idle_in(play(given, "duty.nurse.nobody")[0]) == []
    assert idle_in(play(given, "duty.forage.smith")[0]) == [("nurse", False)]


def idle_in(journey):
    return [(duty.id, duty.unable) for duty in telling_of(journey, view(journey.story, journey.state), "full").idle]


def test_stores_that_nobody_can_count_are_told_about():
    assert "Food: about 14 of 14 rations. You ate 0 percent of the need." in flat(walked("ration none", "walk on"))


def test_a_row_leaves_out_the_most_where_it_is_another_now():
    tale = tiny(SCENES + leg("", 60), TITLE, walks=True)
    food = next(quantity for quantity in tale.quantities if quantity.id == "food")
    meter = Meter("food", "Food", 9_000, 20_000, "rations", 100, "", -1, exact=True)
    telling = Telling(tale, {"food": meter}, before=Before(frozenset(), {"food": 30_000}))
    assert not has_stood_still(telling, food)
    assert has_stood_still(telling._replace(before=Before(frozenset(), {"food": 20_000})), food)
    assert has_stood_still(telling._replace(before=None), food)


def test_walk_and_a_number_walks_on_by_fives_while_nothing_happens():
    text = walked("walk 12", km=2000)
    assert text.count("Report: Day") == 2
    assert "200 of 2,000 km" in text or "200 of 2000 km" in text
    assert text.count("On the way to") == 2


def test_walk_and_a_number_stops_as_soon_as_something_happens():
    text = flat(walked("ration none", "walk 60", km=2000))
    assert text.count("Report: Day") < 3
    assert "Walk on" in walked("walk 3", km=2000)
    assert "To walk on for 5 days at most, choose Walk on." in flat(walked("walk 3", km=2000))


def test_walk_alone_is_the_choice_and_off_the_road_there_is_none():
    assert "Report: Day" in walked("walk", km=500)
    assert "You are on no road now." in sit("walk 10", story=tiny(SCENES + leg("", 60), TITLE, walks=True))[1]


def test_a_duty_given_to_who_cannot_do_it_is_said_to_be_in_vain():
    tale = tiny(SCENES + leg("", 500), TITLE, walks=True)
    journey, _ = start(tale, 1)
    weak = with_condition(tale, joined(tale, journey.state, "smith"), "smith", 20)
    journey = play(play(journey._replace(state=weak), "go")[0], "duty.forage.smith")[0]
    road = view(tale, journey.state).road
    assert "look for food: Smith (can't do it now)" in orders_words(road)
    assert [order.id for order in road.orders if order.idle] == ["duty.forage"]
