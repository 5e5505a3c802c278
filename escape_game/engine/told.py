"""The account of a turn: what front ends are told, when somebody listens."""

from escape_game.engine.events import Event


class Told(list[Event]):
    """Events in the order they came.

    `gentle` asks for the gentler of two texts. Without `words` no prose is rendered, and nothing Said.
    """

    __slots__ = ("gentle", "words")

    def __init__(self, gentle: bool = False, *, words: bool = True) -> None:  # noqa: FBT001, FBT002 - named at every call
        super().__init__()
        self.gentle = gentle
        self.words = words
