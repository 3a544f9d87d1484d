"""From a pasted text to what it would change in a plan."""

from collections.abc import Iterator
from datetime import date

from msgspec.structs import replace

from twofold.domain.dates import full_day
from twofold.domain.dayphrases import the_days
from twofold.domain.people import Invalid
from twofold.domain.text import clean, clean_line, is_blank

from .events import event, todos
from .journeys import is_journey, journeys
from .pasting import with_details
from .plan import Cost, Idea, Plan
from .prices import Reading as Priced
from .prices import what_it_costs
from .proposals import Abroad, Proposal, Proposed
from .reading import Reading
from .stays import stay

PASTE_LIMIT = 200_000
"""Longest text that is read, in characters."""
NOTHING = "There is nothing to read here yet. Paste a mail, a ticket, a page, or the path of a file."


def propose(text: str, plan: Plan, today: date, *, idea: Idea | None = None, ideas: bool = False) -> Proposed:
    """Return what *text* would change in *plan*, as seen on the local day *today*.

    *ideas*: it is pasted among the ideas, so an idea is what comes of it unless they say otherwise. *idea*:
    it fills what that one lacks. Raises Invalid, with a sentence, when there is nothing to read.
    """
    if is_blank(text):
        raise Invalid(NOTHING)
    reading = Reading(clean(text, PASTE_LIMIT), plan, today)
    found = list(_happenings(reading))
    title = found[0].title if found else clean_line(reading.details.title)
    costs, words = _costs(reading, title, found)
    before = list(todos(reading, title))
    known = reading.id_of("idea", reading.text)
    base = idea or plan.idea(known) or Idea(id=known, title="")
    filled = with_details(base, reading.details)
    is_wanted = ideas or idea is not None
    things = [*found, *costs, *before]
    shown = [replace(each, ticked=each.ticked and not is_wanted) for each in things]
    facts = " · ".join(each for each in (filled.days, filled.distance) if each)
    is_all = is_wanted or not any(each.ticked for each in found)
    noted = Proposal(kind="idea", parts=(filled,), title=filled.title, when=facts, ticked=is_all)
    shown = [noted, *shown] if is_wanted else [*shown, noted]
    if reading.details.cut:
        words.append("Not all of it fits in the idea's notes.")
    return Proposed(tuple(shown), tuple(words))


def _happenings(reading: Reading) -> Iterator[Proposal]:
    """Yield what has its time: journeys, else a stay, else an event."""
    if is_journey(reading):
        found = list(journeys(reading))
        yield from found
        if found and not reading.nights:
            return
    staying = stay(reading)
    if staying is not None:
        yield staying
    elif not is_journey(reading) and (happening := event(reading)) is not None:
        yield happening


def _costs(reading: Reading, title: str, found: list[Proposal]) -> tuple[list[Proposal], list[str]]:
    """Return the readings of what it costs, and a sentence for what cannot be taken."""
    days = the_days(reading.days)
    nights = reading.nights or ((days.last - days.first).days if days else 0)
    cost = what_it_costs(reading.prices, nights)
    words = []
    if days is not None and not found and not any(reading.holds(d) for d in (days.first, days.last)):
        words.append(f"{title} is on {full_day(days.first)}, which is not one of your days.")
    readings = cost.readings[:1] if cost.sure else cost.readings
    what = _what(title, found)
    return [_cost(reading, each, what, sure=cost.sure) for each in readings], words


def _cost(reading: Reading, price: Priced, what: str, *, sure: bool) -> Proposal:
    """Return what is to be paid by *price*; where it is not *sure*, with the words that it stands in."""
    if not sure:
        begin, end = reading.line_at(price.price.at)
        begin = max(begin, *(reading.told.rfind(sign, begin, price.price.at) + 1 for sign in ",;|·"))
        cuts = [at for sign in ",;|·" if (at := reading.told.find(sign, price.price.end, end)) > 0]
        words = reading.told[begin : min(cuts, default=end)].strip()
        what = what if words in what else f"{what}: {words}"
    counted = _counted(reading, price)
    is_ours = price.currency == reading.plan.currency
    title = clean_line(what if is_ours else f"{what} ({_written(reading, price)})")
    id_ = reading.id_of("cost", title, "" if sure else price.amount)
    return Proposal(
        kind="cost", parts=(Cost(id=id_, what=what, cost=price.amount),) if is_ours else (), title=title,
        abroad=None if is_ours else Abroad(price.amount, price.currency, id_, clean_line(what)),
        guesses=(f"It is {counted}.",) if counted else (), instead="" if sure else "price",
        ticked=sure and is_ours,
    )  # fmt: skip


def _written(reading: Reading, price: Priced) -> str:
    return clean_line(reading.told[price.price.at : price.price.end])


def _what(title: str, found: list[Proposal]) -> str:
    """Return what is paid for: both ways, where there are two."""
    if len(found) > 1 and all(each.kind == "journey" for each in found):
        return f"{title.split(':')[0].removesuffix(' there')} there and back"
    return title


def _counted(reading: Reading, price: Priced) -> str:
    """Return how the price was counted, or ""."""
    nights, people = price.times
    times = [f"{nights} nights"] if nights > 1 else []
    times += ["2 people"] if people > 1 else []
    return f"{_written(reading, price)} times {' and '.join(times)}" if times else ""
