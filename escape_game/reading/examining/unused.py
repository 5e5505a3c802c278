"""Names that a story declares and does nothing with, and those that it still owes."""

from escape_game.errors import SourceSpan
from escape_game.reading.documents.title_page import TitlePage
from escape_game.reading.examining.subject import Subject
from escape_game.reading.nodes import MapNode
from escape_game.reading.pages import Page
from escape_game.reading.problems import Problems


def check_unused(subject: Subject) -> None:
    """Report items that nobody can find, and facts that nobody sets or asks for."""
    names = subject.names
    for kind, key, table in (("item", "items", names.items), ("fact", "facts", names.facts)):
        for name in table:
            if (kind, name) in names.sets or (kind, name) in names.reads or name in names.unwritten:
                continue
            verb = "finds" if kind == "item" else "sets"
            hint = f"let something say `{verb}: {name}`, or take it out"
            subject.problems.report(
                "S518", _declared_at(subject, key, name), f"nothing {verb} the {kind} '{name}'", hint
            )


def _declared_at(subject: Subject, key: str, name: str) -> SourceSpan:
    for page in (subject.declared.title_page, *subject.declared.regions):
        found = page.node.get(key)
        if isinstance(found, MapNode) and name in found:
            return found.key_spans[name]
    return subject.declared.title_page.span


def check_release(title_page: Page[TitlePage], problems: Problems) -> None:
    """Report what may be unwritten while a story grows, and not when it goes out."""
    for node in title_page.model.unwritten:
        hint = "write it, or take out what leads to it; then take it off this list"
        problems.report("S116", node.span, f"'{node.value}' is still unwritten", hint)
