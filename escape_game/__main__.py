"""`python -m escape_game`."""

import sys

from escape_game.cli import main

if __name__ == "__main__":
    sys.exit(main())
