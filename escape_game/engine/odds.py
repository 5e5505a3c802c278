"""Odds: how likely a check is, how that is made up, and how it is told."""

from escape_game.engine.dice import percent
from escape_game.engine.events import BASE, Reason, Rolled
from escape_game.engine.judging import holds
from escape_game.engine.party import YOU, named, skill_points
from escape_game.engine.rounding import divided
from escape_game.engine.state import State
from escape_game.engine.told import Told
from escape_game.story.layout import CONDITION, THOUSANDTHS, person_slot
from escape_game.story.scenes import Check
from escape_game.story.story import Story
from escape_game.story.survival import Odds


def reasons(story: Story, state: State, check: Check) -> tuple[Reason, ...]:
    """Return the terms of a chance, its base first; terms that come to nothing are left out."""
    terms = [Reason(check.base, BASE)]
    terms += [Reason(bonus.points, bonus.words) for bonus in check.bonuses if holds(story, state, bonus.when)]
    for skill in check.skills:
        points, owner = skill_points(story, state, skill)
        if owner >= 0:
            whose = "your" if owner == YOU else f"{story.people[owner].name}'s"
            terms.append(Reason(points, f"{whose} {story.skills[skill].replace('_', ' ')}"))
    if check.general and story.survival is not None:
        terms += _general(story, state, check, story.survival.odds)
    return tuple(term for term in terms if term.points or term.words == BASE)


def _general(story: Story, state: State, check: Check, odds: Odds) -> list[Reason]:
    roller = (named(story, state, check.by) or [YOU])[0]
    found = []
    for term in odds.terms:
        value = state.values[term.slot if term.slot >= 0 else person_slot(roller, CONDITION)]
        name = term.name if term.slot >= 0 or roller == YOU else f"{story.people[roller].name}'s {term.name}"
        found.append(Reason(divided((value - term.origin) * term.each, THOUSANDTHS * THOUSANDTHS), name))
    return found


def clamped(story: Story, points: int) -> int:
    """Return a sum of points as a chance: as it is shown, and as it is rolled."""
    if story.survival is None:
        return max(0, min(100, points))
    odds = story.survival.odds
    return max(odds.least, min(odds.most, divided(points, odds.step) * odds.step))


def chance(story: Story, state: State, check: Check) -> int:
    """Return how likely a check is to succeed now, in per cent."""
    return clamped(story, sum(term.points for term in reasons(story, state, check)))


def are_exact(story: Story, state: State) -> bool:
    """Return whether somebody with us can put a number to it."""
    return story.survival is None or holds(story, state, story.survival.odds.exact)


def in_a_word(story: Story, likely: int) -> str:
    """Return the story's word for a chance; "" where it has none."""
    if story.survival is None:
        return ""
    return next((band.word for band in story.survival.odds.words if likely <= band.most), "")


def rolled(story: Story, draft: State, check: Check, number: int, told: Told | None) -> bool:
    """Roll a check, and return whether it succeeded."""
    terms = reasons(story, draft, check)
    likely = clamped(story, sum(term.points for term in terms))
    fell = percent(draft.seed, check.key, number)
    if told is not None:
        told.append(Rolled(likely, fell, fell <= likely, are_exact(story, draft), in_a_word(story, likely), terms))
    return fell <= likely
