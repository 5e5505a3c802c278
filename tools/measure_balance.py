"""Play every cell of docs/balance.md and print its tables: players, difficulties, who comes through and with whom.

    python tools/measure_balance.py RESULTS [RUNS] [JOBS]        4,000 runs a cell and 2 processes if left out

RESULTS is a file of JSON, a cell to a line. Cells that stand in it already are not played again, so that a measurement
can be broken off and gone on with; delete it to begin anew. The expert, who looks ahead, plays a quarter of the runs.
"""

import json
import sys
from concurrent.futures import ProcessPoolExecutor
from math import sqrt
from pathlib import Path
from typing import Any

from escape_game.authoring.playtesting import Plan, playtest
from escape_game.reading.stories import find_story, load_story
from escape_game.story.layout import DEAD
from escape_game.story.story import Story

PLAYERS = ("random", "careless", "sensible", "expert", "film")
SHARE = {"expert": 4}
PARTS = 40
Cell = dict[str, Any]


def main() -> None:
    if not 2 <= len(sys.argv) <= 4:
        sys.exit(__doc__)
    results = Path(sys.argv[1])
    runs = int(sys.argv[2]) if len(sys.argv) > 2 else 4_000
    jobs = int(sys.argv[3]) if len(sys.argv) > 3 else 2
    story = load_story(find_story(None))
    played = [json.loads(line) for line in results.read_text().splitlines()] if results.exists() else []
    for difficulty, player in cells(story):
        if not any((cell["player"], cell["difficulty"]) == (player, difficulty) for cell in played):
            played.append(measured(story, player, difficulty, runs // SHARE.get(player, 1), jobs))
            with results.open("a") as file:
                file.write(json.dumps(played[-1]) + "\n")
    print_tables(story, played)


def cells(story: Story) -> list[tuple[str, str]]:
    """Return difficulty and player of every cell: the usual difficulty first, and the film's course on that alone."""
    ids = [difficulty.id for difficulty in story.difficulties]
    usual = ids[story.default_difficulty]
    return [(usual, player) for player in PLAYERS] + [
        (other, player) for other in ids if other != usual for player in PLAYERS if player != "film"
    ]


def measured(story: Story, player: str, difficulty: str, runs: int, jobs: int) -> Cell:
    ids = [each.id for each in story.difficulties]
    plan = Plan(seed=1, player=player, difficulty=ids.index(difficulty))
    with ProcessPoolExecutor(jobs) as executor:
        tally = playtest(story, plan, runs, executor, PARTS)
    companions = range(1, len(story.people))
    return {
        "player": player,
        "difficulty": difficulty,
        "runs": tally.runs,
        "survived": tally.survived,
        "alive": {str(count): times for count, times in sorted(tally.alive_at_end.items())},
        "died": {story.people[person].id: tally.fates[person, DEAD] for person in companions},
        "endings": {story.endings[ending].id: times for ending, times in tally.endings.most_common()},
        "broken": len(tally.crashes) + len(tally.stuck) + len(tally.unfinished),
        "violations": [list(violation) for violation in tally.violations],
    }


def print_tables(story: Story, played: list[Cell]) -> None:
    ids = [each.id for each in story.difficulties]
    for title, text in (("reaches India, % (runs)", came_through), ("companions alive, mean (spread)", with_whom)):
        print(f"\n| {title} | {' | '.join(ids)} |\n|---|{'---|' * len(ids)}")
        for player in PLAYERS:
            found = {cell["difficulty"]: text(cell) for cell in played if cell["player"] == player}
            print(f"| {player} | {' | '.join(found.get(id, '') for id in ids)} |")
    print()
    for cell in played:
        name = f"{cell['player']}, {cell['difficulty']}"
        died = ", ".join(f"{who} {100 * times / cell['runs']:.0f}" for who, times in cell["died"].items())
        print(f"{name}: died, %: {died}; broken {cell['broken']}, violations {len(cell['violations'])}")
    seen = {ending for cell in played for ending in cell["endings"]}
    print(f"\nendings reached by none of these: {', '.join(e.id for e in story.endings if e.id not in seen) or 'none'}")


def came_through(cell: Cell) -> str:
    share = cell["survived"] / cell["runs"]
    error = 200 * sqrt(share * (1 - share) / cell["runs"])  # two standard errors, in points
    return f"{100 * share:.1f} ± {error:.1f} ({cell['runs']:,})"


def with_whom(cell: Cell) -> str:
    alive = {int(count): times for count, times in cell["alive"].items()}
    came = sum(alive.values())
    if not came:
        return "-"
    mean = sum(count * times for count, times in alive.items()) / came
    spread = sqrt(sum(times * (count - mean) ** 2 for count, times in alive.items()) / came)
    most = 100 * sum(times for count, times in alive.items() if count >= 7) / cell["runs"]
    return f"{mean:.1f} ({spread:.1f}); seven or more {most:.1f}%"


if __name__ == "__main__":
    main()
