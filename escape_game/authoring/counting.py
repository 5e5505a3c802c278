"""How much story there is: words, scenes, choices, events and endings, in all and by region."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from escape_game.story.journeys import Ending, Person
from escape_game.story.layout import ROAD
from escape_game.story.prose import Amount, Passage, Plain, RoleName
from escape_game.story.scenes import Choice, Scene
from escape_game.story.story import Story

WORDS_A_MINUTE = 230  # an adult reading fiction, at ease
SECONDS_A_CHOICE = 5


class RegionCount(NamedTuple):
    """What stands in one region. Words are those a player can read, in every variant, without titles and ids."""

    words: int = 0
    scenes: int = 0
    choices: int = 0
    events: int = 0
    endings: int = 0


class StoryCount(NamedTuple):
    """What stands in the whole story, so also what has no region: people, and what is offered everywhere."""

    words: int
    scenes: int
    choices: int
    events: int
    endings: int
    companions: int
    checks: int
    regions: dict[str, RegionCount]


def count_story(story: Story) -> StoryCount:
    """Return what stands in the story."""
    regions = {region.id: count_region(story, index) for index, region in enumerate(story.regions)}
    homeless = count_scenes([scene for scene in written_scenes(story) if scene.region < 0])
    sums = RegionCount(*map(sum, zip(homeless, *regions.values(), strict=True)))
    return StoryCount(
        words=sums.words + words_in(story.everywhere) + sum(map(words_about, story.people)),
        scenes=sums.scenes,
        choices=sums.choices + len(story.everywhere),
        events=sums.events,
        endings=sums.endings,
        companions=len(story.people) - 1,
        checks=sum(choice.check is not None for choice in every_choice(story)),
        regions=regions,
    )


def count_region(story: Story, region: int) -> RegionCount:
    """Return what stands in the region of that index."""
    endings = [ending for ending in story.endings if ending.region == region]
    legs = [leg.day_lines for leg in story.legs if leg.region == region]
    count = count_scenes([scene for scene in written_scenes(story) if scene.region == region])
    return count._replace(words=count.words + words_in(legs) + words_in(endings), endings=len(endings))


def count_scenes(scenes: Iterable[Scene]) -> RegionCount:
    """Return the sums over these scenes and events."""
    counted = list(scenes)
    events = sum(scene.event is not None for scene in counted)
    choices = sum(len(scene.choices) for scene in counted)
    return RegionCount(words_in(counted), len(counted) - events, choices, events)


def written_scenes(story: Story) -> list[Scene]:
    """Return the scenes and events that somebody wrote, so not the road."""
    return [scene for index, scene in enumerate(story.scenes) if index != ROAD]


def every_choice(story: Story) -> Iterator[Choice]:
    """Yield all choices that somebody wrote."""
    for scene in written_scenes(story):
        yield from scene.choices
    yield from story.everywhere


def words_about(person: Person) -> int:
    """Return the words in what is said of somebody."""
    return len(person.tell.split()) + len(person.portrait.split())


def words_in(records: Scene | Ending | Passage | Iterable[object]) -> int:
    """Return the words of all passages in a record, or in a collection of them, however deep they stand."""
    return sum(words_of(piece) for passage in passages_in(records) for piece in pieces_of(passage))


def words_of(piece: Plain | RoleName | Amount) -> int:
    """Return how many words a piece comes to; a name or a number counts as one."""
    return len(piece.text.split()) if isinstance(piece, Plain) else 1


def passages_in(record: object) -> Iterator[Passage]:
    """Yield every passage in a record."""
    if isinstance(record, Passage):
        yield record
    elif isinstance(record, tuple | list):
        for field in record:
            yield from passages_in(field)


def pieces_of(record: object) -> Iterator[Plain | RoleName | Amount]:
    """Yield whatever in a passage, or a part of one, comes out as words."""
    if isinstance(record, Plain | RoleName | Amount):
        yield record
    elif isinstance(record, tuple):
        for field in record:
            yield from pieces_of(field)
