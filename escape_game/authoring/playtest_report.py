"""What a playtest found, as the record that tools read and as tables that people read."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from escape_game.authoring.contract import Violation
from escape_game.authoring.counting import SECONDS_A_CHOICE, WORDS_A_MINUTE
from escape_game.authoring.pages_seen import words_seen
from escape_game.authoring.playtesting import Plan
from escape_game.authoring.tables import table
from escape_game.authoring.tally import Crash, Halt, Tally
from escape_game.engine.amounts import date_text
from escape_game.story.layout import DEAD, GONE, ROAD, UNMET
from escape_game.story.story import Story, Thing

TROUBLES = ("crashes", "stuck", "violations", "unfinished")
SECONDS_A_MINUTE = 60
MOST_LISTED = 10  # of the runs or names that a table for people lists

Report = dict[str, Any]  # JSON; architecture.md says what tools may rely on


def report(story: Story, plan: Plan, tally: Tally, seconds: float) -> Report:
    """Return a playtest as JSON has it."""
    difficulty = plan.difficulty if plan.difficulty >= 0 else story.default_difficulty
    seen, unseen = coverage(story, tally)
    return {
        "runs": tally.runs,
        "choices": tally.choices,
        "seconds": round(seconds, 3),
        "choices_per_second": round(tally.choices / seconds) if seconds else None,
        "player": plan.player,
        "seed": plan.seed,
        "difficulty": story.difficulties[difficulty].id if story.difficulties else None,
        "endings": {story.endings[ending].id: n for ending, n in sorted(tally.endings.items())},
        "survived": tally.survived / tally.runs if tally.runs else 0.0,
        "companions": fates(story, tally),
        "facts": facts(story, tally),
        "alive_at_end": {str(alive): n for alive, n in sorted(tally.alive_at_end.items())},
        "choices_per_run": spread(tally.choices_per_run),
        "days": spread(tally.days),
        "words_per_run": spread(tally.words_per_run) if plan.prose else None,
        "minutes_per_run": minutes(tally) if plan.prose else None,
        "regions": regions(story, tally),
        "deaths": deaths(story, tally),
        "seen": {**seen, "words": list(words_seen(story, tally.pieces)) if plan.prose else None},
        "unseen": unseen,
        "stuck": [_halt(story, halt) for halt in tally.stuck],
        "crashes": [_crash(crash) for crash in tally.crashes],
        "unfinished": [_halt(story, halt) for halt in tally.unfinished],
        "violations": [_violation(story, violation) for violation in tally.violations],
    }


def minutes(tally: Tally) -> int | None:
    """Return how long a run takes on average, read at ease and with a moment for every choice; None without runs."""
    if not tally.words_per_run:
        return None
    words, choices = spread(tally.words_per_run)["mean"], spread(tally.choices_per_run)["mean"]
    return round(words / WORDS_A_MINUTE + choices * SECONDS_A_CHOICE / SECONDS_A_MINUTE)


def regions(story: Story, tally: Tally) -> dict[str, Report]:
    """Return by region: runs that came there and when, runs that were over there, and whose death was yours."""
    return {region.id: _region(story, tally, index) for index, region in enumerate(story.regions)}


def _region(story: Story, tally: Tally, region: int) -> Report:
    days = Counter({day: runs for (where, day), runs in tally.borders.items() if where == region})
    median = _percentile(days, 50)
    return {
        "reached": sum(days.values()),
        "over": tally.last_regions[region],
        "you_died": tally.your_deaths[region],
        "companions_died": sum(times for death, times in tally.deaths.items() if death.region == region),
        "day": {"p10": _percentile(days, 10), "median": median, "p90": _percentile(days, 90)} if days else None,
        "date": date_text(story.date + median - 1) if days and story.date else None,
    }


def deaths(story: Story, tally: Tally) -> list[Report]:
    """Return of what companions died, and where, the commonest first."""
    return [
        {
            "who": story.people[death.person].id,
            "region": story.regions[death.region].id if death.region >= 0 else None,
            "cause": death.cause,
            "runs": times,
        }
        for death, times in sorted(tally.deaths.items(), key=lambda counted: (-counted[1], counted[0]))
    ]


def _violation(story: Story, violation: Violation) -> Report:
    seed, scene, person, what = violation
    return {"seed": seed, "scene": story.scene_ids[scene], "who": story.people[person].id or "you", "what": what}


def _halt(story: Story, halt: Halt) -> Report:
    return {"seed": halt.seed, "scene": story.scene_ids[halt.scene]}


def _crash(crash: Crash) -> Report:
    return {"seed": crash.seed, "error": crash.error}


def fates(story: Story, tally: Tally) -> Report:
    """Return what became of each companion, in runs."""
    return {person.id: _fate(tally, index) for index, person in enumerate(story.people) if index}


def _fate(tally: Tally, person: int) -> dict[str, int]:
    dead, left, unmet = (tally.fates[person, status] for status in (DEAD, GONE, UNMET))
    ended = sum(tally.choices_per_run.values())
    return {"alive": ended - dead - left - unmet, "dead": dead, "left": left, "never_met": unmet}


def facts(story: Story, tally: Tally) -> dict[str, dict[str, int]]:
    """Return what each fact of several values was at the end, in runs."""
    return {fact.id: _values(tally, index, fact) for index, fact in enumerate(story.facts) if fact.values}


def _values(tally: Tally, index: int, fact: Thing) -> dict[str, int]:
    return {value: tally.facts[index, number] for number, value in enumerate(("unset", *fact.values))}


def spread(counts: Counter[int]) -> dict[str, float]:
    """Return the mean, and what one run in ten stays under or goes beyond."""
    runs = sum(counts.values())
    mean = sum(number * times for number, times in counts.items()) / runs if runs else 0.0
    return {"mean": round(mean, 2), "p10": _percentile(counts, 10), "p90": _percentile(counts, 90)}


def _percentile(counts: Counter[int], percent: int) -> int:
    """Return the least number that at least so many per cent of the runs don't exceed."""
    rank, below = sum(counts.values()) * percent, 0
    for number in sorted(counts):
        below += counts[number]
        if below * 100 >= rank:
            return number
    return 0


def coverage(story: Story, tally: Tally) -> tuple[dict[str, list[int]], dict[str, list[str]]]:
    """Return what was seen, as [how many, of how many], and the ids of what wasn't, in the order of the story."""
    been = tally.scenes_seen()
    names: dict[str, dict[str, bool]] = {"scenes": {}, "choices": {}, "events": {}, "endings": {}}
    taken_somewhere = {choice_id for _, choice_id in tally.taken}
    for index, scene in enumerate(story.scenes):
        if index == ROAD:
            continue
        names["events" if scene.event else "scenes"][scene.id] = index in been
        names["choices"] |= {f"{scene.id}.{c.id}": (index, c.id) in tally.taken for c in scene.choices}
    names["choices"] |= {choice.id: choice.id in taken_somewhere for choice in story.everywhere}
    names["endings"] = {ending.id: index in tally.endings for index, ending in enumerate(story.endings)}
    seen = {kind: [sum(found.values()), len(found)] for kind, found in names.items()}
    return seen, {kind: [name for name, was in found.items() if not was] for kind, found in names.items()}


def as_text(found: Report) -> str:
    """Return a report for people: what happened, to whom, and what nobody saw."""
    lines = [
        _headline(found),
        "",
        *_endings(found),
        *_companions(found),
        *_regions(found),
        *_deaths(found),
        *_facts(found),
        *_seen(found),
        *_troubles(found),
    ]
    return "\n".join(lines).rstrip()


def _headline(found: Report) -> str:
    choices, days = found["choices_per_run"], found["days"]
    return (
        f"{found['runs']} runs by the {found['player']} player from seed {found['seed']}: "
        f"{found['survived']:.1%} came through\n"
        f"{found['choices']} choices in {found['seconds']} s; {choices['mean']} a run ({choices['p10']} to "
        f"{choices['p90']}), {days['mean']} days ({days['p10']} to {days['p90']})"
        f"{_reading(found)}"
    )


def _reading(found: Report) -> str:
    words = found["words_per_run"]
    return f"\n{words['mean']:,.0f} words a run, about {found['minutes_per_run']} minutes" if words else ""


def _regions(found: Report) -> list[str]:
    rows = [
        (name, r["reached"], r["date"] or r["day"]["median"], r["over"], r["you_died"], r["companions_died"])
        for name, r in found["regions"].items()
        if r["reached"]
    ]
    return table(("region", "reached", "in the middle on", "over here", "you died", "companions died"), rows)


def _deaths(found: Report) -> list[str]:
    rows = [(death["who"], death["region"] or "", death["cause"], death["runs"]) for death in found["deaths"]]
    return table(("who died", "where", "of what", "runs"), rows[:MOST_LISTED])


def _facts(found: Report) -> list[str]:
    rows = [
        (name, ", ".join(f"{value} {times}" for value, times in values.items() if times))
        for name, values in found["facts"].items()
    ]
    return table(("fact", "runs that ended with it"), rows)


def _endings(found: Report) -> list[str]:
    most_first = sorted(found["endings"].items(), key=lambda ending: -ending[1])
    return table(("ending", "runs"), most_first)


def _companions(found: Report) -> list[str]:
    rows = [(name, *fate.values()) for name, fate in found["companions"].items()]
    return table(("companion", "alive", "dead", "left", "never met"), rows)


def _seen(found: Report) -> list[str]:
    rows = [(kind, *count, _some(found["unseen"].get(kind, []))) for kind, count in found["seen"].items() if count]
    return table(("", "seen", "of", "not seen"), rows)


def _some(names: Sequence[str]) -> str:
    more = f" and {len(names) - MOST_LISTED} more" if len(names) > MOST_LISTED else ""
    return ", ".join(names[:MOST_LISTED]) + more


def _troubles(found: Report) -> list[str]:
    rows = [(kind, run["seed"], _what(run)) for kind in TROUBLES for run in found[kind]]
    if not rows:
        return ["No run crashed, got stuck, was cut off, or broke the contract about deaths."]
    heading = ", ".join(f"{len(found[kind])} {kind}" for kind in TROUBLES if found[kind])
    return [f"{heading}; --runs 1 --seed N plays one of them again", *table(("", "seed", "at"), rows[:MOST_LISTED])]


def _what(run: Report) -> str:
    if "error" in run:
        return str(run["error"])
    return f"{run['scene']}: {run['who']} {run['what']}" if "what" in run else str(run["scene"])
