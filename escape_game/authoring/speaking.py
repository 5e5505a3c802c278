"""What commands of authors say: data to stdout, remarks to stderr."""

import sys


def say(data: str) -> None:
    """Print data, if there is any."""
    if data:
        sys.stdout.write(f"{data}\n")


def remark(words: str) -> None:
    """Print what is no data, so that whoever reads those isn't disturbed."""
    sys.stderr.write(f"{words}\n")
