"""What KDE's itinerary extractor finds in a booking, where that program is installed; nothing depends on it.

It answers with reservations (schema.org, as JSON). Each is written out in words and read like any other text,
so that what comes of it is shown, ticked and kept in the same way.
"""

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import suppress
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from ..domain.people import Invalid
from ..domain.retreat.plan import Plan
from ..domain.retreat.proposals import Proposal
from ..domain.retreat.proposing import propose
from ..domain.retreat.times import known_zone
from ..domain.text import clean_line

NAME = "kitinerary-extractor"
_PLACES = ("lib/*/libexec/kf[56]", "libexec/kf[56]", "lib*/libexec/kf[56]")
"""Where distributions put it, below /usr."""
_LONGEST = 15.0
"""Seconds that are waited for it."""
_MOST = 30
"""So many reservations are looked at."""
_WAYS = {"Train": "Train", "Bus": "Bus", "Flight": "Flight", "Boat": "Ferry"}


@cache
def extractor() -> str:
    """Return the path of the program, or "" where there is none."""
    found = (str(path) for place in _PLACES for path in Path("/usr").glob(f"{place}/{NAME}"))
    return shutil.which(NAME) or next((path for path in found if os.access(path, os.X_OK)), "")


def asked(raw: bytes, plan: Plan, today: date) -> tuple[Proposal, ...]:
    """Return what the program finds in *raw* (a mail, a page, a ticket) for *plan*; nothing without it."""
    program = extractor()
    if not program:
        return ()
    done = None
    with suppress(OSError, subprocess.SubprocessError):
        done = subprocess.run(
            [program, "--context-date", today.isoformat()], input=raw, capture_output=True, check=False,
            timeout=_LONGEST, env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        )  # fmt: skip
    return of_reservations(done.stdout, plan, today) if done is not None else ()


def of_reservations(answer: bytes, plan: Plan, today: date) -> tuple[Proposal, ...]:
    """Return the things to take for *plan* in the *answer* of the program; what is odd in it is left out."""
    try:
        found = json.loads(answer)
    except (ValueError, RecursionError):
        return ()
    things: dict[str, Proposal] = {}
    for each in found[:_MOST] if isinstance(found, list) else ():
        with suppress(Invalid, ValueError, TypeError, AttributeError, KeyError, OverflowError):
            words = "\n".join(clean_line(line) for line in _words(each, plan) if line)
            for thing in propose(words, plan, today).things if words else ():
                if thing.kind in ("journey", "stay", "event"):
                    # Each traveller has a ticket of the same journey.
                    things.setdefault(f"{thing.title}|{thing.when}", thing)
    return tuple(things.values())


def _words(each: dict[str, Any], plan: Plan) -> Iterator[str]:
    """Yield the lines that tell of the reservation *each*."""
    kind, what = str(each["@type"]).removesuffix("Reservation"), each["reservationFor"]
    if kind in _WAYS:
        leaves, comes = _wall(what.get("departureTime"), plan), _wall(what.get("arrivalTime"), plan)
        if leaves is None:
            return
        yield f"{_WAYS[kind]} {_day(leaves)}"
        yield f"{_stop(what, 'departure')} dep {leaves:%H:%M}"
        yield f"{_stop(what, 'arrival')} arr {comes:%H:%M}" if comes else ""
        yield str(what.get("trainNumber") or what.get("busNumber") or what.get("flightNumber") or "")
    elif kind == "Lodging":
        comes, leaves = _wall(each.get("checkinTime"), plan), _wall(each.get("checkoutTime"), plan)
        if comes is None or leaves is None:
            return
        yield str(what["name"])
        # A day without a time is written as midnight.
        yield f"Check-in {_day(comes)}" + (f", {comes:%H:%M}" if comes.hour else "")
        yield f"Check-out {_day(leaves)}" + (f", {leaves:%H:%M}" if leaves.hour else "")
    elif kind in ("Event", "FoodEstablishment"):
        begins = _wall(what.get("startDate") or each.get("startTime"), plan)
        ends = _wall(what.get("endDate") or each.get("endTime"), plan)
        if begins is None:
            return
        yield str(what["name"])
        yield f"{_day(begins)}, {begins:%H:%M}" + (f" – {ends:%H:%M}" if ends else "")
    else:
        return
    place = what.get("address") or (what.get("location") or {}).get("address") or {}
    lines = [place.get("streetAddress"), f"{place.get('postalCode', '')} {place.get('addressLocality', '')}"]
    address = ", ".join(line.strip() for line in lines if line and line.strip())
    address = address or str((what.get("location") or {}).get("name") or "")
    yield f"Address: {address}" if address and kind not in _WAYS else ""
    yield f"Booking number: {each['reservationNumber']}" if each.get("reservationNumber") else ""
    yield f"Tel. {what['telephone']}" if what.get("telephone") else ""


def _day(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d}"


def _stop(what: dict[str, Any], name: str) -> str:
    stops = (stop for key, stop in what.items() if key.startswith(name) and isinstance(stop, dict))
    return next((str(stop["name"]) for stop in stops if stop.get("name")), "")


def _wall(value: Any, plan: Plan) -> datetime | None:
    """Return the moment *value* as the clocks of *plan* show it; None where nobody said."""
    text = value.get("@value") if isinstance(value, dict) else value
    if not text:
        return None
    moment = datetime.fromisoformat(str(text))
    zone = ZoneInfo(plan.zone) if known_zone(plan.zone) else None
    return moment.astimezone(zone) if moment.tzinfo and zone else moment
