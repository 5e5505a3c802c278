"""The sensible player, who plays for the first time and with care; and those like it but for one thing."""

from escape_game.authoring.players.careful import Careful, Temper
from escape_game.authoring.players.devotion import devotion
from escape_game.authoring.players.ordering import SENSIBLE
from escape_game.authoring.players.player import Maker, Player
from escape_game.authoring.players.weighing import worth
from escape_game.engine.state import State
from escape_game.story.effects import End
from escape_game.story.scenes import Choice
from escape_game.story.story import Story
from escape_game.story.walking import exits_of_choice

NEVER = -500.0  # what it would take for the one who never reaches to reach
LIFE = "life"  # the kind of ending of whoever stays
STAYS = 2000.0  # what that is worth to whoever means never to go home: more than it is to go on


def sensible_player(seed: int) -> Player:
    """Return a player who takes care.

    Keeps to an ordinary pace and full bread while they last; slows down, rests and has the weak seen to when somebody
    is failing; looks for food when it runs short. In scenes takes what keeps and heals people, pays no price out of the
    next days' needs, runs no deadly risk on poor odds, and never stays where the journey would end.
    """
    return Careful(seed, Temper(worth, SENSIBLE)).pick


def never_reach_player(seed: int) -> Player:
    """Return a sensible player who takes nothing of what the story offers everywhere, in scenes or on the road."""
    return Careful(seed, Temper(_unreaching, SENSIBLE, curious=0)).pick


def _unreaching(story: Story, state: State, choice: Choice) -> float:
    everywhere = any(choice is each for each in story.everywhere)
    return worth(story, state, choice) + (NEVER if everywhere else 0.0)


def never_home_player(seed: int) -> Player:
    """Return a sensible player who, once through, goes anywhere but home, and stays where a life is offered."""
    return Careful(seed, Temper(_unhoming, SENSIBLE)).pick


def _unhoming(story: Story, state: State, choice: Choice) -> float:
    if story.survived < 0 or not state.values[story.survived]:
        return worth(story, state, choice)
    exits = exits_of_choice(choice)
    kinds = [story.endings[way.ending].kind for way in exits if isinstance(way, End)]
    return STAYS if LIFE in kinds else NEVER if kinds else 0.0


def devoted_player(companion: str) -> Maker:
    """Return a maker of sensible players who want one companion alive, whatever that costs the others."""

    def judge(story: Story, state: State, choice: Choice) -> float:
        dear = next((index for index, person in enumerate(story.people) if person.id == companion), -1)
        return worth(story, state, choice) + devotion(story, state, choice, dear)

    return lambda seed: Careful(seed, Temper(judge, SENSIBLE)).pick
