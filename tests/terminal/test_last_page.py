from hand_made_views import PAGE, STORY, VIEW, played

from escape_game.engine.events import Company, Ended, Entered
from escape_game.engine.journey import Entry, start
from escape_game.story.layout import GONE, HERE, WITH_US
from escape_game.terminal.chronicling import days_on_the_way, deaths, remembered, turnings
from escape_game.terminal.last_page import ending, ending_rows, summary
from escape_game.terminal.layout import lay_out
from escape_game.terminal.options import Options
from escape_game.terminal.plain_drawing import draw
from escape_game.terminal.printing import FORMATS
from escape_game.terminal.transcript import screens, written


def spoken(screen):
    return " ".join(" ".join(draw(screen, lay_out(Options(plain=True), 200))).split())


def test_what_it_turned_on_is_the_choices_that_had_a_roll_or_a_death():
    found = turnings(played("drink", "wade", "hear", "bury", "on"))
    assert [turning.offer.id for turning in found] == ["wade", "bury"]
    assert found[0].rolled.chance == 50
    assert found[1].died == (1,)


def test_a_log_that_no_longer_plays_turned_on_nothing_and_is_still_told_as_far_as_it_goes():
    journey = played("wade", "hear")._replace(log=("wade", "hear", "fly"))
    assert turnings(journey) == ()
    assert "the rest of it can't be told again" in spoken(list(screens(journey, Options()))[-1])
    assert "The story has changed since" in written(journey, Options())


def test_the_last_page_says_how_it_went():
    finished = played("wade", "hear", "bury", "on")
    text = spoken(ending(VIEW, PAGE, finished, ending_rows(finished, "home")))
    assert "4 choices." in text
    assert "Kazik died, the cold." in text
    assert "It turned on: Day 1" in text
    assert "It went well, at 50 percent." in text
    assert "Bury. Kazik died." in text


def test_the_menu_names_every_format_of_a_transcript():
    (row,) = [row for row in ending_rows(played("wade"), "home") if row.id == "write"]
    words = f"{row.label} {row.details[0].words.shown}"
    assert all(suffix in words or suffix == ".txt" for suffix in FORMATS)
    assert "text file" in words


def test_only_after_a_death_is_there_a_way_back_to_the_crossing_and_it_says_where():
    finished = played("wade", "hear", "bury", "on")
    assert "crossing" not in [row.id for row in ending_rows(finished, "home")]
    (row,) = [row for row in ending_rows(finished, "death") if row.id == "crossing"]
    assert row.details[0].words.shown == STORY.regions[1].title


def test_a_death_is_known_by_cause_place_and_grave():
    journey = played("wade", "hear", "bury")
    (death,) = deaths(journey)
    assert (death.person, death.cause, death.region, death.buried) == (1, "the cold", 1, True)
    assert remembered(journey)["kazik"].cause == "the cold"
    assert remembered(journey)["kazik"].where == "Beyond"


def test_days_are_counted_from_where_the_journey_began():
    assert days_on_the_way(start(STORY, 7)[0]) == 1
    assert days_on_the_way(played("drink", "wade", "hear")) >= 1


def test_a_day_is_named_once_and_an_ending_does_not_begin_the_part_that_tells_it():
    journey = played("wade", "hear", "bury", "on")
    lines = summary(VIEW, journey)
    assert sum(line.startswith("Day 1,") for line in lines) == 1
    assert any("Kazik died, the cold. Kazik was buried." in line for line in lines)
    again = journey._replace(chronicle=(Entry(9, 0, Entered(1)), Entry(9, 0, Ended(0))))
    assert not any("Beyond" in line for line in summary(VIEW, again))


def test_only_who_walked_with_you_parts_from_you():
    journey = played("wade")
    met = (Entry(1, 0, Company(1, HERE)), Entry(2, 0, Company(1, GONE)))
    joined = (*met, Entry(1, 0, Company(2, HERE)), Entry(1, 0, Company(2, WITH_US)), Entry(3, 0, Company(2, GONE)))
    words = " ".join(summary(VIEW, journey._replace(chronicle=joined)))
    assert "You and Smith parted." in words
    assert "You and Kazik" not in words
