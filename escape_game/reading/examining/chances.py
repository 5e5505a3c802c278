"""Odds that can't matter: what they add up to at worst and at best."""

from collections.abc import Iterator

from escape_game.reading.examining.subject import Subject
from escape_game.story.effects import Risk
from escape_game.story.layout import CONDITION_MOST, THOUSANDTHS
from escape_game.story.scenes import Check
from escape_game.story.story import Story
from escape_game.story.walking import flat, steps_of_scene

_CERTAIN = 100
_HINT = "change `base:` or a bonus so that something is at stake, or let it happen without a roll"


def check_chances(subject: Subject) -> None:
    """Report rolls whose outcome nothing changes."""
    odds = subject.story.survival.odds if subject.story.survival is not None else None
    least, most = (odds.least, odds.most) if odds is not None else (0, _CERTAIN)
    for scene, _ in subject.scenes():
        for choice in scene.choices:
            if choice.check is None:
                continue
            worst, best = bounds(subject.story, choice.check)
            if worst >= most or best <= least:
                end = f"at least {worst}, and {most} counts" if worst >= most else f"at most {best}, and {least} counts"
                message = f"the odds of '{choice.id}' can't matter: they come to {end}"
                subject.problems.report("S511", subject.place(scene, choice), message, _HINT)
        for risk in (
            effect for step in steps_of_scene(scene) for effect in flat(step.effects) if isinstance(effect, Risk)
        ):
            if not 0 < risk.odds < _CERTAIN:
                message = f"a risk of {risk.odds}% is none"
                subject.problems.report("S511", subject.place(scene), message, _HINT)


def bounds(story: Story, check: Check) -> tuple[int, int]:
    """Return what a check's terms come to at worst and at best; more than that it can't be."""
    terms = [bonus.points for bonus in check.bonuses]
    worst = check.base + sum(min(0, points) for points in terms)
    best = check.base + sum(max(0, points) for points in terms)
    best += sum(_most_of_skill(story, skill) for skill in check.skills)
    for low, high in _general(story) if check.general else ():
        worst, best = worst + low, best + high
    return worst, best


def _most_of_skill(story: Story, skill: int) -> int:
    return max((has.points for person in story.people for has in person.skills if has.skill == skill), default=0)


def _general(story: Story) -> Iterator[tuple[int, int]]:
    for term in story.survival.odds.terms if story.survival is not None else ():
        least, most = (0, CONDITION_MOST) if term.slot < 0 else story.slots[term.slot - story.first_slot][2:4]
        ends = sorted((value - term.origin) * term.each // (THOUSANDTHS * THOUSANDTHS) for value in (least, most))
        yield ends[0], ends[1]
