"""Names: everything a story declares by name, what it is counted in, and who asks for it."""

from typing import NamedTuple

from escape_game.errors import Problem, SourceSpan
from escape_game.reading.names_in_prose import NameFinder, PlacedPassage
from escape_game.reading.rules import RULES
from escape_game.story.conditions import FAR, Condition
from escape_game.story.keys import key_of
from escape_game.story.layout import COMMON, FIELDS
from escape_game.story.prose import Amount
from escape_game.story.story import Measure, Quantity, Slot, Thing


class Place(NamedTuple):
    """Where a text stands: its scene ("" where there is none), and the roles cast there, in order."""

    scene_id: str = ""
    roles: tuple[str, ...] = ()


class Names:
    """What documents declare. Whoever reads them fills it before conditions and prose are parsed.

    `people` holds the protagonist's id for 0 and every companion's index; slots are handed out after it is complete.
    `stages` are the bounds of sinking, failing, worn and sound, in thousandths.
    `oldest` gives a renamed scene's first id, so that its rolls stay as they were.
    `told` are the passages that may name somebody, as `finder` knows them.
    `weakest_named` are the scenes whose prose points at `{weakest}`: their roles end with one of that name.
    """

    def __init__(self) -> None:  # noqa: PLR0915 - one line a table
        self.quantities: dict[str, Quantity] = {}
        self.quantity_index: dict[str, int] = {}
        self.measures: dict[str, Measure] = {}
        self.counters: dict[str, Thing] = {}
        self.items: dict[str, Thing] = {}
        self.facts: dict[str, Thing] = {}
        self.people: dict[str, int] = {}
        self.person_names: dict[str, str] = {}
        self.regions: dict[str, int] = {}
        self.scenes: dict[str, int] = {}
        self.legs: dict[str, int] = {}
        self.endings: dict[str, int] = {}
        self.decks: dict[str, int] = {}
        self.skills: dict[str, int] = {}
        self.difficulties: dict[str, int] = {}
        self.paces: dict[str, int] = {}
        self.rations: dict[str, int] = {}
        self.waterings: dict[str, int] = {}
        self.marches: dict[str, int] = {}
        self.stages: tuple[int, int, int, int] | None = None
        self.unwritten: set[str] = set()
        self.oldest: dict[str, str] = {}
        self.weakest_named: set[str] = set()
        self.slots: list[Slot] = []
        self.problems: list[Problem] = []
        self.reads: dict[tuple[str, str], SourceSpan | None] = {}
        self.sets: dict[tuple[str, str], SourceSpan | None] = {}
        self.finder = NameFinder(())
        self.told: list[PlacedPassage] = []
        self.values: dict[str, Amount] = {}  # values in braces met before, by their text
        self.parsed: dict[object, Condition] = {}  # conditions met before, by their text and what it may mean
        self._slot_of: dict[str, int] = {}

    @property
    def first_slot(self) -> int:
        """Return the slot that follows the people's."""
        return COMMON + self.person_count * FIELDS

    @property
    def person_count(self) -> int:
        """Return how many people there are, you included, whether or not a document describes you."""
        return max(self.people.values(), default=0) + 1

    def new_slot(self, name: str, start: int = 0, least: int = 0, most: int = FAR) -> int:
        """Return the slot of this name; it is made when first asked for."""
        slot = self._slot_of.get(name)
        if slot is None:
            slot = self._slot_of[name] = self.first_slot + len(self.slots)
            self.slots.append(Slot(name, start, least, most))
        return slot

    def visits_slot(self, scene_id: str) -> int:
        """Return the slot that counts arrivals in a scene."""
        return self.new_slot(f"visits:{scene_id}")

    def has_slot(self, name: str) -> bool:
        """Return whether anybody has asked for the slot of this name."""
        return name in self._slot_of

    def key(self, kind: str, scene_id: str, label: str) -> int:
        """Return the key of a roll in a scene; it stays when the scene is renamed."""
        return key_of(kind, self.oldest.get(scene_id, scene_id), label)

    def display(self, person_id: str) -> str:
        """Return the name of somebody as readers know it."""
        return self.person_names.get(person_id) or person_id.replace("_", " ").capitalize()

    def problem(self, code: str, span: SourceSpan, message: str, hint: str = "") -> None:
        """Note something that is wrong; how bad it is, its rule says."""
        self.problems.append(Problem(code, RULES[code].severity, span, message, hint))

    def read(self, kind: str, name: str, span: SourceSpan | None = None) -> None:
        """Note that somebody asks for a fact, an item, a scene …; the first place is kept."""
        self.reads.setdefault((kind, name), span)

    def set(self, kind: str, name: str, span: SourceSpan | None = None) -> None:
        """Note that something sets a fact, hands out an item, …; the first place is kept."""
        self.sets.setdefault((kind, name), span)
