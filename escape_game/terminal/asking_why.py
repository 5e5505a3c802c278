"""Answers why: of a choice by its number or its words, of a quantity or a person by name."""

from escape_game.engine.journey import Journey
from escape_game.engine.party import YOU
from escape_game.engine.viewing import people
from escape_game.engine.views import Offer, View
from escape_game.story.cleaning import clean
from escape_game.terminal import glossary, panels
from escape_game.terminal.blocks import Line, Lines, Screen, said, same, sentence
from escape_game.terminal.bodies import listed
from escape_game.terminal.causes import found, of_person, of_quantity

_ME = ("me", "you", "myself", "i")
_LONGEST = 20


def answer(journey: Journey, now: View, asked: str, *, exact: bool) -> Screen:
    """Return the answer; with nothing asked, what all odds here are made of."""
    takable = [offer for offer in now.offers if offer.open]
    if not asked:
        return _all_odds(takable, now, exact=exact)
    if asked.isascii() and asked.isdigit():
        number = int(asked[:_LONGEST])
        if 0 < number <= len(takable):
            return of_choice(takable[number - 1], exact=exact)
        return said(same(f"There is no choice {clean(asked, multiline=False, longest=_LONGEST)}."))
    return _of_words(journey, now, asked, exact=exact)


def _all_odds(takable: list[Offer], now: View, *, exact: bool) -> Screen:
    rolled = [offer for offer in takable if offer.odds is not None]
    if not rolled:
        example = f" Type why {now.meters[0].title.lower()} for how that came about." if now.meters else ""
        return said(same(f"Nothing is left to chance here.{example}"))
    lines = [line for offer in rolled for block in of_choice(offer, exact=exact).blocks for line in _lines(block)]
    return said(*lines)


def _lines(block: object) -> tuple[Line, ...]:
    return block.lines if isinstance(block, Lines) else ()


def of_choice(offer: Offer, *, exact: bool) -> Screen:
    """Return how the chance of a choice is made up, or why it is locked."""
    if not offer.open:
        return said(same(f"{sentence(offer.label)} Locked: {offer.locked.rstrip('.')}."))
    return panels.why(offer, exact=exact)


def _of_words(journey: Journey, now: View, asked: str, *, exact: bool) -> Screen:
    story = journey.story
    meter = found(asked, (meter.title for meter in now.meters))
    if meter >= 0:
        shown = now.meters[meter]
        index = next(at for at, quantity in enumerate(story.quantities) if quantity.id == shown.id)
        return of_quantity(journey, index, shown)
    everybody = people(story, journey.state)
    who = YOU if asked.casefold() in _ME else found(asked, (person.name for person in everybody))
    if who >= 0:
        ids = [person.id for person in story.people]
        return of_person(journey, ids.index(everybody[who].id), everybody[who])
    choice = found(asked, (offer.label for offer in now.offers))
    if choice >= 0:
        return of_choice(now.offers[choice], exact=exact)
    meanings = glossary.lines(story, asked)
    if meanings:
        return said(*map(same, meanings))
    known = listed([meter.title.lower() for meter in now.meters])
    hint = f" You can ask of choices by number, of people, and of {known}." if known else ""
    return said(same(f"There is nothing here called {clean(asked, multiline=False, longest=_LONGEST)}.{hint}"))
