"""The arguments of `play`."""

import argparse

from escape_game.terminal.settings import NARROWEST, NO_WRAPPING, SETTINGS, WIDEST, is_width


def add_arguments(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Declare play."""
    parser = subparsers.add_parser("play", help="play a story (what escape-game does when nothing else is said)")
    parser.add_argument("story", nargs="?", metavar="STORY", help="a folder; left out, the game's own story")
    beginning = parser.add_mutually_exclusive_group()
    beginning.add_argument("--new", action="store_true", help="begin a new journey at once")
    beginning.add_argument(
        "--resume", nargs="?", const="", metavar="SLOT", help="go on with the newest save, or this one"
    )
    beginning.add_argument("--at", metavar="SCENE", help="begin there, as playthroughs arrive; nothing is saved")
    parser.add_argument("--as", dest="arriving", choices=("typical", "worst", "best"), help="with --at: how well")
    parser.add_argument("--set", dest="settings", action="append", default=[], metavar="'NAME VALUE'", help="with --at")
    parser.add_argument("--watch", action="store_true", help="show the scene again when a file of the story is saved")
    parser.add_argument("--seed", type=int, metavar="N", help="the dice of a new journey")
    parser.add_argument("--difficulty", metavar="NAME")
    _add_looks(parser)
    parser.add_argument("--saves", metavar="DIR", help="keep saves there")
    parser.add_argument("--home", metavar="DIR", help="keep everything there")
    parser.add_argument("--strict", action="store_true", help="exit with 3 without an ending, with 4 at a slip")
    parser.add_argument("--log", metavar="FILE", help="record the playthrough, for replay")


def _add_looks(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--plain", action="store_true", help="for screen readers and braille")
    parser.add_argument("--width", type=width, metavar="N", help=f"{NARROWEST} to {WIDEST}; 0 for no wrapping")
    parser.add_argument("--theme", choices=SETTINGS["theme"].values, help="hc is high contrast")
    parser.add_argument("--color", choices=SETTINGS["color"].values)
    parser.add_argument("--ascii", action="store_true", help="no character beyond ASCII")
    parser.add_argument("--no-paging", action="store_true", help="never wait within a long page")
    parser.add_argument("--odds", choices=SETTINGS["odds"].values)
    parser.add_argument("--instant-keys", dest="instant", action="store_true", help="a digit chooses without Enter")
    parser.add_argument("--content-notes", dest="notes", action="store_true", help="say what each new part contains")
    parser.add_argument("--gentle", action="store_true", help="the gentler words, where the story has them")


def width(text: str) -> int:
    """Return a width, for argparse."""
    if text.isascii() and text.isdigit() and len(text) < 10 and is_width(int(text)):  # noqa: PLR2004 - digits
        return int(text)
    raise argparse.ArgumentTypeError(f"'{text}' is not a number from {NARROWEST} to {WIDEST}, or {NO_WRAPPING}")
