"""A retreat as Markdown: the plan to read, and once it is closed, what stays of it."""

from collections.abc import Iterable, Iterator
from datetime import datetime, time, tzinfo

from ..domain.dates import full_day
from ..domain.people import Couple
from ..domain.retreat.ideas import ranked
from ..domain.retreat.needs import Needs
from ..domain.retreat.plan import Idea, Plan, Thing
from . import retreat_render as tell
from .escape import escape_line, linked, quote
from .money import money
from .stories import Story
from .whole import Whole

FOOT = "Written by twofold on {}. It is yours, and it is not sealed."


def retreat_markdown(
    plan: Plan,
    couple: Couple | None,
    written: datetime,
    zone: tzinfo | None = None,
    needs: Needs | None = None,
) -> str:
    """Return *plan* as Markdown; *written* is told in *zone* (None: this machine's);
    *needs*: what each of the two needs, unless it is over."""
    blocks = [f"# {escape_line(plan.title)}", " · ".join(_head(plan, couple))]
    if plan.purpose:
        blocks.append(quote(plan.purpose))
    if plan.closed:
        title, days = tell.done(plan, couple)
        blocks += _days(days, title)
        blocks += _memories(tell.memories(plan, couple), "##")
    else:
        blocks += _days(tell.days(plan, couple), "The days")
        blocks += _needs(needs, couple)
        blocks += _before(plan, couple)
    blocks += _budget(plan, couple)
    blocks += ["---", FOOT.format(full_day(written.astimezone(zone).date()))]
    return "\n\n".join(blocks) + "\n"


def stories(whole: Whole, zone: tzinfo | None) -> Iterator[Story]:
    """Yield each retreat, briefly."""
    for plan in whole.plans:
        yield _noon(plan, zone), plan.id, brief(plan, whole.couple)


def _noon(plan: Plan, zone: tzinfo | None) -> datetime:
    """Return noon of the first day: a retreat has a date, wherever it is."""
    noon = datetime.combine(plan.start, time(12))
    return noon.astimezone() if zone is None else noon.replace(tzinfo=zone)


def brief(plan: Plan, couple: Couple | None) -> Iterator[str]:
    """Yield the blocks that tell *plan* among everything else that the two share."""
    yield f"### {full_day(plan.start)}: {escape_line(plan.title)}"
    yield f"{tell.WHERE[plan.where]}, {tell.dates(plan)}."
    if plan.purpose:
        yield quote(plan.purpose)
    days = tell.done(plan, couple)[1] if plan.closed else tell.days(plan, couple)
    lines = [
        f"- {f'{day.name} ' * bool(day.name)}{i.time}: {escape_line(i.title)}"
        for day in days
        for i in day.items
    ]
    if lines:
        yield "\n".join(lines)
    if plan.closed:
        yield from _memories(tell.memories(plan, couple), "####")


def _head(plan: Plan, couple: Couple | None) -> Iterator[str]:
    if couple is not None:
        yield f"{escape_line(couple.a.name)} and {escape_line(couple.b.name)}"
    yield tell.WHERE[plan.where]
    yield tell.dates(plan)


def _days(days: Iterable[tell.Day], title: str) -> Iterator[str]:
    told = [day for day in days if day.items]
    if told:
        yield f"## {title}"
    for day in told:
        yield f"### {day.name} {day.date}" if day.name else "### No longer on your days"
        yield "\n".join(_item(item) for item in day.items)


def _item(item: tell.Item) -> str:
    about = [item.night, item.kind, escape_line(item.place), *map(linked, item.booked)]
    about.append(f"for {escape_line(item.whom)}" if item.whom else "")
    about.append(f"{escape_line(item.who)} sees to it" if item.who else "")
    lines = [f"- **{item.time}** {escape_line(item.title)}  ", f"  {' · '.join(filter(None, about))}"]
    if item.notes.strip():
        lines += ["", *(f"  {line}" for line in quote(item.notes).split("\n")), ""]
    return "\n".join(lines)


def _needs(needs: Needs | None, couple: Couple | None) -> Iterator[str]:
    some = tell.needs(needs, couple)
    if some:
        yield "## What each of you needs"
        lines = ((said.name, line) for said in some for line in said.lines)
        yield "\n".join(f"- {escape_line(name)}: {escape_line(line)}" for name, line in lines)


def _before(plan: Plan, couple: Couple | None) -> Iterator[str]:
    if plan.rules:
        yield "## Ground rules"
        yield "\n".join(f"- {escape_line(rule.words)}" for rule in plan.rules)
    if plan.todos:
        yield "## Before you go" if plan.where != "home" else "## Before it begins"
        yield "\n".join(
            _box(todo.what, done=todo.done is not None, about=tell.todo_about(plan, todo, couple))
            for todo in plan.todos
        )
    order = ranked(plan)
    if ideas := (*order.matches, *order.others, *order.unrated):
        yield "## Ideas"
        yield "\n".join(_idea(idea, plan.currency) for idea in ideas)
    if lists := tell.packing(plan, couple):
        yield "## To pack"
    for packed in lists:
        yield f"### {packed.title or escape_line(packed.name)}"
        yield "\n".join(_thing(thing, couple) for thing in packed.things)


def _thing(thing: Thing, couple: Couple | None) -> str:
    if thing.whose != "each":
        return _box(thing.what, done=thing.packed)
    by = tell.packed_by(thing, couple)
    said = " · ".join(f"{name} {'✓' if packed else '–'}" for name, packed in by)
    return _box(thing.what, done=not thing.missing, about=(said,))


def _box(words: str, *, done: bool, about: Iterable[str] = ()) -> str:
    more = ", ".join(escape_line(each) for each in about if each)
    return f"- [{'x' if done else ' '}] {escape_line(words)}{f' ({more})' if more else ''}"


def _idea(idea: Idea, currency: str) -> str:
    price = "" if idea.price is None else money(idea.price, currency)
    facts = [linked(idea.link), *map(escape_line, (price, idea.distance, idea.days))]
    line = " · ".join(filter(None, (f"- {escape_line(idea.title)}", *facts)))
    if not idea.notes.strip():
        return line
    return "\n".join([line, "", *(f"  {each}" for each in quote(idea.notes).split("\n")), ""])


def _budget(plan: Plan, couple: Couple | None) -> Iterator[str]:
    costs = tell.costs(plan, couple)
    if costs:
        yield "## Budget"
        yield "\n".join(_cost(each) for each in (*costs, tell.sums(plan)))
    if said := tell.about_money(plan, couple):
        yield " ".join(map(escape_line, said))


def _cost(line: tell.Money) -> str:
    by = f" by {escape_line(line.name)}" if line.name else ""
    parts = [
        f"planned {escape_line(line.planned)}" if line.planned else "",
        f"paid {escape_line(line.paid)}{by}" if line.paid else "",
    ]
    return f"- {escape_line(line.what)}: {', '.join(filter(None, parts))}"


def _memories(parts: Iterable[tell.Memory], level: str) -> Iterator[str]:
    for part in parts:
        yield f"{level} {part.title}"
        if part.plain:
            yield part.plain
        if part.said:
            yield "\n".join(
                f"- {escape_line(said.name)}: {escape_line(line)}"
                for said in part.said
                for line in said.lines
            )
