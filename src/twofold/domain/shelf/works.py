"""Books and films on the shelf: adding, their state, their slices, what came of each; and taking a step back.

Nothing here is counted, and nothing has to be finished.
"""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any, get_args

from msgspec.structs import replace

from twofold.domain.days import read_day
from twofold.domain.listening.routes import SessionRoute, SetupRoute
from twofold.domain.listening.session import SessionSummary
from twofold.domain.listening.talks import way_to_talk
from twofold.domain.people import Invalid
from twofold.domain.promises.agreements import Agreement, agree, begin
from twofold.domain.promises.terms import Terms, review_day
from twofold.domain.records import Side
from twofold.domain.text import clean, clean_line, is_blank

from .records import Form, Passage, Slice, Work, WorkKind, WorkState, WorkSummary

STATES: tuple[WorkState, ...] = ("under way", "wanted", "done", "put aside")
"""The states, as the shelf shows them."""
ORDERS = ("title", "maker", "newest")
"""How a section of the shelf may be ordered."""
WHOLE = "whole"
"""The id of the slice that is all of a work: a film's, and a book's until it is split into parts."""
MOST = 100
"""Most slices of a work."""
REVIEW = 7
"""Days after which the two look at what they wanted to try."""
TALKS: dict[WorkKind, str] = {"book": "book-talk", "film": "film-talk"}
"""The protocol of the talk about a work, by its kind."""
NO_PART = "This part is not there any more."
assert set(STATES) == set(get_args(WorkState))


def named(work: Work, kind: WorkKind, title: str, maker: str, by: Side | None, form: Form = "") -> Work:
    """Return *work* as a *kind* called *title*, by *maker*, proposed by *by* (None: both); a book of *form*.

    A film has its one slice; a book that was taken for a film loses it again where nothing was written.
    """
    slices = work.slices
    if kind == "film" and not slices:
        slices = (whole("film"),)
    elif kind == "book" and slices == (whole("film"),):
        slices = ()
    return work.with_(
        kind=kind, title=clean_line(title), maker=clean_line(maker), author=by, slices=slices,
        form=form if kind == "book" else "",
    )  # fmt: skip


def with_state(work: Work, state: WorkState) -> Work:
    """Return *work* in *state*."""
    return work.with_(state=state)


def whole(kind: WorkKind) -> Slice:
    """Return the slice that is all of a work of *kind*."""
    return Slice(WHOLE, f"the whole {kind}")


def parts(work: Work) -> tuple[Slice, ...]:
    """Return what the two can talk about: the slices of *work*, or all of it where it is not split."""
    return work.slices or (whole(work.kind),)


def slice_of(work: Work, id: str) -> Slice | None:
    """Return the slice *id* of *work*, or None."""
    return next((each for each in parts(work) if each.id == id), None)


def read_by(typed: str, today: date) -> date | None:
    """Return the day that *typed* names, None for a blank. Raises Invalid where none can be read."""
    if is_blank(typed):
        return None
    try:
        return read_day(typed, today)
    except ValueError as error:
        raise Invalid(str(error)) from None


def with_slices(work: Work, slices: Iterable[Slice]) -> Work:
    """Return *work* with *slices* behind those it has. Raises Invalid for too many, or one without a name.

    All of it as one goes, where nothing is known of that but a day.
    """
    new = tuple(slices)
    untouched = replace(whole(work.kind), by=work.slices[0].by) if work.slices else None
    old = () if work.slices == (untouched,) else work.slices
    if any(is_blank(each.name) for each in new):
        raise Invalid("Say which part it is, such as chapters 1 to 3.")
    if len(old) + len(new) > MOST:
        raise Invalid(f"That makes more than {MOST} parts. Make each of them longer.")
    return work.with_(slices=(*old, *new))


def without_slice(work: Work, id: str) -> Work:
    """Return *work* without the slice *id*."""
    return work.with_(slices=tuple(each for each in work.slices if each.id != id))


def moved_to(work: Work, id: str, typed: str, today: date) -> Work:
    """Return *work* with the slice *id* by the day *typed* ("" for none). Raises Invalid."""
    return _with(work, id, by=read_by(typed, today))


def marked(work: Work, id: str, side: Side, *, words: str | None = None, where: str | None = None) -> Work:
    """Return *work* with the passage that *side* marked in the slice *id*; None leaves a part as it was.

    Raises Invalid when the slice is gone.
    """
    part = slice_of(work, id)
    old = getattr(part, side) if part else Passage()
    new = Passage(
        old.words if words is None else clean(words), old.where if where is None else clean_line(where)
    )
    return _with(work, id, **{side: new})


def talked(work: Work, id: str, day: date | None) -> Work:
    """Return *work* with the slice *id* talked about on *day*, or (None) not yet. Raises Invalid."""
    return _with(work, id, talked=day)


def to_try(work: Work, id: str, words: str) -> Work:
    """Return *work* with *words* as the one thing to try after the slice *id*. Raises Invalid."""
    return _with(work, id, try_=clean_line(words))


def agreement_id(work: Work, id: str) -> str:
    """Return the id of the agreement that comes of the slice *id*: one, however often both press."""
    return f"agreement-{work.id}-{id}"


def agreed(work: Work, id: str, by: tuple[Side, ...], now: datetime, today: date) -> Agreement:
    """Return the agreement of both (*by*) to try, from the local day *today* on, what the slice *id* says.

    They look at it after REVIEW days. Raises Invalid when there is nothing to try or not both agree.
    """
    part = slice_of(work, id)
    if part is None or is_blank(part.try_):
        raise Invalid("First say what you would like to try.")
    terms = Terms(who="both", what=part.try_, review=review_day(today, REVIEW))
    return agree(terms, by, now, today, card=begin(now, id=agreement_id(work, id)))


def about(work: Work, id: str) -> str:
    """Return how a talk says that it came from the slice *id* of *work*."""
    return f"work:{work.id}:{id}"


def topic(work: Work, part: Slice) -> str:
    """Return what a talk about *part* of *work* is called, such as "Emma: chapters 1 to 3"."""
    return work.title if part.id == WHOLE else clean_line(f"{work.title}: {part.name}")


def talk_over(work: Work, id: str, cards: Iterable[SessionSummary]) -> SessionSummary | None:
    """Return the latest finished talk of *cards* about the slice *id*, while it is not noted there."""
    part = slice_of(work, id)
    over = [card for card in cards if card.about == about(work, id) and card.status == "finished"]
    if part is None or part.talked is not None or not over:
        return None
    return max(over, key=lambda card: (card.updated, card.id))


def talk_route(work: Work, id: str, cards: Iterable[SessionSummary]) -> SessionRoute | SetupRoute:
    """Return the way to the talk of *cards* about the slice *id* that was begun last, else to a new one.

    Raises Invalid when the slice is gone.
    """
    if (part := slice_of(work, id)) is None:
        raise Invalid(NO_PART)
    return way_to_talk(cards, about(work, id), TALKS[work.kind], topic(work, part))


def shelved(cards: Iterable[WorkSummary], order: str = "title") -> list[tuple[WorkState, list[WorkSummary]]]:
    """Return *cards* by state, each section in *order* (of ORDERS); none that is empty. The newest is last in
    *cards*."""
    numbered = list(enumerate(cards))

    def place(entry: tuple[int, WorkSummary]) -> tuple[Any, ...]:
        n, card = entry
        title, maker = card.title.casefold(), card.maker.casefold()
        return {"title": (title, n), "maker": (not maker, _family(maker), title, n)}.get(order, (-n,))

    numbered.sort(key=place)
    sections = [(state, [card for _, card in numbered if card.state == state]) for state in STATES]
    return [(state, some) for state, some in sections if some]


def _family(maker: str) -> str:
    return maker.split()[-1] if maker else ""


def _with(work: Work, id: str, **changes: object) -> Work:
    if slice_of(work, id) is None:
        raise Invalid(NO_PART)
    return work.with_(
        slices=tuple(replace(each, **changes) if each.id == id else each for each in parts(work))
    )
