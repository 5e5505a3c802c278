"""The rules that keep dead men from talking: every name in prose is vouched for wherever it can be read."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from escape_game.errors import SourceSpan
from escape_game.reading.lines import Source
from escape_game.reading.names_in_prose import Guarded, NameFinder, PlacedPassage
from escape_game.reading.vouching.asking import Asked, Loose, Named
from escape_game.reading.vouching.correlating import Hosts, value_counts
from escape_game.reading.vouching.findings import Finding
from escape_game.reading.vouching.paths import Changes
from escape_game.reading.vouching.reach import Reach
from escape_game.reading.vouching.spots import ARRIVAL, Spot
from escape_game.reading.vouching.telling import Telling
from escape_game.reading.vouching.universe import Followed, Universe
from escape_game.reading.vouching.witness import trail
from escape_game.story.effects import Become, Step
from escape_game.story.layout import DEAD, GONE, HERE, STATUS, UNMET, WITH_US, person_slot
from escape_game.story.scenes import Scene
from escape_game.story.story import Story

_NEAR = {HERE, WITH_US}
_ALL = {UNMET, HERE, WITH_US, GONE, DEAD}
_WORST_FIRST = (DEAD, GONE, UNMET)


class Promises(NamedTuple):
    """What a scene says of companions: those its doors vouch for, each with its place, and those it remembers."""

    who: tuple[tuple[int, SourceSpan], ...] = ()
    remembers: frozenset[int] = frozenset()


class Vouching(NamedTuple):
    """What is known of every companion: what he can be at each scene's door, by scene id, and what follows from it."""

    statuses: dict[str, tuple[tuple[int, ...], ...]]
    findings: tuple[Finding, ...]


def vouch(
    story: Story, told: Iterable[PlacedPassage], promises: Mapping[int, Promises]
) -> tuple[Vouching, Reach | None]:
    """Follow every companion through the whole story, and see who is named where they can't be.

    With it comes the first walk, which follows every companion's status and nothing else.
    """
    if len(story.people) < 2 or not story.scenes:  # noqa: PLR2004 - you, and somebody else
        return Vouching({}, ()), None
    return _Following(story, tuple(told), promises).vouching()


class _Following:
    def __init__(self, story: Story, told: tuple[PlacedPassage, ...], promises: Mapping[int, Promises]) -> None:
        self.story = story
        self.promises = promises
        self.changes = Changes(story)
        self.unsettled = self.changes.unsettled()
        self.counts = value_counts(story)
        self.hosts = Hosts(story)
        self.index = {scene_id: index for index, scene_id in enumerate(story.scene_ids)}
        finder = NameFinder(person.name for person in story.people)
        self.finder = finder
        last = {id(w) for e in story.endings for p in (e.text, e.survivor, e.unknown) if p for w in (p, p.gentle)}
        self.named = [
            Named(one, mention, -1 if id(one.passage) in last else self.index.get(one.owner, -1))
            for one in told
            for mention in finder.mentions(one.passage)
        ]
        self.telling = Telling(story, self.hosts, self.counts, self.named)
        self.introduced = _introductions(story)

    def vouching(self) -> tuple[Vouching, Reach]:
        people = range(1, len(self.story.people))
        first = reach = self.reach(tuple(map(Followed, people)))
        statuses = {
            self.story.scenes[index].id: tuple(reach.universe.statuses(states, person) for person in people)
            for index, states in reach.arrived.items()
        }
        every = (*self.vouchers(), *(Asked(_code(named), named.mention.person, named) for named in self.named))
        asked = [one._replace(block=one.person - 1) for one in every]
        loose = self.loose(reach, asked)
        for slots_for in (self.telling.close_slots, self.telling.far_slots):
            if not loose:
                break
            # Each name is asked about in a block of its own slots: together they would be too many.
            blocks = [slots_for(one) for one in loose]
            known = {block: place for place, block in enumerate(dict.fromkeys(blocks))}
            reach = self.reach(tuple(known))
            loose = self.loose(
                reach, [one.asked._replace(block=known[b]) for one, b in zip(loose, blocks, strict=True)]
            )
        return Vouching(statuses, tuple(self.finding(reach, one) for one in loose)), first

    def reach(self, blocks: tuple[Followed, ...]) -> Reach:
        universe = Universe(self.story, blocks, self.counts, self.unsettled)
        followed = {block.person for block in blocks}
        watched = {id(one.told.passage) for one in self.named if one.mention.person in followed}
        reach = Reach(self.story, universe, self.changes, watched)
        reach.vouched = {scene: tuple(p for p, _ in promise.who) for scene, promise in self.promises.items()}
        return reach.run()

    # What isn't vouched for.

    def vouchers(self) -> Iterator[Asked]:
        for scene, promise in self.promises.items():
            yield from (Asked("S603", person, None, scene, span) for person, span in promise.who)

    def loose(self, reach: Reach, asked: Iterable[Asked]) -> list[Loose]:
        """Return what isn't vouched for."""
        found = []
        for one in asked:
            block = reach.universe.masks[one.block]
            if one.named is None:
                bad = reach.arrived.get(one.scene, 0) & block & ~reach.universe.own(one.person)[WITH_US]
            else:
                bad = self.bad_states(reach, one.named, block)
            if bad:
                found.append(Loose(one, *_where(reach, one, bad)))
        return found

    def bad_states(self, reach: Reach, named: Named, block: int) -> int:
        """Return the states of a block in which a name is read that nothing vouches for."""
        mention, key = named.mention, id(named.told.passage)
        seen = reach.hearing.seen[key] & block
        if not seen:
            return 0
        scene = self.story.scenes[named.scene] if named.scene >= 0 else None
        states, is_guarded = self.narrowed(reach.universe, named, seen, scene)
        own = reach.universe.own(mention.person)
        allowed = set(_NEAR)
        if not mention.speaks:
            allowed |= self.remembered(named)
            if is_guarded:
                allowed = _ALL
        if (key, mention.person) in self.introduced:
            allowed |= {UNMET, GONE}
        bad = 0
        for status in _ALL - allowed:
            bad |= states & own[status]
        if bad and not mention.speaks and not states & (own[HERE] | own[WITH_US]) and not states & own[UNMET]:
            host = reach.arrived.get(named.scene, 0) & block
            if host & (own[HERE] | own[WITH_US]):
                return 0  # a fact tells that he is dead here, and he is spoken of as that
        return bad

    def remembered(self, named: Named) -> set[int]:
        if named.scene < 0:
            return {GONE, DEAD}  # a last page looks back
        remembers = self.promises.get(named.scene, Promises()).remembers
        return {GONE, DEAD} if named.mention.person in remembers else set()

    def narrowed(self, universe: Universe, named: Named, seen: int, scene: Scene | None) -> tuple[int, bool]:
        """Return the states in which a name is read, and whether a guard asks about its bearer."""
        mention, key = named.mention, id(named.told.passage)
        own = universe.own(mention.person)
        is_guarded = False
        region = scene.region if scene is not None else -1
        for guard in mention.path:
            if isinstance(guard, Guarded):
                held = universe.holds(guard.when, scene, region)
                mask = universe.full & ~held.must if guard.is_not else held.may
                is_guarded |= any(not own[status] & mask for status in range(len(own)))
            else:
                mask = universe.cast(guard.person, scene)
                is_guarded |= guard.person == mention.person
            seen &= mask
        for condition in self.hosts.of_words.get(key, ()):
            mask = universe.holds(condition, scene, region).may
            is_guarded |= any(not own[status] & mask for status in range(len(own)))
        return seen, is_guarded

    def span(self, named: Named) -> SourceSpan:
        """Return the place of a name."""
        node, mention = named.told.node, named.mention
        name = self.story.people[mention.person].name
        places = [place for person, place in self.finder.in_words(node.value) if person == mention.person]
        if mention.nth < len(places):
            return Source(node).locate(places[mention.nth], len(name))
        return node.span

    def finding(self, reach: Reach, loose: Loose) -> Finding:
        code, person, named = loose.asked[:3]
        own = reach.universe.own(person)
        can_be = next(status for status in (*_WORST_FIRST, HERE) if loose.states & own[status])
        path = trail(reach, loose.spot, loose.states & own[can_be], person)
        told = {person_slot(person, STATUS), *reach.universe.blocks[loose.asked.block].slots}
        untold = tuple(
            slot
            for slot in dict.fromkeys(w.slot for w in self.telling.local(loose))
            if slot in self.counts and slot not in told
        )
        span = loose.asked.span if named is None else self.span(named)
        return Finding("S604" if untold else code, person, span, can_be, path.made, ", ".join(path.done[:3]), untold)


def _code(named: Named) -> str:
    return "S602" if named.mention.speaks else "S601"


def _where(reach: Reach, asked: Asked, bad: int) -> tuple[Spot, int]:
    """Return a spot where the bad states are met, and those that are."""
    if asked.named is not None:
        found = reach.hearing.seen_at[id(asked.named.told.passage)]
    else:
        found = {spot: states for spot, states in reach.reached.items() if spot[:2] == (ARRIVAL, asked.scene)}
    return next((spot, states & bad) for spot, states in found.items() if states & bad)


def _introductions(story: Story) -> set[tuple[int, int]]:
    """Return the words, by their ids, that bring a companion in: their own step lets us meet them."""
    found = set()
    for scene in story.scenes:
        steps: list[Step] = [*scene.on_arrival]
        for choice in scene.choices:
            for outcome in (choice.then, choice.success, choice.failure):
                steps += outcome.steps if outcome is not None else ()
        for step in steps:
            for effect in step.effects:
                if isinstance(effect, Become) and effect.status in _NEAR:
                    found.add((id(step.words), effect.who.which))
    return found
