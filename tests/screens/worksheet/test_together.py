"""The open round: both sides beside each other."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from msgspec.structs import replace
from syrupy.assertion import SnapshotAssertion
from textual.pilot import Pilot

from tests.support.hostile import HOSTILE, beginning, packed
from tests.support.screens.pictures import HOME, LARGE, SMALL, Svg, named
from tests.support.screens.rounds import CALM, EVENING, SIZES, Went, going, open_round, rounds
from twofold.app import TwofoldApp
from twofold.domain.people import meet
from twofold.domain.text import clean_line
from twofold.domain.worksheet.requests import Reply, agreed, answer_offer, give, new_reply, say
from twofold.domain.worksheet.rounds import Revealed, Shown, Worksheet, bands
from twofold.domain.worksheet.routes import TogetherRoute
from twofold.domain.worksheet.sheet import Guess, Request, Row
from twofold.screens.page import StoreChanged
from twofold.screens.worksheet.cards import Card, beside
from twofold.screens.worksheet.together import Together
from twofold.store import Store
from twofold.store.config import Settings

__all__ = ["rounds"]


@pytest.fixture
def gone(monkeypatch: pytest.MonkeyPatch) -> Went:
    """Where the page wanted to go: the pages beyond are tested elsewhere."""
    return going(monkeypatch, lambda place: place == "worksheet.together")


async def enter(pilot: Pilot[int], row_id: str | None = None, name: str = "round") -> Together:
    app = pilot.app
    assert isinstance(app, TwofoldApp)
    app.go(TogetherRoute(name, row_id=row_id))
    await pilot.pause()
    await pilot.pause()
    page = pilot.app.screen
    assert isinstance(page, Together)
    return page


def order(page: Together) -> list[str]:
    return [card.row.id for card in page.query(Card)]


def here(page: Together) -> str:
    cards = [card for card in page.query(Card) if card.here]
    assert len(cards) == 1
    assert cards[0] is page.card
    return cards[0].row.id


@pytest.mark.parametrize("size", SIZES)
async def test_what_both_named_stands_first_then_the_widest_gap(
    opened: Any, rounds: Store, seen: Callable[..., str], size: tuple[int, int]
) -> None:
    async with opened(size=size) as pilot:
        page = await enter(pilot)
        assert order(page) == ["evening", "talk", "sea", "calm", "thanks", "bike"]
        text = seen(pilot)
        assert "both of you · closeness" in text
        assert "matters 9 · met 3 · core" in text
        assert "An evening a week" in text


@pytest.mark.parametrize(("size", "columns"), [((75, 24), False), ((76, 24), True), ((40, 11), False)])
async def test_two_columns_where_there_is_room(
    opened: Any, rounds: Store, size: tuple[int, int], columns: bool
) -> None:
    async with opened(size=size) as pilot:
        page = await enter(pilot)
        evening, talk = list(page.query(Card))[:2]
        assert (evening.region.y == talk.region.y) == columns
        assert (evening.region.right <= talk.region.x) == columns
        for card in page.query(Card):
            assert card.region.right <= page.query_one("#body").region.right


async def test_another_size_lays_it_out_anew(opened: Any, rounds: Store) -> None:
    async with opened(size=(100, 30)) as pilot:
        page = await enter(pilot, "thanks")
        assert page.columns
        await pilot.resize_terminal(50, 20)
        await pilot.pause()
        await pilot.pause()
        assert not page.columns
        assert here(page) == "thanks"
        evening, talk = list(page.query(Card))[:2]
        assert evening.region.y < talk.region.y


async def test_the_arrows_move_over_the_rows(opened: Any, rounds: Store, press: Any) -> None:
    async with opened(size=(40, 11)) as pilot:
        page = await enter(pilot)
        walked = [here(page)]
        for _ in range(5):
            await press(pilot, "together.next")
            walked.append(here(page))
            card = page.card
            assert card is not None
            assert page.query_one("#body").region.contains_region(card.region)
        assert walked == order(page)
        for _ in range(6):
            await press(pilot, "together.previous")
        assert here(page) == "evening"
        await press(pilot, "together.last")
        assert here(page) == "bike"
        await press(pilot, "together.first")
        assert here(page) == "evening"
        assert page.query_one("#body").scroll_y == 0


async def test_in_two_columns_they_move_within_one_and_across(opened: Any, rounds: Store, press: Any) -> None:
    async with opened() as pilot:
        page = await enter(pilot)
        await press(pilot, "together.next")
        assert here(page) == "sea"
        await press(pilot, "together.next")
        assert here(page) == "calm"
        await press(pilot, "together.right")
        assert here(page) == "thanks"
        await press(pilot, "together.previous")
        assert here(page) == "talk"
        await press(pilot, "together.left", "together.left")
        assert here(page) == "evening"


async def test_below_the_last_row_stands_the_rest(
    opened: Any, rounds: Store, press: Any, seen: Callable[..., str]
) -> None:
    async with opened(size=(40, 11)) as pilot:
        await enter(pilot)
        for _ in range(6):
            await press(pilot, "together.next")
        assert "how it moved" in seen(pilot)


async def test_guesses_are_told_once_and_nothing_is_counted(
    opened: Any, rounds: Store, seen: Callable[..., str]
) -> None:
    async with opened(size=(120, 50)) as pilot:
        await enter(pilot)
        text = " ".join(seen(pilot).split())
        assert "Ana guessed: closeness (met 4), appreciation (met 6)." in text
        assert "Ben's three: closeness (met 5), appreciation (met 4), mending the bicycles (met 3)." in text
        assert "Ben guessed: closeness (met 5), play and novelty." in text
        assert "A walk after lunch met now" in text
        assert "Less football on Sundays no longer matters" in text
        for word in ("score", "total", "average", "correct", "right", "%", "of 3"):
            assert word not in text


async def test_without_guesses_or_a_last_round_nothing_is_said_of_them(
    opened: Any, store: Store, seen: Callable[..., str]
) -> None:
    revealed = open_round().revealed
    assert revealed is not None
    bare = Revealed(revealed.at, Shown(rows=revealed.a.rows), Shown(rows=revealed.b.rows, guess=Guess()))
    store.save(open_round().with_(revealed=bare, previous=None))
    async with opened(size=(120, 50)) as pilot:
        await enter(pilot)
        assert "guessed" not in seen(pilot)
        assert "Since last time" not in seen(pilot)


async def test_every_way_on(opened: Any, rounds: Store, press: Any, gone: Any) -> None:
    async with opened() as pilot:
        await enter(pilot, "calm")
        await press(pilot, "together.open", "together.promises", "together.moved", "together.paper")
        assert gone == [
            ("worksheet.request", {"worksheet_id": "round", "row_id": "calm"}),
            ("promises", {}),
            ("worksheet.moved", {}),
            ("worksheet.paper", {"worksheet_id": "round"}),
        ]


async def test_listening_takes_the_row_with_it(opened: Any, rounds: Store, press: Any, gone: Any) -> None:
    async with opened() as pilot:
        page = await enter(pilot, "evening")
        await press(pilot, "together.listen")
        assert gone == [
            (
                "listening.setup",
                {
                    "protocol_id": "mirror-validate-empathise",
                    "topic": "An evening a week that is only ours",
                    "first": "a",
                    "opening": EVENING.opening.words,
                    "about": "row:round:evening",
                    "shortest": False,
                    "softer": False,
                },
            )
        ]
        await press(pilot, "together.last")
        await press(pilot, "together.listen")
        assert gone[1][1]["topic"] == "mending the bicycles"
        assert gone[1][1]["first"] == "b"
        assert here(page) == "bike"


async def test_a_click_opens_a_row(opened: Any, rounds: Store, gone: Any) -> None:
    async with opened() as pilot:
        page = await enter(pilot)
        card = next(card for card in page.query(Card) if card.row.id == "talk")
        await pilot.click(card)
        await pilot.pause()
        assert here(page) == "talk"
        assert gone == [("worksheet.request", {"worksheet_id": "round", "row_id": "talk"})]


async def test_how_each_request_stands_follows_the_other_terminal(
    opened: Any, rounds: Store, clock: Any, seen: Callable[..., str]
) -> None:
    async with opened(size=(120, 40)) as pilot:
        await enter(pilot)
        assert seen(pilot).count("open") == 6
        now, today = clock.now(), clock.now().date()
        reply = new_reply("round", "evening", "b", now)

        async def shows(reply: Reply, words: str) -> Reply:
            (saved,) = rounds.save(reply)
            assert isinstance(saved, Reply)
            pilot.app.screen.post_message(StoreChanged())
            await pilot.pause()
            await pilot.pause()
            assert words in seen(pilot)
            return saved

        reply = await shows(say(reply, "later", now, today, until=today + timedelta(days=1)),
                            "Ben: not now, until tomorrow")  # fmt: skip
        clock.advance(24 * 3600)
        reply = await shows(reply, "Ben: not now. It is the day to look again")
        reply = await shows(say(reply, "smaller", now, today, words="every other one"),
                            "Ben: yes, but smaller: every other one")  # fmt: skip
        reply = await shows(answer_offer(reply, False), "open again")
        reply = await shows(say(reply, "another", now, today), "Ben: another way")
        reply = await shows(give(reply, ["evening"], [], now), "Ben: yes, as a gift")
        await shows(agreed(reply, "x"), "you have an agreement")


async def test_a_round_that_is_not_open_shows_nothing(
    opened: Any, store: Store, seen: Callable[..., str]
) -> None:
    store.save(Worksheet(id="closed", day=open_round().day))
    async with opened() as pilot:
        for name in ("closed", "none"):
            pilot.app.go(TogetherRoute(name))
            await pilot.pause()
            await pilot.pause()
            assert not isinstance(pilot.app.screen, Together)
            assert "This round is not open" in seen(pilot)
            pilot.app.clear_notifications()


@pytest.mark.parametrize("size", [(40, 11), (150, 60)])
async def test_any_words_are_shown_as_they_are(
    opened: Any, store: Store, seen: Callable[..., str], size: tuple[int, int]
) -> None:
    for n, text in enumerate(map(clean_line, HOSTILE)):
        row = replace(CALM, id="mine", words=text, group="", other=text, request=Request(text))
        both = Revealed(open_round().created, Shown(rows=(row,)), Shown(rows=(replace(row, id="yours"),)))
        store.save(open_round().with_(id=f"round-{n}", revealed=both, previous=None))
    async with opened(size=size) as pilot:
        for n, text in enumerate(map(clean_line, HOSTILE)):
            couple = pilot.app.couple()
            pilot.app.keep(couple.with_(a=meet(text, "Ben").a))
            await enter(pilot, name=f"round-{n}")
            assert beginning(text) in packed("".join(seen(pilot).splitlines()[1:]))
            await pilot.press("escape")
            await pilot.pause()


def test_single_rows_share_a_line_without_changing_the_order() -> None:
    revealed = open_round().revealed
    assert revealed is not None
    lines = beside(bands(revealed))
    read = [row.id for line in lines for row in (*line.a, *line.b)]
    assert read == [row.id for band in bands(revealed) for row in (*band.a, *band.b)]
    assert [line.both for line in lines] == [True, False, False, False]
    assert all(len(line.a) <= 1 and len(line.b) <= 1 for line in lines if not line.both)


def test_a_row_without_ratings_says_none() -> None:
    card = Card(Row(words="x"), "a", meet("Ana", "Ben").a, "")
    assert [line.plain for line in card.lines(30)] == ["  ◆ x", "    flexible"]


@pytest.mark.parametrize("look", [HOME, SMALL, LARGE], ids=named)
async def test_pictures(
    opened: Any, rounds: Store, clock: Any, picture: Any, snapshot: SnapshotAssertion, look: Any
) -> None:
    now, today = clock.now(), clock.now().date()
    rounds.save(
        say(new_reply("round", "evening", "b", now), "smaller", now, today, words="every other Thursday"),
        say(new_reply("round", "thanks", "a", now), "yes", now, today),
        say(new_reply("round", "calm", "b", now), "later", now, today, until=today + timedelta(days=4)),
    )
    async with opened(size=look[0], settings=Settings(motion=False, theme=look[1])) as pilot:
        await enter(pilot, "calm" if look[0][0] == 40 else None)
        assert picture(pilot) == snapshot.use_extension(Svg)
