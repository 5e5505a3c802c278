"""What is wrong with a condition, in a writer's words, and what to type instead."""

from escape_game.reading.comparing import SIGN_HINTS
from escape_game.reading.names import Names, Place
from escape_game.reading.near_misses import did_you_mean, nearest
from escape_game.reading.tokens import END, NUMBER, Token, UnreadableError


def stray(token: Token) -> UnreadableError:
    """Return what is wrong with a token that follows a finished condition."""
    if token.text in SIGN_HINTS:
        return UnreadableError("S203", token, f"`{token.text}` is no sign of ours", SIGN_HINTS[token.text])
    if token.kind == NUMBER:
        hint = "a number stands after a sign, as in `morale >= 30`"
        return UnreadableError("S207", token, f"`{token.text}` belongs to nothing", hint)
    if token.text in ("AND", "OR", "And", "Or"):
        return UnreadableError("S204", token, f"`{token.text}` is written small", f"write `{token.text.lower()}`")
    hint = "join two conditions by `and` or `or`"
    return UnreadableError("S204", token, f"this condition should end before `{token.text}`", hint)


def no_test(token: Token) -> UnreadableError:
    """Return what is wrong with a token that should begin a test and is no word."""
    if token.kind == END or token.text == ")":
        hint = "write what must be so, as in `has rope` or `morale >= 30`"
        return UnreadableError("S204", token, "a condition is missing here", hint)
    if token.text in SIGN_HINTS:
        return stray(token)
    if token.kind == NUMBER:
        hint = "write the other way round: `morale >= 30`"
        return UnreadableError("S207", token, "a condition doesn't begin with a number", hint)
    return UnreadableError(
        "S204", token, f"`{token.text}` is no word of a condition", "see Conditions in docs/writing-scenes.md"
    )


def unknown_name(token: Token, names: Names, place: Place) -> UnreadableError:
    """Return what is wrong with a word that nothing is called by."""
    word = token.text
    if word in ("NOT", "Not", "AND", "OR"):
        return UnreadableError("S204", token, f"`{word}` is written small", f"write `{word.lower()}`")
    if word.isupper():
        hint = did_you_mean(word, place.roles, "roles stand under `cast:` of this scene")
        return UnreadableError("S209", token, f"nobody is cast as `{word}` here", hint)
    message = f"nothing is called `{word}`"
    if word in names.items:
        return UnreadableError("S201", token, f"`{word}` is an item", f"write `has {word}`")
    if word in names.scenes:
        return UnreadableError("S201", token, f"`{word}` is a scene", f"write `seen {word}`")
    known = [*names.facts, *names.quantities, *names.measures, *names.counters, *names.people]
    near = nearest(word, [*known, *names.items, "companions", "condition", "visits", "anyone", "everyone"])
    where = "facts, quantities and counters are declared in story.yaml, companions in documents of their own"
    if near in names.items:
        near = f"has {near}"
    return UnreadableError("S201", token, message, f"did you mean '{near}'? {where}" if near else where)
