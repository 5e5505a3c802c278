"""What can never be: choices that can't open, guards that can't hold, events that can't come, where they stand."""

from escape_game.reading.examining.subject import Subject
from escape_game.reading.logic import all_of
from escape_game.reading.vouching.reach import Reach
from escape_game.reading.vouching.spots import MENU
from escape_game.story.conditions import ALWAYS, NEVER, AnyOf, Condition, Within
from escape_game.story.layout import BOND, BOND_LEAST, BOND_MOST, COMMON, CONDITION, CONDITION_MOST, FIELDS, REGION
from escape_game.story.scenes import Scene
from escape_game.story.story import Story


def check_never(subject: Subject, reach: Reach | None, met: dict[int, int]) -> None:
    """Report doors that can't open: they contradict themselves, a range, their region, or who can be there.

    `met` are the states that come to each scene's menu.
    """
    for index, (scene, page) in enumerate(subject.scenes(), 1):
        states = met.get(index)
        for choice in scene.choices:
            if _never(subject.story, scene, (choice.when, choice.needs), reach, states):
                hint = "look at `when:`, `needs:` and `who:`, at the region, and at who can be with us in this scene"
                subject.problems.report("S519", subject.place(scene, choice), f"'{choice.id}' can never be open", hint)
        if scene.event is not None and _never(subject.story, scene, (scene.event.when,), None, None):
            hint = "look at its `when:` and its region"
            subject.problems.report("S519", page.span, f"the event {scene.id} can never come", hint)


def met_in(reach: Reach | None) -> dict[int, int]:
    """Return for each scene the states that come to its menu."""
    if reach is None:
        return {}
    met: dict[int, int] = {}
    for spot, states in reach.reached.items():
        if spot.kind == MENU:
            met[spot.which] = met.get(spot.which, 0) | states
    return met


def _never(
    story: Story, scene: Scene, conditions: tuple[Condition, ...], reach: Reach | None, states: int | None
) -> bool:
    asked = [condition for condition in conditions if condition != ALWAYS]
    if not asked or NEVER in asked:
        return False  # of the second S214 has told, unless it waits for what isn't written yet
    together = asked[0] if len(asked) == 1 else all_of(asked)
    if together == NEVER or not _can_hold(together, story, scene):
        return True
    if reach is None or states is None:
        return False
    universe = reach.universe
    may = states
    for condition in conditions:
        may &= universe.holds(condition, scene, scene.region).may
    # Whatever is so, every companion is something: where one block is empty, nothing is left.
    return any(states & mask and not may & mask for mask in universe.masks)


def _can_hold(condition: Condition, story: Story, scene: Scene) -> bool:
    if not all(_in_range(within, story, scene) for within in condition.within):
        return False
    either = (test.conditions for test in condition.tests if isinstance(test, AnyOf))
    return all(any(_can_hold(inner, story, scene) for inner in choices) for choices in either)


def _in_range(within: Within, story: Story, scene: Scene) -> bool:
    slot, least, most = within
    if slot == REGION and scene.region >= 0:
        return least <= scene.region + 1 <= most
    low, high = _range(slot, story)
    return least <= high and low <= most


def _range(slot: int, story: Story) -> tuple[int, int]:
    if slot >= story.first_slot:
        # Half a step more: what is compared is what is shown.
        declared = story.slots[slot - story.first_slot]
        return declared.least, declared.most
    if slot >= COMMON:
        field = (slot - COMMON) % FIELDS
        if field == BOND:
            return BOND_LEAST, BOND_MOST
        if field == CONDITION:
            return 0, CONDITION_MOST
    return -1, 2**53
