"""A program that sits at a seat. Run by tests/store/test_presence.py.

``python -m tests.support.store.sitting DATA SEAT`` looks at each line "look PAGE" it is given, and answers
with what it saw; an empty line, or the end of them, makes it leave.
"""

import sys
from pathlib import Path

from twofold.store.presence import Presence


def main() -> None:
    """Sit there until told to leave."""
    _, data, seat = sys.argv
    presence = Presence(Path(data), "a" if seat == "a" else "b")
    for line in sys.stdin:
        if not line.strip():
            break
        here = presence.look(line.removeprefix("look").strip())
        print(here, "same page" if presence.theirs else "", flush=True)
    presence.leave()


if __name__ == "__main__":
    main()
