"""A terminal that sends anything: random bytes, halves of sequences, pastes without end, split anywhere.

Seeded: the same seed sends the same bytes. After it comes F9, in the same moment or later, and must let them
out with about a second of work at most; the file must be sound, and no mistake be noted.
"""

import resource
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from random import Random

from tests.support.journeys.people import LATER
from tests.torture.monkey import MOMENT, Session
from tests.torture.two_monkeys import unsound
from twofold.demo import furnish

A_SESSION = 40
"""Bursts of one session."""
A_SECOND = 1.5
"""Seconds of work within which F9 must have let them out: all that is typed is saved first."""
CASES = {
    "Latin-1's u with two dots": b"\xfc",
    "an X10 mouse report in column 100": b"\x1b[M \x84\x30",
    "a paste without its end": b"\x1b[200~half a paste",
    "half a letter": b"\xe2\x82",
    "half a sequence": b"\x1b[48;24;",
    "half an answer": b"\x1b]11;rgb:00",
    "a number as long as a line": b"\x1b[<" + b"9" * 5000 + b";1;1M",
    "a letter that there is not": b"\x1b[99999999999;;99999999999u",
    "a window without a size": b"\x1b[48;24;80;0;0t\x1b[<0;5;5M\x1b[<0;5;5m",
    "a window larger than a wall": b"\x1b[48;900000;900000;1;1t",
}
"""What a terminal may send that no terminal should."""
_OTHERS = (
    b"\x1b[201~", b"\x1b[200~", b"\x1b[I", b"\x1b[O", b"\x1b", b"\x1b[", b"\x1bO", b"\x1b[M",
    b"\x1b[<0;999;999M", b"\x1b[<64;3;3M", b"\x1b[<35;9;9M", b"\x1b[<-1;-1;-1M", b"\x1b[97;;228u", b"\x9b31m",
    b"\x1b[A", b"\x1b[5~", b"\r", b"\t", b"\x1bOS", b"\x1b[19~", b"\x10", b"w\xe4re sch\xf6n",
)  # fmt: skip
_WAYS_OUT = bytes.maketrans(b"qZ\x11", b"xxx")
"""Chance shall not press what leaves."""


def burst(rng: Random) -> bytes:
    """Return what comes at once, of any kind."""
    kind = rng.random()
    if kind < 0.3:
        found = rng.randbytes(rng.randint(1, 40))
    elif kind < 0.5:
        found = (
            b"\x1b" + rng.choice(b"[O]PM_N").to_bytes() + bytes(rng.choices(b"0123456789;:?<>$MmuR~t", k=9))
        )
    else:
        found = b"".join(rng.choices((*CASES.values(), *_OTHERS), k=rng.randint(1, 4)))
    return found.translate(_WAYS_OUT)


def split(rng: Random, data: bytes) -> list[bytes]:
    """Return *data* in one piece or up to four."""
    places = sorted(rng.randrange(len(data) + 1) for _ in range(rng.choice((0, 0, 1, 3))))
    return [data[a:b] for a, b in zip([0, *places], [*places, len(data)], strict=True)]


def run(count: int, seed: int, *, tell: Callable[[str], None] = lambda _: None) -> dict[str, int]:
    """Send *count* bursts, in sessions that end with F9; return how many there were, and what went wrong.

    The troubles are those of the monkey; ``hangs``: F9 took more than `A_SECOND` of work; ``wrong``: files
    that were not sound. *tell* is called with a line for each.
    """
    troubles = ("crashes", "notes", "silent", "no exit", "bad exits", "hangs", "wrong")
    found: Counter[str] = Counter(dict.fromkeys(("bursts", "bytes", "sessions", *troubles), 0))
    with tempfile.TemporaryDirectory(prefix="twofold-bytes-") as place:
        lived = Path(place, "lived.json")
        furnish(lived, MOMENT, "UTC")
        while found["bursts"] < count:
            name = f"{seed}/{found['sessions']}"
            data = Path(place, f"home-{found['sessions']}", "twofold.json")
            data.parent.mkdir()
            shutil.copyfile(lived, data)
            _session(name, data, min(A_SESSION, count - found["bursts"]), found, tell)
            found["sessions"] += 1
            if said := unsound(data):
                found["wrong"] += 1
                tell(f"{name}: {said}")
    return dict(found)


def _session(name: str, data: Path, bursts: int, found: Counter[str], tell: Callable[[str], None]) -> None:
    rng, sent = Random(name), b""
    before = _children()
    session = Session((sys.executable, str(LATER), f"{MOMENT:%Y-%m-%dT%H:%M}"), data, (80, 24))
    try:
        session.wait_for(lambda: b"Home" in session.raw or session.has_ended)
        if rng.random() < 0.5:
            session.send(b"sn")  # into a field
        for _ in range(bursts):
            sent = burst(rng)
            for piece in split(rng, sent):
                session.send(piece)
                session.wait(rng.choice((0.0, 0.0, 0.01, 0.15)))
            found["bursts"] += 1
            found["bytes"] += len(sent)
        if rng.random() < 0.5 and not session.answers():
            session.troubles["silent"] += 1
        worked = 0.0 if session.has_ended else _work(session.pid)
        session.send(b"\x1b[20~")
        if not session.wait_for(lambda: session.has_ended):
            session.troubles["no exit"] += 1
        else:
            session.wait(0.05)
            session.count_ending()
            if _children() - before - worked > A_SECOND:
                session.troubles["hangs"] += 1
        found.update(session.troubles)
        if session.troubles:
            tell(f"{name}: {dict(session.troubles)} {session.noted} {session.words[-200:]!r} after {sent!r}")
    finally:
        session.close()


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _work(pid: int) -> float:
    """Return the seconds that the process *pid* has worked; 0 where that cannot be known."""
    stat = Path(f"/proc/{pid}/stat")
    if not stat.exists():
        return 0.0
    ticks = stat.read_text().rpartition(")")[2].split()[11:13]
    return sum(map(int, ticks)) / 100
