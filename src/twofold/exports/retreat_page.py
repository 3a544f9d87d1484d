"""A retreat as a page to print: one sheet for the fridge, one to pack by; once it is closed, its memories."""

from collections.abc import Iterable, Iterator
from datetime import datetime, tzinfo

from ..domain.dates import full_day
from ..domain.people import Couple
from ..domain.retreat.needs import Needs
from ..domain.retreat.plan import Plan, Thing
from . import page as paper
from . import retreat_render as tell
from .retreat import FOOT

_STYLE = """\
.purpose { margin-top: 0.7em; font-style: italic; font-size: 1.1em; }
.days { display: grid; gap: 0 1.5rem; align-items: start; margin-top: 1.4em; }
.days.two { grid-template-columns: 1fr 1fr; }
.days.three { grid-template-columns: 1fr 1fr 1fr; }
.after + .days { margin-top: 0; }
.after h2 { break-after: avoid; }
.day { margin-bottom: 1.2em; }
.day h3 { margin: 0; }
.day h2 { margin: 0 0 0.2em; break-inside: avoid; }
.day h2 .quiet { margin-inline-start: 0.35em; white-space: nowrap; }
.item { padding: 0.5em 0 0.55em; border-bottom: 1px solid var(--line); }
.item:last-child { border-bottom: 0; }
.item .time { font-variant-numeric: tabular-nums; }
.item .what { font-weight: bold; line-height: 1.3; }
.item .quiet { line-height: 1.35; }
.one .item { display: grid; grid-template-columns: 7.5em 1fr; gap: 0 1em; }
.one .item .time { padding-top: 0.25em; }
.notes { margin-top: 0.25em; font-size: 0.88em; }
.beside { display: grid; grid-template-columns: 1fr 1fr; gap: 0 2rem; align-items: start; }
.beside h2, .after h2 { margin: 1.2em 0 0.6em; }
.beside table { font-size: 0.94em; }
.boxes { padding: 0; list-style: none; }
.boxes li { position: relative; padding: 0.15em 0; padding-inline-start: 1.5em; break-inside: avoid; }
.box { position: absolute; inset-inline-start: 0; top: 0.45em; width: 0.95em; height: 0.95em;
  border: 1px solid var(--ink); border-radius: 2px; text-align: center;
  font: 0.8em/0.9em "DejaVu Sans", "Noto Sans Symbols2", "Segoe UI Symbol", sans-serif; }
.own { white-space: nowrap; }
.own .box { position: static; display: inline-block; vertical-align: -0.1em; margin-inline-start: 0.6em; }
.boxes .quiet { margin-inline-start: 0.35em; }
table { width: 100%; border-collapse: collapse; }
th, td { padding: 0.2em 0; border-bottom: 1px solid var(--line); text-align: start; vertical-align: top; }
th { color: var(--soft); font: 0.82em/1.45 system-ui, "Noto Sans", "DejaVu Sans", sans-serif; }
tr { break-inside: avoid; }
td:first-child { min-width: 7em; }
.amount { padding-inline-start: 1em; text-align: end; font-variant-numeric: tabular-nums; }
tr.sum td { border-bottom: 0; border-top: 1px solid var(--ink); font-weight: bold; }
.sheet { break-before: page; page-break-before: always; padding-top: 2.5rem; }
.packing { display: grid; grid-template-columns: 1fr 1fr 1fr; gap: 0 1.5rem; align-items: start; }
.packing h2 { margin-top: 1em; }
.said { margin-top: 0.7em; }
.beside h4 { margin-top: 0; }
@media print { .sheet { padding-top: 0; } }
@media (max-width: 34rem) { .days, .beside, .packing { display: block; } .one .item { display: block; } }
"""
_COLUMNS = ("one", "two", "three")


def retreat_page(
    plan: Plan,
    couple: Couple | None,
    written: datetime,
    zone: tzinfo | None = None,
    needs: Needs | None = None,
) -> str:
    """Return *plan* as an HTML document to print; *written* is told in *zone* (None: this machine's);
    *needs*: what each of the two needs, unless it is over."""
    foot = FOOT.format(full_day(written.astimezone(zone).date()))
    body = "\n".join(_body(plan, couple, needs))
    return paper.page(f"{plan.title}, {tell.dates(plan)}", body, foot, _STYLE)


def _body(plan: Plan, couple: Couple | None, needs: Needs | None) -> Iterator[str]:
    yield "<header>" + paper.theirs(plan.title, "h1")
    if couple is not None:
        yield f'<p class="names">{paper.theirs(couple.a.name)} and {paper.theirs(couple.b.name)}</p>'
    yield f'<p class="quiet">{tell.WHERE[plan.where]} · {tell.dates(plan)}</p>'
    if plan.purpose:
        yield paper.theirs(plan.purpose, "p", "purpose")
    yield "</header>"
    if plan.closed:
        title, days = tell.done(plan, couple)
        if days:
            yield f'<section class="after"><h2>{title}</h2></section>'
            yield _days(days, "h3")
        yield from _memories(tell.memories(plan, couple))
        yield from _budget(plan, couple)
        return
    yield _days(tell.days(plan, couple), "h2")
    yield _needs(needs, couple)
    yield _beside(_rules(plan), _todos(plan, couple), "".join(_budget(plan, couple)))
    yield from _packing(plan, couple)


def _days(days: tuple[tell.Day, ...], tag: str) -> str:
    columns = _COLUMNS[min(len(days), 3) - 1] if days else ""
    return f'<section class="days {columns}">{"".join(_day(day, tag) for day in days)}</section>'


def _day(day: tell.Day, tag: str) -> str:
    head = (
        f'{day.name} <span class="quiet">{_short(day.date)}</span>' if day.name else "No longer on your days"
    )
    return f'<div class="day"><{tag}>{head}</{tag}>{"".join(map(_item, day.items))}</div>'


def _short(day: str) -> str:
    """Return "27 November 2026" without its year, which stands at the top of the page."""
    return day.rpartition(" ")[0]


def _item(item: tell.Item) -> str:
    about = [f"<span>{paper.text(words)}</span>" for words in (item.night, item.kind) if words]
    if item.place:
        about.append(paper.theirs(item.place))
    about += map(paper.linked, item.booked)
    if item.whom:
        about.append(f"for {paper.theirs(item.whom)}")
    if item.who:
        about.append(f"{paper.theirs(item.who)} sees to it")
    notes = paper.theirs(item.notes, "p", "notes") if item.notes.strip() else ""
    words = f'{paper.theirs(item.title, "p", "what")}<p class="quiet">{" · ".join(about)}</p>{notes}'
    return f'<div class="item whole"><p class="time quiet">{item.time}</p><div>{words}</div></div>'


def _beside(*parts: str) -> str:
    """Return *parts* in two columns: the last, if there is more than one, on the right."""
    filled = [part for part in parts if part]
    if len(filled) < 2:
        return "".join(filled)
    return f'<div class="beside"><div>{"".join(filled[:-1])}</div>{filled[-1]}</div>'


def _needs(needs: Needs | None, couple: Couple | None) -> str:
    some = tell.needs(needs, couple)
    if not some:
        return ""
    columns = "".join(f"<div>{paper.theirs(said.name, 'h4')}{paper.lines(said.lines)}</div>" for said in some)
    head = "<h2>What each of you needs</h2>"
    return f'<section class="after whole">{head}<div class="beside">{columns}</div></section>'


def _rules(plan: Plan) -> str:
    if not plan.rules:
        return ""
    rules = paper.lines(rule.words for rule in plan.rules)
    return f'<section class="after"><h2>Ground rules</h2>{rules}</section>'


def _todos(plan: Plan, couple: Couple | None) -> str:
    if not plan.todos:
        return ""
    rows = []
    for todo in plan.todos:
        who, due = tell.todo_about(plan, todo, couple)
        about = ", ".join(filter(None, (paper.theirs(who) if who else "", paper.text(due))))
        rows.append(
            _box(todo.what, todo.done is not None, f'<span class="quiet">{about}</span>' if about else "")
        )
    return f'<section class="after"><h2>To do before</h2><ul class="boxes">{"".join(rows)}</ul></section>'


def _square(done: bool) -> str:
    sign, said = ("✓", "done") if done else ("", "to do")
    return f'<span class="box" role="img" aria-label="{said}">{sign}</span>'


def _own(thing: Thing, couple: Couple | None) -> str:
    """Return a thing that each of the two ticks in a box of their own."""
    boxes = (
        f'<span class="own">{_square(packed)} {paper.theirs(name)}</span>'
        for name, packed in tell.packed_by(thing, couple)
    )
    return f"<li>{paper.theirs(thing.what)} {' '.join(boxes)}</li>"


def _box(words: str, done: bool, more: str = "") -> str:
    box = _square(done)
    return f"<li>{box}<span>{paper.theirs(words)}{f' {more}' if more else ''}</span></li>"


def _budget(plan: Plan, couple: Couple | None) -> Iterator[str]:
    costs, said = tell.costs(plan, couple), tell.about_money(plan, couple)
    if not costs and not said:
        return
    yield '<section class="after whole"><h2>Budget</h2>'
    if costs:
        head = '<tr><th>What</th><th class="amount">Planned</th><th class="amount">Paid</th></tr>'
        rows = "".join(_cost(each, paper.theirs(each.what)) for each in costs)
        total = tell.sums(plan)
        yield f"<table>{head}{rows}{_cost(total, paper.text(total.what), 'sum')}</table>"
    yield from (f'<p class="quiet said">{paper.text(each)}</p>' for each in said)
    yield "</section>"


def _cost(line: tell.Money, what: str, kind: str = "") -> str:
    by = f' <span class="quiet">paid by {paper.theirs(line.name)}</span>' if line.name else ""
    cells = "".join(f'<td class="amount">{paper.text(each)}</td>' for each in (line.planned, line.paid))
    return f"<tr{f' class={kind!r}' if kind else ''}><td>{what}{by}</td>{cells}</tr>"


def _packing(plan: Plan, couple: Couple | None) -> Iterator[str]:
    lists = tell.packing(plan, couple)
    if not lists:
        return
    yield '<section class="sheet"><h1>To pack</h1>'
    yield f'<p class="quiet">{paper.theirs(plan.title)} · {tell.dates(plan)}</p><div class="packing">'
    for packed in lists:
        things = "".join(
            _own(thing, couple) if packed.own else _box(thing.what, thing.packed) for thing in packed.things
        )
        title = paper.text(packed.title) or paper.theirs(packed.name)
        yield f'<section><h2>{title}</h2><ul class="boxes">{things}</ul></section>'
    yield "</div></section>"


def _memories(parts: Iterable[tell.Memory]) -> Iterator[str]:
    for part in parts:
        yield f'<section class="after whole"><h2>{part.title}</h2>'
        if part.plain:
            yield f"<p>{paper.text(part.plain)}</p>"
        if part.said:
            columns = "".join(
                f"<div>{paper.theirs(said.name, 'h4')}{paper.lines(said.lines)}</div>" for said in part.said
            )
            yield f'<div class="beside">{columns}</div>'
        yield "</section>"
