"""The page for a telephone: small, safe, without a network, and about now by the telephone's own clock."""

import json
import re
from base64 import b64encode
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Any

import pytest
import quickjs
from msgspec.structs import replace

from tests.support.hostile import HOSTILE_HTML
from tests.support.reading import Seen, names
from tests.support.weekend import a_weekend, slot
from twofold.domain.people import meet
from twofold.domain.retreat.athand import phone_link, place_link
from twofold.domain.retreat.needs import NEEDS, Needs
from twofold.domain.retreat.plan import Closing, Plan, Rule
from twofold.domain.retreat.times import span_of
from twofold.domain.retreat.weather import change_over
from twofold.exports.phone_page import phone_page

AT = datetime(2026, 11, 20, 18, 30, tzinfo=UTC)
COUPLE = meet("Ana", "Ben")
FULL = {
    "link": "https://inn.example/table?n=1&b=2", "number": "AB1234", "phone": "+49 (0)39322/4711",
    "address": "Am Markt 1, 12345 Altstadt", "place": "Gasthof Adler",
    "file": "/home/us/secret place/table.pdf", "notes": "Ask for the table by the stove.",
}  # fmt: skip


def with_lunch(**fields: Any) -> Plan:
    plan = a_weekend(zone="Europe/Berlin")
    return plan.with_(slots=tuple(replace(s, **fields) if s.id == "lunch" else s for s in plan.slots))


def written(plan: Plan) -> str:
    return phone_page(plan, COUPLE, AT, UTC)


def hrefs(seen: Seen) -> list[str]:
    return [dict(attrs)["href"] or "" for tag, attrs in seen.structure if tag == "a"]


def script_of(page: str) -> str:
    (script,) = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    return str(script)


# -- what it holds ----------------------------------------------------------------------------------------


def test_what_one_needs_on_the_way_is_there_and_can_be_tapped() -> None:
    seen = Seen(written(with_lunch(**FULL)))
    words = " ".join("".join(seen.words).split())
    for each in ("12:30–13:30", "Lunch", "Gasthof Adler, Am Markt 1, 12345 Altstadt", "AB1234", "table.pdf",
                 "Ask for the table by the stove.", "Ben sees to it",
                 "Phones stay in the drawer."):  # fmt: skip
        assert each in words
    street = "Am+Markt+1%2C+12345+Altstadt"
    assert set(hrefs(seen)) >= {
        "tel:+49393224711", f"geo:0,0?q={street.replace('+', '%20')}", FULL["link"],
        f"https://www.openstreetmap.org/search?query={street}",
    }  # fmt: skip
    # Once in its day, and once among the numbers, where each stands once.
    assert words.count("AB1234") == 2


def test_each_way_down_the_page_leads_to_what_it_names() -> None:
    needs = Needs(id=NEEDS, a="An hour alone")
    page = phone_page(with_lunch(number="AB1"), COUPLE, AT, UTC, needs=needs)
    ways = re.findall(r'<a href="#(\w+)">([^<]+)</a>', page)
    assert [name for _, name in ways] == ["Friday", "Saturday", "Sunday", "Numbers", "Needs", "Ground rules"]
    heads = [re.findall(rf'<section id="{place}"><h2>([^<]+)</h2>', page) for place, _ in ways]
    assert [head for (head,) in heads][3:] == [
        "Addresses and numbers",
        "What each of you needs",
        "Ground rules",
    ]
    assert all(head.startswith(name) for (head,), (_, name) in zip(heads[:3], ways, strict=False))


def test_a_number_that_cannot_be_dialled_stays_words_and_each_need_stands_under_a_name() -> None:
    needs = Needs(id=NEEDS, a="An hour alone", b="No stairs")
    page = phone_page(with_lunch(phone="ask at the bar", place="Adler"), COUPLE, AT, UTC, needs=needs)
    words = " ".join("".join(Seen(page).words).split())
    assert "Telephone ask at the bar" in words and "tel:" not in page
    numbers = page.partition('<section id="numbers">')[2].partition("</section>")[0]
    assert re.findall(r'<(?:h3|p) class="theirs(?: place)?" dir="auto">([^<]+)<', numbers)[:2] == [
        "Lunch",
        "Adler",
    ]
    wanted = page.partition('<section id="needs">')[2].partition("</section>")[0]
    assert re.findall(r"<(h3|li) [^>]*>([^<]+)<", wanted) == [
        ("h3", "Ana"), ("li", "An hour alone"), ("h3", "Ben"), ("li", "No stairs"),
    ]  # fmt: skip


@pytest.mark.parametrize(("share", "owner"), [("a", "b"), ("b", "a"), ("both", "both")])
def test_for_whom_it_is_and_who_sees_to_it_is_said(share: Any, owner: Any) -> None:
    words = Seen(written(with_lunch(share=share, owner=owner))).words
    lunch = " ".join("".join(words).split()).partition("12:30–13:30")[2].partition(":")[0]
    assert ("for Ana" in lunch, "for Ben" in lunch) == (share == "a", share == "b")
    assert ("Ana sees to it" in lunch, "Ben sees to it" in lunch) == (owner == "a", owner == "b")


def test_what_each_of_them_needs_is_there() -> None:
    needs = Needs(id=NEEDS, a="An hour alone", b="No stairs\nVegetarian")
    page = phone_page(a_weekend(), COUPLE, AT, UTC, needs=needs)
    words = " ".join("".join(Seen(page).words).split())
    assert "What each of you needs" in words and '<a href="#needs">' in page
    for each in ("An hour alone", "No stairs", "Vegetarian"):
        assert each in words
    assert 'id="needs"' not in written(a_weekend())


def test_what_is_private_or_for_elsewhere_is_not() -> None:
    plan = with_lunch(**FULL).with_(closing=Closing(promises=("I call you at noon", "")))
    page = written(plan)
    for each in ("secret place", "Blow a glass each", "€", "60.00", "I call you at noon", "The little house",
                 "Ask Vera"):  # fmt: skip
        assert each not in page


def test_what_is_not_this_time_is_not_there_and_what_is_done_is_quiet() -> None:
    page = written(with_lunch(happened="skipped"))
    assert "Lunch" not in page
    page = written(with_lunch(happened="done"))
    assert '<article class="item done"' in page and "12:30–13:30 · done" in page


def test_it_is_small_and_needs_nothing_else() -> None:
    plan = a_weekend()
    plan = plan.with_(slots=tuple(replace(s, **FULL) for s in plan.slots))
    page = written(plan)
    assert len(page.encode()) < 30_000
    for word in ("<link", "<img", "src=", "url(", "@import", "srcset", 'http-equiv="refresh'):
        assert word not in page
    assert not re.search(r"\son\w+=", page)
    outside = re.sub(r'<a href="[^"]*"', "", page)
    assert "http://" not in outside and "https://" not in outside
    assert "prefers-color-scheme: dark" in page and "width=device-width" in page


def test_no_script_but_ours_may_run() -> None:
    page = written(a_weekend())
    digest = b64encode(sha256(script_of(page).encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{digest}'"
    assert f'content="{policy}"' in page


@pytest.mark.parametrize("words", HOSTILE_HTML)
def test_nasty_words_stay_in_their_place(words: str) -> None:
    fields = ("title", "number", "phone", "address", "place", "link", "file", "notes")

    def page(text: str) -> Seen:
        plan = with_lunch(**dict.fromkeys(fields, text), owner="b")
        plan = plan.with_(title=text, rules=(Rule(words=text),))
        return Seen(phone_page(plan, names(text), AT, UTC))

    def shape(seen: Seen) -> list[tuple[str, tuple[str, ...]]]:
        return [(tag, tuple(name for name, _ in attrs)) for tag, attrs in seen.structure]

    assert shape(page(words)) == shape(page("plain"))
    for link in hrefs(page(words)):
        assert link.startswith(("#", "geo:0,0?q=", "https://www.openstreetmap.org/search?query="))


@pytest.mark.parametrize(
    ("phone", "link"),
    [
        ("+49 (0)39322/4711", "tel:+49393224711"),
        ("(01947) 60 33 90", "tel:01947603390"),
        ("112", "tel:112"),
        ("12", ""),
        ("ask Vera", ""),
        ("01947 1 or 01947 2", ""),
        ("1" * 20, ""),
        ('1"><script>', ""),
    ],
)
def test_only_one_number_can_be_called(phone: str, link: str) -> None:
    assert phone_link(phone) == link


def test_a_place_is_looked_for_by_its_words_alone() -> None:
    assert place_link("Café & Bar?q=1#x") == "geo:0,0?q=Caf%C3%A9%20%26%20Bar%3Fq%3D1%23x"


# -- by the telephone's own clock -------------------------------------------------------------------------

DOM = """
function List() { this.all = [] }
List.prototype = {contains: function (n) { return this.all.indexOf(n) >= 0 },
  toggle: function (n, on) {
    this.all = this.all.filter(function (e) { return e !== n })
    if (on) this.all.push(n)
  }}
function Node(words) { this.textContent = words; this.children = []; this.classList = new List() }
Object.defineProperty(Node.prototype, "firstChild", {get: function () { return this.children[0] || null }})
Node.prototype.appendChild = function (c) { this.children.push(c) }
Node.prototype.removeChild = function (c) { this.children.splice(this.children.indexOf(c), 1) }
Node.prototype.cloneNode = function () { return new Node(this.textContent) }
Node.prototype.getAttribute = function (name) { return this[name] }
var top_ = new Node(""), looks = [], clock = 0
Date.now = function () { return clock }
function setInterval(look) { looks.push(look) }
var nodes = ITEMS.map(function (each) {
  var node = new Node(each.title)
  node["data-from"] = each.from; node["data-to"] = each.to; node.classList.toggle("done", each.done)
  node.parentNode = {querySelector: function () { return {textContent: each.day} }}
  return node
})
var document = {querySelectorAll: function () { return nodes }, getElementById: function () { return top_ },
  createElement: function () { return new Node("") }, addEventListener: function () {}}
function at(ms) {
  clock = ms
  looks[0]()
  return JSON.stringify(top_.children.map(function (c) { return c.textContent }))
}
"""


def told(plan: Plan, moment: datetime) -> list[str]:
    """Return what stands first on a telephone whose clock says *moment*."""
    page, items, day = written(plan), list[dict[str, object]](), ""
    article = r'class="(item[ a-z]*)" data-from="(\d+)" data-to="(\d+)">.*?<h3[^>]*>([^<]*)'
    found = re.findall(f"<h2>([^<]*)</h2>|{article}", page)
    for head, kind, begins, ends, title in found:
        day = head or day
        if title:
            items.append({"title": title, "from": begins, "to": ends, "day": day, "done": "done" in kind})
    js = quickjs.Context()
    js.eval(DOM.replace("ITEMS", json.dumps(items)))
    js.eval(script_of(page))
    return list(json.loads(js.eval(f"at({round(moment.timestamp() * 1000)})")))


def test_now_and_next_are_by_the_clock_of_the_telephone() -> None:
    plan = with_lunch(happened="")
    noon = datetime(2026, 11, 28, 11, 45, tzinfo=UTC)  # 12:45 there
    assert told(plan, noon) == ["Now", "Lunch", "Next, Saturday 28 November", "A boat to the seals"]
    assert told(plan, noon + timedelta(hours=1)) == ["Next, Saturday 28 November", "A boat to the seals"]
    evening = noon + timedelta(hours=11)
    assert told(plan, evening) == ["Next, Sunday 29 November", "A walk along the dunes"]
    assert told(plan, noon - timedelta(days=20)) == ["Next, Friday 27 November", "Drive to the sea"]
    assert told(plan, noon + timedelta(days=20)) == []


def test_two_things_at_once_are_both_now_and_what_is_done_is_not() -> None:
    plan = with_lunch(happened="")
    plan = plan.with_(slots=(*plan.slots, slot("call", "Call home", 1, 12.5, 30)))
    noon = datetime(2026, 11, 28, 11, 45, tzinfo=UTC)
    assert told(plan, noon)[:3] == ["Now", "Lunch", "Call home"]
    done = plan.with_(slots=tuple(replace(s, happened="done") if s.id == "lunch" else s for s in plan.slots))
    assert told(done, noon)[:2] == ["Now", "Call home"]


def test_its_moments_are_those_of_the_plan_wherever_the_telephone_is() -> None:
    plan = with_lunch()
    lunch = plan.slot("lunch")
    assert lunch is not None
    begins, ends = (round(moment.timestamp() * 1000) for moment in span_of(plan, lunch))
    assert f'data-from="{begins}" data-to="{ends}"' in written(plan)
    assert begins == 1795865400000


def test_what_is_done_if_it_rains_is_there() -> None:
    plan = with_lunch(instead="Soup at the Adler")
    assert "If it rains: Soup at the Adler" in written(plan)
    wet = written(change_over(plan, "lunch"))
    assert "Instead of: Lunch" in wet and ">Soup at the Adler</h3>" in wet
