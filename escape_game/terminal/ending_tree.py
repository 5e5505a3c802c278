"""The tree of endings: the road with what branches off it, those seen by name, the others only counted."""

from collections.abc import Collection, Iterator

from escape_game.story.journeys import Ending
from escape_game.story.story import Story
from escape_game.terminal.blocks import Branch, Heading, Lines, Screen, Tree, same

_BEEN, _HERE, _UNKNOWN = "o", "@", "?"
_ANYWHERE = "Anywhere on the way"
LEGEND = "@ you, o behind you, ? not seen. Type endings words to have it in words."


def drawn(story: Story, seen: Collection[str], parts: Collection[int], here: int = -1) -> Screen:
    """Return the tree; `parts` are the regions that the player knows by name, `here` is his own, or -1."""
    branches = [_branch(story, region, seen, here) for region in _known(story, seen, parts)]
    hidden = _hidden(story, seen, parts)
    if hidden:
        branches.append(Branch(_UNKNOWN, "", (_UNKNOWN,) * hidden))
    legend = LEGEND if here >= 0 else LEGEND.removeprefix("@ you, ")
    return _screen(story, seen, Tree(tuple(branches), legend, tuple(_sentences(story, seen, parts))))


def spelled(story: Story, seen: Collection[str], parts: Collection[int]) -> Screen:
    """Return the same in words."""
    return _screen(story, seen, Lines(tuple(same(line) for line in _sentences(story, seen, parts))))


def _screen(story: Story, seen: Collection[str], tree: Tree | Lines) -> Screen:
    count = same(f"{len([e for e in story.endings if e.id in seen])} of {len(story.endings)} seen.")
    return Screen((Heading("Panel", ("Endings",)), Lines((count,)), tree))


def _known(story: Story, seen: Collection[str], parts: Collection[int]) -> Iterator[int]:
    """Yield the regions with endings that may be named: where one has been, or has seen an ending; -1 is anywhere."""
    for region in range(-1, len(story.regions)):
        here = _endings(story, region)
        if here and (region in parts or any(ending.id in seen for ending in here)):
            yield region


def _hidden(story: Story, seen: Collection[str], parts: Collection[int]) -> int:
    return len(story.endings) - sum(len(_endings(story, region)) for region in _known(story, seen, parts))


def _endings(story: Story, region: int) -> list[Ending]:
    return [ending for ending in story.endings if ending.region == region]


def _branch(story: Story, region: int, seen: Collection[str], here: int) -> Branch:
    endings = _endings(story, region)
    titles = [ending.title for ending in endings if ending.id in seen]
    mark = _HERE if region == here >= 0 else _BEEN
    return Branch(mark, _title(story, region), (*titles, *_UNKNOWN * (len(endings) - len(titles))))


def _title(story: Story, region: int) -> str:
    return story.regions[region].title if region >= 0 else _ANYWHERE


def _sentences(story: Story, seen: Collection[str], parts: Collection[int]) -> Iterator[str]:
    for region in _known(story, seen, parts):
        endings = _endings(story, region)
        titles = [ending.title for ending in endings if ending.id in seen]
        unseen = len(endings) - len(titles)
        words = [*titles, *([f"{unseen} not seen"] if unseen else [])]
        yield f"{_title(story, region)}: {'; '.join(words)}."
    hidden = _hidden(story, seen, parts)
    if hidden:
        yield f"Elsewhere: {hidden} not seen."
