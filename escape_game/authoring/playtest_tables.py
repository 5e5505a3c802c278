"""What a playtest found, as tables for the terminal."""

from collections.abc import Sequence

from escape_game.authoring.playtest_report import Report
from escape_game.authoring.tables import table

TROUBLES = ("crashes", "stuck", "violations", "unfinished")
MOST_LISTED = 10  # of the runs or names that a table lists
CHARTED = 9  # of the ten days that a chart has room for


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
        *_levels(found),
        *_deadly(found),
        *_events(found),
        *_always(found),
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


def _levels(found: Report) -> list[str]:
    rows = []
    for what, bands in found["levels"].items():
        step = -(-len(bands) // CHARTED)
        rows += [(what, b["day"], b["p10"], b["median"], b["p90"], b["evenings"]) for b in bands[::step]]
    return table(("evenings of the road", "from day", "p10", "middle", "p90", "evenings"), rows)


def _deadly(found: Report) -> list[str]:
    rows = [(s["scene"], s["runs"], s["deaths"], s["seed"]) for s in found["scenes"] if s["deaths"]]
    return table(("where people die", "runs came", "died", "seed"), rows[:MOST_LISTED])


def _events(found: Report) -> list[str]:
    rows = [(e["event"], e["runs"], e["times"]) for e in found["events"] if e["runs"]]
    return table(("rarest events", "runs", "times"), rows[:MOST_LISTED])


def _always(found: Report) -> list[str]:
    rows = [(a["choice"], a["times"], a["seed"]) for a in found["always"]]
    return table(("always taken", "times", "seed"), rows[:MOST_LISTED])


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
    rows = [(kind, run["seed"], what_happened(run)) for kind in TROUBLES for run in found[kind]]
    if not rows:
        return ["No run crashed, got stuck, was cut off, or broke the contract about deaths."]
    heading = ", ".join(f"{len(found[kind])} {kind}" for kind in TROUBLES if found[kind])
    return [f"{heading}; --runs 1 --seed N plays one of them again", *table(("", "seed", "at"), rows[:MOST_LISTED])]


def what_happened(run: Report) -> str:
    """Return what went wrong in a run, and where."""
    if "error" in run:
        return str(run["error"])
    return f"{run['scene']}: {run['who']} {run['what']}" if "what" in run else str(run["scene"])
