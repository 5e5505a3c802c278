"""Writes down a run that a bot played, so that `replay` can play it again."""

from escape_game.authoring.players import player_called
from escape_game.authoring.playtesting import Plan
from escape_game.authoring.tally import Tally
from escape_game.engine.journey import play, start
from escape_game.engine.playthrough import opening, record
from escape_game.engine.turn import offers
from escape_game.story.story import Story


def telling_run(plan: Plan, tally: Tally) -> int:
    """Return the seed of the run that is worth writing down: the first that went wrong, else the first of all."""
    seeds = [run.seed for run in tally.violations]
    seeds += [run.seed for run in (*tally.stuck, *tally.unfinished)]
    seeds += [run.seed for run in tally.crashes]
    return seeds[0] if seeds else plan.seed


def run_log(story: Story, plan: Plan, seed: int) -> str:
    """Play a run again by its seed, and return its record; where the engine breaks, what came before."""
    player = player_called(plan.player)(seed)
    journey, events = start(story, seed, plan.difficulty)
    pages = [opening(journey, events, (f"{plan.player} plays",))]
    for _ in range(plan.max_choices):
        offered = offers(story, journey.state)
        if not offered:
            break
        try:
            journey, events = play(journey, player(story, journey.state, offered).id)
        except Exception as error:  # noqa: BLE001 - whatever breaks is what the author has to hear of
            pages.append(f"\n## {type(error).__name__}: {error}\n")
            break
        pages.append(record(journey, events))
    return "".join(pages)
