"""The sentence and the rituals on screen: both say yes, and nothing typed is lost."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from syrupy.assertion import SnapshotAssertion
from textual.events import Paste

from tests.support.hostile import HOSTILE, UNSAFE, packed
from tests.support.routes import route
from tests.support.screens.talks import SIZES
from twofold.demo.rituals import rituals as made_up
from twofold.domain.promises.newthings import NEW_THINGS, added, first
from twofold.domain.promises.rituals import Ritual, Sketch, agreed, begin
from twofold.domain.promises.sentence import SENTENCE, Sentence
from twofold.domain.text import clean_line
from twofold.screens.house import JUST_NOW
from twofold.screens.promises.agreements import Agreements
from twofold.screens.promises.design import Design
from twofold.screens.promises.ritual import RitualPage
from twofold.screens.promises.rituals import Rituals
from twofold.screens.promises.sentence import SentencePage
from twofold.store import Store
from twofold.widgets.fields import Line

DAY = 86_400
SEEN = Callable[..., str]


def sentence(store: Store) -> Sentence:
    (found,) = store.sentences.all()
    return found


async def go(pilot: Any, place: str, **what: Any) -> None:
    pilot.app.go(route(place, **what))
    await pilot.pause()


@pytest.mark.parametrize("size", SIZES)
async def test_a_sentence_is_written_agreed_changed_and_read_again(
    opened: Any, store: Store, clock: Any, press: Any, seen: SEEN, size: Any
) -> None:
    async with opened(size=size) as pilot:
        await press(pilot, "home.promises", "agreements.sentence")
        assert isinstance(pilot.app.screen, SentencePage) and "no sentence yet" in seen(pilot)
        await press(pilot, "promises.key-a")
        assert store.sentences.all() == []  # nothing to say yes to yet
        pilot.app.clear_notifications()
        await press(pilot, "sentence.edit")
        await pilot.press(*"We come back.")
        await pilot.pause()
        assert sentence(store).sketch == "We come back." and sentence(store).words == ""
        await pilot.press("escape")
        await press(pilot, "promises.key-b")
        assert "✓" in seen(pilot)
        await press(pilot, "promises.key-b")  # taken back
        assert "✓" not in seen(pilot) and sentence(store).words == ""
        await press(pilot, "promises.key-b", "promises.key-a")
        assert sentence(store).words == "We come back." and sentence(store).history[0].by == ("b", "a")
        pilot.app.clear_notifications()
        await press(pilot, "sentence.edit")
        await pilot.press("end", *" Always", "enter")
        await press(pilot, "promises.key-a", "promises.key-b")
        assert sentence(store).words == "We come back. Always"
        await press(pilot, "page.back")
        assert isinstance(pilot.app.screen, Agreements)
        if size[0] > 50:
            assert "We come back. Always" in seen(pilot)
    clock.advance(90 * DAY)
    async with opened(size=size) as pilot:
        await press(pilot, "home.promises", "agreements.sentence")
        assert "You wanted to read it again" in " ".join(seen(pilot).split())
        await press(pilot, "promises.key-a", "promises.key-b")
        again = sentence(store).review
        assert again == clock.now().date() + timedelta(days=90)
        await press(pilot, "sentence.let-go", "page.back")  # not after all
        assert sentence(store).words
        await press(pilot, "sentence.let-go", "promises.key-a", "promises.key-b")
        assert sentence(store).words == "" and len(sentence(store).history) == 3


async def test_a_sentence_begins_from_an_example_and_follows_the_other_terminal(
    opened: Any, store: Store, clock: Any, press: Any, seen: SEEN
) -> None:
    async with opened() as pilot:
        await go(pilot, "promises.sentence")
        await press(pilot, "sentence.examples")
        await pilot.press("down", "enter")
        await pilot.pause()
        line = pilot.app.screen.query_one("#sentence-line", Line)
        assert line.line.startswith("We are on the same side") and line.has_focus
        await pilot.press("escape")
        await press(pilot, "promises.key-a")
        other = Store.open(store.path)
        other.save(other.sentences.all()[0].with_(sketch="Other words."))
        other.close()
        pilot.app.look()
        await pilot.pause()
        assert line.line == "Other words." and "✓" not in seen(pilot)
        clock.advance(JUST_NOW)
        await press(pilot, "promises.key-a", "promises.key-b")
        assert sentence(store).words == "Other words."


@pytest.mark.parametrize("size", SIZES)
async def test_a_ritual_is_designed_looked_at_changed_and_let_go(
    opened: Any, store: Store, clock: Any, press: Any, seen: SEEN, size: Any
) -> None:
    async with opened(size=size) as pilot:
        await press(pilot, "home.promises", "agreements.rituals")
        assert isinstance(pilot.app.screen, Rituals) and "no rituals of your own" in seen(pilot)
        await press(pilot, "rituals.new")
        await pilot.press(*"Tea", "enter", *"at ten", "escape")
        await pilot.pause()
        (ritual,) = store.rituals.all()
        assert ritual.sketch is not None and (ritual.sketch.what, ritual.sketch.when) == ("Tea", "at ten")
        assert not ritual.open and ritual.history == ()
        await press(pilot, "page.back")
        await pilot.press("home")
        await pilot.pause()
        assert "not agreed yet" in seen(pilot)
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(pilot.app.screen, Design)
        await press(pilot, "promises.key-a", "promises.key-b")
        assert isinstance(pilot.app.screen, RitualPage)
        (ritual,) = store.rituals.all()
        assert ritual.open and ritual.shape.what == "Tea" and ritual.sketch is None
        await press(pilot, "ritual.change")
        line = pilot.app.screen.query_one("#design-when", Line)
        line.focus()
        await pilot.press("end", *" sharp", "escape")
        await press(pilot, "promises.key-b", "promises.key-a")
        assert isinstance(pilot.app.screen, RitualPage) and "at ten sharp" in seen(pilot)
    clock.advance(30 * DAY)
    async with opened(size=size) as pilot:
        await press(pilot, "home.promises", "agreements.rituals")
        assert "Look at it together" in seen(pilot)
        await pilot.press("home", "enter")
        await pilot.pause()
        await press(pilot, "promises.key-a", "promises.key-b")
        (ritual,) = store.rituals.all()
        assert [entry.did for entry in ritual.history] == ["made", "changed", "kept"]
        await press(pilot, "ritual.let-go", "page.back", "ritual.let-go", "promises.key-b", "promises.key-a")
        (ritual,) = store.rituals.all()
        assert not ritual.open
        await press(pilot, "page.back")
        assert "Let go, and still readable" in seen(pilot)
        await pilot.press("home", "enter")
        await pilot.pause()
        await press(pilot, "ritual.take-up", "promises.key-a", "promises.key-b")
        (ritual,) = store.rituals.all()
        assert ritual.open and ritual.history[-1].did == "taken up"
        assert isinstance(pilot.app.screen, RitualPage)


async def test_an_example_is_a_beginning_that_can_be_put_away_and_brought_back(
    opened: Any, store: Store, press: Any, seen: SEEN
) -> None:
    async with opened() as pilot:
        await go(pilot, "promises.rituals")
        await pilot.press("down", "enter")
        await pilot.pause()
        assert isinstance(pilot.app.screen, Design) and "Six seconds" in pilot.app.screen.typed().what
        await press(pilot, "page.back")
        assert store.rituals.all() == []  # to look at one is not to write one
        await pilot.press("enter")
        await pilot.pause()
        await press(pilot, "design.edit")
        await pilot.press("end", *" at ours", "escape")
        await pilot.pause()
        (ritual,) = store.rituals.all()
        assert ritual.sketch is not None and ritual.sketch.what == "Six seconds at the door at ours"
        assert ritual.sketch.means == "you come before the post and the pots"
        await press(pilot, "design.drop")
        assert store.rituals.all() == [] and isinstance(pilot.app.screen, Rituals)
        await press(pilot, "rituals.undo")
        (ritual,) = store.rituals.all()
        assert ritual.sketch is not None and ritual.sketch.what.startswith("Six seconds")
        assert "Six seconds" in seen(pilot)


async def test_what_the_other_terminal_wrote_meanwhile_stays(opened: Any, store: Store, press: Any) -> None:
    async with opened() as pilot:
        await go(pilot, "promises.design")
        await pilot.press(*"Tea", "escape")
        await pilot.pause()
        other = Store.open(store.path)
        (theirs,) = other.rituals.all()
        other.save(theirs.with_(sketch=Sketch(what="Tea", when="at nine")))
        other.close()
        line = pilot.app.screen.query_one("#design-means", Line)
        line.focus()
        await pilot.press(*"home")
        await pilot.pause()
        (ritual,) = store.rituals.all()
        assert ritual.sketch == Sketch(what="Tea", when="at nine", means="home")


async def test_what_is_taken_back_leaves_what_the_other_terminal_wrote(
    opened: Any, store: Store, press: Any
) -> None:
    async with opened() as pilot:
        await go(pilot, "promises.new-things")
        await pilot.press("enter")
        await pilot.pause()
        other = Store.open(store.path)
        other.save(added(other.newthings.all()[0], "theirs", "Theirs"))
        other.close()
        pilot.app.look()
        await pilot.pause()
        await press(pilot, "new.undo")
        assert [each.what for each in store.newthings.all()[0].things] == ["Theirs"]


async def test_an_example_that_both_take_as_it_is_holds(opened: Any, store: Store, press: Any) -> None:
    async with opened() as pilot:
        await go(pilot, "promises.design", example=0)
        await press(pilot, "promises.key-a", "promises.key-b")
        (ritual,) = store.rituals.all()
        assert ritual.open and ritual.shape.what == "A proper goodbye"


async def test_any_words_are_kept_and_shown(opened: Any, store: Store, press: Any, seen: SEEN) -> None:
    async with opened(size=(150, 40)) as pilot:
        for place, field in (("promises.sentence", "#sentence-line"), ("promises.design", "#design-what")):
            await go(pilot, place)
            line = pilot.app.screen.query_one(field, Line)
            line.focus()
            for text in [*HOSTILE, *UNSAFE]:
                line.value = ""
                pilot.app.post_message(Paste(text))
                await pilot.pause()
                await pilot.pause()
                record: Any = [*store.sentences.all(), *store.rituals.all()][-1]
                typed = record.sketch if isinstance(record, Sentence) else record.sketch.what
                assert (typed or "") == clean_line(text)
            await pilot.press("escape", "escape")
        now, today = pilot.app.clock.now(), pilot.app.clock.now().date()
        (held,) = store.sentences.all()
        for text in map(clean_line, HOSTILE):
            ritual = agreed(begin(now), Sketch(what=text, when=text, means=text), ("a", "b"), now, today)
            things = added(first(now).with_(id=NEW_THINGS, rev=store.newthings.rev(NEW_THINGS)), "1", text)
            store.save(held.with_(sketch=text, rev=store.sentences.rev(SENTENCE)))
            store.save(ritual, things)
            for place, what in (
                ("promises.ritual", {"ritual_id": ritual.id}),
                ("promises.new-things", {}),
                ("promises.sentence", {}),
            ):
                await go(pilot, place, **what)
                assert packed(text)[:30] in packed(seen(pilot).replace("▌", "")), (place, text)
                await pilot.press("escape")
                await pilot.pause()
        await go(pilot, "promises")
        assert "Rituals" in seen(pilot)


@pytest.mark.parametrize(
    "place", ["promises", "promises.sentence", "promises.rituals", "promises.ritual", "promises.design",
              "promises.new-things"],
)  # fmt: skip
async def test_pictures(
    opened: Any, store: Store, clock: Any, picture: Any, drawn: SnapshotAssertion, look: Any, place: str
) -> None:
    saved = store.save(*made_up(clock.now()))
    supper = next(each for each in saved if isinstance(each, Ritual) and each.shape.what == "Friday supper")
    what = {"ritual_id": supper.id} if place in ("promises.ritual", "promises.design") else {}
    async with opened(**look) as pilot:
        await go(pilot, place, **what)
        await pilot.pause()
        assert picture(pilot) == drawn


async def test_no_ritual_in_particular_is_a_new_one(opened: Any, press: Any) -> None:
    async with opened() as pilot:
        await go(pilot, "promises.ritual")
        await pilot.pause()
        assert isinstance(pilot.app.screen, Design)
        await pilot.press("escape")
        await press(pilot, "page.back")
        assert pilot.app.screen.place == "home"


async def test_a_ritual_that_is_gone_says_so(opened: Any, press: Any, seen: SEEN) -> None:
    async with opened() as pilot:
        await go(pilot, "promises.ritual", ritual_id="none")
        await pilot.pause()
        assert "not there any more" in seen(pilot) and pilot.app.screen.place == "home"
