"""The account of a turn: what front ends are told, when somebody listens."""

from escape_game.engine.events import Event


class Told(list[Event]):
    """Events in the order they came. `gentle` asks for the gentler of two texts."""

    __slots__ = ("gentle",)

    def __init__(self, gentle: bool = False) -> None:  # noqa: FBT001, FBT002 - one flag, named at every call
        super().__init__()
        self.gentle = gentle
