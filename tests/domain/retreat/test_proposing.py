"""From what people paste to what it would change: journeys, stays, led events, costs and to-dos."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.hostile import HOSTILE, UNSAFE
from tests.support.pasting import CASES, FRIDAY, MORE, TODAY, pasted
from twofold.domain.people import Invalid
from twofold.domain.retreat.plan import Cost, Idea, Plan, Slot, Todo
from twofold.domain.retreat.proposals import Proposal, take_in
from twofold.domain.retreat.proposing import propose

PLAN = Plan(id="spring", title="Spring", start=FRIDAY, days=3, zone="Europe/Berlin", currency="EUR")


def things(text: str, *kinds: str) -> list[Proposal]:
    return [each for each in propose(text, PLAN, TODAY).things if not kinds or each.kind in kinds]


def slots(text: str) -> list[tuple[int, int, int]]:
    """Return the day, the start and the end of what would come into the days, and is ticked."""
    return [(part.day, part.start, part.end) for each in things(text) if each.ticked for part in each.parts
            if isinstance(part, Slot)]  # fmt: skip


def costs(text: str) -> list[tuple[int | None, bool]]:
    return [(part.cost, each.ticked) for each in things(text, "cost") for part in each.parts
            if isinstance(part, Cost)]  # fmt: skip


def at(hour: int, minute: int = 0) -> int:
    return hour * 60 + minute


# -- the files, one after the other --------------------------------------------------------------------


def test_a_train_there_and_back_with_its_change_in_the_notes() -> None:
    text = pasted("train-there-and-back")
    assert slots(text) == [(0, at(15, 38), at(16, 49)), (2, at(15, 6), at(17, 12))]
    there, back = things(text, "journey")
    assert (there.title, back.title) == (
        "Train: Hauptstadt Hbf – Altstadt",
        "Train: Altstadt – Hauptstadt Hbf",
    )
    assert there.when == "Fri 26, 15:38–16:49" and not there.guesses
    (slot,) = there.parts
    assert isinstance(slot, Slot) and slot.kind == "travel" and slot.fixed and not slot.with_meal
    for words in ("Neustadt Hbf an 16:24 Gl. 5", "Neustadt Hbf ab 16:37 Gl. 2", "RB 33"):
        assert words in slot.notes
    assert slot.number == "ABC123"
    assert costs(text) == [(59_80, True)]


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("Train\nMonday 29 March 2027\ndep 00:15 Altstadt\narr 02:10 Neustadt", (2, at(24, 15), at(26, 10))),
        ("Train\nSunday 28 March 2027\ndep 00:15 Altstadt\narr 02:10 Neustadt", (1, at(24, 15), at(26, 10))),
        ("Concert\nMonday 29 March 2027, 00:15-01:30\nPlace: Dom", (2, at(24, 15), at(25, 30))),
        ("Train\nMonday 29 March 2027\ndep 05:15 Altstadt\narr 07:10 Neustadt", None),
    ],
)
def test_what_begins_after_midnight_is_in_the_night_before(
    text: str, where: tuple[int, int, int] | None
) -> None:
    parts = [part for each in things(text, "journey", "event") for part in each.parts]
    kept = take_in(PLAN, parts).slots
    assert [(each.day, each.start, each.end) for each in kept] == ([where] if where else [])


def test_a_train_whose_ends_are_not_said_is_marked() -> None:
    text = pasted("train-in-french")
    there, back = things(text, "journey")
    assert (there.when, back.when) == ("Fri 26, 17:59", "Sun 28, 18:31")
    assert there.title == "Train: Paris Gare de Lyon – Dijon-Ville"
    assert back.title == "Train: Dijon-Ville – Paris Gare de Lyon"
    for each in (there, back):
        assert each.guesses == ("No arrival time is given: 2 h is a guess.",) and each.ticked
    assert costs(text) == [(78_00, True)]


def test_a_flat_for_two_nights() -> None:
    text = pasted("flat-two-nights")
    (stay,) = things(text, "stay")
    assert stay.title == "Cosy half-timbered flat by the river"
    assert stay.when == "2 nights from Fri 26, in from 16:00, out by 10:00"
    assert slots(text) == [(0, at(22), at(30)), (1, at(22), at(30)), (0, at(16), at(16, 30)),
                           (2, at(9, 30), at(10))]  # fmt: skip
    assert costs(text) == [(233_94, True)]


def test_a_hotel_with_a_last_day_to_cancel() -> None:
    text = pasted("hotel-in-german")
    (stay,) = things(text, "stay")
    assert (stay.title, stay.when) == ("Hotel Schwarzer Adler", "2 nights from Fri 26")
    (todo,) = (part for each in things(text, "todo") for part in each.parts)
    assert isinstance(todo, Todo) and todo.due == date(2027, 3, 24)
    assert todo.what == "Last day to cancel for free (until 18:00): Hotel Schwarzer Adler"
    assert costs(text) == [(238_00, True)]


def test_a_workshop_of_one_day_with_lunch() -> None:
    text = pasted("workshop-one-day")
    (event,) = things(text, "event")
    assert (event.title, event.when) == (
        "Closer Together – One-Day Intensive for Couples",
        "Sat 27, 9:30–17:00",
    )
    (slot,) = event.parts
    assert isinstance(slot, Slot) and (slot.day, slot.start, slot.end) == (1, at(9, 30), at(17))
    assert slot.fixed and slot.with_meal
    assert slot.place == "Kulturhaus Altstadt" and "With vegetarian lunch." in slot.notes
    assert costs(text) == [(390_00, True)]
    (early,) = things(text, "todo")
    assert early.title.startswith("Last day for the early price") and early.when == "by Mon 15 Feb"


def test_the_last_day_for_an_early_price_that_is_over_is_not_that_of_next_year() -> None:
    late = propose(pasted("workshop-one-day"), PLAN, date(2027, 3, 9))
    assert [each.kind for each in late.things] == ["event", "cost", "idea"]


def test_a_workshop_without_hours_is_an_idea_and_its_hours_a_guess() -> None:
    text = pasted("workshop-in-french")
    event, cost, idea = things(text)
    assert (event.kind, event.ticked, len(event.guesses), len(event.parts)) == ("event", False, 1, 3)
    assert (cost.kind, costs(text)) == ("cost", [(420_00, True)])
    assert (idea.kind, idea.ticked) == ("idea", True)


def test_an_inn_in_another_currency_asks_for_a_rate() -> None:
    text = pasted("inn-in-yen")
    stay, cost, _ = things(text)
    assert stay.when == "2 nights from Fri 26, in from 15:00, out by 11:00"
    assert cost.abroad is not None and (cost.abroad.amount, cost.abroad.currency) == (58_000, "JPY")
    assert not cost.ticked and not cost.parts


def test_of_several_prices_none_is_silently_taken() -> None:
    text = pasted("several-prices")
    assert costs(text) == [(120_00, False), (180_00, False), (50_00, False)]
    some = things(text, "cost")
    assert {each.instead for each in some} == {"price"}
    rooms = ("Single room 120 €", "double 90 € p.p.", "Deposit 50 €")
    assert [each.title for each in some] == [f"Yoga for two: {room}" for room in rooms]
    assert some[1].guesses == ("It is 90 € times 2 people.",)


def test_a_mail_is_about_the_stay_and_not_about_the_day_it_was_written() -> None:
    text = pasted("a-whole-mail")
    (stay,) = things(text, "stay")
    assert (stay.title, stay.when) == ("Seminar house", "2 nights from Fri 26")
    assert costs(text) == [(192_00, True)]
    assert things(text, "cost")[0].guesses == ("It is 96,- Euro times 2 nights.",)
    assert stay.parts[0].phone == "039322/4711"  # type: ignore[union-attr]


@pytest.mark.parametrize(("name", "amount", "code"), [("swiss-price", 1_280_00, "CHF"),
                                                      ("polish-price", 1_200_00, "PLN")])  # fmt: skip
def test_prices_of_other_countries(name: str, amount: int, code: str) -> None:
    (cost,) = things(pasted(name), "cost")
    assert cost.abroad is not None and (cost.abroad.amount, cost.abroad.currency) == (amount, code)
    (event,) = things(pasted(name), "event")
    assert [part.day for part in event.parts if isinstance(part, Slot)] == [0, 1, 2]


# -- three more of each kind ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "is_fed"),
    [
        ("Mittagessen inbegriffen.", True), ("Repas du midi compris.", True), ("Lunch is included.", True),
        ("inkl. vegetarischem Mittagessen", True), ("Con pranzo leggero", True), ("With a meal plan", False),
        ("Bring your lunch, please.", False), ("There is no lunch.", False),
        ("Included: tea. Lunch: no", False),
    ],
)  # fmt: skip
def test_a_meal_is_part_of_it_where_the_words_say_so(words: str, is_fed: bool) -> None:
    (event,) = things(f"A day for two\nSaturday, March 27th, 2027, 9:30 am – 5 pm\n{words}", "event")
    (slot,) = event.parts
    assert isinstance(slot, Slot) and slot.with_meal == is_fed


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Treno andata: venerdì 26 marzo 2027, 8:10 – 11:02\nRitorno: domenica 28 marzo, 16:20 – 19:15",
         [(0, at(8, 10), at(11, 2)), (2, at(16, 20), at(19, 15))]),
        ("Flight LH12\nOutbound Fri 26 Mar\n06:05 Berlin - 07:50 Rome\nReturn Sun 28 Mar\n21:30 Rome – 23:10",
         [(0, at(6, 5), at(7, 50)), (2, at(21, 30), at(23, 10))]),
        ("Night train, 28 March 2027: dep 22:15, arr 5:40", [(2, at(22, 15), at(29, 40))]),
        ("Bus on Saturday, 8 am to 9.30 am", [(1, at(8), at(9, 30))]),
    ],
)  # fmt: skip
def test_more_journeys(text: str, found: list[tuple[int, int, int]]) -> None:
    assert slots(text) == found and {each.kind for each in things(text) if each.ticked} == {"journey"}


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("Pensión Sol\nEntrada: viernes 26 de marzo de 2027, a partir de las 14:00\nSalida: domingo 28 de "
         "marzo, hasta las 11:00", "2 nights from Fri 26, in from 14:00, out by 11:00"),
        ("Hôtel du Port\nArrivée samedi 27 mars 2027 à partir de 15h\nDépart dimanche 28 mars avant 10h30",
         "one night from Sat 27, in from 15:00, out by 10:30"),
        ("Albergo Roma\ndal 26 al 28 marzo 2027, 2 notti", "2 nights from Fri 26"),
        ("Hotel Sonne\nAnreise 26.03.2027 ab 15 Uhr, Abreise 28.03.2027 bis 11 Uhr",
         "2 nights from Fri 26, in from 15:00, out by 11:00"),
    ],
)  # fmt: skip
def test_more_stays(text: str, when: str) -> None:
    (stay,) = things(text, "stay")
    assert stay.when == when and stay.ticked and stay.title == text.split("\n")[0]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Samedi 27 mars 2027, 9h30 – 17h\nAtelier", (1, at(9, 30), at(17))),
        ("Tango for two\nSat 27 March, 7-9 pm", (1, at(19), at(21))),
        ("Kochkurs\nSamstag, 27. März, 18 bis 22 Uhr", (1, at(18), at(22))),
        ("Sauna\n2027年3月27日 10:00〜12:00", (1, at(10), at(12))),
        ("A concert on Friday at 20:00", (0, at(20), at(22))),
    ],
)
def test_more_events(text: str, found: tuple[int, int, int]) -> None:
    assert slots(text) == [found]


@pytest.mark.parametrize(
    ("text", "due", "what"),
    [
        (
            "Hotel\n26-28 March 2027\nFree cancellation until 20 March",
            date(2027, 3, 20),
            "Last day to cancel",
        ),
        (
            "Gîte\n26-28 mars 2027\nAnnulation gratuite jusqu'au 20 mars 2027",
            date(2027, 3, 20),
            "Last day to",
        ),
        ("Hotel\n26.-28.3.2027\nBitte zahlen Sie bis zum 1.3.2027", date(2027, 3, 1), "Pay for Hotel"),
        ("Tango\nSat 27 March, 7-9 pm\nRegister by 1 March", date(2027, 3, 1), "Book Tango"),
    ],
)
def test_more_last_days(text: str, due: date, what: str) -> None:
    (todo,) = (part for each in things(text, "todo") for part in each.parts)
    assert isinstance(todo, Todo) and todo.due == due and todo.what.startswith(what)


def test_what_lies_on_other_days_is_said() -> None:
    found = propose("Tango\nSat 3 April 2027, 7-9 pm", PLAN, TODAY)
    assert found.words == ("Tango is on Saturday 3 April 2027, which is not one of your days.",)
    assert [each.kind for each in found.things] == ["idea"]


# -- taking -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("case", (*CASES, *MORE), ids=lambda case: case.name)
def test_all_of_it_can_be_taken_and_pasted_again_nothing_is_there_twice(case: object) -> None:
    text = case.text  # type: ignore[attr-defined]
    parts = [part for each in propose(text, PLAN, TODAY).things for part in each.parts]
    once = take_in(PLAN, parts)
    again = [part for each in propose(text, once, TODAY).things for part in each.parts]
    assert take_in(once, again) == once
    assert sum(map(len, (once.slots, once.budget.costs, once.todos, once.ideas))) == len(parts)


def test_a_ticket_that_comes_again_with_another_time_moves_its_journey() -> None:
    text = pasted("train-there-and-back")
    plan = take_in(
        PLAN, [part for each in propose(text, PLAN, TODAY).things if each.ticked for part in each.parts]
    )
    later = propose(text.replace("15:06", "16:06").replace("17:12", "18:20"), plan, TODAY)
    moved = take_in(plan, [part for each in later.things if each.ticked for part in each.parts])
    assert [(slot.day, slot.start, slot.end) for slot in moved.slots] == [
        (0, at(15, 38), at(16, 49)), (2, at(16, 6), at(18, 20)),
    ]  # fmt: skip
    two = "Train 26 March 2027: 8:00 – 9:00\nTrain 26 March 2027: 12:00 – 13:00"
    assert len({part.id for each in things(two, "journey") for part in each.parts}) == 2


def test_an_idea_is_filled_and_among_the_ideas_nothing_else_is_ticked() -> None:
    mine = Idea(id="mine", title="A day for us", notes="ask Maike")
    plan = take_in(PLAN, [mine])
    found = propose(pasted("workshop-one-day"), plan, TODAY, idea=mine)
    assert [each.kind for each in found.things if each.ticked] == ["idea"]
    (filled,) = found.things[0].parts
    assert isinstance(filled, Idea) and filled.title == "A day for us" and filled.price == 390_00
    assert filled.notes.startswith("ask Maike\nCloser Together")
    among = propose(pasted("workshop-one-day"), plan, TODAY, ideas=True)
    assert [each.kind for each in among.things if each.ticked] == ["idea"]


@pytest.mark.parametrize("text", [*HOSTILE, *UNSAFE, "1:00 " * 4_000, "Train 26 March 10:00 " * 9_000])
def test_any_text_is_read_and_can_be_taken(text: str) -> None:
    parts = [part for each in propose(text, PLAN, TODAY).things for part in each.parts]
    plan = take_in(PLAN, parts)
    for slot in plan.slots:
        assert slot.title and slot.sound and not set(slot.title + slot.notes) & set("\x00\x1b\x07\x9b\u202e")


@given(st.text(max_size=120))
def test_whatever_is_pasted_there_is_a_proposal_or_a_sentence(text: str) -> None:
    try:
        assert propose(text, PLAN, TODAY).things
    except Invalid as trouble:
        assert str(trouble).endswith(".")


def test_nothing_is_said() -> None:
    with pytest.raises(Invalid, match="nothing to read here"):
        propose(" \n\u200b", PLAN, TODAY)
