from escape_game.authoring.tables import table


def test_columns_are_as_wide_as_they_need_and_numbers_stand_to_the_right():
    assert table(("name", "n"), [("kazik", 3), ("zo", 41)]) == ["name    n", "kazik   3", "zo     41", ""]


def test_a_table_without_rows_is_nothing():
    assert table(("name", "n"), []) == []
