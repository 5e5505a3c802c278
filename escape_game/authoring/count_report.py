"""What stands in a story, as the record that tools read and as a table that people read."""

from escape_game.authoring.counting import WORDS_A_MINUTE, StoryCount
from escape_game.authoring.tables import table

MINUTES_AN_HOUR = 60


def as_record(counted: StoryCount) -> dict[str, object]:
    """Return the counts as JSON has them."""
    return {**counted._asdict(), "regions": {name: region._asdict() for name, region in counted.regions.items()}}


def as_text(counted: StoryCount) -> str:
    """Return the counts for people, by region and in all."""
    heads = ("region", "words", "scenes", "choices", "events", "endings")
    rows = [(name, *region) for name, region in counted.regions.items()]
    total = ("in all", counted.words, counted.scenes, counted.choices, counted.events, counted.endings)
    remark = f"{counted.companions} companions, {counted.checks} checks, {reading_time(counted.words)} to read it all"
    return "\n".join([*table(heads, [*rows, total]), remark])


def reading_time(words: int) -> str:
    """Return how long these words take to read, to the minute."""
    hours, minutes = divmod(round(words / WORDS_A_MINUTE), MINUTES_AN_HOUR)
    return f"{hours} h {minutes} min" if hours else f"{minutes} min"
