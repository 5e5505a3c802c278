import pytest
from hand_made_views import ROAD
from hypothesis import given
from hypothesis import strategies as st

from escape_game.terminal.blocks import Row
from escape_game.terminal.understanding import (
    COMMANDS,
    NO_ORDERS,
    WALK,
    Asked,
    Chosen,
    Nothing,
    Ordered,
    Wrong,
    understand,
)

ROWS = (
    Row("dig", 1, "Dig in the river bed"),
    Row("walk", 2, "Walk on by night"),
    Row("trade", 0, "Trade at the well", locked="needs 5 salt, you have 2"),
    Row("wait", 3, "Wait for Kazik\u2019s voice"),
    Row("save_him", 4, "Save Kazik"),
)
ORDERS = ROAD.road.orders


def meant(typed, orders=()):
    return understand(typed, ROWS, orders)


@pytest.mark.parametrize(
    "typed", ["1", " 1 ", "dig", "DIG", "Dig in the", "dig in the river bed", "Dig in the river bed."]
)
def test_a_choice_is_named_by_its_number_or_the_start_of_its_label(typed):
    assert meant(typed) == Chosen(ROWS[0])


def test_typed_quotes_are_those_of_the_label():
    assert meant("wait for kazik's") == Chosen(ROWS[3])


@pytest.mark.parametrize("number", ["0", "5", "99", "-1", "00"])
def test_a_number_that_is_none_says_which_are(number):
    assert meant(number) == Wrong(f"There is no choice {int(number)}. Type 1-4, or ? for help.")


def test_a_start_that_fits_two_asks_for_the_number():
    assert meant("wa") == Wrong('"wa" fits 2 and 3. Type the number.')


def test_a_locked_choice_says_why():
    assert meant("trade") == Wrong("Trade at the well is locked: needs 5 salt, you have 2.")


@pytest.mark.parametrize("names", [names for names in COMMANDS if names[0] != WALK], ids=lambda names: names[0])
def test_a_command_goes_by_all_its_names_in_any_case_with_or_without_a_slash(names):
    for spelling in names:
        for typed in (spelling, spelling.upper(), f"/{spelling}", f" / {spelling} "):
            assert meant(typed) == Asked(names[0], "")


def test_what_stands_after_a_command_keeps_its_case():
    assert meant("party  Kazik") == Asked("party", "Kazik")
    assert meant("/save Before the Well") == Asked("save", "Before the Well")


def test_an_exact_command_beats_a_label_and_a_label_beats_a_command_with_words():
    assert meant("w") == Wrong('"w" fits 2 and 3. Type the number.')
    assert meant("save") == Asked("save", "")
    assert meant("save kazik") == Chosen(ROWS[4])
    assert meant("/save kazik") == Asked("save", "kazik")


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("jornal", "journal"),
        ("mpa", "map"),
        ("hlep", "help"),
        ("stauts", "status"),
        ("wolk on by night", "walk on by night"),
    ],
)
def test_a_near_miss_is_offered_what_it_is_near_to(typed, name):
    assert meant(typed) == Wrong(f'I don\'t know "{typed}". Did you mean {name}?')


def test_what_is_near_to_nothing_is_told_what_can_be_typed():
    assert meant("frob") == Wrong('I don\'t know "frob". Type 1-4, or ? for help.')
    assert understand("frob", ()) == Wrong('I don\'t know "frob". Type ? for help.')


def test_walk_alone_is_the_choice_that_begins_so_and_with_days_the_command():
    assert meant("walk") == Chosen(ROWS[1])
    assert meant("walk 10") == meant("/walk 10") == Asked("walk", "10")
    assert understand("walk", ()) == Asked("walk", "")


def test_a_pasted_page_is_refused_whole():
    assert meant("1\n2\nq\n") == Wrong("That was 3 lines; one at a time, please.")


@pytest.mark.parametrize("typed", ["", "   ", "\t"])
def test_an_empty_line_means_nothing(typed):
    assert meant(typed) == Nothing()


@pytest.mark.parametrize(
    ("typed", "id"),
    [
        ("pace forced", "pace.forced"),
        ("pace.forced", "pace.forced"),
        ("Pace F", "pace.forced"),
        ("duty nurse kazik", "duty.nurse.kazik"),
        ("nurse kazik", "duty.nurse.kazik"),
        ("nurse nobody", "duty.nurse.nobody"),
        ("pace three_quarters", "pace.three_quarters"),
        ("pace three quarters", "pace.three_quarters"),
    ],
)
def test_an_order_is_given_in_words(typed, id):
    order = meant(typed, ORDERS)
    assert isinstance(order, Ordered)
    assert order.id == id


@pytest.mark.parametrize("typed", ["pace steady", "pace.steady", "Pace St", "duty nurse voss", "nurse voss"])
def test_an_order_that_is_in_force_is_said_to_be_so(typed):
    assert meant(typed, ORDERS).message.startswith("That is the order already: ")


def test_an_order_off_the_road_is_not_known():
    assert isinstance(meant("pace forced"), Wrong)


def test_a_wrong_order_is_offered_the_right_one():
    assert meant("pace force", ORDERS) == Ordered("pace.forced", "Forced")
    assert meant("pace forcedd", ORDERS) == Wrong('I don\'t know "pace forcedd". Did you mean pace forced?')


@given(st.text(max_size=200))
def test_whatever_is_typed_is_answered_in_one_short_printable_line(typed):
    meaning = meant(typed, ORDERS)
    if isinstance(meaning, Wrong):
        assert meaning.message.isprintable()
        assert len(meaning.message) < 120


def test_an_order_off_the_road_says_where_orders_are_given():
    assert meant("pace forced") == Wrong(NO_ORDERS)
    assert meant("ration half") == Wrong(NO_ORDERS)
