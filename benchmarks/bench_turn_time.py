"""Milliseconds of a turn, from the choice to the drawn screen at 80 columns, on the story that ships with the game.

    python benchmarks/bench_turn_time.py [TURNS]        2,000 if left out

A turn is what the terminal does between two prompts: play the choice, tell what it brought, view the new moment, draw
both. Saving is not in it, nor what the terminal itself needs to show the text.
"""

import io
import sys
import time
from random import Random
from statistics import median, quantiles

from figures import print_figures

from escape_game.engine.journey import Journey, play, start
from escape_game.engine.turn import offers
from escape_game.engine.viewing import view
from escape_game.reading.stories import find_story, load_story
from escape_game.story.story import Story
from escape_game.terminal import last_page, screens
from escape_game.terminal.options import FULL, Options
from escape_game.terminal.output import Output
from escape_game.terminal.wording import Telling

COLUMNS = 80


def main() -> None:
    turns = int(sys.argv[1]) if len(sys.argv) > 1 else 2_000
    story = load_story(find_story(None))
    rows = []
    for name, plain in (("rich", False), ("plain", True)):
        output = Output(io.StringIO(), Options(plain=plain, color=not plain, interactive=False, width=COLUMNS))
        timed_turns(story, output, 50)
        taken = timed_turns(story, output, turns)
        rows.append((name, f"{median(taken):.2f}", f"{quantiles(taken, n=100)[98]:.2f}", f"{max(taken):.2f}"))
    print_figures(
        ("drawing", "ms, median", "99 in 100 below", "longest"), rows, f"{turns:,} turns of random play each."
    )


def timed_turns(story: Story, output: Output, turns: int) -> list[float]:
    """Play at random, from the start again after an ending, and return the wall milliseconds of each turn."""
    dice, seed, taken = Random(1), 0, []
    journey, _ = start(story, seed)
    while len(taken) < turns:
        offered = offers(story, journey.state)
        if not offered:
            seed += 1
            journey, _ = start(story, seed)
            continue
        choice = dice.choice(offered).id
        before = time.perf_counter()
        journey = turn(journey, choice, output)
        taken.append((time.perf_counter() - before) * 1000)
    return taken


def turn(journey: Journey, choice: str, output: Output) -> Journey:
    journey, events = play(journey, choice)
    now = view(journey.story, journey.state)
    telling = Telling(journey.story, {meter.id: meter for meter in now.meters}, FULL)
    output.drawn(screens.happenings(telling, events))
    if now.ending is not None:
        menu = last_page.ending_rows(journey, now.ending.kind)
        output.drawn(last_page.ending(now, now.ending, journey, menu))
    else:
        output.drawn(screens.scene(now, screens.choices_of(now, FULL)))
    return journey


if __name__ == "__main__":
    main()
