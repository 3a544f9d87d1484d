"""A round of the worksheet that both have opened, told in words: what its Markdown and its page both say.

Nothing here is escaped: ``lead`` and titles are ours with names in them, ``words`` and ``items`` are theirs.
"""

from collections.abc import Iterator
from datetime import date, datetime, tzinfo
from typing import Literal

import msgspec

from twofold.domain.promises.agreements import Agreement, Entry, Review
from twofold.domain.promises.terms import own_time, when_words
from twofold.domain.worksheet.requests import Circles, Reply, Said
from twofold.domain.worksheet.rounds import Band, Worksheet, bands, joined
from twofold.domain.worksheet.sheet import Row

from ..content import group_name
from ..domain.dates import full_day
from ..domain.records import SIDES, Side, other
from .whole import Whole

FIRMNESS = {"core": "core", "flexible": "flexible", "dream": "a dream"}

NAME = ("\x02", "\x03")
"""Stand around each name in a lead. No text of theirs can hold them, and escaping takes them away."""


class Passage(msgspec.Struct, frozen=True):
    """A few words: ``lead`` says what follows (it needs no end), ``words`` or ``items`` are what they wrote.

    ``tone``: an opening or a request is said by one to the other; anything else is plain.
    """

    lead: str = ""
    words: str = ""
    items: tuple[str, ...] = ()
    tone: Literal["plain", "said", "asked"] = "plain"


class Section(msgspec.Struct, frozen=True):
    """Passages that belong together, under a title ("" for none)."""

    title: str
    passages: tuple[Passage, ...]


class RenderedRow(msgspec.Struct, frozen=True):
    """One row. ``words``: their own; ``about``: kind, group (unless a title names it), firmness.
    ``before``: how far it was met in the last round, where that is more than noise away. ``own``: what was
    written alone; ``after``: what came of it, each part whole."""

    side: Side
    name: str
    words: str
    about: str
    importance: int | None
    met: int | None
    before: int | None
    own: tuple[Passage, ...]
    after: tuple[Section, ...]


class Beside(msgspec.Struct, frozen=True):
    """Cards that stand beside each other; ``title`` is what both named, or "" for a single one."""

    title: str
    a: tuple[RenderedRow, ...]
    b: tuple[RenderedRow, ...]


class RenderedRound(msgspec.Struct, frozen=True):
    """The whole round. ``opened``: its date, and when it was opened if that was another day."""

    title: str
    names: tuple[str, str]
    opened: str
    day: str
    both: tuple[Beside, ...]
    single: tuple[Beside, ...]
    more: tuple[Section, ...]


def render(whole: Whole, id: str, zone: tzinfo | None = None) -> RenderedRound:
    """Return the round *id* told, dates in *zone* (None: this machine's).

    Raises LookupError when it is not there, and Invalid while it is private.
    """
    worksheet = whole.worksheet(id)
    return _Renderer(whole, worksheet, zone).told()


def ratings(row: Row) -> str:
    """Return "matters 8, met 3" of what was rated; "" when nothing was."""
    said = [
        f"{word} {value}"
        for word, value in (("matters", row.importance), ("met", row.met))
        if value is not None
    ]
    return ", ".join(said)


def need_name(row: Row) -> str:
    """Return what group of needs *row* is about."""
    return group_name(row.group, row.other)


def short_day(day: date) -> str:
    """Return *day* as "3 November 2026"."""
    return full_day(day).partition(" ")[2]


class _Renderer:
    """Tells one round."""

    def __init__(self, whole: Whole, worksheet: Worksheet, zone: tzinfo | None) -> None:
        assert worksheet.revealed is not None
        self.whole, self.worksheet, self.revealed, self.zone = whole, worksheet, worksheet.revealed, zone
        self.replies = {reply.row: reply for reply in whole.replies if reply.worksheet == worksheet.id}
        previous = next((sheet for sheet in whole.worksheets if sheet.id == worksheet.previous), None)
        self.last = previous.revealed if previous else None
        self.agreements = sorted(
            (each for each in whole.agreements if each.worksheet == worksheet.id and each.history),
            key=lambda each: (each.created, each.id),
        )

    def name(self, side: Side) -> str:
        """Return the name of *side* as it stands in a lead."""
        return f"{NAME[0]}{self.whole.name(side)}{NAME[1]}"

    def told(self) -> RenderedRound:
        whole, found = self.whole, bands(self.revealed)
        return RenderedRound(
            title="Needs and wants",
            names=(whole.name("a"), whole.name("b")),
            day=full_day(self.worksheet.day),
            opened=self._opened(),
            both=tuple(self._beside(band) for band in found if band.both),
            single=tuple(self._beside(band) for band in found if not band.both),
            more=tuple(part for part in (self._since(), self._guesses(), *self._loose()) if part.passages),
        )

    def _opened(self) -> str:
        round_ = f"The round of {full_day(self.worksheet.day)}"
        opened = self.revealed.at.astimezone(self.zone).date()
        return round_ if opened == self.worksheet.day else f"{round_}, opened on {short_day(opened)}"

    def _beside(self, band: Band) -> Beside:
        a, b = (tuple(self._card(side, row, band.both) for row in band.side(side)) for side in SIDES)
        title = need_name((band.a or band.b)[0]) if band.both else ""
        return Beside(title[:1].upper() + title[1:], a, b)

    def _card(self, side: Side, row: Row, titled: bool) -> RenderedRow:
        about = (row.kind, *(() if titled else (need_name(row),)), FIRMNESS[row.firmness])
        parts = [self._reply(side, self.replies.get(row.id))]
        parts += [self._agreement(each) for each in self.agreements if each.row == row.id]
        return RenderedRow(
            side=side, name=self.whole.name(side), words=row.words or need_name(row),
            about=" · ".join(about), importance=row.importance, met=row.met, before=self._before(row),
            own=tuple(self._own(row)), after=tuple(part for part in parts if part.passages),
        )  # fmt: skip

    def _before(self, row: Row) -> int | None:
        last = [each for side in SIDES for each in self.last.side(side).rows] if self.last else []
        met = next((each.met for each in last if each.id == row.before), None)
        return met if met is not None and row.met is not None and joined(met, row.met) else None

    def _own(self, row: Row) -> Iterator[Passage]:
        if row.why:
            yield Passage("Why it matters", row.why)
        if row.moment:
            yield Passage("Met would look like", row.moment)
        if row.opening.words:
            yield Passage(words=row.opening.words, tone="said")
        if row.request.words:
            yield Passage("Asks", row.request.words, tone="asked")

    def _reply(self, asker: Side, reply: Reply | None) -> Section:
        if reply is None:
            return Section("", ())
        passages = [self._said(asker, said) for said in reply.said]
        if reply.circles is not None:
            passages.append(Passage(f"Both opened their two circles on {self._on(reply.circles.at)}"))
            for side in SIDES:
                passages += self._circles(side, reply.circles.a if side == "a" else reply.circles.b)
        return Section("Reply", tuple(passages))

    def _said(self, asker: Side, said: Said) -> Passage:
        who, whom, when = self.name(other(asker)), self.name(asker), self._on(said.at)
        if said.answer == "yes":
            return Passage(f"{who}, {when}: yes{', as the gift of this round' if said.gift else ''}")
        if said.answer == "later":
            until = f", and to look again on {short_day(said.until)}" if said.until else ""
            return Passage(f"{who}, {when}: not now{until}")
        if said.answer == "another":
            return Passage(f"{who}, {when}: another way", said.words)
        fits = {None: "", True: f" ({whom} is glad of it)", False: f" ({whom} would rather look further)"}[
            said.fits
        ]
        return Passage(f"{who}, {when}: yes, but smaller{fits}", said.words)

    def _circles(self, side: Side, circles: Circles) -> Iterator[Passage]:
        name = self.name(side)
        if circles.core:
            yield Passage(f"What {name} cannot give up", items=circles.core)
        if circles.flexible:
            yield Passage(f"Where {name} can give way", items=circles.flexible)

    def _agreement(self, agreement: Agreement) -> Section:
        terms = agreement.terms
        who = "Both" if terms.who == "both" else self.name(terms.who)
        passages = [Passage(who, terms.what)]
        if terms.first:
            at = f" {own_time(terms)}" if own_time(terms) else ""
            passages.append(Passage(f"First on {short_day(terms.first)}{at}"))
        if often := terms.often if terms.first else when_words(terms):
            passages.append(Passage("How often", often))
        if terms.notice:
            passages.append(Passage("How both will notice", terms.notice))
        if terms.until:
            passages.append(Passage(f"For a while, until {short_day(terms.until)}"))
        if agreement.open and agreement.due:
            passages.append(Passage(f"To look at again on {short_day(agreement.due)}"))
        # What was agreed at first stands above, unless it was changed since.
        changed = any(entry.did == "changed" for entry in agreement.history)
        for entry in agreement.history:
            passages += self._entry(entry, changed and entry.did in ("made", "changed"))
        return Section("Agreed" if agreement.open else "Agreed, and let go", tuple(passages))

    def _entry(self, entry: Entry, terms: bool) -> Iterator[Passage]:
        did = {"made": "agreed", "changed": "changed", "kept": "kept", "dropped": "let go"}[entry.did]
        by = " and ".join(self.name(side) for side in entry.by)
        told = f"{self._on(entry.at)}: {did} by {by}"
        review = entry.review
        if review is not None:
            told += f"; it happened: {review.happened}"
            told += f"; met now: {review.met}" if review.met is not None else ""
        yield Passage(told, entry.terms.what if terms else "")
        if review is not None:
            yield from self._thanks(review)

    def _thanks(self, review: Review) -> Iterator[Passage]:
        for side, words in zip(SIDES, review.thanks, strict=True):
            if words:
                yield Passage(f"{self.name(side)} to {self.name(other(side))}", words)

    def _since(self) -> Section:
        passages = []
        for side in SIDES:
            rows = {row.id: row for row in self.last.side(side).rows} if self.last else {}
            for name, fate in self.revealed.side(side).since.items():
                if name in rows and fate != "still":
                    word = "met now" if fate == "met" else "no longer matters"
                    passages.append(
                        Passage(f"{self.name(side)}, {word}", rows[name].words or need_name(rows[name]))
                    )
        return Section("Since the last round", tuple(passages))

    def _guesses(self) -> Section:
        passages = []
        for side in SIDES:
            picks = self.revealed.side(side).guess.picks
            items = tuple(
                group_name(pick.group) + (f", met {pick.met} of 10" if pick.met is not None else "")
                for pick in picks
            )
            if items:
                who, whom = self.name(side), self.name(other(side))
                passages.append(Passage(f"{who} guessed, as most important to {whom}", items=items))
        return Section("What each guessed of the other", tuple(passages))

    def _loose(self) -> Iterator[Section]:
        """Yield the agreements of this round that belong to none of its rows."""
        for agreement in self.agreements:
            if self.worksheet.row(agreement.row) is None:
                yield self._agreement(agreement)

    def _on(self, moment: datetime) -> str:
        return short_day(moment.astimezone(self.zone).date())
