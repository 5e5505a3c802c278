"""Random playthroughs of the story that ships with the game: does it break, and does all that can happen happen?

python benchmarks/bench_storm.py [RUNS]        2,000 if left out
"""

import sys
import time

from figures import print_figures

from escape_game.authoring.playtest_report import fates, report
from escape_game.authoring.playtesting import Plan, playtest
from escape_game.reading.stories import find_story, load_story


def main() -> None:
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 2_000
    story, plan = load_story(find_story(None)), Plan(seed=1)
    before = time.process_time()
    tally = playtest(story, plan, runs)
    found = report(story, plan, tally, time.process_time() - before)
    rows: list[tuple[str, object]] = [
        (kind, len(found[kind])) for kind in ("crashes", "stuck", "violations", "unfinished")
    ]
    rows += [(f"{kind} seen", f"{seen[0]} of {seen[1]}") for kind, seen in found["seen"].items() if seen]
    rows += [(f"ending {ending}", times) for ending, times in found["endings"].items()]
    rows += [
        (f"{name} {fate}".replace("_", " "), times)
        for name, became in fates(story, tally).items()
        for fate, times in became.items()
        if times
    ]
    rows += [
        (f"{name} is {value}", times) for name, values in found["facts"].items() for value, times in values.items()
    ]
    rows.append(("choices per CPU second", f"{found['choices_per_second']:,}"))
    print_figures((f"{runs:,} runs of {story.title}", ""), rows)
    sys.exit(PROBLEM if tally.has_trouble else None)


PROBLEM = "a run crashed, got stuck or broke the contract about deaths; escape-game playtest --format json says which"


if __name__ == "__main__":
    main()
