"""Quantities and their measures from the title page."""

from escape_game.errors import SourceSpan
from escape_game.reading.documents.title_page import QuantityDocument
from escape_game.reading.names import Names
from escape_game.reading.nodes import TextNode
from escape_game.reading.numbers import amount, same_unit
from escape_game.reading.problems import Problems
from escape_game.story.layout import THOUSANDTHS
from escape_game.story.story import Measure, Quantity
from escape_game.story.survival import Band

_TENTH = THOUSANDTHS // 10


def build_quantity(
    name: str, document: QuantityDocument, span: SourceSpan, names: Names, problems: Problems
) -> Quantity:
    """Return a quantity, with a slot of its own."""
    least, most, unit = document.range
    given = [found for found in (document.start, document.low, document.critical) if found is not None]
    if any(not same_unit(found.unit, unit) for found in given):
        counted = f"in {unit}" if unit else "without a unit"
        problems.report("S109", span, f"the range of {name} is {counted}, and another of its numbers isn't")
    if not least <= document.start.thousandths <= most:
        problems.report("D104", span, f"{name} starts outside its range", "write a start within `range:`")
    return Quantity(
        id=name,
        title=document.title.value.strip() if document.title else name.replace("_", " ").capitalize(),
        slot=names.new_slot(f"quantity:{name}", document.start.thousandths, least, most),
        unit=unit,
        step=_TENTH if document.tenths else THOUSANDTHS,
        least=least,
        most=most,
        low=-1 if document.low is None else document.low.thousandths,
        critical=-1 if document.critical is None else document.critical.thousandths,
        words=tuple(Band(to * THOUSANDTHS, word.value.strip()) for to, word in document.words),
        hidden=document.hidden,
        about=document.about.value.strip() if document.about else "",
        feared=document.feared,
    )


def build_measure(name: TextNode, value: TextNode | None, names: Names, problems: Problems) -> None:
    """Put a measure into `names`: so much of the one quantity that has its unit."""
    size = amount(value.value.strip()) if value is not None else None
    if size is None or size.thousandths <= 0:
        problems.report("D104", name.span, f"expected the size of a {name.value}", "write `lid: 0.2 l`")
        return
    owners = [
        index
        for index, quantity in enumerate(names.quantities.values())
        if quantity.unit and same_unit(size.unit, quantity.unit)
    ]
    if len(owners) != 1:
        hint = "a measure has the unit of exactly one quantity"
        problems.report("S109", name.span, f"'{size.unit}' is the unit of {len(owners)} quantities", hint)
        return
    names.measures[name.value] = Measure(name.value, owners[0], size.thousandths)
