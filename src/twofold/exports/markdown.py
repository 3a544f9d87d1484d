"""What a couple shares, as Markdown to read or print: each session told as a short story,
each opened round, each agreement and each retreat briefly, and a section for each smaller practice.

Whatever people typed stays text: it cannot become a heading, a link, HTML or any other structure
(CommonMark and its common extensions).
"""

from collections.abc import Iterator
from datetime import datetime, tzinfo

from twofold.practices import PRACTICES, named

from .archive import in_order
from .escape import escape_line, quote
from .stories import Story, day_of
from .whole import Whole, left_out


def markdown(whole: Whole, written: datetime, zone: tzinfo | None = None) -> str:
    """Return the document. Dates are told in *zone* (None: this machine's)."""
    couple = whole.couple
    title = " and ".join(escape_line(p.name) for p in (couple.a, couple.b)) if couple else "The two of you"
    blocks = [
        f"# {title}",
        f"Written by twofold on {day_of(written, zone)}. It is yours, and it is not sealed.",
    ]
    if not whole.sessions:
        blocks.append("You have not listened to each other here yet.")
    year = None
    for moment, _, story in sorted(_stories(whole, zone), key=lambda each: each[:2]):
        local = moment.astimezone(zone)
        if local.year != year:
            year = local.year
            blocks.append(f"## {year}")
        blocks += story
    blocks += list(_practices(whole, zone))
    sessions = {session.id for session in whole.sessions}
    left = [note for note in in_order(whole.notes) if note.session not in sessions]
    if left:
        blocks += ["## Other notes", *(quote(note.text) for note in left)]
    if whole.unread:
        blocks += ["## Not in here", left_out(whole.unread)]
        blocks.append("\n".join(f"- {escape_line(said)}" for said in whole.unread))
    return "\n\n".join(blocks) + "\n"


def _stories(whole: Whole, zone: tzinfo | None) -> Iterator[Story]:
    """Yield what happened on a day of its own, of every practice, in any order."""
    for practice in PRACTICES:
        if practice.stories:
            yield from named("exports", practice.stories)(whole, zone)


def _practices(whole: Whole, zone: tzinfo | None) -> Iterator[str]:
    """Tell what the two share of the smaller practices: a section each, where there is anything."""
    names = (whole.name("a"), whole.name("b"))
    for practice in PRACTICES:
        if practice.told:
            shared = [whole.records(name) for name in practice.shared]
            section = named("exports", practice.told)(*shared, names, zone)
            if section:
                yield section.strip()
