"""Record a route: the choices of a bot's playthrough, by id, for tests/routes/.

    python tools/record_route.py film 1 "along the film's course, to the door" tests/routes/film.route
    python tools/record_route.py random 1 "dies in the Gobi" OUT --until well_behind    (the first seed that ends so)
    python tools/record_route.py sensible 1 "Irena lives" OUT --until the_door --alive irena

A route holds no prose, so that it survives rewording; a transcript (escape-game play --log) holds all of it.
"""

import argparse
from pathlib import Path

from escape_game.authoring.players import PLAYERS
from escape_game.engine.journey import Journey, play, start
from escape_game.engine.turn import offers
from escape_game.reading.stories import find_story, load_story
from escape_game.story.layout import DEAD, STATUS, STATUS_WORDS, UNMET, person_slot
from escape_game.story.story import Story

MOST_CHOICES = 3000
SEEDS_TRIED = 4000


def main() -> None:
    asked = parser().parse_args()
    story = load_story(find_story(None))
    for seed in range(asked.seed, asked.seed + SEEDS_TRIED):
        journey = played(story, asked.player, seed)
        if is_meant(journey, asked.until, asked.alive):
            asked.out.write_text(route(journey, asked.shows, asked.player), encoding="utf-8")
            print(f"{asked.out}: seed {seed}, {len(journey.log)} choices")
            return
    raise SystemExit(f"no seed from {asked.seed} to {asked.seed + SEEDS_TRIED} ends so")


def parser() -> argparse.ArgumentParser:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("player", choices=sorted(PLAYERS))
    arguments.add_argument("seed", type=int)
    arguments.add_argument("shows")
    arguments.add_argument("out", type=Path)
    arguments.add_argument("--until", default="")
    arguments.add_argument("--alive", nargs="*", default=[])
    return arguments


def played(story: Story, player: str, seed: int) -> Journey:
    journey, _ = start(story, seed)
    bot = PLAYERS[player](seed)
    while journey.state.ending < 0 and len(journey.log) < MOST_CHOICES:
        choice = bot(story, journey.state, offers(story, journey.state))
        journey, _ = play(journey, choice.id)
    return journey


def is_meant(journey: Journey, ending: str, alive: list[str]) -> bool:
    story, state = journey.story, journey.state
    statuses = {p.id: state.values[person_slot(i, STATUS)] for i, p in enumerate(story.people)}
    ended = state.ending >= 0 and ending in ("", story.endings[state.ending].id)
    return ended and all(statuses[name] not in (DEAD, UNMET) for name in alive)


def route(journey: Journey, shows: str, player: str) -> str:
    story, values = journey.story, journey.state.values
    statuses = (f"{p.id} {STATUS_WORDS[values[person_slot(i, STATUS)]]}" for i, p in enumerate(story.people) if i)
    head = [
        f"## {shows}",
        f"# seed {journey.seed}",
        f"# ends {story.endings[journey.state.ending].id}",
        f"# {', '.join(statuses)}",
        f"# recorded by the {player} bot; see tools/record_route.py",
    ]
    return "\n".join([*head, *journey.log]) + "\n"


if __name__ == "__main__":
    main()
