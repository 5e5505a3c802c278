"""What a playtest found, as the record that tools read."""

from collections import Counter
from typing import Any

from escape_game.authoring.contract import Violation
from escape_game.authoring.counting import SECONDS_A_CHOICE, WORDS_A_MINUTE
from escape_game.authoring.pages_seen import words_seen
from escape_game.authoring.playtesting import Plan
from escape_game.authoring.tally import Crash, Halt, Tally
from escape_game.authoring.witness import BAND_DAYS, DEATH, ENDING, FATE, LEVELS, SCENE, Sign
from escape_game.engine.amounts import date_text
from escape_game.story.layout import DEAD, GONE, HERE, ROAD, UNMET, WITH_US
from escape_game.story.story import Story, Thing

SECONDS_A_MINUTE = 60
FEW = 20  # runs; of what fewer have met, nobody can say that it is always so

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
        "scenes": scenes(story, tally),
        "events": events(story, tally),
        "always": always(story, tally),
        "levels": levels(tally),
        "shown_by": shown_by(story, tally),
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
            "seed": tally.signs.get(Sign(DEATH, *death)),
        }
        for death, times in sorted(tally.deaths.items(), key=lambda counted: (-counted[1], counted[0]))
    ]


def scenes(story: Story, tally: Tally) -> list[Report]:
    """Return the scenes in which runs have been: how many, how many people died there, and a seed; deadliest first."""
    return [
        {
            "scene": story.scene_ids[scene],
            "runs": runs,
            "deaths": tally.died_at[scene],
            "seed": tally.signs.get(Sign(SCENE, scene)),
        }
        for scene, runs in sorted(tally.reached.items(), key=lambda counted: (-tally.died_at[counted[0]], counted[0]))
    ]


def events(story: Story, tally: Tally) -> list[Report]:
    """Return every event: in how many runs it came, how often in all, and a seed; those that never came first."""
    found = [
        {
            "event": scene.id,
            "runs": tally.reached[index],
            "times": tally.arrivals[index],
            "seed": tally.signs.get(Sign(SCENE, index)),
        }
        for index, scene in enumerate(story.scenes)
        if scene.event is not None
    ]
    return sorted(found, key=lambda event: (event["runs"], event["event"]))


def always(story: Story, tally: Tally) -> list[Report]:
    """Return the choices that were taken every time, though their scenes have others."""
    by_scene: dict[int, dict[str, int]] = {}
    for (scene, choice), times in tally.taken.items():
        by_scene.setdefault(scene, {})[choice] = times
    return [
        {
            "choice": f"{story.scene_ids[scene]}.{choice}",
            "times": times,
            "seed": tally.signs.get(Sign(SCENE, scene)),
        }
        for scene, taken in sorted(by_scene.items())
        if scene != ROAD and len(taken) == 1 and len(story.scenes[scene].choices) > 1
        for choice, times in taken.items()
        if times >= FEW
    ]


def levels(tally: Tally) -> dict[str, list[Report]]:
    """Return what runs had on the evenings of the road, by ten days of the journey: one in ten had less than p10."""
    found: dict[str, dict[int, Counter[int]]] = {}
    for (what, days, amount), evenings in tally.levels.items():
        found.setdefault(what, {}).setdefault(days, Counter())[amount] += evenings
    return {
        what: [
            {"day": days * BAND_DAYS, "evenings": sum(had.values()), **_band(had)}
            for days, had in sorted(found[what].items())
        ]
        for what in LEVELS
        if what in found
    }


def _band(had: Counter[int]) -> dict[str, int]:
    return {"p10": _percentile(had, 10), "median": _percentile(had, 50), "p90": _percentile(had, 90)}


def shown_by(story: Story, tally: Tally) -> dict[str, Report]:
    """Return by which run each ending and each companion's fate was shown first: its seed."""
    endings = {story.endings[sign.which].id: seed for sign, seed in tally.signs.items() if sign.kind == ENDING}
    words = {DEAD: "dead", GONE: "left", UNMET: "never_met", WITH_US: "alive", HERE: "here"}
    companions: dict[str, dict[str, int]] = {person.id: {} for person in story.people[1:]}
    for sign, seed in sorted(tally.signs.items(), key=lambda shown: shown[1]):
        if sign.kind == FATE:
            companions[story.people[sign.which].id][words[sign.more]] = seed
    return {"endings": endings, "companions": companions}


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
