"""What came of playing a record again, for people and for tools."""

from pathlib import Path

from escape_game.engine.playthrough import Difference


def as_text(file: Path, difference: Difference | None) -> str:
    """Return in words whether a record plays as it did."""
    if difference is None:
        return f"{file} plays as it was recorded."
    after = f"after '{difference.after}'" if difference.after else "at the opening"
    return f"{file}:{difference.line}: goes differently {after}\n- {difference.recorded}\n+ {difference.now}"


def as_record(difference: Difference | None) -> dict[str, object]:
    """Return the same as JSON has it."""
    return {"same": difference is None, "difference": difference._asdict() if difference is not None else None}
