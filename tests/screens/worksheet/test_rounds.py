"""The front page of the worksheet: what comes next, and nothing from which a private row could be guessed."""

from datetime import timedelta
from typing import Any

import pytest
from msgspec.structs import replace

from tests.support.hostile import HOSTILE, packed
from tests.support.screens.home import Seen, begun, listed
from tests.support.screens.sides import (
    ANA,
    BEN,
    CHEAP,
    DAY,
    EVENING,
    SECRETS,
    SIZES,
    at,
    earlier,
    ready,
    round_of,
    settle,
    wrote,
)
from twofold.domain.people import meet
from twofold.domain.text import clean_line
from twofold.domain.worksheet.sheet import Draft, Guess
from twofold.screens.page import StoreChanged
from twofold.screens.worksheet.rounds import Rounds
from twofold.store import Store
from twofold.store.vault import Vault
from twofold.widgets.choices import Choices
from twofold.widgets.curtain import Curtain


@pytest.mark.parametrize("size", SIZES)
async def test_an_empty_page_says_what_it_is_for_and_begins_a_round(
    opened: Any, store: Store, press: Any, seen: Seen, size: tuple[int, int]
) -> None:
    async with opened(size=size) as pilot:
        await at(pilot, "worksheet")
        words = packed(seen(pilot))
        assert "writesalone" in words and "45to60minutes" in words and "days" in words
        assert "Begin a round" in seen(pilot)
        assert listed(pilot) == "new"
        await press(pilot, "choices.take")
        (worksheet,) = store.worksheets.all()
        assert worksheet.day == DAY and worksheet.previous is None and worksheet.revealed is None
        text = seen(pilot)
        assert "Monday 23 November" in text
        assert text.count("has not begun") == 2 and listed(pilot) == "side:a"


async def test_there_is_one_round_under_way_at_a_time(
    opened: Any, store: Store, clock: Any, press: Any
) -> None:
    store.save(round_of(clock))
    async with opened() as pilot:
        page = await at(pilot, "worksheet")
        page.action_new()
        await settle(pilot)
        assert len(store.worksheets.all()) == 1
        with pytest.raises(AssertionError):
            await press(pilot, "rounds.new")


async def test_a_new_round_goes_on_from_the_one_opened_last(
    opened: Any, store: Store, clock: Any, press: Any
) -> None:
    old, late = earlier(clock, 90), earlier(clock, 30)
    # Written down in the other order: the day it was opened counts.
    store.save(late, old.with_(created=clock.now() - timedelta(days=1)))
    async with opened() as pilot:
        await at(pilot, "worksheet")
        assert listed(pilot) == f"open:{late.id}"
        await press(pilot, "rounds.new")
        (fresh,) = [w for w in store.worksheets.all() if w.revealed is None]
        assert fresh.previous == late.id


@pytest.mark.parametrize("size", SIZES)
async def test_what_comes_next_has_the_cursor_at_every_stage(
    opened: Any, store: Store, clock: Any, seen: Seen, size: tuple[int, int]
) -> None:
    worksheet = begun(store, clock)
    steps: list[tuple[Any, Any, str, str]] = [
        ("a", ANA, "side:b", "has finished"),
        ("b", BEN, "side:a", "has not guessed"),
        ("a", Guess(), "side:b", "has guessed"),
        ("b", Guess(), f"open:{worksheet.id}", "Open both sides"),
    ]
    async with opened(size=size) as pilot:
        page = await at(pilot, "worksheet")
        assert listed(pilot) == "side:a"
        for side, value, cursor, words in steps:
            wrote(store, clock, worksheet, side, value)
            page.post_message(StoreChanged())
            await settle(pilot)
            assert listed(pilot) == cursor and words in seen(pilot)
        assert "still" not in seen(pilot)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("sealed", [False, True], ids=["open", "sealed"])
@pytest.mark.parametrize("done", [False, True], ids=["writing", "finished"])
async def test_nobody_can_tell_one_row_from_seven(
    opened: Any,
    clock: Any,
    tmp_path: Any,
    picture: Any,
    seen: Seen,
    size: tuple[int, int],
    sealed: bool,
    done: bool,
) -> None:
    """Every page that both can see, byte by byte, whether Ana wrote one row, seven, or long ones."""
    shown: list[list[str]] = []
    seven = Draft(rows=tuple(replace(EVENING, id=f"row-{n}", why="a" * 2000) for n in range(7)))
    for number, draft in enumerate((Draft(rows=(EVENING,)), seven)):
        store = Store.open(tmp_path / f"{number}.json", clock=clock)
        store.save(meet("Ana", "Ben"))
        vault = Vault(store, clock.now, CHEAP)
        if sealed:
            vault.set_passphrase("a", "blue kettle")
        worksheet = begun(store, clock, id="round")
        wrote(store, clock, worksheet, "a", draft, finished=done, vault=vault)
        pages = []
        async with opened(store, size=size) as pilot:
            for place, what in (
                ("home", {}),
                ("worksheet", {}),
                ("help", {}),
                ("worksheet.sheet", {"side": "b", "about": "round"}),
            ):
                await at(pilot, place, **what)
                pages += [picture(pilot), pilot.app.title, pilot.app.sub_title]
                assert not any(secret[:12] in seen(pilot) for secret in SECRETS)
            pages += [c.help + c.title for c in pilot.app.get_system_commands(pilot.app.screen)]
        store.close()
        shown.append(pages)
    assert shown[0] == shown[1]


@pytest.mark.parametrize("side", ["a", "b"])
async def test_each_writes_behind_the_curtain_with_their_own_key(
    opened: Any, store: Store, clock: Any, press: Any, seen: Seen, side: Any
) -> None:
    worksheet = begun(store, clock)
    async with opened() as pilot:
        await at(pilot, "worksheet")
        key = "rounds.first" if side == "a" else "rounds.second"
        await press(pilot, key)
        await settle(pilot)
        assert isinstance(pilot.app.screen, Curtain)
        await press(pilot, "curtain.back")
        await settle(pilot)
        assert isinstance(pilot.app.screen, Rounds)
        await press(pilot, key)
        await settle(pilot)
        await press(pilot, "curtain.open")
        await settle(pilot)
        page: Any = pilot.app.screen
        assert (page.place, page.side, page.about) == ("worksheet.sheet", side, worksheet.id)
        await press(pilot, "page.back")
        assert isinstance(pilot.app.screen, Rounds)


async def test_two_quick_presses_open_one_curtain(opened: Any, store: Store, clock: Any) -> None:
    store.save(round_of(clock))
    async with opened() as pilot:
        page = await at(pilot, "worksheet")
        page.action_write("a")
        page.action_write("b")
        await settle(pilot)
        assert [type(screen) for screen in pilot.app.screen_stack[-2:]] == [Rounds, Curtain]


async def test_once_both_have_written_the_keys_lead_to_the_guess(
    opened: Any, store: Store, clock: Any, press: Any
) -> None:
    worksheet = begun(store, clock)
    for side, draft in (("a", ANA), ("b", BEN)):
        wrote(store, clock, worksheet, side, draft)  # type: ignore[arg-type]
    async with opened() as pilot:
        await at(pilot, "worksheet")
        await press(pilot, "choices.take")
        await settle(pilot)
        await press(pilot, "curtain.open")
        await settle(pilot)
        page: Any = pilot.app.screen
        assert (page.place, page.side) == ("worksheet.guess", "a")


async def test_the_round_that_is_ready_opens_with_both(
    opened: Any, store: Store, clock: Any, press: Any
) -> None:
    worksheet = ready(store, clock)
    async with opened() as pilot:
        await at(pilot, "worksheet")
        await press(pilot, "rounds.open")
        await settle(pilot)
        page: Any = pilot.app.screen
        assert (page.place, page.about) == ("worksheet.reveal", worksheet.id)


@pytest.mark.parametrize("size", SIZES)
async def test_earlier_rounds_stand_newest_first_and_open(
    opened: Any, store: Store, clock: Any, press: Any, seen: Seen, size: tuple[int, int]
) -> None:
    rounds = [earlier(clock, days) for days in range(30, 30 * 52, 30)]
    store.save(*rounds)
    async with opened(size=size) as pilot:
        await at(pilot, "worksheet")
        wanted = [f"open:{w.id}" for w in rounds]
        choices = pilot.app.screen.query_one(Choices)
        assert [c.id for c in choices._choices if c.id.startswith("open:")] == wanted
        await press(pilot, "choices.last")
        await settle(pilot)
        assert listed(pilot) == wanted[-1]
        assert f"{rounds[-1].day.day} " in seen(pilot).splitlines()[-2] + seen(pilot)
        assert str(rounds[-1].day.year) in seen(pilot), "the cursor is out of sight"
        await press(pilot, "choices.take")
        await settle(pilot)
        page: Any = pilot.app.screen
        assert (page.place, page.worksheet_id) == ("worksheet.together", rounds[-1].id)


@pytest.mark.parametrize("size", SIZES)
async def test_the_key_bar_names_each_partner_first_while_a_round_is_written(
    opened: Any, store: Store, clock: Any, size: tuple[int, int]
) -> None:
    store.save(round_of(clock))
    async with opened(size=size) as pilot:
        await at(pilot, "worksheet")
        assert pilot.app.screen.query_one("#keys").render().plain.split()[:4] == ["f", "Ana", "j", "Ben"]
        long = "Wilhelmina-Theodora of the Hill"
        pilot.app.keep(pilot.app.couple().with_(a=meet(long, "Ben").a))
        pilot.app.screen.post_message(StoreChanged())
        await settle(pilot)
        bar = pilot.app.screen.query_one("#keys").render().plain
        assert "f Wilhel" in bar and "j Ben" in bar and "esc Back" in bar


@pytest.mark.parametrize(
    ("key", "place"),
    [("rounds.promises", "promises"), ("rounds.drawers", "drawers"), ("rounds.moved", "worksheet.moved")],
)
async def test_the_other_pages_are_one_key_away(
    opened: Any, store: Store, clock: Any, press: Any, monkeypatch: Any, key: str, place: str
) -> None:
    store.save(earlier(clock, 30))
    async with opened() as pilot:
        await at(pilot, "worksheet")
        went: list[str] = []
        monkeypatch.setattr(pilot.app, "go", lambda route, **_: went.append(route.place))
        await press(pilot, key)
        choices = pilot.app.screen.query_one(Choices)
        choices.highlighted = [c.route.place if c.route else "" for c in choices._choices].index(place)
        await press(pilot, "choices.take")
        assert went == [place, place]


async def test_what_the_other_terminal_does_is_followed(
    opened: Any, store: Store, clock: Any, tmp_path: Any, seen: Seen, press: Any
) -> None:
    other = Store.open(tmp_path / "twofold.json", clock=clock)
    async with opened() as pilot:
        await at(pilot, "worksheet")
        worksheet = begun(other, clock)
        pilot.app.look()
        await settle(pilot)
        assert "has not begun" in seen(pilot)
        wrote(other, clock, worksheet, "a", ANA)
        pilot.app.look()
        await settle(pilot)
        assert "has finished" in seen(pilot) and listed(pilot) == "side:b"
        # Two rounds begun in the same moment: both terminals hold to the first.
        (late,) = other.save(round_of(clock).with_(created=clock.now() + timedelta(seconds=1)))
        pilot.app.look()
        await settle(pilot)
        assert pilot.app.screen.progress.current.id == worksheet.id != late.id
    other.close()


async def test_a_round_that_is_not_saved_yet_can_be_written_in(
    opened: Any, store: Store, press: Any, seen: Seen, monkeypatch: Any
) -> None:
    from twofold.store.errors import SaveFailed

    async with opened() as pilot:
        await at(pilot, "worksheet")

        def full(*_: Any) -> Any:
            raise SaveFailed(store.path, OSError(28, "No space left"))

        with monkeypatch.context() as patch:
            patch.setattr(store, "save", full)
            await press(pilot, "rounds.new")
            assert seen(pilot).count("has not begun") == 2 and "Not saved yet" in seen(pilot)
            assert store.worksheets.all() == []
        pilot.app.look()
        pilot.app.look()
        await settle(pilot)
        assert len(store.worksheets.all()) == 1 and "Not saved yet" not in seen(pilot)


async def test_any_name_is_shown_as_it_is(opened: Any, store: Store, clock: Any, seen: Seen) -> None:
    store.save(round_of(clock))
    async with opened(size=(150, 40)) as pilot:
        page = await at(pilot, "worksheet")
        for text in map(clean_line, HOSTILE):
            pilot.app.keep(pilot.app.couple().with_(a=meet(text, "Ben").a))
            page.post_message(StoreChanged())
            await settle(pilot)
            words = packed(seen(pilot)).replace("▌", "")
            assert words.count(packed(f"◆ {text}")) == 2
            assert pilot.app.is_running


@pytest.mark.parametrize("size", [(80, 24), (40, 11)])
async def test_what_is_known_stands_before_the_first_round_and_in_the_help(
    opened: Any, store: Store, seen: Seen, size: tuple[int, int]
) -> None:
    async with opened(size=size) as pilot:
        page = await at(pilot, "worksheet")
        assert ("No known trial of it." in " ".join(seen(pilot).split())) is (size[1] > 11)
        assert [note for note in page.notes if "We know of no trial of it" in note]
