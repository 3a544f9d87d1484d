"""A retreat on the telephone: one small HTML file that needs no network, with what one needs on the way.

It begins with what is on and what comes next, by the telephone's own clock; where no script runs, the whole
of it stands there in its order. Hearts, ideas, money and promises are not in it.
"""

from collections.abc import Iterator
from datetime import datetime, tzinfo

from ..domain.dates import full_day
from ..domain.people import Couple
from ..domain.retreat.athand import at_hand, phone_link, place_line, place_link
from ..domain.retreat.looking import is_link, on_map, read_link, site_of
from ..domain.retreat.needs import Needs
from ..domain.retreat.nights import after_midnight, clock_words
from ..domain.retreat.plan import Plan, Slot
from ..domain.retreat.slots import date_of, on_day
from ..domain.retreat.times import span, span_of
from ..domain.retreat.weather import other_words
from . import page as paper
from . import retreat_render as tell
from .retreat import FOOT

_STYLE = """\
:root { --ink: #26221d; --soft: #665e54; --line: #d9d2c7; --back: #fbf9f5; --card: #fff; --mark: #9a4a1c;
  color-scheme: light dark; }
@media (prefers-color-scheme: dark) { :root { --ink: #ece7df; --soft: #b3aa9d; --line: #443e36;
  --back: #191613; --card: #26211c; --mark: #f0a36c; } }
* { box-sizing: border-box; }
html { background: var(--back); color: var(--ink); -webkit-text-size-adjust: 100%; }
body { max-width: 34rem; margin: 0 auto; padding: 1rem 1rem 3rem;
  font: 1.0625rem/1.45 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif; }
h1, h2, h3, p, ul { margin: 0; overflow-wrap: anywhere; }
h1 { font-size: 1.35rem; line-height: 1.25; }
h2 { margin: 1.8rem 0 0.5rem; font-size: 1.1rem; }
h3 { font-size: 1.1rem; line-height: 1.3; }
.quiet, .time, footer { color: var(--soft); font-size: 0.95rem; }
.theirs { white-space: pre-wrap; unicode-bidi: isolate; }
nav { display: flex; flex-wrap: wrap; gap: 0.4rem; margin-top: 0.7rem; }
a { color: var(--mark); }
nav a { padding: 0.45rem 0.8rem; border: 1px solid var(--line); border-radius: 1.2rem;
  text-decoration: none; }
.item { margin-top: 0.6rem; padding: 0.75rem 0.9rem; border: 1px solid var(--line); border-radius: 0.6rem;
  background: var(--card); scroll-margin-top: 1rem; }
.item > * + * { margin-top: 0.25rem; }
.past { background: none; }
.past h3, .past p { color: var(--soft); }
#now .item { border: 2px solid var(--mark); }
#now h2 { color: var(--mark); }
.number { font: 600 1.6rem/1.3 ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace;
  -webkit-user-select: all; user-select: all; }
.ways a { display: inline-block; padding: 0.35rem 0; margin-inline-end: 1.1rem; }
.notes { font-size: 0.95rem; }
footer { margin-top: 2.5rem; border-top: 1px solid var(--line); padding-top: 0.8rem; }
@media print { .item { break-inside: avoid; } nav, #now { display: none; } }
"""
_SCRIPT = """\
(function () {
  var items = [].slice.call(document.querySelectorAll("main .item")), top = document.getElementById("now");
  function head(words) {
    var line = document.createElement("h2");
    line.textContent = words;
    top.appendChild(line);
  }
  function look() {
    var now = Date.now(), on = [], next = null;
    items.forEach(function (item) {
      var from = +item.getAttribute("data-from"), to = +item.getAttribute("data-to");
      item.classList.toggle("past", to <= now);
      if (item.classList.contains("done")) return;
      if (from <= now && now < to) on.push(item);
      if (now < from && (!next || from < +next.getAttribute("data-from"))) next = item;
    });
    while (top.firstChild) top.removeChild(top.firstChild);
    if (on.length) head("Now");
    on.forEach(function (item) { top.appendChild(item.cloneNode(true)); });
    if (next) {
      head("Next, " + next.parentNode.querySelector("h2").textContent);
      top.appendChild(next.cloneNode(true));
    }
  }
  look();
  setInterval(look, 30000);
  document.addEventListener("visibilitychange", look);
})();
"""


def phone_page(
    plan: Plan,
    couple: Couple | None,
    written: datetime,
    zone: tzinfo | None = None,
    *,
    needs: Needs | None = None,
) -> str:
    """Return *plan* as an HTML document for a telephone; *written* is told in *zone* (None: this
    machine's). *needs*: what each of the two needs."""
    foot = FOOT.format(full_day(written.astimezone(zone).date()))
    body = "\n".join((*_body(plan, couple, needs), f"<footer>{paper.text(foot)}</footer>"))
    return paper.document(f"{plan.title}, {tell.dates(plan)}", body, _STYLE, _SCRIPT)


def _body(plan: Plan, couple: Couple | None, needs: Needs | None) -> Iterator[str]:
    days = [(day, slots) for day in range(plan.days) if (slots := _kept(plan, day))]
    numbers, wanted = tuple(_numbers(plan)), tell.needs(needs, couple)
    yield "<header>" + paper.theirs(plan.title, "h1")
    names = f"{paper.theirs(couple.a.name)} and {paper.theirs(couple.b.name)} · " if couple else ""
    yield f'<p class="quiet">{names}{tell.dates(plan)}</p>'
    ways = [(f"day{day}", full_day(date_of(plan, day)).partition(" ")[0]) for day, _ in days]
    ways += [("numbers", "Numbers")] if numbers else []
    ways += [("needs", "Needs")] if wanted else []
    ways += [("rules", "Ground rules")] if plan.rules else []
    yield "<nav>" + "".join(f'<a href="#{place}">{name}</a>' for place, name in ways) + "</nav></header>"
    yield '<section id="now"></section>\n<main>'
    for day, slots in days:
        name = full_day(date_of(plan, day)).rpartition(" ")[0]
        yield f'<section id="day{day}"><h2>{name}</h2>'
        yield from (_item(plan, slot, couple) for slot in slots)
        yield "</section>"
    yield "</main>"
    if numbers:
        yield '<section id="numbers"><h2>Addresses and numbers</h2>'
        yield from numbers
        yield "</section>"
    if wanted:
        yield '<section id="needs"><h2>What each of you needs</h2>'
        yield from (f"{paper.theirs(said.name, 'h3')}{paper.lines(said.lines)}" for said in wanted)
        yield "</section>"
    if plan.rules:
        rules = paper.lines(rule.words for rule in plan.rules)
        yield f'<section id="rules"><h2>Ground rules</h2>{rules}</section>'


def _kept(plan: Plan, day: int) -> list[Slot]:
    return [slot for slot in on_day(plan, day) if slot.happened != "skipped"]


def _item(plan: Plan, slot: Slot, couple: Couple | None) -> str:
    begins, ends = (round(moment.timestamp() * 1000) for moment in span_of(plan, slot))
    is_done = slot.happened == "done"
    about = [span(slot), *(["booked"] if slot.fixed else []), *(["done"] if is_done else [])]
    parts = [f'<p class="time">{" · ".join(about)}</p>', paper.theirs(slot.title, "h3")]
    if place := place_line(slot):
        parts.append(paper.theirs(place, "p", "place"))
    parts += _ways(slot)
    for words in filter(None, (after_midnight(plan, slot), clock_words(plan, slot))):
        parts.append(f'<p class="quiet">{paper.text(words)}</p>')
    if words := other_words(slot):
        parts.append(paper.theirs(words, "p", "rain"))
    if slot.share != "both":
        parts.append(f'<p class="quiet">for {paper.theirs(tell.name(couple, slot.share))}</p>')
    if slot.owner != "both":
        parts.append(f'<p class="quiet">{paper.theirs(tell.name(couple, slot.owner))} sees to it</p>')
    if slot.notes.strip():
        parts.append(paper.theirs(slot.notes, "p", "notes"))
    kind = "item done" if is_done else "item"
    return f'<article class="{kind}" data-from="{begins}" data-to="{ends}">{"".join(parts)}</article>'


def _ways(slot: Slot) -> Iterator[str]:
    """Yield the number of *slot*, large, what can be tapped, and the name of its ticket."""
    if slot.number:
        yield '<p class="quiet">Number</p>' + paper.theirs(slot.number, "p", "number")
    ways = []
    if slot.phone:
        call = phone_link(slot.phone)
        ways.append(_link(call, f"Call {slot.phone}") if call else paper.theirs(f"Telephone {slot.phone}"))
    if slot.address:
        ways.append(_link(place_link(slot.address), "Map app"))
        ways.append(_link(on_map(slot.address), "Web map"))
    if slot.link:
        is_safe = is_link(slot.link)
        ways.append(_link(read_link(slot.link), site_of(slot.link)) if is_safe else paper.theirs(slot.link))
    if ways:
        yield f'<p class="ways">{" ".join(ways)}</p>'
    for each in at_hand(slot):
        if each.kind == "file":
            yield f'<p class="quiet">Ticket: {paper.theirs(each.brief)}. Take that file along too.</p>'


def _link(url: str, words: str) -> str:
    return f'<a href="{paper.text(url)}">{paper.text(words)}</a>'


def _numbers(plan: Plan) -> Iterator[str]:
    """Yield each place and number once, however many things have it."""
    known = set()
    for day in range(plan.days):
        for slot in _kept(plan, day):
            what = (slot.number, slot.phone, slot.address)
            if any(what) and what not in known:
                known.add(what)
                parts = [paper.theirs(slot.title, "h3")]
                if place := place_line(slot):
                    parts.append(paper.theirs(place, "p", "place"))
                yield f'<div class="item">{"".join((*parts, *_ways(slot)))}</div>'
