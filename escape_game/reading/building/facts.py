"""Rules about facts and items: what is asked for must come from somewhere, and what is set should matter."""

from escape_game.errors import SourceSpan
from escape_game.reading.names import Names


def check_facts(names: Names, fallback: SourceSpan) -> None:
    """Compare what is read with what is set."""
    for (kind, name), span in names.reads.items():
        if kind in ("fact", "item") and (kind, name) not in names.sets and name not in names.unwritten:
            verb = "`sets:`" if kind == "fact" else "`finds:`"
            message = f"the {kind} '{name}' is asked for, and nothing ever {verb[1:-2]} it"
            hint = f"let something say {verb[:-1]} {name}`, or list it under `unwritten:`"
            names.problem("S505", span or fallback, message, hint)
    for (kind, name), span in names.sets.items():
        if kind == "fact" and (kind, name) not in names.reads and name not in names.unwritten:
            hint = "ask for it somewhere, or take it out"
            names.problem("S506", span or fallback, f"nothing asks for the fact '{name}'", hint)
