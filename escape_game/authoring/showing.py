"""`show`: a scene as a given party would read it, with what follows each of its choices."""

from collections.abc import Collection, Iterable
from typing import NamedTuple

from escape_game.authoring.pages_seen import text_of
from escape_game.authoring.players import film_player
from escape_game.engine.events import EVENT_LINE, Arrived, Ended, Event, Rolled, Said, SetOut
from escape_game.engine.outcomes import happen
from escape_game.engine.paragraphs import Para
from escape_game.engine.state import Frame, State
from escape_game.engine.told import Told
from escape_game.engine.turn import advance, begin, choose, offers
from escape_game.engine.viewing import view
from escape_game.engine.views import NOBODY, Offer
from escape_game.errors import UsageError
from escape_game.reading.near_misses import no_such
from escape_game.story.layout import ROAD, STATUS, UNMET, WITH_US, person_slot
from escape_game.story.scenes import Scene
from escape_game.story.story import Story

FILM, ALL = "film", "all"
FILM_SEEDS = 20  # in how many journeys the film player looks for a scene
FILM_CHOICES = 5_000
ROLLS = 200  # how often a check is rolled until it has come out both ways


class ShownOutcome(NamedTuple):
    """What follows a choice: `when` is success or failure after a check, else ""."""

    when: str
    paragraphs: tuple[str, ...]


class ShownChoice(NamedTuple):
    """A choice as this party reads it; `notes` are prices, warnings, why it is locked."""

    id: str
    label: str
    notes: tuple[str, ...]
    outcomes: tuple[ShownOutcome, ...]


class ShownScene(NamedTuple):
    """A scene as this party reads it."""

    id: str
    title: str
    party: tuple[str, ...]
    passage: tuple[str, ...]
    choices: tuple[ShownChoice, ...]


def show_scene(story: Story, scene_id: str, company: str) -> ShownScene:
    """Return a scene as it is read with `company`: nobody, film, all, or ids with commas between.

    Nothing else has happened: facts, stores and bodies stand as the story begins. Raises UsageError for a scene or a
    companion that isn't there.
    """
    index = scene_called(story, scene_id)
    party = party_of(story, index, company)
    staged = stage(story, index, party)
    begun = begin(staged, seed=1)
    state, scene = begun.state, staged.scenes[index]
    # What leads back leads here.
    state.stack = (Frame(index, state.cast, state.taken, -1),)
    seen = view(staged, state)
    passage = [*words_told(begun.events, index), *paragraphs_in(seen.passage), *_passing_words(staged, state, scene)]
    choices = tuple(_shown(staged, state, offer) for offer in seen.offers)
    names = tuple(person.id for number, person in enumerate(story.people) if number in party)
    return ShownScene(scene_id, scene.title, names, tuple(passage), choices)


def scene_called(story: Story, scene_id: str) -> int:
    """Return the index of a scene or an event."""
    ids = story.scene_ids
    if scene_id in ids and ids.index(scene_id) != ROAD:
        return ids.index(scene_id)
    raise UsageError(no_such("scene", scene_id, ids[ROAD + 1 :]))


def party_of(story: Story, scene: int, company: str) -> frozenset[int]:
    """Return the companions whom these words stand for."""
    everybody = range(1, len(story.people))
    if company == NOBODY:
        return frozenset()
    if company == ALL:
        return frozenset(everybody)
    if company == FILM:
        return _film_party(story, scene)
    ids = {story.people[person].id: person for person in everybody}
    for name in company.split(","):
        if name not in ids:
            raise UsageError(no_such("companion", name, ids, f"--with takes {', '.join(ids)}"))
    return frozenset(ids[name] for name in company.split(","))


def _film_party(story: Story, scene: int) -> frozenset[int]:
    """Return who is with us when the story as told comes to a scene, in the first of some journeys that does."""
    for seed in range(1, FILM_SEEDS + 1):
        state = begin(story, seed).state
        player = film_player(seed)
        for _ in range(FILM_CHOICES):
            if state.scene == scene:
                statuses = (state.values[person_slot(p, STATUS)] for p in range(1, len(story.people)))
                return frozenset(p for p, status in enumerate(statuses, start=1) if status == WITH_US)
            offered = offers(story, state)
            if not offered:
                break
            advance(story, state, player(story, state, offered))
    raise UsageError(f"the story as told doesn't come to '{story.scene_ids[scene]}'; name the party: --with ID,ID")


def stage(story: Story, index: int, party: Collection[int]) -> Story:
    """Return the story as if it began in that scene with that party, and nothing on arrival led elsewhere."""
    people = [person._replace(starts=WITH_US if p in party else UNMET) for p, person in enumerate(story.people)]
    scenes = list(story.scenes)
    arrival = tuple(step._replace(exit=None) for step in scenes[index].on_arrival)
    scenes[index] = scenes[index]._replace(draw=None, otherwise=-1, on_arrival=arrival)
    return story._replace(start=index, people=tuple(people), scenes=tuple(scenes))


def _passing_words(story: Story, state: State, scene: Scene) -> list[str]:
    """Return the line of an event without choices."""
    if scene.event is None or scene.event.line is None:
        return []
    told = Told()
    happen(story, state.copy(), scene.event.line, told, 1, EVENT_LINE)
    return words_told(told, state.scene)


def _shown(story: Story, state: State, offer: Offer) -> ShownChoice:
    locked = f"locked: {offer.locked}" if offer.locked else "" if offer.open else "locked"
    notes = [*offer.prices, offer.warns, offer.no_return, locked]
    outcomes = _outcomes(story, state, offer) if offer.open else ()
    return ShownChoice(offer.id, offer.label, tuple(note for note in notes if note), outcomes)


def _outcomes(story: Story, state: State, offer: Offer) -> tuple[ShownOutcome, ...]:
    """Return what a choice says, both ways if it is a check; dice of other journeys are tried until both have come."""
    said: dict[str, tuple[str, ...]] = {}
    for seed in range(ROLLS):
        rolling = state.copy()
        rolling.seed = seed
        events = choose(story, rolling, offer.id).events
        checked = next((event for event in events if isinstance(event, Rolled)), None)
        when = "" if offer.odds is None or checked is None else "success" if checked.success else "failure"
        said.setdefault(when, tuple(words_told(events, state.scene)))
        if offer.odds is None or len(said) > 1:
            break
    return tuple(ShownOutcome(when, words) for when, words in sorted(said.items(), reverse=True))


def words_told(events: Iterable[Event], here: int) -> list[str]:
    """Return the paragraphs a turn tells before it leads away from a scene."""
    words: list[str] = []
    for event in events:
        if isinstance(event, SetOut | Ended) or (isinstance(event, Arrived) and event.scene != here):
            break
        if isinstance(event, Said):
            words += paragraphs_in(event.paragraphs)
    return words


def paragraphs_in(paragraphs: Iterable[Para]) -> list[str]:
    """Return paragraphs as plain text, who speaks before the words."""
    return [f"{p.speaker}: {text_of(p)}" if p.speaker else text_of(p) for p in paragraphs]


def as_text(shown: ShownScene) -> str:
    """Return a shown scene for people."""
    lines = [f"{shown.title or shown.id}  (with {', '.join(shown.party) or 'nobody'})", *_spaced(shown.passage)]
    for choice in shown.choices:
        notes = f"  [{'; '.join(choice.notes)}]" if choice.notes else ""
        lines += ["", f"- {choice.id}: {choice.label}{notes}"]
        for outcome in choice.outcomes:
            lines += [f"  {outcome.when}:"] if outcome.when else []
            lines += [f"    {paragraph}" for paragraph in outcome.paragraphs]
    return "\n".join(lines)


def _spaced(paragraphs: Iterable[str]) -> list[str]:
    return [line for paragraph in paragraphs for line in ("", paragraph)]


def as_record(shown: ShownScene) -> dict[str, object]:
    """Return a shown scene as JSON has it."""
    choices = [
        {**choice._asdict(), "outcomes": [outcome._asdict() for outcome in choice.outcomes]} for choice in shown.choices
    ]
    return {**shown._asdict(), "choices": choices}
