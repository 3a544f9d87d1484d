"""What is loaded when: asking for a place or looking at the file must stay cheap.

The zones of the world take longer than most of what a start needs: only plans ask for them.
"""

import subprocess
import sys
from pathlib import Path

from twofold.domain.people import meet
from twofold.store import Store

PLACES = """
import sys
import twofold.store.places, twofold.store.errors
print(*sorted({"tinydb", "msgspec", "filelock", "textual"} & set(sys.modules)))
"""
LOOK = """
import sys
from pathlib import Path
from twofold.store import Store
store = Store.open(Path(sys.argv[1]))
assert store.couple.get("couple").a.name == "Ana"
store.refresh()
print(*sorted({"_hashlib", "filelock", "textual", "rich", "zoneinfo"} & set(sys.modules)))
store.save(store.couple.get("couple"))
print(*sorted({"filelock", "textual", "rich"} & set(sys.modules)))
"""


def printed(program: str, *arguments: str) -> list[str]:
    done = subprocess.run(
        [sys.executable, "-c", program, *arguments], capture_output=True, text=True, timeout=60, check=True
    )
    return done.stdout.split("\n")[:-1]


def test_asking_for_a_place_loads_no_database() -> None:
    assert printed(PLACES) == [""]


def test_the_lock_is_loaded_by_the_first_save_only(path: Path) -> None:
    store = Store.open(path)
    store.save(meet("Ana", "Ben"))
    store.close()
    assert printed(LOOK, str(path)) == ["", "filelock"]
