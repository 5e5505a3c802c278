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
        before: dict[str, list[tuple[Choice, list[str]]]] = {}
        for choice in scene.choices:
            words = opening(choice.label)
            alike = before.setdefault(words[0] if words else "", [])
            for first, other in alike:
                if _begin_alike(words, other) and all_of((first.when, choice.when)) != NEVER:
                    _report(subject, scene, first, choice)
                    break
            else:
                alike.append((choice, words))


def _begin_alike(one: list[str], other: list[str]) -> bool:
    shared = min(len(one), len(other), FIRST_WORDS)
    return shared > 0 and one[:shared] == other[:shared]


def opening(label: Passage) -> list[str]:
    """Return the first words of a label, a role by its number, up to the first that vary otherwise."""
    words: list[str] = []
    for part in label.parts:
        for piece in part.pieces if isinstance(part, Paragraph) else ():
            if len(words) >= FIRST_WORDS:
                return words
            match piece:
                case Plain(text):
                    words += [
                        word.strip("\"',.;:!?") for word in text.casefold().split(None, FIRST_WORDS)[:FIRST_WORDS]
                    ]
                case RoleName(role, form, _):
                    words.append(f"{role}.{form}")
                case _:
                    return words
    return words


def _report(subject: Subject, scene: Scene, first: Choice, second: Choice) -> None:
    message = f"the label of '{second.id}' begins as that of '{first.id}' does"
    hint = "let them differ in their first words: who types the beginning of a label names it"
    subject.problems.report("S509", subject.place(scene, second), message, hint)
