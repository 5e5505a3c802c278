import json

from tiny_story import tiny_story

from escape_game.authoring.count_report import as_record, as_text, reading_time
from escape_game.authoring.counting import count_story


def test_the_record_has_the_keys_that_tools_rely_on():
    record = json.loads(json.dumps(as_record(count_story(tiny_story()))))

    assert list(record) == ["words", "scenes", "choices", "events", "endings", "companions", "checks", "regions"]
    assert list(record["regions"]["near"]) == ["words", "scenes", "choices", "events", "endings"]


def test_the_text_has_a_line_for_each_region_and_one_for_all():
    lines = as_text(count_story(tiny_story())).splitlines()

    assert [line.split()[0] for line in lines[:4]] == ["region", "near", "beyond", "in"]
    assert "2 companions, 1 checks" in lines[-1]


def test_reading_time_is_told_in_hours_and_minutes():
    assert (reading_time(0), reading_time(2_300), reading_time(110_000)) == ("0 min", "10 min", "7 h 58 min")
