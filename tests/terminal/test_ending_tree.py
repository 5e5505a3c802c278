from hand_made_views import LONG_ENDINGS, STORY

from escape_game.terminal.ending_tree import drawn, spelled
from escape_game.terminal.layout import lay_out
from escape_game.terminal.options import Options
from escape_game.terminal.plain_drawing import draw as draw_plain
from escape_game.terminal.rich_drawing import draw


def seen(screen, columns=80):
    return [line.plain.strip() for line in draw(screen, lay_out(Options(), columns))]


def heard(screen):
    return draw_plain(screen, lay_out(Options(plain=True), 80))


def test_what_was_seen_is_named_and_what_was_not_is_only_counted():
    lines = seen(drawn(LONG_ENDINGS, {"end 5"}, [0, 1], 1))
    assert lines[2:] == [
        "1 of 26 seen.",
        "",
        "o This side",
        "├─ The end of the 5th kind",
        "├─ ? ? ?",
        "│",
        "@ Beyond",
        "├─ ? ? ? ?",
        "│",
        "?",
        "├─ ? ? ? ? ? ? ? ? ? ? ? ? ? ? ? ? ? ?",
        "",
        "@ you, o behind you, ? not seen. Type endings words to have it in words.",
    ]


def test_aloud_it_is_a_sentence_for_each_part_and_nothing_is_drawn():
    assert heard(drawn(LONG_ENDINGS, {"end 5"}, [0, 1], 1)) == heard(spelled(LONG_ENDINGS, {"end 5"}, [0, 1]))
    assert heard(drawn(LONG_ENDINGS, {"end 5"}, [0, 1], 1))[3:] == [
        "This side: The end of the 5th kind; 3 not seen.",
        "Beyond: 4 not seen.",
        "Elsewhere: 18 not seen.",
    ]


def test_a_part_where_nobody_has_been_is_not_named():
    assert not any("Beyond" in line for line in seen(drawn(STORY, (), [0], 0)))


def test_an_ending_of_no_part_of_the_road_is_found_anywhere():
    assert "o Anywhere on the way" in seen(drawn(LONG_ENDINGS, {"end 1"}, []))
