"""What each command does."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from escape_game.engine.events import Entered
from escape_game.engine.journey import Journey, back, undo
from escape_game.engine.route import route
from escape_game.engine.viewing import pack, people
from escape_game.errors import ChoiceError, UsageError
from escape_game.story.cleaning import clean
from escape_game.story.layout import DAY
from escape_game.terminal import company_panels, help_pages, looking_back, mapping, panels, save_commands
from escape_game.terminal.bodies import listed
from escape_game.terminal.chronicling import Remembered, deaths, remembered
from escape_game.terminal.options import FULL
from escape_game.terminal.settings import SETTINGS, understood
from escape_game.terminal.sitting import UNDONE, WENT_BACK, Away, Sitting, write_text
from escape_game.terminal.understanding import NO_ORDERS, Asked
from escape_game.terminal.walking import walk

_LONGEST_NAME = 40
WORDS = "words"  # of what is drawn: map words
_YOU = ("me", "you", "myself")


def obey(sitting: Sitting, asked: Asked) -> bool:
    """Do what a command says, and return whether the moment is another one now, so that it must be shown.

    Raises Away where the command is to leave.
    """
    if asked.command in ANYWHERE:
        return ANYWHERE[asked.command](sitting, asked.argument)
    if sitting.journey is None:
        sitting.say("You are not on the way yet. Choose a number first.")
        return False
    return ON_THE_WAY[asked.command](sitting, sitting.journey, asked.argument)


def _help(sitting: Sitting, argument: str) -> bool:
    sitting.show(help_pages.topic(sitting.story, argument) if argument else help_pages.page())
    return False


def _warnings(sitting: Sitting, _argument: str) -> bool:
    lines = [f"{sitting.story.title}: {sitting.story.notes or 'nothing to warn of'}."]
    lines += [f"{region.title}: {region.notes}." for region in sitting.story.regions if region.notes]
    sitting.say(*lines)
    return False


def _options(sitting: Sitting, argument: str) -> bool:
    if not argument:
        sitting.show(panels.options(sitting.options))
        return False
    name, _, value = argument.casefold().partition(" ")
    if name not in SETTINGS:
        sitting.say("There is no such option. Type options to see them.")
        return False
    try:
        sitting.change(name, understood(name, value))
    except UsageError as error:
        sitting.say(str(error))
        return False
    sitting.say(panels.option_text(sitting.options, name))
    return False


def _endings(sitting: Sitting, argument: str) -> bool:
    from escape_game.terminal import ending_tree  # late: few look at it before their first ending

    been = sitting.journey.chronicle if sitting.journey is not None else ()
    parts = [entry.event.region for entry in been if isinstance(entry.event, Entered)]
    seen = sitting.endings_seen()
    if argument.casefold() == WORDS:
        sitting.show(ending_tree.spelled(sitting.story, seen, parts))
    else:
        sitting.show(ending_tree.drawn(sitting.story, seen, parts, parts[-1] if parts else -1))
    return False


def _quit(_sitting: Sitting, _argument: str) -> bool:
    raise Away


def _look(_sitting: Sitting, _journey: Journey, _argument: str) -> bool:
    return True


def _status(sitting: Sitting, journey: Journey, _argument: str) -> bool:
    sitting.show(panels.status(sitting.present(journey)))
    return False


def _party(sitting: Sitting, journey: Journey, argument: str) -> bool:
    everybody, known = people(journey.story, journey.state), remembered(journey)
    if not argument:
        sitting.show(company_panels.party(everybody, known))
        return False
    wanted = argument.casefold()
    you = [person for person in everybody if person.is_you] if wanted in _YOU else []
    found = you or [person for person in everybody if person.name.casefold().startswith(wanted)]
    if len(found) == 1:
        sitting.show(company_panels.one(found[0], known.get(found[0].id, Remembered())))
    else:
        others = [person.name for person in everybody if not person.is_you]
        known_are = f" You know {listed(others)}." if others else ""
        sitting.say(f"You know nobody called {clean(argument, multiline=False, longest=_LONGEST_NAME)}.{known_are}")
    return False


def _pack(sitting: Sitting, journey: Journey, _argument: str) -> bool:
    sitting.show(panels.pack(sitting.present(journey), pack(journey.story, journey.state)))
    return False


def _map(sitting: Sitting, journey: Journey, argument: str) -> bool:
    page = mapping.spelled if argument.casefold() == WORDS else mapping.drawn
    seen = route(journey.story, journey.state)
    sitting.show(page(journey.story, seen, deaths(journey), journey.state.values[DAY]))
    return False


def _journal(sitting: Sitting, journey: Journey, argument: str) -> bool:
    word, _, number = argument.casefold().partition(" ")
    if word == "back":
        return _back(sitting, journey, looking_back.number(number))
    sitting.show(looking_back.page(journey, looking_back.number(word) or panels.LATELY))
    return False


def _back(sitting: Sitting, journey: Journey, number: int) -> bool:
    try:
        sitting.keep(back(journey, number - 1), WENT_BACK)
    except ChoiceError as error:
        sitting.say(str(error))
        return False
    sitting.say("Back where you chose that.")
    return True


def _why(sitting: Sitting, journey: Journey, argument: str) -> bool:
    from escape_game.terminal import asking_why  # late: it looks back over the whole journey

    sitting.show(asking_why.answer(journey, sitting.present(journey), argument, exact=sitting.options.odds == FULL))
    return False


def _undo(sitting: Sitting, journey: Journey, _argument: str) -> bool:
    try:
        sitting.keep(undo(journey), UNDONE)
    except ChoiceError as error:
        sitting.say(str(error))
        return False
    sitting.say("Taken back.")
    return True


def _orders(sitting: Sitting, journey: Journey, _argument: str) -> bool:
    road = sitting.present(journey).road
    if road is None or not road.orders:
        sitting.say(NO_ORDERS)
    else:
        sitting.show(panels.orders(road))
    return False


def _transcript(sitting: Sitting, journey: Journey, argument: str) -> bool:
    from escape_game.terminal.printing import printed  # late: few journeys are written down

    path = Path(argument or f"{journey.story.id}-{journey.seed}-{len(journey.log)}.txt").expanduser()
    try:
        write_text(path, printed(journey, sitting.options, path.suffix))
    except UsageError as error:
        sitting.say(str(error))
    except FileExistsError:
        sitting.say(f"{clean(str(path), multiline=False)} exists already. Type transcript and another name.")
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        sitting.say(f"{clean(str(path), multiline=False)} can't be written: {reason}.")
    else:
        sitting.say(f"Written to {clean(str(path), multiline=False)}.")
    return False


ANYWHERE: Final[dict[str, Callable[[Sitting, str], bool]]] = {
    "help": _help, "warnings": _warnings, "options": _options, "endings": _endings, "quit": _quit,
    "saves": save_commands.saves, "load": save_commands.load,
}  # fmt: skip
ON_THE_WAY: Final[dict[str, Callable[[Sitting, Journey, str], bool]]] = {
    "look": _look, "status": _status, "party": _party, "pack": _pack, "map": _map, "journal": _journal, "why": _why,
    "undo": _undo, "save": save_commands.save, "orders": _orders, "walk": walk, "transcript": _transcript,
}  # fmt: skip
