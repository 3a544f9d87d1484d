"""A file with something that both want gone, in every form and copy; and its removal, killed at each call.

``python -m tests.support.store.removing FOLDER STRIDE`` prints one line of JSON.
"""

import json
import os
import shutil
import sys
from datetime import date, timedelta
from pathlib import Path

import filelock  # noqa: F401  (loaded before the forks)

from tests.support.sessions import protocol_of, step
from tests.support.store.deadly import deadly, synced
from tests.support.store.files import Wall
from tests.support.store.hunting import hunt
from twofold.domain.drawers import Open, Writing
from twofold.domain.letters.records import Letter
from twofold.domain.listening.protocols import Round
from twofold.domain.listening.session import Note, Session
from twofold.domain.people import meet
from twofold.domain.questions.records import Answered, Asked
from twofold.domain.records import Record
from twofold.store import Store, backups
from twofold.store.places import journal_file
from twofold.store.removals import parts_of, removal_of, remove

GONE = "Marigold-on-the-windowsill"
"""What stands in all that is removed."""
STAYS = "Goldenrod-on-the-hill"
"""What stands beside it, in everything else."""
DAY = date(2026, 11, 20)
WANTED = (("letters", "l1", ""), ("sessions", "s1", ""), ("asked", "asked-d-c", f"{DAY}/e1/a"))
WANTED = (("letters", "l1", ""), ("sessions", "s1", ""), ("asked", "asked-d-c", f"{DAY}/e1/a"))


def talk(id: str, word: str) -> Session:
    protocol = protocol_of(Round("A turn", (step("speak"),)))
    return Session(id=id, protocol=protocol, topic=f"About {word}", status="finished")


def begin(path: Path, wall: Wall) -> None:
    """Make a file with days of writing behind it, and a backup of each; the last day is not folded."""
    for day in range(4):
        store = Store.open(path, clock=wall)
        if day == 0:
            draft = Writing(id="letter-a-l1", kind="letter", about="l1", author="a", veil=Open(f'"{GONE}"'))
            store.save(meet("Ana", "Ben"), Letter(id="l1", author="a"), Letter(id="l2", author="b"), draft)
            store.save(Note(id="n2", session="s2", text=STAYS), talk("s2", STAYS))
        if day == 1:
            letter, draft_now = store.letters.get("l1"), store.writings.get("letter-a-l1")
            assert letter is not None and draft_now is not None
            store.save(letter.with_(opened=wall.now(), title=GONE, text=f"{GONE}\n{STAYS}"))
            store.save(draft_now.with_(veil=Open(), deleted=wall.now()))
            other = store.letters.get("l2")
            assert other is not None
            store.save(other.with_(opened=wall.now(), title=STAYS, text=STAYS))
        if day == 2:
            store.save(talk("s1", GONE), Note(id="n1", session="s1", text=GONE))
            both = (
                (DAY, Answered((GONE, STAYS), (GONE, ""), "e1")),
                (DAY, Answered((STAYS, ""), ("", ""), "e2")),
            )
            asked = Asked(id="asked-d-c", deck="d", card="c", words="A question?", last=DAY, answers=both)
            store.save(asked)
            backups.keep(path, store.whole(), "damaged", wall.now())
            path.with_name(f"{path.name}.damaged-2026-11-25-183000").write_bytes(store.whole())
            backups.keep(path, journal_file(path).read_bytes(), "journal", wall.now())
        if day == 3:
            note = store.notes.get("n1")
            assert note is not None
            store.save(note.with_(text=f"{GONE}, {GONE}"))
        store.ledger.close(fold=day < 3)
        wall.at += timedelta(days=1)


def remove_all(path: Path, wall: Wall, *, copies: bool = True) -> list[str]:
    """Remove the letter, the talk and one answer, in a program of its own."""
    store = Store.open(path, clock=wall)
    said: list[str] = []
    for table, name, part in WANTED:
        record: Record | None = store.table(table).get(name)
        if record is not None and part in [p.name for p in parts_of(table, record, meet("Ana", "Ben"))]:
            wall.at += timedelta(seconds=1)
            removal = removal_of(store, table, record, part, wall.now(), copies=copies)
            said += remove(store, removal, record)
    store.close()
    return said


def killed(folder: Path, stride: int) -> dict[str, int]:
    """Kill the removal at each system call; at the next opening it is finished, or nothing has happened."""
    ready = folder / "ready"
    ready.mkdir()
    begin(ready / "twofold.json", Wall())
    found = {"calls": 0, "undone": 0, "finished": 0}
    for left in range(0, 10**6, stride):
        place = folder / "now"
        shutil.rmtree(place, ignore_errors=True)
        shutil.copytree(ready, place, symlinks=True)
        path, wall = place / "twofold.json", Wall()
        wall.at += timedelta(days=4)
        if not (pid := os.fork()):
            counts = [left]
            for name in ("open", "write", "fsync", "replace", "rename", "link", "unlink", "ftruncate"):
                setattr(os, name, deadly(getattr(os, name), counts))
            remove_all(path, wall)
            os._exit(0)
        _, status = os.waitpid(pid, 0)
        if not os.WIFSIGNALED(status):
            assert os.waitstatus_to_exitcode(status) == 0
            return found
        found["calls"] += 1
        store = Store.open(path, clock=wall)
        there = [store.letters.get("l1"), store.sessions.get("s1"), store.notes.get("n1")]
        assert (there[1] is None) == (there[2] is None), "a talk goes with its notes, or neither does"
        if not any(there) and GONE not in str(store.asked.all()):
            found["finished"] += 1
            if held := hunt(place, GONE):
                raise SystemExit(f"after {left} calls: {held}")
        else:
            found["undone"] += 1
        store.close()
        remove_all(path, wall)
        if held := hunt(place, GONE):
            raise SystemExit(f"after {left} calls and again: {held}")
        again = Store.open(path, clock=wall)
        assert again.notices == (), again.notices
        assert again.notes.get("n2") is not None and again.letters.get("l2") is not None
        again.close()
    return found


if __name__ == "__main__":
    os.fsync = synced  # what a killed program has written the system keeps
    print(json.dumps(killed(Path(sys.argv[1]), int(sys.argv[2]))))
