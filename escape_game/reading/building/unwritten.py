"""Pages for what a later part of the story brings: one that says so, and a last page behind it."""

from escape_game.story.conditions import ALWAYS
from escape_game.story.effects import End, Outcome, Step
from escape_game.story.journeys import Ending
from escape_game.story.keys import key_of
from escape_game.story.prose import Paragraph, Passage, Plain
from escape_game.story.scenes import Choice, Scene

ENDING_ID = "unwritten"


def build_unwritten(scene_ids: list[str], ending: int) -> tuple[tuple[Scene, ...], tuple[Ending, ...]]:
    """Return a scene for each of these names, and the ending they lead to; nothing for a story that is written."""
    if not scene_ids:
        return (), ()
    last_page = Ending(
        id=ENDING_ID,
        title="To be continued",
        region=-1,
        kind="life",
        text=_words("This is as far as the story is written."),
        survivor=None,
        unknown=None,
        roles=(),
    )
    return tuple(_scene(scene_id, ending) for scene_id in scene_ids), (last_page,)


def _scene(scene_id: str, ending: int) -> Scene:
    stop = Choice(
        id="stop",
        bit=0,
        label=_words("Close the book here"),
        when=ALWAYS,
        needs=ALWAYS,
        locked=None,
        prices=(),
        paid=(),
        then=Outcome((Step(ALWAYS, None, (), End(ending)),)),
    )
    return Scene(
        id=scene_id,
        title="Not written yet",
        region=-1,
        text=_words("What comes now is still to be written."),
        between=None,
        roles=(),
        choices=(stop,),
        choose=0,
        at_most=0,
        on_arrival=(),
        after=None,
        draw=None,
        otherwise=-1,
        everywhere=False,
        visits_slot=-1,
        key=key_of("scene", scene_id),
        course=(stop.id,),
    )


def _words(text: str) -> Passage:
    return Passage((Paragraph("", (Plain(text),)),))
