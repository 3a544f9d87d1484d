"""What was pasted, whatever it is: words, a mail as it was sent, a calendar; or a file of any of these."""

import re
from datetime import date
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from html.parser import HTMLParser
from pathlib import Path

from msgspec.structs import replace

from ..domain.people import Invalid
from ..domain.retreat.limits import FILE_LIMIT
from ..domain.retreat.nights import when as _when
from ..domain.retreat.plan import Idea, Plan, Slot
from ..domain.retreat.proposals import Proposal, Proposed
from ..domain.retreat.proposing import propose
from ..domain.text import clean_line
from .calendar_in import SIZE_LIMIT, Brought, read_bytes, read_calendar
from .calendar_lines import Watch
from .itinerary import asked

FILES = (".ics", ".eml", ".txt", ".html", ".htm", ".md", ".pdf")
"""How the names of files end that are read."""
NO_TEXT = (
    "This is not text. Open it and paste what it says. To keep the file itself, open what it is for "
    "in the plan and put its path at “Ticket”."
)
_MIME = re.compile(r"^(?:mime-version|content-transfer-encoding|content-type):", re.IGNORECASE | re.MULTILINE)
_HEAD = 20_000
_SKIPPED = frozenset(("script", "style", "head", "title"))
_BLOCKS = frozenset(("p", "div", "br", "tr", "li", "h1", "h2", "h3", "h4", "table", "ul", "ol", "section"))


def proposed(
    text: str,
    plan: Plan,
    today: date,
    *,
    idea: Idea | None = None,
    ideas: bool = False,
    programs: bool = False,
    watch: Watch | None = None,
) -> Proposed:
    """Return what the pasted *text* would change in *plan* (see `propose`): words, a calendar, or a mail as
    it was sent. *programs*: another program may be asked first (see itinerary). *watch* is told how far the
    reading of a long calendar is. Raises Invalid, with a sentence."""
    raw = text.encode("utf-8", "replace")
    return _of_bytes(raw, plan, today, idea, ideas, programs=programs, watch=watch)


def proposed_in_file(
    path: Path,
    plan: Plan,
    today: date,
    *,
    idea: Idea | None = None,
    ideas: bool = False,
    watch: Watch | None = None,
) -> Proposed:
    """Return what the file at *path* would change in *plan*; another program may be asked first (see
    itinerary). What has its time keeps the path, for it may be the ticket. *watch*: as in `proposed`. Raises
    Invalid, with a sentence."""
    raw, is_html = read_bytes(path), path.suffix.lower() in (".html", ".htm")
    found = _of_bytes(raw, plan, today, idea, ideas, is_html=is_html, programs=True, watch=watch)
    return replace(found, things=tuple(_with_file(each, str(path.absolute())) for each in found.things))


def _with_file(thing: Proposal, path: str) -> Proposal:
    """Return *thing* with the *path* of its file, as a field would hold it; too long a one is not kept."""
    path = clean_line(path, FILE_LIMIT + 1)
    if len(path) > FILE_LIMIT:
        return thing
    parts = (replace(part, file=path) if isinstance(part, Slot) else part for part in thing.parts)
    return replace(thing, parts=tuple(parts))


def _of_bytes(
    raw: bytes,
    plan: Plan,
    today: date,
    idea: Idea | None,
    ideas: bool,
    *,
    is_html: bool = False,
    programs: bool = False,
    watch: Watch | None = None,
) -> Proposed:
    if len(raw) > SIZE_LIMIT:
        raise Invalid(f"That is more than {SIZE_LIMIT // 1_000_000} MB, too much for what people book.")
    if raw.lstrip(b"\xef\xbb\xbf \r\n")[:15].upper() == b"BEGIN:VCALENDAR":
        return of_calendar(plan, read_calendar(raw, plan, watch))
    booked = asked(raw, plan, today) if programs else ()
    if b"\0" in raw[:4_000] or raw[:5] == b"%PDF-":
        if booked:
            return Proposed(booked)
        raise Invalid(NO_TEXT)
    found = _in_words(raw, plan, today, idea, ideas, is_html=is_html)
    is_wanted = ideas or idea is not None
    return _surer(found, tuple(replace(each, ticked=not is_wanted) for each in booked))


def _in_words(
    raw: bytes, plan: Plan, today: date, idea: Idea | None, ideas: bool, *, is_html: bool
) -> Proposed:
    """Return what the words of *raw* would change: of a text, a page or a mail."""
    text = _decoded(raw)
    if is_html or text.lstrip()[:15].lower().startswith(("<!doctype html", "<html")):
        return propose(_without_tags(text), plan, today, idea=idea, ideas=ideas)
    head = text[:_HEAD].split("\n\n", 1)[0].split("\r\n\r\n", 1)[0]
    if not _MIME.search(head):
        return propose(text, plan, today, idea=idea, ideas=ideas)
    mail = message_from_bytes(raw, policy=default)
    found = propose(_words_of(mail) or text, plan, today, idea=idea, ideas=ideas)
    calendars = [_calendar(part, plan) for part in mail.walk() if part.get_content_type() == "text/calendar"]
    for brought in filter(None, calendars):
        mine = of_calendar(plan, brought)
        found = replace(_surer(found, mine.things), words=(*mine.words, *found.words))
    return found


def _surer(found: Proposed, things: tuple[Proposal, ...]) -> Proposed:
    """Return *found* with *things*, which are exact, in the place of what its words say of the days."""
    if not things:
        return found
    rest = [each for each in found.things if each.kind not in ("journey", "stay", "event")]
    return replace(found, things=(*things, *rest))


def of_calendar(plan: Plan, brought: Brought) -> Proposed:
    """Return what came in a calendar as things to take."""
    coming = [Proposal(kind="event", parts=(each,), title=each.title, when=_when(plan, each))
              for each in sorted(brought.slots, key=_order)]  # fmt: skip
    going = [Proposal(kind="gone", gone=(each.id,), title=each.title, when=_when(plan, each))
             for each in sorted(brought.gone, key=_order)]  # fmt: skip
    moves = [f"{slot.title} moves: in your plan it is on {_when(plan, known)}."
             for slot in sorted(brought.slots, key=_order)
             if (known := plan.slot(slot.id)) and _when(plan, known) != _when(plan, slot)]  # fmt: skip
    return Proposed((*coming, *going), (*moves, *brought.words))


def _order(slot: Slot) -> tuple[int, int]:
    return slot.day, slot.start


def _calendar(part: EmailMessage, plan: Plan) -> Brought | None:
    content = part.get_payload(decode=True)
    try:
        return read_calendar(content, plan) if isinstance(content, bytes) else None
    except Invalid:
        return None


def _words_of(mail: EmailMessage) -> str:
    """Return the subject and the words of *mail*."""
    body = mail.get_body(("plain", "html"))
    content = body.get_payload(decode=True) if body is not None else None
    if body is None or not isinstance(content, bytes):
        return ""
    try:
        words = content.decode(body.get_content_charset() or "utf-8", "replace")
    except LookupError:
        words = _decoded(content)
    if body.get_content_type() == "text/html":
        words = _without_tags(words)
    head = (f"{name}: {mail[name]}" for name in ("From", "Subject") if mail[name])
    return "\n".join((*head, "", words))


def _decoded(raw: bytes) -> str:
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace")


def _without_tags(text: str) -> str:
    parser = _Words()
    parser.feed(text)
    parser.close()
    lines = (" ".join(line.split()) for line in "".join(parser.parts).split("\n"))
    return "\n".join(line for line in lines if line)


class _Words(HTMLParser):
    """Keeps what of a page is read, a block to a line."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self._skipped = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._skipped += tag in _SKIPPED
        self.parts += ["\n"] if tag in _BLOCKS else []

    def handle_endtag(self, tag: str) -> None:
        self._skipped -= tag in _SKIPPED and self._skipped > 0
        self.parts += ["\n"] if tag in _BLOCKS else [" "] if tag in ("td", "th") else []

    def handle_data(self, data: str) -> None:
        if not self._skipped:
            self.parts.append(data)
