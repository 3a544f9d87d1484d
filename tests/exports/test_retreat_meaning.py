"""What a retreat on paper means: who sees to what, who paid, what is done, and what each took home."""

from datetime import UTC, datetime

from tests.support.reading import words_of
from tests.support.retreats import by_the_sea, by_the_sea_when_over
from twofold.domain.people import meet
from twofold.domain.retreat.plan import Budget, Cost, Thing
from twofold.exports.retreat import brief, retreat_markdown
from twofold.exports.retreat_page import retreat_page

WRITTEN = datetime(2026, 11, 20, 19, tzinfo=UTC)
US = meet("Ana", "Ben")


# All of these were read line by line against what is made in tests.support.retreats.
PLAN = """\
# By the sea

Ana and Ben · Away · Friday 27 to Saturday 28 November 2026

> To rest.\x20\x20
> To laugh.

## The days

### Friday 27 November 2026

- **15:00–16:00** Drive there\x20\x20
  travel · Ben sees to it

### Saturday 28 November 2026

- **9:30–11:00** A walk\x20\x20
  new · Dunes

  > Take boots.

- **14:00–14:30** A talk\x20\x20
  connect: Floor and mirror · Ana sees to it

### No longer on your days

- **8:00–9:00** Pack up\x20\x20
  errands

## Ground rules

- No phones.
- No work.

## Before you go

- [x] Book it (Ana, by Friday 20 November)
- [ ] Mind the cat (Ben)
- [ ] Music (by Saturday 2 January 2027)
- [ ] Fuel

## Ideas

- Glass
- A boat · [https\\://example.org](<https://example.org>) · €48.00 · near · Saturdays

  > Bring\x20\x20
  > hats.


## To pack

### For both of you

- [ ] Towels
- [x] Candles

### Ana

- [ ] Boots

### Ben

- [x] Glasses

## Budget

- Drive there: planned €60.00
- A walk: planned €0.00, paid €12.50 by Ben
- The house: planned €240.00, paid €250.00 by Ana
- Gas: paid €9.00
- Shoes: planned €30.00, paid €20.00 by Ana
- In all: planned €330.00, paid €291.50

The limit is €600.00. Ben gives Ana €138.75. For €9.00 nobody said who paid.

---

Written by twofold on Friday 20 November 2026. It is yours, and it is not sealed.
"""
MEMORY = """\
# By the sea

Ana and Ben · Away · Friday 27 to Saturday 28 November 2026

> To rest.\x20\x20
> To laugh.

## What you did

### Saturday 28 November 2026

- **9:30–11:00** A walk\x20\x20
  new · Dunes

  > Take boots.

- **14:00–14:30** A talk\x20\x20
  connect: Floor and mirror · Ana sees to it

## What you took home

- Ana: The seals
- Ana: How quiet it was
- Ben: Her laugh

## What you promised

- Ben: A walk on Sundays

## You sit down again

On Sunday 6 December 2026 at 19:00.

## A week after

- Ana: I asked twice
- Ben: We walked

## A month after

- Ben: Less

## Your check-in

- Ana: We sat down

## Budget

- Drive there: planned €60.00
- A walk: planned €0.00, paid €12.50 by Ben
- The house: planned €240.00, paid €250.00 by Ana
- Gas: paid €9.00
- Shoes: planned €30.00, paid €20.00 by Ana
- In all: planned €330.00, paid €291.50

The limit is €600.00. Ben gives Ana €138.75. For €9.00 nobody said who paid.

---

Written by twofold on Friday 20 November 2026. It is yours, and it is not sealed.
"""
AMONG_EVERYTHING = """\
### Friday 27 November 2026: By the sea

Away, Friday 27 to Saturday 28 November 2026.

> To rest.\x20\x20
> To laugh.

- Friday 15:00–16:00: Drive there
- Saturday 9:30–11:00: A walk
- Saturday 14:00–14:30: A talk
- 8:00–9:00: Pack up
"""
MEMORY_AMONG_EVERYTHING = """\
### Friday 27 November 2026: By the sea

Away, Friday 27 to Saturday 28 November 2026.

> To rest.\x20\x20
> To laugh.

- Saturday 9:30–11:00: A walk
- Saturday 14:00–14:30: A talk

#### What you took home

- Ana: The seals
- Ana: How quiet it was
- Ben: Her laugh

#### What you promised

- Ben: A walk on Sundays

#### You sit down again

On Sunday 6 December 2026 at 19:00.

#### A week after

- Ana: I asked twice
- Ben: We walked

#### A month after

- Ben: Less

#### Your check-in

- Ana: We sat down
"""
PAGE = (
    "By the sea, Friday 27 to Saturday 28 November 2026 By the sea Ana and Ben Away · Friday 27 to "
    "Saturday 28 November 2026 To rest. To laugh. Friday 27 November 15:00–16:00 Drive there travel "
    "· Ben sees to it Saturday 28 November 9:30–11:00 A walk new · Dunes Take boots. 14:00–14:30 A "
    "talk connect: Floor and mirror · Ana sees to it No longer on your days 8:00–9:00 Pack up "
    "errands Ground rules No phones. No work. To do before ✓ Book it Ana, by Friday 20 November "
    "Mind the cat Ben Music by Saturday 2 January 2027 Fuel Budget What Planned Paid Drive there "
    "€60.00 A walk paid by Ben €0.00 €12.50 The house paid by Ana €240.00 €250.00 Gas €9.00 Shoes "
    "paid by Ana €30.00 €20.00 In all €330.00 €291.50 The limit is €600.00. Ben gives Ana €138.75. For "
    "€9.00 nobody said who paid. To pack By the sea · Friday 27 to Saturday 28 November 2026 For "
    "both of you Towels ✓ Candles Ana Boots Ben ✓ Glasses Written by twofold on Friday 20 November "
    "2026. It is yours, and it is not sealed. "
)
MEMORY_PAGE = (
    "By the sea, Friday 27 to Saturday 28 November 2026 By the sea Ana and Ben Away · Friday 27 to "
    "Saturday 28 November 2026 To rest. To laugh. What you did Saturday 28 November 9:30–11:00 A "
    "walk new · Dunes Take boots. 14:00–14:30 A talk connect: Floor and mirror · Ana sees to it "
    "What you took home Ana The seals How quiet it was Ben Her laugh What you promised Ben A walk "
    "on Sundays You sit down again On Sunday 6 December 2026 at 19:00. A week after Ana I asked "
    "twice Ben We walked A month after Ben Less Your check-in Ana We sat down Budget What Planned "
    "Paid Drive there €60.00 A walk paid by Ben €0.00 €12.50 The house paid by Ana €240.00 €250.00 "
    "Gas €9.00 Shoes paid by Ana €30.00 €20.00 In all €330.00 €291.50 The limit is €600.00. Ben gives Ana "
    "€138.75. For €9.00 nobody said who paid. Written by twofold on Friday 20 November 2026. It is "
    "yours, and it is not sealed. "
)


def test_a_plan_says_who_sees_to_what_and_who_paid() -> None:
    assert retreat_markdown(by_the_sea(), US, WRITTEN, UTC) == PLAN


def test_a_memory_says_what_was_done_and_who_took_home_what() -> None:
    assert retreat_markdown(by_the_sea_when_over(), US, WRITTEN, UTC) == MEMORY


def test_the_pages_say_the_same() -> None:
    assert words_of(retreat_page(by_the_sea(), US, WRITTEN, UTC)) == PAGE.strip()
    assert words_of(retreat_page(by_the_sea_when_over(), US, WRITTEN, UTC)) == MEMORY_PAGE.strip()


def test_among_everything_it_is_short() -> None:
    assert "\n\n".join(brief(by_the_sea(), US)) == AMONG_EVERYTHING.rstrip()
    assert "\n\n".join(brief(by_the_sea_when_over(), US)) == MEMORY_AMONG_EVERYTHING.rstrip()


def test_at_home_and_before_the_names_are_known() -> None:
    told = retreat_markdown(by_the_sea().with_(where="home"), None, WRITTEN, UTC)
    assert told.startswith("# By the sea\n\nAt home · Friday 27 to Saturday 28 November 2026\n\n")
    assert "## Before it begins\n\n- [x] Book it (One of you, by Friday 20 November)" in told
    assert "travel · The other sees to it" in told and "paid €12.50 by The other" in told
    assert "The other gives One of you €138.75." in told


def test_what_is_even_is_not_spoken_of() -> None:
    one_pot = by_the_sea().with_(budget=Budget(costs=by_the_sea().budget.costs))
    told = retreat_markdown(one_pot, US, WRITTEN, UTC)
    assert "gives" not in told and "Limit" not in told and "nobody said" not in told
    half = Budget(
        split=True, costs=(Cost(what="x", spent=10, payer="a"), Cost(what="y", spent=10, payer="b"))
    )
    even = by_the_sea().with_(slots=(), budget=half)
    assert "gives" not in retreat_markdown(even, US, WRITTEN, UTC)
    owing = Budget(
        split=True, costs=(Cost(what="x", spent=30_00, payer="b"), Cost(what="y", spent=10_00, payer="a"))
    )
    other = by_the_sea().with_(slots=(), budget=owing)
    assert retreat_markdown(other, US, WRITTEN, UTC).count("\n\nAna gives Ben €10.00.\n\n") == 1


def test_what_was_paid_in_another_currency_is_told_with_what_it_comes_to() -> None:
    inn = Cost(what="Inn", cost=40_000, cost_in="JPY", spent=58_000, spent_in="JPY", payer="a")
    bus = Cost(what="Bus", cost=12_50, cost_in="CHF")
    budget = Budget(costs=(inn, bus), split=True)
    plan = by_the_sea().with_(slots=(), budget=budget, rates={"JPY/EUR": "0.0061"})
    text = retreat_markdown(plan, US, WRITTEN, UTC)
    for words in (
        "- Inn: planned €244.00 (¥40,000), paid €353.80 (¥58,000) by Ana",
        "- In all: planned €244.00, paid €353.80",
        "One JPY counts as 0.0061 EUR. CHF has no rate yet and is not counted. Ben gives Ana €176.90.",
    ):
        assert words.replace("(", "\\(").replace(")", "\\)") in text or words in text, text
    page = retreat_page(plan, US, WRITTEN, UTC)
    assert "€353.80 (¥58,000)" in page and "One JPY counts as 0.0061 EUR." in page


def test_what_each_needs_is_ticked_by_each() -> None:
    brush = Thing(what="Toothbrush", whose="each", packed_by=(True, False))
    boots = Thing(what="Boots", whose="each", packed_by=(True, True))
    plan = by_the_sea().with_(packing=(brush, boots, Thing(what="Map")))
    text = retreat_markdown(plan, US, WRITTEN, UTC)
    listed = text[text.index("## To pack") : text.index("## Budget")]
    assert listed == (
        "## To pack\n\n### For both of you\n\n- [ ] Map\n\n### For each of you\n\n"
        "- [ ] Toothbrush (Ana ✓ · Ben –)\n- [x] Boots (Ana ✓ · Ben ✓)\n\n"
    )
    page = retreat_page(plan, US, WRITTEN, UTC)
    (row,) = (line for line in page.split("<li>") if "Toothbrush" in line)
    assert [part[: part.index('"')] for part in row.split('aria-label="')[1:]] == ["done", "to do"]
    assert row.index("done") < row.index("Ana") < row.index("to do") < row.index("Ben")
