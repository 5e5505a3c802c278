"""Items, facts and counters in effects."""

from collections.abc import Iterator

from escape_game.reading.building.site import Site
from escape_game.reading.documents.fields import Pair
from escape_game.reading.documents.scenes import EffectsDocument
from escape_game.reading.near_misses import did_you_mean
from escape_game.reading.nodes import TextNode
from escape_game.story.conditions import FAR
from escape_game.story.effects import Add, Effect, Put


def things(document: EffectsDocument, site: Site) -> Iterator[Effect]:
    """Return what becomes of items, facts and counters, in this order."""
    for value, nodes in ((1, document.finds), (0, document.drops)):
        for node in nodes:
            slot = item_slot(node, site)
            if slot >= 0:
                if value:
                    site.names.set("item", node.value, node.span)
                yield Put(slot, value)
    yield from _facts(document, site)
    for pair in document.counts:
        counter = site.names.counters.get(pair.name.value)
        if counter is None:
            hint = did_you_mean(pair.name.value, site.names.counters)
            site.report("S112", pair.name.span, f"unknown counter '{pair.name.value}'", hint)
        else:
            yield Add(counter.slot, site.whole(pair), 0, FAR)


def _facts(document: EffectsDocument, site: Site) -> Iterator[Effect]:
    for pair in document.sets:
        yield from _set_fact(pair, site)
    for node in document.clears:
        fact = site.names.facts.get(node.value)
        if fact is None:
            _unknown_fact(node, site)
        else:
            yield Put(fact.slot, 0)


def item_slot(node: TextNode, site: Site) -> int:
    """Return an item's slot, or -1 once it is reported as unknown."""
    item = site.names.items.get(node.value)
    if item is None:
        hint = did_you_mean(node.value, site.names.items) or "items are declared in story.yaml"
        site.report("S105", node.span, f"unknown item '{node.value}'", hint)
        return -1
    return item.slot


def _unknown_fact(node: TextNode, site: Site) -> None:
    hint = did_you_mean(node.value, site.names.facts) or "facts are declared in story.yaml"
    site.report("S106", node.span, f"unknown fact '{node.value}'", hint)


def _set_fact(pair: Pair, site: Site) -> Iterator[Effect]:
    fact = site.names.facts.get(pair.name.value)
    if fact is None:
        _unknown_fact(pair.name, site)
        return
    site.names.set("fact", fact.id, pair.name.span)
    written = pair.value.value.strip() if pair.value is not None else ""
    if not fact.values and not written:
        yield Put(fact.slot, 1)
    elif written in fact.values:
        yield Put(fact.slot, fact.values.index(written) + 1)
    else:
        node = pair.value or pair.name
        known = f"its values are {', '.join(fact.values)}" if fact.values else f"write `sets: {fact.id}`"
        message = f"{fact.id} has no value '{written}'" if written else f"{fact.id} is set to one of its values"
        site.report("S107", node.span, message, did_you_mean(written, fact.values) or known)
