"""Players that are not people: each picks one of the choices on offer, from what a player may know then."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from escape_game.authoring.players.film import film_player
from escape_game.authoring.players.player import Maker, Player
from escape_game.authoring.players.random import random_player
from escape_game.authoring.players.sensible import sensible_player

__all__ = ["PLAYERS", "Maker", "Player", "film_player", "random_player", "sensible_player"]

PLAYERS: Final[Mapping[str, Maker]] = MappingProxyType(
    {"random": random_player, "film": film_player, "sensible": sensible_player}
)
