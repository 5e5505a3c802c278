"""What `?` says: one screen, and a few lines on each command and on each word of the screen."""

from typing import Final

from escape_game.story.story import Story
from escape_game.terminal import glossary
from escape_game.terminal.blocks import Heading, Lines, Record, Screen, Table, same
from escape_game.terminal.understanding import COMMANDS

# What each command does, by its name: briefly, then at length.
TOPICS: Final = {
    "help": ("this page; help and a word for more", "Type help and a command, or a word on the screen: help failing."),
    "look": ("the scene again", "Shows the scene again, set for the window as it is now."),
    "status": ("all numbers in words", "Says what you have, how long it lasts and how everybody is."),
    "party": ("who is with you", "Type party and a name for one of them: party and a name."),
    "pack": ("what you carry", "Lists the things you carry, what there is of food and water, and the orders."),
    "map": ("the way so far", "Draws the way you have come and where you are; map words says it in words."),
    "journal": ("what you noted", "The last choices; journal 20: the last twenty; journal back 7: back to choice 7."),
    "why": ("how odds and numbers came about", "why 2: what the chance is made of; why water: what changed it last."),
    "undo": ("take back a choice", "Takes back the last choice. The dice stay as they fell."),
    "save": ("keep this moment", "Every choice is saved; save and a name keeps this moment as well."),
    "load": ("go to a save", "load and a name or a number of the list goes to that save."),
    "saves": ("list the saves", "Lists the saves, and lets you choose one."),
    "orders": ("the orders of the road", "On a road: lists pace, rations and duties, and what to type for each."),
    "walk": ("walk on for longer", "walk 10: ten days, in fives, until somebody is worse or anything else happens."),
    "endings": ("the endings seen so far", "Draws the road and the endings you have seen; endings words says them."),
    "options": ("width, odds, plain mode", "options shows them; options width 60 changes one."),
    "transcript": ("write it all to a file", "transcript walk.html writes the whole journey; so do .txt, .md, .svg."),
    "warnings": ("what this story contains", "Says what a reader may wish to be warned of."),
    "quit": ("leave; nothing is lost", "Leaves. Your progress is saved already."),
}  # fmt: skip


def page() -> Screen:
    """Return the page of all commands."""
    records = []
    for names in COMMANDS:
        name, *others = names
        spelled = f"{name}, {', '.join(others)}" if others else name
        brief = TOPICS[name][0]
        records.append(Record((spelled, brief), f"{name}{_or(others)}: {brief}."))
    intro = "Type the number of a choice, or the first words of it. Or a command:"
    outro = "Everything is ended with Enter. A slash before a command makes sure it is taken as one."
    return Screen(
        (
            Heading("Panel", ("Help",)),
            Lines((same(intro),)),
            Table(("Type", "For"), tuple(records)),
            Lines((same(outro),)),
        )
    )


def _or(others: list[str]) -> str:
    return f" or {' or '.join('?' if other == '?' else other for other in others)}" if others else ""


def topic(story: Story, word: str) -> Screen:
    """Return the lines on a command or on a word of the screen, or what is near to a word that is neither."""
    spellings = {spelling: names[0] for names in COMMANDS for spelling in names}
    name = spellings.get(word.casefold().lstrip("/"))
    if name is not None:
        brief, at_length = TOPICS[name]
        return Screen((Lines((same(f"{name}: {brief}. {at_length}"),)),))
    meanings = glossary.lines(story, word)
    if meanings:
        return Screen((Lines(tuple(map(same, meanings))),))
    from difflib import get_close_matches  # only a slip of the finger needs it

    near = get_close_matches(word.casefold(), [*TOPICS, *glossary.names(story)], n=1)
    hint = f"Did you mean help {near[0]}?" if near else "Type help for the commands."
    return Screen((Lines((same(f"There is no help on that. {hint}"),)),))
