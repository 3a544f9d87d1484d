"""A request and its reply: yes, yes but smaller, another way, or not now with a date to look again.

A request is refusable: all four answers are whole answers. What was said stays; a later word is added.
"""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Annotated, Literal

import msgspec

from .people import Trouble
from .records import Record, Side
from .text import LINE_LIMIT, is_blank

Answer = Literal["yes", "smaller", "another", "later"]
ANSWERS: tuple[Answer, ...] = ("yes", "smaller", "another", "later")
Standing = Literal["open", "yes", "offered", "taken", "circles", "later", "due", "agreed"]
"""How a request stands.

open: no reply (or an offer that did not fit); yes: to be agreed in detail; offered: a smaller one waits for
the asker's word; taken: the asker is glad of it; circles: another way is to be found; later: not now; due:
the date to look again has come; agreed: there is an agreement.
"""
LATER = (1, 7, 14, 30)
"""Days after which to look again, to choose from."""
FARTHEST = 366
"""Most days ahead to look again."""

_Line = Annotated[str, msgspec.Meta(max_length=LINE_LIMIT)]


class Said(msgspec.Struct, frozen=True, omit_defaults=True):
    """One word of the receiver. ``words``: the smaller thing, or the other way. ``until``: when to look
    again after a "not now". ``gift``: chosen as the gift of this round. ``fits``: what the asker said to an
    offer, None while they have not."""

    answer: Answer
    at: datetime
    words: _Line = ""
    until: date | None = None
    gift: bool = False
    fits: bool | None = None


class Circles(msgspec.Struct, frozen=True, omit_defaults=True):
    """Two circles of one partner: ``core`` cannot be given up, ``flexible`` can give way (how, when, who,
    how much). After the compromise exercise of couples education; each up to ten lines."""

    core: Annotated[tuple[_Line, ...], msgspec.Meta(max_length=10)] = ()
    flexible: Annotated[tuple[_Line, ...], msgspec.Meta(max_length=10)] = ()


class BothCircles(msgspec.Struct, frozen=True):
    """The circles of both, opened in the same moment."""

    at: datetime
    a: Circles
    b: Circles


class Reply(Record, frozen=True, kw_only=True):
    """The receiver's reply to the request of a row; ``author`` is the receiver, ``id`` is ``reply_id(row)``.

    ``said``: everything said to it, oldest first. ``circles``: both partners' circles, once opened.
    ``agreement``: the id of what came of it, or None.
    """

    worksheet: str
    row: str
    said: tuple[Said, ...] = ()
    circles: BothCircles | None = None
    agreement: str | None = None

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


def standing(reply: Reply | None, today: date) -> Standing:
    """Return how a request with this *reply* stands on the local day *today*."""
    if reply is None or reply.last is None:
        return "open"
    if reply.agreement is not None:
        return "agreed"
    last = reply.last
    if last.answer == "later":
        return "due" if last.until is not None and last.until <= today else "later"
    if last.answer == "smaller":
        return "offered" if last.fits is None else "taken" if last.fits else "open"
    return "yes" if last.answer == "yes" else "circles"


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

    *now* is UTC, *today* the local day. *gift* goes with a yes only. Raises Trouble when something is
    missing, or when there is an agreement already.
    """
    if reply.agreement is not None:
        raise Trouble("You have agreed on this already. Change the agreement instead.")
    if answer == "smaller" and is_blank(words):
        raise Trouble(
            "Say what would be possible. A smaller thing that happens is worth more than a big one."
        )
    if answer == "later":
        if until is None:
            raise Trouble("Name a day on which you will look at it again.")
        if not today < until <= today + timedelta(days=FARTHEST):
            raise Trouble("Name a day from tomorrow on, within a year.")
    said = Said(
        answer=answer, at=now, words=words if answer in ("smaller", "another") else "",
        until=until if answer == "later" else None, gift=gift and answer == "yes",
    )  # fmt: skip
    return reply.with_(said=(*reply.said, said))


def answer_offer(reply: Reply, fits: bool) -> Reply:
    """Return *reply* with the asker's word on a smaller offer. Raises Trouble when none waits for it."""
    last = reply.last
    if last is None or last.answer != "smaller" or last.fits is not None or reply.agreement:
        raise Trouble("No offer waits for an answer here.")
    return reply.with_(said=(*reply.said[:-1], msgspec.structs.replace(last, fits=fits)))


def agreed(reply: Reply, agreement: str) -> Reply:
    """Return *reply* with the id of the *agreement* that came of it. Raises Trouble when there is one."""
    if reply.agreement is not None:
        raise Trouble("You have agreed on this already. Change the agreement instead.")
    return reply.with_(agreement=agreement)


def open_circles(reply: Reply, a: Circles, b: Circles, now: datetime) -> Reply:
    """Return *reply* with the circles of both, opened at *now* (UTC). Raises Trouble when they are open."""
    if reply.circles is not None:
        raise Trouble("Your circles are open already.")
    return reply.with_(circles=BothCircles(at=now, a=a, b=b))


def gift_of(replies: Sequence[Reply], worksheet: str, giver: Side) -> Reply | None:
    """Return the reply with which *giver* gave their gift in the round *worksheet*, or None."""
    return next(
        (
            r
            for r in replies
            if r.worksheet == worksheet and r.author == giver and any(s.gift for s in r.said)
        ),
        None,
    )


def later_days(today: date) -> tuple[tuple[str, date], ...]:
    """Return days to look again, each with its words."""
    words = {1: "tomorrow", 7: "in a week", 14: "in two weeks", 30: "in a month"}
    return tuple((words[days], today + timedelta(days=days)) for days in LATER)
