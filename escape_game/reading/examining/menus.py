"""Labels: whether two of one menu can be told apart by their first words."""

from escape_game.reading.examining.subject import Subject
from escape_game.reading.logic import all_of
from escape_game.story.conditions import NEVER
from escape_game.story.prose import Paragraph, Passage, Plain, RoleName
from escape_game.story.scenes import Choice, Scene

FIRST_WORDS = 3  # that two labels may not share


def check_menus(subject: Subject) -> None:
    """Report labels that begin alike and can stand in one menu."""
    for scene, _ in subject.scenes():
        for place, choice in enumerate(scene.choices):
            alike = next((first for first in scene.choices[:place] if _begin_alike(first, choice)), None)
            if alike is not None:
                _report(subject, scene, alike, choice)


def _begin_alike(first: Choice, second: Choice) -> bool:
    one, other = opening(first.label), opening(second.label)
    shared = min(len(one), len(other), FIRST_WORDS)
    begin_alike = shared > 0 and one[:shared] == other[:shared]
    return begin_alike and all_of((first.when, second.when)) != NEVER


def opening(label: Passage) -> list[str]:
    """Return the words of a label, a role by its number, up to the first that vary otherwise."""
    words: list[str] = []
    for part in label.parts:
        for piece in part.pieces if isinstance(part, Paragraph) else ():
            match piece:
                case Plain(text):
                    words += (word.strip("\"',.;:!?") for word in text.casefold().split())
                case RoleName(role, form, _):
                    words.append(f"{role}.{form}")
                case _:
                    return words
    return words


def _report(subject: Subject, scene: Scene, first: Choice, second: Choice) -> None:
    message = f"the label of '{second.id}' begins as that of '{first.id}' does"
    hint = "let them differ in their first words: who types the beginning of a label names it"
    subject.problems.report("S509", subject.place(scene, second), message, hint)
