"""Which facts would tell more of a companion where he is named: those that are asked there, or change with him."""

from collections.abc import Iterable, Iterator
from functools import cached_property

from escape_game.reading.names_in_prose import Guarded
from escape_game.reading.vouching.asking import Loose, Named
from escape_game.reading.vouching.correlating import Hosts, bounds_of, chosen, correlated, scenes_that_move, slots_of
from escape_game.reading.vouching.spots import LEG
from escape_game.reading.vouching.universe import Followed
from escape_game.story.conditions import Within
from escape_game.story.story import Story


class Telling:
    """Chooses the slots that are followed together with somebody's status; `counts` are those that can be."""

    def __init__(self, story: Story, hosts: Hosts, counts: dict[int, int], named: Iterable[Named]) -> None:
        self.story = story
        self.hosts = hosts
        self.counts = counts
        self.named = named
        self.far: dict[int, list[int]] = {}

    def close_slots(self, loose: Loose) -> Followed:
        """Return a block of the slots of the guards about a name, and of the doors of its scene."""
        slots = (within.slot for within in self.local(loose))
        return Followed(loose.asked.person, chosen(slots, self.counts, loose.asked.person))

    def far_slots(self, loose: Loose) -> Followed:
        """Return a block of those, of what was asked before they were set, and of what changes with the companion."""
        person = loose.asked.person
        if person not in self.far:
            with_him = [slot for slot, _ in correlated(self.story, person).most_common() if slot in self.read]
            moving = [c for index in scenes_that_move(self.story, person) for c in self.hosts.doors.get(index, ())]
            self.far[person] = [*with_him, *(slot for condition in moving for slot in slots_of(condition))]
        guards, doors = list(self.guards(loose.asked.named)), list(self.doors(loose))
        behind = list(self.hosts.behind(guards))
        asked = (*guards, *behind, *self.hosts.behind(behind), *self.local(loose), *self.hosts.behind(doors))
        return Followed(person, chosen((*(within.slot for within in asked), *self.far[person]), self.counts, person))

    def local(self, loose: Loose) -> Iterator[Within]:
        """Return what the guards about a name ask, the doors of its scene, and what the arms before its own do."""
        yield from self.guards(loose.asked.named)
        yield from self.doors(loose)
        yield from self.guards(loose.asked.named, passed=True)

    def guards(self, named: Named | None, *, passed: bool = False) -> Iterator[Within]:
        """Return what is asked about a name where it stands; `passed`: in the arms before."""
        if named is not None:
            own = (guard.when for guard in named.mention.path if isinstance(guard, Guarded) and guard.is_not == passed)
            for condition in (*own, *(() if passed else self.hosts.of_words.get(id(named.told.passage), ()))):
                yield from bounds_of(condition)

    def doors(self, loose: Loose) -> Iterator[Within]:
        """Return what the doors ask of the scene in which a name stands."""
        if loose.spot.kind != LEG:
            for condition in self.hosts.doors.get(loose.spot.which, ()):
                yield from bounds_of(condition)

    @cached_property
    def read(self) -> set[int]:
        """Return the slots that any door or guard asks about."""
        conditions = [c for found in self.hosts.doors.values() for c in found]
        conditions += [c for found in self.hosts.of_words.values() for c in found]
        conditions += [g.when for n in self.named for g in n.mention.path if isinstance(g, Guarded)]
        return {slot for condition in conditions for slot in slots_of(condition)}
