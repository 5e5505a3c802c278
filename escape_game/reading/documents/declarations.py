"""Counters, items and facts: declared by the title page, and by regions that bring their own."""

from typing import Annotated

from escape_game.reading.documents.document import NONE_BY_ID, Document, Field
from escape_game.reading.documents.fields import Pairs, Refs, Words, short_for


class FactDocument(Document):
    """A fact of several values, or words that say what is true."""

    about: Annotated[Words | None, Field(description="what is true")] = None
    one_of: Annotated[Refs, Field(description="its values")] = ()


class Declarations(Document):
    """What a story counts, carries and remembers."""

    counters: Annotated[Refs, Field(description="whole numbers that nobody sees")] = ()
    items: Annotated[Pairs, Field(description="items by id, with words that say what they are")] = ()
    facts: Annotated[
        dict[str, Annotated[FactDocument, short_for("about")]],
        Field(description="facts by id"),
    ] = NONE_BY_ID
