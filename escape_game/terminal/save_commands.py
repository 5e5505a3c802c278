"""The commands about saves: list them, go to one, keep the present moment as one."""

from typing import TYPE_CHECKING

from escape_game.engine.amounts import date_text
from escape_game.engine.journey import Journey
from escape_game.errors import EscapeGameError, SaveNotFoundError
from escape_game.saving.naming import AUTOSAVE
from escape_game.story.cleaning import clean
from escape_game.terminal import looking_back, panels
from escape_game.terminal.blocks import numbers_text
from escape_game.terminal.front_page import menu_rows, place_of, place_text
from escape_game.terminal.listening import listen
from escape_game.terminal.present import obey
from escape_game.terminal.sitting import Sitting
from escape_game.terminal.understanding import Asked, Chosen

if TYPE_CHECKING:
    from escape_game.saving.entries import SaveEntry

LONGEST_NAME = 40


def saves(sitting: Sitting, _argument: str) -> bool:
    """List the saves, and let one be chosen."""
    entries = sitting.saves()
    readable = [entry for entry in entries if entry.readable]
    unreadable = [
        f"{clean(e.slot, multiline=False)}: can't be read. The file is kept." for e in entries if not e.readable
    ]
    menu = menu_rows((entry.slot, slot_text(entry), save_text(entry)) for entry in readable)
    sitting.show(panels.saves(menu, unreadable))
    if not menu:
        return False
    answer = listen(sitting, f"Choose {numbers_text(menu)}, Enter to go back: ", menu, leavable=True)
    if isinstance(answer, Chosen):
        return _go_to(sitting, answer.row.id)
    return obey(sitting, answer) if isinstance(answer, Asked) else False


def slot_text(entry: "SaveEntry") -> str:
    """Return what a save is called."""
    return "autosave" if entry.slot.startswith(AUTOSAVE) else clean(entry.slot, multiline=False)


def save_text(entry: "SaveEntry") -> str:
    """Return where a save stands, and since when."""
    return ", ".join(part for part in (place_text(place_of(entry)), _when(entry.saved_at)) if part)


def _when(saved_at: str) -> str:
    """Return a moment by the player's own clock; a save may say anything, then "" is all there is to say."""
    from datetime import datetime  # late: a list of saves is seldom asked for

    try:
        moment = datetime.fromisoformat(saved_at).astimezone()
    except (ValueError, OverflowError):
        return ""
    return f"{date_text(moment.toordinal())} {moment:%H:%M}"


def load(sitting: Sitting, argument: str) -> bool:
    """Go to a save by its name or its number in the list; without either, show the list."""
    if not argument:
        return saves(sitting, "")
    listed = [entry.slot for entry in sitting.saves() if entry.readable]
    number = looking_back.number(argument)
    named = argument in listed or not 0 < number <= len(listed)
    return _go_to(sitting, argument if named else listed[number - 1])


def _go_to(sitting: Sitting, slot: str) -> bool:
    try:
        sitting.resume(slot)
    except SaveNotFoundError:
        sitting.say(f'There is no save called "{clean(slot, multiline=False)}". Type saves for those there are.')
        return False
    except (EscapeGameError, OSError) as error:
        sitting.say(clean(str(error)))
        return False
    return True


def save(sitting: Sitting, journey: Journey, argument: str) -> bool:
    """Keep this moment under a name."""
    name = clean(argument, multiline=False, longest=LONGEST_NAME).strip()
    if not name:
        sitting.say("Your progress is saved after every choice. To keep this moment too, type save and a name.")
        return False
    try:
        sitting.folder.save(journey, name)
    except (EscapeGameError, OSError) as error:
        sitting.say(f"That can't be saved: {clean(str(error))}")
    else:
        sitting.say(f"Saved as {name}.")
    return False
