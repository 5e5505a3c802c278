from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from escape_game.terminal.blocks import Spot
from escape_game.terminal.charting import along, down

SPOTS = (Spot("o", "The camp"), Spot("o", "The storm", "45 km", 2), Spot("@", "", "210 km"), Spot("?", "Clear", "3 km"))
NAMES = st.text("abc łü", min_size=1, max_size=30).map(str.strip)
SPOT = st.builds(Spot, st.sampled_from("o@?"), NAMES, st.sampled_from(["", "45 km", "1210 km"]), st.integers(0, 5))
ANY = st.lists(SPOT, min_size=1, max_size=12)


def test_a_chart_from_left_to_right_has_its_names_below():
    assert along(SPOTS, 60) == [
        "o── 45 km ──o── 210 km ───@── 3 km ──?",
        "The camp    The storm ++             Clear",
    ]


def test_where_the_window_ends_it_goes_on_below():
    lines = along(SPOTS, 30)
    assert lines[:2] == ["o── 45 km ──o── 210 km ───", "The camp    The storm ++"]
    assert lines[2:] == ["@── 3 km ──?", "           Clear"]


def test_down_a_column_the_way_stands_between():
    assert down(SPOTS) == ["o The camp", "│ 45 km", "o The storm ++", "│ 210 km", "@", "│ 3 km", "? Clear"]


@given(ANY, st.integers(40, 100))
def test_every_mark_and_name_is_on_it_and_no_line_is_too_wide(spots, measure):
    lines = along(spots, measure)
    assert all(cell_len(line) <= measure for line in lines)
    assert sum(line.count(mark) for line in lines for mark in "o@?") == len(spots)
    assert all(spot.name in "\n".join(lines) for spot in spots)
