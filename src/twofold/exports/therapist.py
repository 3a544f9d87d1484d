"""Finding a therapist as Markdown, and as a calendar: everybody on the list, the answers, the sessions."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta, tzinfo

from ..domain.dates import full_day
from ..domain.people import Invalid
from ..domain.promises.timing import clock_time
from ..domain.records import SIDES
from ..domain.therapist.finding import STATES, sessions
from ..domain.therapist.records import Outcome, Shortlist, Therapist
from ..domain.therapist.shortlisting import said_of
from .escape import escape_line

LASTS = timedelta(hours=1)
"""How long a session with a time stands in the calendar."""
OUTCOMES: dict[Outcome, str] = {
    "on": "go on", "say": "say there what is missing", "other": "look for somebody else",
}  # fmt: skip


def told(
    therapists: Iterable[Therapist],
    shortlists: Iterable[Shortlist],
    names: tuple[str, str],
    zone: tzinfo | None = None,
) -> str:
    """Return a section with everybody on the list; "" where there is nobody. Its days are local days already:
    *zone* plays no part."""
    shortlist = next(iter(shortlists), None)
    ordered = sorted(therapists, key=lambda each: (STATES.index(each.state), each.name.casefold(), each.id))
    parts = [part for each in ordered for part in _one(each, shortlist, names)]
    return "\n\n".join(["## Finding a therapist", *parts]) + "\n" if parts else ""


def told_alone(one: Therapist, shortlist: Shortlist | None, names: tuple[str, str]) -> str:
    """Return what is known of *one*, as a document of its own."""
    first, *parts = _one(one, shortlist, names)
    return "\n\n".join([first.removeprefix("##"), *parts]).strip() + "\n"


def _one(one: Therapist, shortlist: Shortlist | None, names: tuple[str, str]) -> Iterator[str]:
    yield f"### {escape_line(one.name)}"
    lines: list[str] = [one.state] if one.state != "listed" else []
    lines += [f"reached at {escape_line(one.reach)}"] if one.reach else []
    lines += [escape_line(one.note)] if one.note else []
    if words := said_of(shortlist, one.id):
        lines += [
            f"{escape_line(names[SIDES.index(side)])} said {word}"
            for side, word in zip(SIDES, words, strict=True)
        ]
    if one.looked is not None and one.outcome:
        lines.append(f"asked on {full_day(one.looked)} whether it helps: {OUTCOMES[one.outcome]}")
    if lines:
        yield "\n".join(f"- {line}" for line in lines)
    if one.answers:
        yield "\n".join(
            ["The first call:", ""]
            + [
                f"- {escape_line(each.id)}{f' {escape_line(each.words)}' * bool(each.words)}"
                for each in one.answers
            ]
        )
    if one.meetings:
        days = [
            f"- {full_day(each.day)}{f' at {clock_time(each.at)}' if each.at else ''}"
            for each in sessions(one)
        ]
        yield "\n".join(["Sessions:", "", *days])


def sessions_calendar(one: Therapist, *, before: str = "") -> str:
    """Return the sessions of *one* as an iCalendar text; one without a time is a whole day.

    What they are is not written: a calendar is seen by many, so each is called by the name alone. *before*:
    the calendar that this one replaces, or ""; what of it does not hold any more is called off. Raises
    Invalid where there is no session.
    """
    from .calendar_before import called_off
    from .calendar_events import an_event, begun, for_the_day, second

    if not one.meetings:
        raise Invalid("There is no session to write yet.")
    made = begun("sessions", f"sessions-{one.id}", one.name)
    for each in sessions(one):
        event = an_event(one, f"{one.id}-{each.id}", one.name)
        if one.reach:
            event.add("description", one.reach)
        if each.at is None:
            for_the_day(event, each.day)
        else:
            start = datetime.combine(each.day, each.at)  # without a zone: it is the clock on the wall there
            event.add("dtstart", start)
            event.add("dtend", start + LASTS)
        made.add_component(event)
    for event in called_off(before, made):
        event.add("dtstamp", second(one.updated))
        event.add("sequence", one.rev + 1)
        made.add_component(event)
    return str(made.to_ical().decode("utf-8"))


def file_day(one: Therapist) -> date:
    """Return the day by which a file about *one* is called: that of the first session, or when they came on
    the list."""
    had = sessions(one)
    return had[0].day if had else one.created.astimezone().date()
