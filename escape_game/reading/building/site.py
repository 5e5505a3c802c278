"""Where something is being built, and how the names that stand there are found."""

from typing import NamedTuple

from escape_game.errors import SourceSpan
from escape_game.reading.conditions import parse_condition
from escape_game.reading.documents.fields import Pair
from escape_game.reading.names import Names, Place
from escape_game.reading.names_in_prose import PlacedPassage
from escape_game.reading.near_misses import did_you_mean
from escape_game.reading.nodes import TextNode
from escape_game.reading.numbers import Amount, amount, same_unit, whole
from escape_game.reading.prose import parse_line, parse_passage
from escape_game.story.conditions import ALWAYS, Condition
from escape_game.story.layout import THOUSANDTHS
from escape_game.story.prose import Passage
from escape_game.story.story import Quantity, Resumption

_CODES = {
    "scenes": ("S101", "scene"),
    "endings": ("S102", "ending"),
    "legs": ("S103", "leg"),
    "people": ("S104", "companion"),
    "decks": ("S110", "deck"),
    "regions": ("S111", "region"),
    "skills": ("S113", "skill"),
}

_DECLARED = {
    "skill": "a skill is declared by the companion who has it, under `skills:`",
    "deck": "a deck is declared by an event's `deck:`",
}


class Site(NamedTuple):
    """A scene, an ending or a leg under construction. `resumptions` and `sources` are the whole story's and grow."""

    names: Names
    place: Place
    resumptions: list[Resumption]
    sources: dict[tuple[str, str], SourceSpan]

    def report(self, code: str, span: SourceSpan, message: str, hint: str = "") -> None:
        """Add a problem."""
        self.names.problem(code, span, message, hint)

    def condition(self, node: TextNode | None) -> Condition:
        """Return a condition; none always holds."""
        if node is None:
            return ALWAYS
        return self.names.parsed.get(node.value) or parse_condition(node.value, node.span, self.names, self.place)

    def passage(self, node: TextNode, part: str, gentle: TextNode | None = None) -> Passage:
        """Return prose, with the gentler words for it."""
        found = self._told(parse_passage(node, self.names, self.place, part), node)
        if gentle is None:
            return found
        gentler = self._told(parse_passage(gentle, self.names, self.place, f"{part}.gentle"), gentle)
        return self._told(found._replace(gentle=gentler), node)

    def line(self, node: TextNode, part: str) -> Passage:
        """Return words of one line."""
        return self._told(parse_line(node, self.names, self.place, part), node)

    def _told(self, passage: Passage, node: TextNode) -> Passage:
        """Note where a passage stands, if it may name somebody."""
        if self.names.finder.is_in(node.value):
            self.names.told.append(PlacedPassage(passage, node, self.place.scene_id))
        return passage

    def find(self, kind: str, node: TextNode) -> int:
        """Return the index of a name, or -1 once it is reported as unknown; -1 also for a deck still to be written."""
        table: dict[str, int] = getattr(self.names, kind)
        index = table.get(node.value, -1)
        if index < 0 and not (kind == "decks" and node.value in self.names.unwritten):
            code, what = _CODES[kind]
            hint = did_you_mean(node.value, table, self._declared(what))
            self.report(code, node.span, f"unknown {what} '{node.value}'", hint)
        return index

    def _declared(self, what: str) -> str:
        """Say where names of a kind are declared."""
        files = dict.fromkeys(span.file for (kind, _), span in self.sources.items() if kind == what)
        if not files:
            return _DECLARED.get(what, f"a document that begins with `{what}:` declares one")
        several = f"{what}s are declared in {next(iter(files))}"
        return several if len(files) == 1 else f"{several} and other files"

    def find_scene(self, node: TextNode) -> int:
        """Return the index of a scene; one that a later part brings gets an index of its own."""
        scenes = self.names.scenes
        index = scenes.get(node.value)
        if index is None and node.value in self.names.unwritten:
            index = scenes[node.value] = len(scenes) + 1
        return self.find("scenes", node) if index is None else index

    def quantity(self, node: TextNode) -> Quantity | None:
        """Return the quantity of this name."""
        found = self.names.quantities.get(node.value)
        if found is None:
            hint = did_you_mean(node.value, self.names.quantities)
            self.report("S108", node.span, f"unknown quantity '{node.value}'", hint)
        return found

    def amount_of(self, quantity: Quantity, node: TextNode) -> int:
        """Return an amount of a quantity in thousandths, written with its unit; 0 once it is reported."""
        found = amount(node.value.strip())
        example = f"write a number with its unit, such as `4 {quantity.unit}`" if quantity.unit else "write a number"
        if found is None:
            self.report("D104", node.span, f"expected an amount of {quantity.id}, got '{node.value}'", example)
            return 0
        self._check_unit(found, quantity, node, example)
        return found.thousandths

    def _check_unit(self, found: Amount, quantity: Quantity, node: TextNode, example: str) -> None:
        if not same_unit(found.unit, quantity.unit):
            counted = f"in {quantity.unit}" if quantity.unit else "without a unit"
            self.report("S109", node.span, f"{quantity.id} is counted {counted}, not '{node.value}'", example)
        elif found.thousandths % quantity.step:
            steps = "tenths" if quantity.step < THOUSANDTHS else "whole steps"
            self.report("D104", node.span, f"{quantity.id} is counted in {steps}, not '{node.value}'", example)

    def whole(self, pair: Pair, default: int = 1) -> int:
        """Return a whole number that may be left out."""
        if pair.value is None:
            return default
        found = whole(pair.value.value.strip())
        if found is None:
            self.report("D104", pair.value.span, f"expected a whole number, got '{pair.value.value}'")
        return found or 0

    def points(self, node: TextNode) -> int:
        """Return a number in thousandths."""
        found = amount(node.value.strip())
        if found is None or found.unit:
            self.report("D104", node.span, f"expected a number, got '{node.value}'")
            return 0
        return found.thousandths
