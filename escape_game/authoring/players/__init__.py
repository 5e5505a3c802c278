"""Players that are not people: each picks one of the choices on offer, from what a player may know then."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from escape_game.authoring.players.careless import careless_player
from escape_game.authoring.players.expert import expert_player
from escape_game.authoring.players.film import film_player
from escape_game.authoring.players.player import Maker, Player
from escape_game.authoring.players.random import random_player
from escape_game.authoring.players.sensible import (
    devoted_player,
    never_home_player,
    never_reach_player,
    sensible_player,
)
from escape_game.story.story import Story

__all__ = [
    "PLAYERS",
    "Maker",
    "Player",
    "film_player",
    "player_called",
    "player_names",
    "random_player",
    "sensible_player",
]

PLAYERS: Final[Mapping[str, Maker]] = MappingProxyType(
    {
        "random": random_player,
        "film": film_player,
        "sensible": sensible_player,
        "careless": careless_player,
        "expert": expert_player,
        "never-reach": never_reach_player,
        "never-home": never_home_player,
    }
)
_SAVES: Final = "save:"


def player_names(story: Story) -> tuple[str, ...]:
    """Return every name that `player_called` knows: for each companion, one who saves him whatever it costs."""
    return (*PLAYERS, *(f"{_SAVES}{person.id}" for person in story.people[1:]))


def player_called(name: str) -> Maker:
    """Return the maker of players of a name; KeyError if there is none."""
    return devoted_player(name.removeprefix(_SAVES)) if name.startswith(_SAVES) else PLAYERS[name]
