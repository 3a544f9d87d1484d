"""Setting a session up: one topic, how sore it is, who begins, how long."""

from typing import Any

import pytest

from tests.support.screens.talks import LIBRARY, SIZES, Clock, Enter, begun, fill, only
from twofold.domain.listening.protocols import Protocol
from twofold.domain.listening.routes import SetupRoute
from twofold.screens.home import Home
from twofold.screens.listening.session import SessionPage
from twofold.screens.listening.setup import Setup
from twofold.store import Store
from twofold.widgets.choices import Choices
from twofold.widgets.fields import Line


@pytest.mark.parametrize("size", SIZES)
async def test_a_soft_opening_is_composed_beside_the_topic(
    opened: Any, enter: Enter, store: Store, size: tuple[int, int]
) -> None:
    async with opened(size=size) as pilot:
        room = enter(pilot)
        await room.go(SetupRoute("understand-first"))
        await room.press("field.leave")
        assert "First words F2 a soft opening" in room.words
        await room.press("setup.soften")
        await room.until(lambda: "Ana, how would you begin?" in room.words, "for the question")
        await pilot.press(*"ignored", "enter", *"you always on the phone", "enter", *"an hour")
        await room.settle()
        assert "~ 'Always' is hard to hear." in room.words
        await pilot.press("enter")
        await room.until(lambda: isinstance(room.page, Setup), "for the page below")
        words = "I feel ignored about you always on the phone. I need an hour."
        assert words in room.words
        assert room.page.query_one("#topic", Line).value == "you always on the phone"
        await room.press("setup.swap")
        assert words not in room.words, "it begins the other's turn"
        await room.press("setup.swap", "setup.begin")
        await room.until(lambda: isinstance(room.page, SessionPage), "for the session")
    assert only(store).opening == words


async def test_whoever_leaves_the_soft_opening_keeps_what_was_typed(
    opened: Any, enter: Enter, store: Store
) -> None:
    async with opened() as pilot:
        room = enter(pilot)
        await room.go(SetupRoute("understand-first", topic="Jo", first="b", opening="I feel torn.", about=""))
        await room.press("setup.soften")
        await room.until(lambda: "Ben, how would you begin?" in room.words, "for the question")
        await room.press("field.leave", "ask.back")
        assert "First words I feel torn." in room.words, "nothing was composed"
        await room.press("setup.soften")
        await pilot.press("tab", "tab", *"rest")
        await room.press("softly.words")
        await room.until(lambda: "A word for a need" in room.words, "for the words")
        await pilot.press(*"company", "enter")
        await room.until(lambda: "rest company" in room.words, "for the word")
        await room.press("field.leave")
        assert "Enter takes it, e goes on writing." in room.words
        await room.press("ask.back")
        assert "First words I need rest company." in room.words
        assert room.page.query_one("#topic", Line).value == "Jo", "a topic that was named stays"
        await room.press("setup.begin")
        await room.until(lambda: isinstance(room.page, SessionPage), "for the session")
    assert (only(store).opening, only(store).first) == ("I need rest company.", "b")


async def test_who_begins_can_be_said_in_every_way_to_listen(opened: Any, enter: Enter) -> None:
    async with opened() as pilot:
        room = enter(pilot)
        for protocol in LIBRARY.protocols:
            await room.go(SetupRoute(protocol.id, topic="us"))
            assert "x the other, c a coin" in room.words, protocol.id
            await room.press("page.back")


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("protocol", ["appreciations", "equal-silence"])
async def test_each_answer_keeps_to_its_line(
    opened: Any, enter: Enter, size: tuple[int, int], protocol: str
) -> None:
    async with opened(size=size) as pilot:
        room = enter(pilot)
        await room.go(SetupRoute(protocol))
        for typing in (True, False):
            if not typing:
                await room.press("field.leave")
            for heat in "12345":
                if not typing:
                    await room.press(f"setup.heat-{heat}")
                for row in ("heat", "first", "length"):
                    assert room.page.query_one(f"#setup-{row}").size.height == 1, (row, room.text)
            assert "Who begins  ◆ Ana" in room.text
            assert (" x " in f" {room.words} ") is not typing, "a hint names a key that would type a letter"
        await room.press("setup.toss")
        assert room.page.query_one("#setup-first").size.height == 1


async def test_the_answers_are_what_the_session_keeps(opened: Any, enter: Enter, store: Store) -> None:
    async with opened() as pilot:
        room = enter(pilot)
        await room.go(SetupRoute("equal-silence"))
        await pilot.press(*"xmc 3")
        assert room.page.query_one(Line).value == "xmc 3", "a letter in the field did something else"
        await room.press("field.leave", "setup.heat-4", "setup.swap", "setup.length")
        assert (
            "60 min" in room.words
            and "mild 1 2 3 [4] 5 sore a bit sore" in room.words
            and "● Ben" in room.words
        )
        assert "This one may need more structure." in room.words
        await room.press("setup.begin")
        await room.until(lambda: isinstance(room.page, SessionPage), "for the session")
    session = only(store)
    assert (session.topic, session.heat, session.first) == ("xmc 3", 4, "b")
    assert session.protocol.minutes == (60, 60)
    assert [event.do for event in session.events] == ["begin"]


async def test_a_topic_can_be_picked_and_changed(opened: Any, enter: Enter, store: Store) -> None:
    async with opened() as pilot:
        room = enter(pilot)
        await room.go(SetupRoute("appreciations"))
        await pilot.press("tab")
        assert isinstance(room.page.focused, Choices)
        await pilot.press("home", "down", "enter")
        picked = room.page.query_one(Line).value
        assert picked == room.page.protocol.topics[1]
        await room.press("setup.topic")
        await pilot.press("end", *" too")
        assert room.page.query_one(Line).value == f"{picked} too"
        await pilot.press("enter")  # from the field as well: a topic or none, and Enter
        await room.until(lambda: isinstance(room.page, SessionPage), "for the session")
    assert only(store).topic == f"{picked} too"


async def test_the_coin_says_who_begins(opened: Any, enter: Enter) -> None:
    async with opened() as pilot:
        room = enter(pilot)
        await room.go(SetupRoute("appreciations"))
        await room.press("field.leave")
        for side, name in (("b", "● Ben"), ("a", "◆ Ana")):
            room.page.coin = lambda side=side: side
            await room.press("setup.toss")
            assert f"Who begins {name} the coin decided" in room.words
        await room.press("setup.swap")
        assert "the coin decided" not in room.words


async def test_who_begins_alternates(opened: Any, enter: Enter, clock: Clock, store: Store) -> None:
    store.save(begun(clock).with_(status="stopped"))
    async with opened() as pilot:
        room = enter(pilot)
        await room.go(SetupRoute("appreciations"))
        assert "Who begins ● Ben" in room.words


async def test_a_second_enter_begins_no_second_session(opened: Any, enter: Enter, store: Store) -> None:
    async with opened() as pilot:
        room = enter(pilot)
        await room.go(SetupRoute("appreciations"))
        await room.press("field.leave")
        page = room.page
        await pilot.press("enter")
        page.action_begin()
        await room.until(lambda: isinstance(room.page, SessionPage), "for the session")
        assert len(store.sessions.all()) == 1
        await room.press("page.back")
        assert isinstance(room.page, Home), "the way back leads past what was set up already"


async def test_another_time_is_kept_and_leads_home(opened: Any, enter: Enter, store: Store) -> None:
    async with opened() as pilot:
        room = enter(pilot)
        await room.press("home.listen", "listening.choose", "field.leave", "setup.later")
        await room.until(lambda: "When would be better?" in room.words, "for the question")
        await room.press("ask.back")
        assert isinstance(room.page, Setup) and not store.sessions.all()
        await room.press("setup.later")
        await room.until(lambda: "When would be better?" in room.words, "for the question")
        await pilot.press("enter")
        await room.until(lambda: bool(store.sessions.all()), "for the plan")
        await room.settle()
        assert "Home keeps it ready for you." in room.words
    session = only(store)
    assert session.status == "planned" and session.due is not None


async def test_a_full_disk_stops_nobody_from_beginning(
    opened: Any, enter: Enter, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    full = fill(monkeypatch)
    async with opened() as pilot:
        room = enter(pilot)
        full.append(True)
        await room.go(SetupRoute("appreciations"))
        await pilot.press(*"hi", "enter")
        await room.until(lambda: isinstance(room.page, SessionPage), "for the session")
        await room.settle()
        assert "breathe in" in room.words and "Not saved yet." in room.words
        await room.press("listening.go-on", "listening.key-a", "listening.key-b")
        assert "Ana speaks" in room.words
        full.clear()
        pilot.app.look()
        pilot.app.look()
        await room.settle()
        assert "Not saved yet." not in room.words
    assert [event.do for event in only(store).events][:4] == ["begin", "settled", "agree", "agree"]


async def test_the_mouse_answers_too(opened: Any, enter: Enter) -> None:
    async with opened() as pilot:
        room = enter(pilot)
        await room.go(SetupRoute("equal-silence"))
        await room.press("field.leave")
        y = next(n for n, line in enumerate(room.text.split("\n")) if "How sore" in line)
        line = room.text.split("\n")[y]
        await pilot.click(offset=(line.index("4"), y))
        await room.settle()
        assert room.page.heat == 4
        line = room.text.split("\n")[y + 1]
        await pilot.click(offset=(line.index("Ana"), y + 1))
        await room.settle()
        assert room.page.first == "b"


@pytest.mark.parametrize("protocol", LIBRARY.protocols, ids=lambda protocol: protocol.id)
async def test_topics_and_lengths_are_those_of_its_file(
    opened: Any, enter: Enter, protocol: Protocol
) -> None:
    async with opened() as pilot:
        room = enter(pilot)
        await room.go(SetupRoute(protocol.id))
        assert tuple(room.page._topics()) == protocol.topics
        await room.press("field.leave")
        lengths = set()
        for _ in protocol.offered():
            await room.press("setup.length")
            lengths.add(room.page.chosen.minutes[1])
        assert lengths == set(protocol.offered())


async def test_the_dream_begins_with_what_keeps_coming_back(
    opened: Any, enter: Enter, clock: Clock, store: Store
) -> None:
    for topic in ("The garden", "Your mother", "your Mother", "Once"):
        store.save(begun(clock, topic=topic).with_(status="stopped"))
    async with opened() as pilot:
        room = enter(pilot)
        await room.go(SetupRoute("dream-behind"))
        assert room.page._topics()[0].casefold() == "your mother"
        assert "Once" not in room.page._topics()


async def test_while_a_topic_is_typed_it_is_said_where_the_rest_is(opened: Any, enter: Enter) -> None:
    async with opened() as pilot:
        room = enter(pilot)
        await room.go(SetupRoute("appreciations"))
        assert "Tab goes to the topics, Esc to the other settings." in room.words
        await room.press("field.leave")
        assert "m another length" in room.words and "Tab goes" not in room.words


@pytest.mark.parametrize("size", SIZES)
async def test_what_is_known_stands_where_a_talk_begins_and_in_full_in_its_help(
    opened: Any, enter: Enter, size: tuple[int, int]
) -> None:
    protocol = LIBRARY.get("floor-and-mirror")
    assert protocol is not None
    async with opened(size=size) as pilot:
        room = enter(pilot)
        await room.go(SetupRoute(protocol.id))
        await room.press("field.leave")
        assert (protocol.known in room.words) is (size[1] > 11), "where there are few lines the help has it"
        await room.press("page.help")
        read = room.words
        for _ in range(30):
            await pilot.press(*["down"] * 4)
            read += " " + room.words
        assert "Jesse Owen" in read and "Howard Markman" in read


@pytest.mark.parametrize("size", SIZES)
async def test_a_talk_is_taken_smaller_and_softer_and_whole_again(
    opened: Any, enter: Enter, store: Store, size: tuple[int, int]
) -> None:
    whole = LIBRARY.get("mirror-validate-empathise")
    assert whole is not None and whole.softer is not None
    async with opened(size=size) as pilot:
        room = enter(pilot)
        await room.go(SetupRoute(whole.id, topic="the garden", about=""))
        assert "30–40 min" in room.words and "g softer" in room.words
        await room.press("setup.heat-4", "setup.softer")
        assert "12–16 min" in room.words and "Smaller and softer. Four minutes each" in room.words
        assert room.page.heat == 2 and tuple(room.page._topics()) == whole.softer.topics
        await room.press("setup.softer")
        assert "30–40 min" in room.words and "Smaller and softer." not in room.words
        assert tuple(room.page._topics()) == whole.topics
        await room.press("setup.softer", "setup.begin")
        await room.until(lambda: isinstance(room.page, SessionPage), "for the session")
    kept = only(store)
    kinds = [step.kind for round_ in kept.protocol.rounds for step in round_.steps]
    assert kinds == ["speak", "mirror", "empathise", "give"] and kept.topic == "the garden"
    assert (kept.protocol.id, kept.protocol.name) == (whole.id, whole.name), "remembered as the same talk"
    assert kept.protocol.softer is None


async def test_what_has_no_softer_version_offers_none(opened: Any, enter: Enter) -> None:
    async with opened() as pilot:
        room = enter(pilot)
        await room.go(SetupRoute("appreciations", topic="us", softer=True))
        assert not room.page.is_softer and "softer" not in room.words
