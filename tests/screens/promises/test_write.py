"""Writing an agreement: what is typed is kept, and it holds when both have pressed."""

from datetime import date, timedelta
from typing import Any

import pytest

from tests.support.hostile import HOSTILE, packed
from tests.support.screens.promises import TODAY, AgreedAt, answered, only
from tests.support.screens.promises import agreed_at as agreed_at
from tests.support.screens.talks import SIZES, Clock, Enter, fill
from twofold.domain.promises.routes import WriteAgreementRoute
from twofold.domain.text import clean_line
from twofold.screens.promises.card import AgreementPage
from twofold.screens.promises.write import WriteAgreement
from twofold.store import Store
from twofold.widgets.fields import Line
from twofold.widgets.pick import Pick


def line(room: Any, name: str) -> Line:
    found: Line = room.page.query_one(f"#write-{name}", Line)
    return found


@pytest.mark.parametrize("size", SIZES)
async def test_a_yes_becomes_an_agreement_in_one_save(
    opened: Any, enter: Enter, store: Store, clock: Clock, size: tuple[int, int]
) -> None:
    store.save(*answered(clock.now()))
    async with opened(size=size) as pilot:
        room = enter(pilot)
        await room.go(WriteAgreementRoute(reply_id="reply-r1"))
        assert line(room, "what").value == "put both phones into the drawer"
        assert line(room, "first").value == "Friday" and line(room, "often").value == "once a week"
        assert not store.agreements.all(), "nothing was typed, and nothing is kept"
        await room.press("promises.key-b", "promises.key-a")
        await room.until(lambda: isinstance(room.page, AgreementPage), "for the card")
        await room.settle()
        assert "put both phones into the drawer" in room.words
        await room.press("page.back")
        assert not isinstance(room.page, WriteAgreement), "the way back leads past what is done"
    agreement, reply = only(store), store.replies.all()[0]
    assert reply.agreement == agreement.id
    assert (agreement.asker, agreement.need, agreement.met) == ("a", "an evening without phones", 3)
    assert (agreement.worksheet, agreement.row) == ("w1", "r1")
    entry = agreement.history[0]
    assert (entry.did, entry.by, entry.terms.who) == ("made", ("b", "a"), "b")
    assert (entry.terms.first, entry.terms.review) == (date(2026, 11, 27), date(2026, 12, 4))
    assert agreement.due == date(2026, 12, 4) and agreement.sketch is None


async def test_what_an_agreement_on_a_smaller_offer_and_on_another_way_begins_with(
    opened: Any, enter: Enter, store: Store, clock: Clock
) -> None:
    store.save(*answered(clock.now(), "smaller", "one phone, for an hour"))
    async with opened() as pilot:
        room = enter(pilot)
        await room.go(WriteAgreementRoute(reply_id="reply-r1"))
        kept = "put both phones into the drawer: one phone, for an hour"
        assert line(room, "what").value == kept, "what was asked for keeps its verb"
        assert line(room, "until").value == "31 March 2027", "so it was asked"
        await room.press("page.back")
        (reply,) = store.replies.all()
        said = reply.said[0]
        store.save(reply.with_(said=(type(said)("another", said.at, words="music instead"),)))
        await room.go(WriteAgreementRoute(reply_id="reply-r1"))
        assert line(room, "what").value == "music instead" and line(room, "until").value == "31 March 2027"
        assert room.page.query_one("#write-who", Pick).value == "both"
        await room.press("promises.key-a", "promises.key-b")
        await room.settle()
    assert only(store).terms.until == date(2027, 3, 31)


async def test_what_is_typed_outlives_esc_and_a_kill(
    opened: Any, enter: Enter, store: Store, clock: Clock
) -> None:
    async with opened() as pilot:
        room = enter(pilot)
        await room.go(WriteAgreementRoute())
        await pilot.press(*"a walk", "tab", *"Sunday")
        await room.settle()
        other = Store.open(store.path)
        assert only(other).sketch == only(store).sketch, "a kill now would lose what was typed"
        other.close()
        await room.press("field.leave", "page.back")
        await room.go(WriteAgreementRoute())
        assert (line(room, "what").value, line(room, "first").value) == ("a walk", "Sunday")
        await room.press("promises.key-a", "promises.key-b")
        await room.settle()
        await room.press("page.back")
        await room.go(WriteAgreementRoute())
        assert line(room, "what").value == "", "the next one begins empty"
    agreement = only(store)
    assert (agreement.terms.what, agreement.terms.who, agreement.row) == ("a walk", "both", "")


async def test_nobody_says_yes_to_what_cannot_be_read(
    opened: Any, enter: Enter, store: Store, clock: Clock
) -> None:
    async with opened() as pilot:
        room = enter(pilot)
        await room.go(WriteAgreementRoute())
        await room.press("field.leave", "promises.key-a")
        assert "Say what you agree on" in room.words and room.page.said_yes == ()
        await room.press("write.edit")
        await pilot.press(*"tea", "tab", *"3/4")
        await room.press("field.leave", "promises.key-a")
        assert "Numbers can be read in two ways" in room.words and room.page.said_yes == ()
        assert not only(store).history


async def test_a_day_of_their_own(opened: Any, enter: Enter, store: Store, clock: Clock) -> None:
    async with opened() as pilot:
        room = enter(pilot)
        await room.go(WriteAgreementRoute())
        await pilot.press(*"tea")
        await room.press("field.leave")
        room.page.query_one("#write-days", Pick).choose("0")
        await room.settle()
        assert room.page.focused is line(room, "review")
        await pilot.press(*"in 10 days")
        await room.press("field.leave")
        assert "You will look at it on Thursday 3 December 2026." in room.words
        await room.press("promises.key-a", "promises.key-b")
        await room.settle()
    assert only(store).due == TODAY + timedelta(days=10)


async def test_a_yes_is_to_these_words_and_no_others(agreed_at: AgreedAt, store: Store) -> None:
    async with agreed_at("promises.write") as room:
        await room.press("write.edit")
        await room.pilot.press("end", *" sharp")
        await room.press("field.leave", "promises.key-a")
        assert room.page.said_yes == ("a",)
        await room.press("promises.key-a")
        assert room.page.said_yes == (), "pressed again, the key takes the yes back"
        await room.press("promises.key-a", "write.edit")
        await room.pilot.press(*"!")
        await room.settle()
        assert room.page.said_yes == ()
        await room.press("field.leave", "promises.key-a", "promises.key-b")
        await room.settle()
    agreement = only(store)
    assert [entry.did for entry in agreement.history] == ["made", "changed"]
    assert agreement.history[0].terms.what == "both phones in the drawer after nine"
    assert agreement.terms.what == "both phones in the drawer after nine sharp!"


async def test_nothing_changed_is_no_change(agreed_at: AgreedAt, store: Store) -> None:
    async with agreed_at("promises.write") as room:
        await room.press("promises.key-a", "promises.key-b")
        assert "Nothing has changed yet." in room.words
    assert len(only(store).history) == 1


async def test_two_terminals_write_at_once(
    agreed_at: AgreedAt, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("twofold.frame.household.Household.look", lambda _self: None)
    async with agreed_at("promises.write") as room:
        await room.press("promises.key-a")
        other = Store.open(store.path)
        there = only(other)
        sketch = room.page.typed()
        other.save(there.with_(sketch=type(sketch)(**{n: getattr(sketch, n) for n in sketch.__struct_fields__}
                                                   | {"often": "twice a week"})))  # fmt: skip
        other.close()
        # Before this terminal has looked at what the other did, the second yes falls.
        await room.press("write.edit")
        await room.pilot.press("end", *" or ten")
        await room.settle()
        assert line(room, "often").value == "twice a week", "what the other typed is lost"
        assert line(room, "what").value.endswith(" or ten"), "what was typed here is lost"
        assert room.page.said_yes == ()
        await room.press("field.leave", "promises.key-a", "promises.key-b")
        await room.settle()
    assert (only(store).terms.often, only(store).terms.what[-7:]) == ("twice a week", " or ten")


async def test_a_change_at_the_other_terminal_is_never_written_over(
    agreed_at: AgreedAt, store: Store, clock: Clock
) -> None:
    from tests.support.screens.promises import looked_at

    async with agreed_at("promises.write") as room:
        await room.press("write.edit")
        await room.pilot.press("end", *" sharp")
        await room.press("field.leave", "promises.key-a")
        other = Store.open(store.path)
        other.save(looked_at(clock.now(), only(other)))
        other.close()
        await room.press("promises.key-b")
        await room.until(lambda: isinstance(room.page, AgreementPage), "for the card")
        await room.settle()
        assert "Both of you have said yes." in room.words
        assert "one evening without phones" in room.words
    agreement = only(store)
    assert [entry.did for entry in agreement.history] == ["made", "changed"]
    assert agreement.terms.what == "one evening without phones"


async def test_a_full_disk_loses_nothing(
    opened: Any, enter: Enter, store: Store, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    full = fill(monkeypatch)
    async with opened() as pilot:
        room = enter(pilot)
        await room.go(WriteAgreementRoute())
        full.append(True)
        await pilot.press(*"tea")
        await room.settle()
        assert "Not saved yet." in room.words
        await room.press("field.leave", "page.back")
        await room.go(WriteAgreementRoute())
        assert line(room, "what").value == "tea"
        full.clear()
        pilot.app.look()
        pilot.app.look()
        await room.settle()
    sketch = only(store).sketch
    assert sketch is not None and sketch.what == "tea"


@pytest.mark.parametrize("text", [clean_line(each) for each in HOSTILE])
async def test_any_words_can_be_agreed_on(
    opened: Any, enter: Enter, store: Store, clock: Clock, text: str
) -> None:
    async with opened(size=(120, 40)) as pilot:
        room = enter(pilot)
        await room.go(WriteAgreementRoute())
        for name in ("what", "often", "notice"):
            line(room, name).value = text
        await room.settle()
        await room.press("field.leave", "promises.key-a", "promises.key-b")
        await room.until(lambda: isinstance(room.page, AgreementPage), "for the card")
        await room.settle()
        assert packed(room.text).count(packed(text)) >= 3
    assert only(store).terms.what == text
