"""The kinds of documents, by the first key of each."""

from collections.abc import Iterator

from escape_game.reading.documents.document import Document, keys_of
from escape_game.reading.documents.journeys import (
    CompanionDocument,
    EndingDocument,
    LegDocument,
    ProtagonistDocument,
    RegionDocument,
)
from escape_game.reading.documents.scenes import EventDocument, SceneDocument
from escape_game.reading.documents.survival import SurvivalDocument
from escape_game.reading.documents.title_page import TitlePage

KINDS: dict[str, type[Document]] = {
    "story": TitlePage,
    "protagonist": ProtagonistDocument,
    "companion": CompanionDocument,
    "region": RegionDocument,
    "leg": LegDocument,
    "scene": SceneDocument,
    "event": EventDocument,
    "ending": EndingDocument,
    "survival": SurvivalDocument,
}
BEGINNINGS = frozenset(KINDS) - {"region"}  # where one of these stands a document begins; others have a `region:` too


def every_key() -> frozenset[str]:
    """Return all keys that the format has, at any depth."""
    return frozenset(key for kind in KINDS.values() for key in _keys_within(kind))


def _keys_within(kind: type[Document]) -> Iterator[str]:
    for key in keys_of(kind).values():
        yield key.key
        if key.inner is not None:
            yield from _keys_within(key.inner)
