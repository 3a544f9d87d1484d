"""The rows of a day that is lived, and what is told of the one under the cursor."""

from collections.abc import Callable, Sequence
from datetime import datetime

from textual.content import Content

from twofold.domain.dates import named_day, weekday
from twofold.domain.people import Couple, Invalid
from twofold.domain.retreat.living import Live, live, stage, to_free, to_now
from twofold.domain.retreat.nights import NOON, after_midnight, begins_on, clock_words
from twofold.domain.retreat.plan import DAY, Plan, Slot
from twofold.domain.retreat.routes import BeforeRoute, ClosingRoute, DaysRoute, MemoryRoute, PackingRoute
from twofold.domain.retreat.slots import date_of, on_day
from twofold.domain.retreat.times import clock_of, span
from twofold.domain.retreat.weather import OTHER, other_way, other_words
from twofold.domain.routes import Route
from twofold.widgets.choices import Choice, sections
from twofold.widgets.plain import plain, signed

from .render import facts

SIGNS = {"": Content(" "), "done": Content.styled("✓", "$accent"), "skipped": Content.styled("–", "$quiet")}
"""What became of a slot, in one cell."""


def day_line(plan: Plan, now: datetime, shown: int | None, *, narrow: bool) -> Content:
    """Return the line above the list: which day it is there, and the time (not on another day, *shown*)."""
    here = live(plan, now)
    day = here.day if shown is None else shown
    if not 0 <= day < plan.days:
        return Content.styled(named_day(date_of(plan, day)), "bold")
    where = f" · day {day + 1} of {plan.days}" if plan.days > 1 and not narrow else ""
    clock = f" · {clock_of(here.minutes)}" if shown is None else ""
    if clock and here.minutes >= DAY:
        tonight = f"{clock} · the night after {weekday(date_of(plan, day))}"
        return Content.assemble((named_day(date_of(plan, day + 1)), "bold"), (tonight, "$quiet"))
    return Content.assemble((named_day(date_of(plan, day)), "bold"), (f"{where}{clock}", "$quiet"))


def live_rows(plan: Plan, now: datetime) -> list[Choice]:
    """Return the rows for *now*: what is on, what comes, what is open, what is done, and the way on."""
    stands, here = stage(plan, now), live(plan, now)
    if stands == "coming":
        return _coming(plan, here)
    laid: list[tuple[str, Sequence[Choice]]] = []
    if stands != "over" and 0 <= here.day <= plan.days:
        laid += _under_way(plan, here)
    elif stands == "over":
        laid.append(_said("The days are over."))
    on_last = here.day >= plan.days - 1
    if plan.closed:
        laid.append(("Closed together", [_way(MemoryRoute(plan.id), "What you took home")]))
    elif stands == "over" or (on_last and here.next is None):
        note = "what each of you takes home, and one promise"
        close = _way(ClosingRoute(plan.id), "Close it together", note)
        laid.append(("Whenever you like", [close]))
    if here.done:
        laid.append(("So far", [row(slot) for slot in here.done]))
    return sections(*laid)


def _under_way(plan: Plan, here: Live) -> list[tuple[str, Sequence[Choice]]]:
    laid: list[tuple[str, Sequence[Choice]]] = []
    if here.now:
        laid.append(("Now", [row(slot) for slot in here.now]))
    elif here.is_night:
        laid.append(_said("Nothing more is planned. Sleep well."))
    else:
        laid.append(_said("Nothing is planned just now. The time is yours."))
    if here.next is not None:
        away = here.next.day - here.day
        later = f"On {named_day(date_of(plan, here.next.day))}"
        near = "In the morning" if here.minutes >= DAY and here.next.start < NOON else "Tomorrow"
        word = "Next" if not away else near if away == 1 else later
        laid.append((word, [row(here.next)]))
    if here.left:
        word = "Later tonight" if here.minutes >= DAY else "Later today"
        laid.append((word, [row(slot) for slot in here.left]))
    if here.slipped:
        laid.append(("Earlier, and still open", [row(slot) for slot in here.slipped]))
    return laid


def _coming(plan: Plan, here: Live) -> list[Choice]:
    away = -here.day
    first = here.next
    day = named_day(begins_on(plan, first) if first else date_of(plan, 0))
    far = "tomorrow" if away == 1 else f"in {away} days"
    begins = f"It begins {far}, on {day}"
    words = f"{begins} at {clock_of(first.start)}: {first.title}" if first else f"{begins}."
    until = [
        _way(BeforeRoute(plan.id), "Before you go", "who does what"),
        Choice("packing", "Packing", "one list together, one for each of you", route=PackingRoute(plan.id)),
        _way(DaysRoute(plan.id), "The days", "what happens when"),
    ]
    return sections(_said(words), ("Until then", until))


def day_rows(plan: Plan, day: int) -> list[Choice]:
    """Return the rows of another *day*."""
    rows = [row(slot) for slot in on_day(plan, day)]
    return sections(("", rows) if rows else _said("Nothing is planned on this day."))


def row(slot: Slot) -> Choice:
    """Return *slot* as a row: what became of it, when it is, what it is and where."""
    mark = (f" {OTHER}", "$accent") if other_way(slot) else ""
    title = Content.assemble((f"{span(slot):<13}", "$quiet"), slot.title, mark)
    if slot.happened:
        title = title.stylize("$quiet")
    note = "not this time" if slot.happened == "skipped" else slot.place
    return Choice(slot.id, title, note, sign=SIGNS[slot.happened], spare=True)


def _said(words: str) -> tuple[str, list[Choice]]:
    """Return a section that only says something."""
    return "", [Choice("", words, heading=True)]


# -- the one under the cursor --------------------------------------------------------------------------------


def about_lines(
    plan: Plan,
    slot: Slot,
    now: datetime,
    couple: Couple,
    key_of: Callable[[str], str],
    begins: str,
    *,
    brief: bool,
) -> Content:
    """Return what is known of *slot*, and what the keys would do with it.

    *begins*: the name of its practice, or "". *brief*: only what the keys do.
    """
    lines: list[Content] = []
    if not brief:
        known = [Content.styled(words, "$quiet")] if (words := after_midnight(plan, slot)) else []
        known += [plain(slot.place)] if slot.place else []
        if slot.share != "both":
            known.append(Content.assemble(("for ", "$quiet"), signed(couple, slot.share)))
        if slot.owner != "both":
            known.append(Content.assemble(signed(couple, slot.owner), (" sees to it", "$quiet")))
        if known:
            lines.append(Content.styled(" · ", "$quiet").join(known))
        if booked := facts(slot):
            lines.append(Content.styled(" · ", "$quiet").join(booked))
        if words := clock_words(plan, slot):
            lines.append(Content.styled(words, "$accent"))
        lines += [plain(line) for line in slot.notes.split("\n")[:2] if line.strip()]
    if words := other_words(slot):
        key = (key_of("retreat.instead"), "bold $accent")
        lines.append(Content.assemble(key, f" {OTHER} ", plain(words)))
    if begins:
        lines.append(
            Content.assemble((key_of("today.begin"), "bold $accent"), " begins ", plain(begins), ".")
        )
    if slot.happened != "done" and stage(plan, now) != "coming":
        lines += _ways(plan, slot, now, key_of)
    return Content("\n").join(lines[-2:] if brief else lines)


def _ways(plan: Plan, slot: Slot, now: datetime, key_of: Callable[[str], str]) -> list[Content]:
    """Return a line about moving *slot* to now, and one about the next free place, where it can be."""
    ways: list[Content] = []
    here = live(plan, now)
    late = slot in here.slipped or slot.happened == "skipped"
    if not late and slot not in here.now:
        return []  # what is still to come can be brought forward as well, and need not be told so
    try:
        move = to_now(plan, slot.id, now)
    except Invalid:
        pass
    else:
        if (move.day, move.start) != (slot.day, slot.start):
            key = (key_of("today.now"), "bold $accent")
            behind = [f"{other.title} moves to {clock_of(other.start)}" for other in move.behind[:2]]
            if len(move.behind) > 2:
                behind = [f"{len(move.behind)} things after it move too"]
            words = "; ".join([f" begins it now, at {clock_of(move.start)}", *behind])
            ways.append(Content.assemble(key, plain(f"{words}.")))
    try:
        free = to_free(plan, slot.id, now) if late else None
    except Invalid:
        free = None
    if free is not None and (free.day, free.start) != (slot.day, slot.start):
        key = (key_of("today.free"), "bold $accent")
        ways.append(Content.assemble(key, f" moves it to {clock_of(free.start)}, which is free."))
    return ways


def _way(route: Route, title: str, note: str = "") -> Choice:
    # No slot is ever called like a way to another page.
    return Choice(repr(route), title, note, route=route)
