"""A request and its reply: yes, yes but smaller, another way, or not now with a date to look again.

A request is refusable: all four answers are whole answers. What was said stays; a later word is added.
"""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Annotated, Literal

import msgspec
from msgspec.structs import replace

from twofold.domain.days import read_day
from twofold.domain.people import Invalid
from twofold.domain.records import Hands, Record, Side, other
from twofold.domain.text import LINE_LIMIT, clean_line, is_blank

Answer = Literal["yes", "smaller", "another", "later"]
ANSWERS: tuple[Answer, ...] = ("yes", "smaller", "another", "later")
ReplyStatus = Literal["open", "yes", "offered", "taken", "circles", "later", "due", "agreed"]
"""How a request stands.

open: no reply (or an offer that did not fit, or an agreement that was let go); yes: to be agreed in detail;
offered: a smaller one waits for the asker's word; taken: the asker is glad of it; circles: another way is to
be found; later: not now; due: the date to look again has come; agreed: there is an agreement.
"""
LATER = ("tomorrow", "in a week", "in two weeks", "in a month")
"""Days on which to look again, to choose from."""
FARTHEST = 366
"""Most days ahead to look again."""
CIRCLE = 10
"""The most lines of one circle."""

_Line = Annotated[str, msgspec.Meta(max_length=LINE_LIMIT)]


class Said(msgspec.Struct, frozen=True, omit_defaults=True):
    """One word of the receiver. ``words``: the smaller thing, or the other way. ``until``: when to look
    again after a "not now". ``gift``: chosen as the gift of this round. ``fits``: what the asker said to an
    offer, None while they have not. ``over``: whether an agreement came of it that was let go since."""

    answer: Answer
    at: datetime
    words: _Line = ""
    until: date | None = None
    gift: bool = False
    fits: bool | None = None
    over: bool = False


class Circles(msgspec.Struct, frozen=True, omit_defaults=True):
    """Two circles of one partner: ``core`` cannot be given up, ``flexible`` can give way (how, when, who,
    how much). After the compromise exercise of couples education; each up to ten lines."""

    core: Annotated[tuple[_Line, ...], msgspec.Meta(max_length=CIRCLE)] = ()
    flexible: Annotated[tuple[_Line, ...], msgspec.Meta(max_length=CIRCLE)] = ()


class BothCircles(msgspec.Struct, frozen=True):
    """The circles of both, opened in the same moment."""

    at: datetime
    a: Circles
    b: Circles


class Reply(Record, frozen=True, kw_only=True):
    """The receiver's reply to the request of a row; ``author`` is the receiver, ``id`` is ``reply_id(row)``.

    ``said``: everything said to it, oldest first. ``circles``: both partners' circles, once opened.
    ``agreement``: the id of what came of it and holds, or None. ``offer``: a smaller thing that is being
    written and not yet said, or "".
    """

    one_of_a_kind = True

    worksheet: str
    row: str
    said: tuple[Said, ...] = ()
    circles: BothCircles | None = None
    agreement: str | None = None
    offer: _Line = ""

    @property
    def last(self) -> Said | None:
        """The latest word, or None."""
        return self.said[-1] if self.said else None


def reply_id(row: str) -> str:
    """Return the id of the reply to the request of *row*."""
    return f"reply-{row}"


def new_reply(worksheet: str, row: str, receiver: Side, now: datetime) -> Reply:
    """Return the reply, still without a word, of *receiver* to the request of *row*."""
    return Reply(id=reply_id(row), created=now, updated=now, author=receiver, worksheet=worksheet, row=row)


def reply_status(reply: Reply | None, today: date) -> ReplyStatus:
    """Return how a request with this *reply* stands on the local day *today*."""
    if reply is not None and reply.agreement is not None:
        return "agreed"
    if reply is None or reply.last is None or reply.last.over:
        return "open"
    last = reply.last
    if last.answer == "later":
        return "due" if last.until is not None and last.until <= today else "later"
    if last.answer == "smaller":
        return "offered" if last.fits is None else "taken" if last.fits else "open"
    return "yes" if last.answer == "yes" else "circles"


def turn(stands: ReplyStatus, asker: Side) -> Hands:
    """Return whose word the request of *asker* waits for: of the receiver, of the asker, or of both."""
    if stands == "offered":
        return asker
    return other(asker) if stands in ("open", "later", "due") else "both"


def say(
    reply: Reply,
    answer: Answer,
    now: datetime,
    today: date,
    words: str = "",
    until: date | None = None,
    gift: bool = False,
) -> Reply:
    """Return *reply* with another word: *words* for "smaller", *until* (after *today*) for "later".

    *now* is UTC, *today* the local day. *gift* goes with a yes only; `give` looks whether there may be one.
    Raises Invalid when something is missing, or when there is an
    agreement already.
    """
    _not_agreed(reply)
    words = clean_line(words)
    if answer == "smaller" and is_blank(words):
        raise Invalid(
            "Say what would be possible. A small thing that happens is worth more than a big one that does "
            "not."
        )
    if answer == "later" and (trouble := later_trouble(until, today)):
        raise Invalid(trouble)
    said = Said(
        answer=answer,
        at=now,
        words=words if answer in ("smaller", "another") else "",
        until=until if answer == "later" else None,
        gift=gift and answer == "yes",
    )
    return reply.with_(said=(*reply.said, said), offer="")


def later_trouble(until: date | None, today: date) -> str:
    """Return a sentence about why *until* is no day to look again, as seen on *today*, or ""."""
    if until is None:
        return "Name a day on which you will look at it again."
    if not today < until <= today + timedelta(days=FARTHEST):
        return "Name a day from tomorrow on, within a year."
    return ""


def give(reply: Reply, offered: Iterable[str], replies: Iterable[Reply], now: datetime) -> Reply:
    """Return *reply* with a yes chosen as the receiver's gift of this round, said at *now* (UTC).

    *offered*: the ids of the rows to choose from (`rounds.requests`); *replies*: all of the round. One
    gift for each giver and round, after the request offered as a gift in couples education. Raises Invalid.
    """
    _not_agreed(reply)
    assert reply.author is not None
    given = gift_of(replies, reply.worksheet, reply.author)
    if given is not None and given.id == reply.id:
        raise Invalid("This is already your gift this round.")
    if given is not None:
        raise Invalid("You have chosen your gift this round, and one is plenty. A plain yes is welcome.")
    if reply.row not in set(offered):
        raise Invalid("A gift is one of the three that matter most now. A plain yes is welcome here.")
    return say(reply, "yes", now, now.date(), gift=True)


def take_back(reply: Reply, said: Said) -> Reply:
    """Return *reply* without *said*, its last word; of an offer that was answered only the answer goes.

    The words of an offer are being written again, unless others are by now.
    Raises Invalid when something came of it or was said since: then it stays.
    """
    _not_agreed(reply)
    if reply.last != said:
        raise Invalid("Something has been said since, so this word stays. You can always add another.")
    if said.over:
        raise Invalid("You had agreed on this, so the word stays. You can always add another.")
    if said.answer == "another" and reply.circles is not None:
        raise Invalid("Your circles are open, so this word stays. You can always add another.")
    if said.fits is not None:
        return reply.with_(said=(*reply.said[:-1], replace(said, fits=None)))
    offer = said.words if said.answer == "smaller" else ""
    return reply.with_(said=reply.said[:-1], offer=reply.offer or offer)


def answer_offer(reply: Reply, fits: bool) -> Reply:
    """Return *reply* with the asker's word on a smaller offer. Raises Invalid when none waits for it."""
    last = reply.last
    if last is None or last.answer != "smaller" or last.fits is not None or reply.agreement is not None:
        raise Invalid("There is no offer to answer here.")
    return reply.with_(said=(*reply.said[:-1], replace(last, fits=fits)))


def agreed(reply: Reply, agreement: str) -> Reply:
    """Return *reply* with the id of the *agreement* that came of it.

    Raises Invalid when there is one, or when nothing was said that two people could agree on: a yes, an
    offer that fits, or another way.
    """
    _not_agreed(reply)
    last = reply.last
    if last is None or last.over or last.answer == "later" or (last.answer == "smaller" and not last.fits):
        raise Invalid("There is no yes to agree on yet.")
    return reply.with_(agreement=agreement)


def freed(reply: Reply) -> Reply:
    """Return *reply* after its agreement was let go: the request is open again, and what was said stays.

    One without an agreement is returned as it is.
    """
    if reply.agreement is None or reply.last is None:
        return reply
    return reply.with_(agreement=None, said=(*reply.said[:-1], replace(reply.last, over=True)))


def drawn(circles: Circles) -> Circles:
    """Return *circles* as they are to be shown: without blank lines. Raises Invalid when nothing is left."""
    core, flexible = (
        tuple(words for words in map(clean_line, lines) if not is_blank(words))
        for lines in (circles.core, circles.flexible)
    )
    if not core and not flexible:
        raise Invalid("Both circles are empty. One line is enough: something that can give way, perhaps.")
    return Circles(core, flexible)


def open_circles(reply: Reply, a: Circles, b: Circles, now: datetime) -> Reply:
    """Return *reply* with the circles of both, opened at *now* (UTC).

    Raises Invalid when they are open, when one of the two is empty, or when another word was said since.
    """
    if reply.circles is not None:
        raise Invalid("Your circles are already open.")
    if reply.last is None or reply.last.answer != "another" or reply.last.over:
        raise Invalid("This request has been answered again. Look at it first.")
    return reply.with_(circles=BothCircles(at=now, a=drawn(a), b=drawn(b)))


def gift_of(replies: Iterable[Reply], worksheet: str, giver: Side) -> Reply | None:
    """Return the reply with which *giver* gives their gift in the round *worksheet*, or None.

    A gift that gave way to another word is none, nor is one whose agreement was let go.
    """
    return next(
        (
            reply
            for reply in replies
            if reply.worksheet == worksheet and reply.author == giver and _is_gift(reply.last)
        ),
        None,
    )


def later_days(today: date) -> tuple[tuple[str, date], ...]:
    """Return days to look again, each with its words."""
    return tuple((words, read_day(words, today)) for words in LATER)


def _is_gift(said: Said | None) -> bool:
    return said is not None and said.gift and not said.over


def _not_agreed(reply: Reply) -> None:
    if reply.agreement is not None:
        raise Invalid("You have already agreed on this. Change the agreement instead.")
