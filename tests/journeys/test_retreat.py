"""A whole retreat of two: dreamed of, planned, lived, closed, and looked back at after a week and a month."""

from datetime import date, datetime
from pathlib import Path

from tests.support.journeys.listening import take_the_floor
from tests.support.journeys.people import meet
from tests.support.journeys.retreats import (
    MONDAY,
    SATURDAY,
    SAUNA,
    SUNDAY,
    WALK,
    WORKSHOP,
    at,
    begin,
    fill,
    give,
    leave,
    say,
    set_passphrase,
    stop_typing,
    take_match,
    the_plan,
    to_hearts,
    write_ideas,
)
from tests.support.journeys.terminal import Terminal
from tests.support.journeys.worksheets import PASSPHRASE
from twofold.store import Store

PACKED = ("warm socks", "the red lamp", "a pack of cards")


def dream(terminal: Terminal) -> None:
    """From the welcome to a plan with a match in it, and the one thing it made worse mended."""
    meet(terminal, "Ana", "Ben")
    begin(set_passphrase(terminal))
    write_ideas(terminal)
    give(to_hearts(terminal, "Ana", "f", PASSPHRASE), "3", "1", "v")
    terminal.press("c").wait_for("◆ Ana   has finished", "● Ben   gives hearts")
    assert "♥" not in terminal.text, "what she gave is hers until both open it"
    give(to_hearts(terminal, "Ben", "j"), "2", "3", "0")
    terminal.press("c")
    take_match(terminal)
    terminal.wait_for("With hearts", f"{SAUNA}   ◆ ♥·· 1  ● ♥♥♥ 3")
    below = terminal.text.partition("One of you would rather not")[2]
    assert WORKSHOP in below and "◆" not in below.partition("\n\n")[0], "nobody is told whose veto it was"
    terminal.press("escape").wait_for("3 ideas, hearts opened")


def mend(terminal: Terminal) -> None:
    """From the plan and back: two things to look at, both mended with the key."""
    terminal.wait_for("29 things; 2 to look at")
    terminal.press("d").wait_for("Fri 27 Nov", "Sun 29 Nov", "2 things to look at")
    terminal.press("c").wait_for("nothing to eat on Friday", "↳ Add lunch", "↳ Add an hour alone")
    terminal.press("m").wait_gone("nothing to eat on Friday")
    terminal.press("m").wait_for("Nothing to look at", "Done: Add an hour alone")
    terminal.press("escape").wait_for("Fri 27 Nov")
    terminal.press("escape").wait_for("31 things")
    terminal.wait_gone("to look at")


def pay(terminal: Terminal) -> None:
    """From the plan and back: a cost that Ana paid, a limit, and who gives whom what."""
    terminal.press("m").wait_for("Nothing costs anything yet")
    terminal.press("n").wait_for("A cost", "Done typing")
    fill(terminal, {"What": "the cabin", "Planned": "240", "Paid": "249.90"})
    terminal.wait_gone("Done typing")
    terminal.press("right").wait_for("[◆ Ana]")
    terminal.press("escape").wait_for("the cabin", "planned €240.00", "paid €249.90 by ◆ Ana")
    terminal.press("l").wait_for("Done typing")
    say(terminal, "200")
    stop_typing(terminal).wait_for("€49.90 over your limit")
    terminal.press("s").wait_for("● Ben gives ◆ Ana €124.95.")
    terminal.press("escape").wait_for("€249.90 of €200.00 planned", "31 things; 1 to look at")


def pack(terminal: Terminal) -> None:
    """From the plan and back: a ready list, a list that is pasted, and two things in the bag."""
    terminal.press("p").wait_for("Nothing to pack yet.")
    terminal.press("l").wait_for("For this retreat", "Always   11 things")
    terminal.press("enter").wait_for("all on your list", "11 added.")
    terminal.press("escape").wait_for("0 of 16 packed")
    terminal.press("n").wait_for("Done typing")
    terminal.paste("\n".join(f"- {thing}" for thing in PACKED)).wait_for(*(f"· {each}" for each in PACKED))
    stop_typing(terminal).wait_for("0 of 19 packed")
    terminal.press("space").wait_for("1 of 19 packed")
    terminal.press("down", "space").wait_for("2 of 19 packed")
    terminal.press("escape").wait_for("p  Packing", "2 of 19 packed")


def write_out(terminal: Terminal, home: Path) -> None:
    """From the plan and back, over a file of each kind."""
    terminal.press("o").wait_for("A page to print", "Where it goes")
    for key, ending in (("p", "html"), ("c", "ics"), ("m", "md"), ("b", "csv")):
        path = home / f"twofold-retreat-2026-11-27.{ending}"
        terminal.press(key).wait_for(f"~/{path.name}")
        assert not path.exists()
        terminal.press("w").wait_for("Written to", f"27.{ending}\n")
        terminal.wait_until(path.exists, "to write it")
    terminal.press("escape").wait_for("Paper and calendar")


def talk(terminal: Terminal) -> None:
    """From the slot in which it is held to the end of a round of thanks, and back."""
    terminal.press("b").wait_for("What would you like to talk about?", "Small thanks", "enter Begin")
    terminal.press("enter").wait_for("breathe in")
    terminal.press("enter").wait_for("Is now okay for both of you?")
    terminal.press("f").wait_for("now is okay")
    terminal.press("j").wait_for("Ana speaks")
    for speaker, listener in (("Ana", "Ben"), ("Ben", "Ana")):
        terminal.press("enter").wait_for(f"{listener} says it back")
        terminal.press("enter").wait_for(f"did {listener} get it?")
        terminal.press("1").wait_for(f"{listener} gives something back")
        terminal.press("enter")
        if speaker == "Ana":
            take_the_floor(terminal, "Ben")
    terminal.wait_for("Ana, a last good word")
    terminal.press("enter").wait_for("Ben, a last good word")
    terminal.press("enter").wait_for("How was it?")
    terminal.press("p").wait_for("Enter goes back to the retreat.")
    terminal.press("enter").wait_for("“Small thanks” is ticked.", "✓ 9:50–10:00   Small thanks")


def close(terminal: Terminal) -> None:
    """From home to the memories: what each takes home, promises, a day, and both their keys."""
    terminal.wait_for("Your retreat today", "Close it together")
    terminal.press("o").wait_for("Whenever you like", "Close it together")
    terminal.press("c").wait_for("Ana, what do you take home?", "Done typing")
    fill(
        terminal,
        {"1": "we laugh a lot", "2": "mornings are ours", "3": "the stars", "I will": "cook on Tuesdays"},
    )
    terminal.wait_for("goes on to Ben")
    terminal.press("enter").wait_for("Ben, what do you take home?", "Done typing")
    fill(
        terminal, {"1": "tea in the sun", "2": "your hand", "3": "quiet", "I will": "leave the phone outside"}
    )
    terminal.wait_for("goes on to both of you")
    terminal.press("enter").wait_for(
        "When will you two sit down again", "Ana", "promises to cook on Tuesdays"
    )
    fill(terminal, {"day": "in 10 days", "time": "19:00"})
    terminal.wait_for("Wednesday 9 December 2026 at 19:00.", "f  ◆ Ana\n", "j  ● Ben")
    terminal.press("f").wait_for("f  ◆ Ana  ✓")
    assert "What you took home" not in terminal.text, "one key closes nothing"
    terminal.press("j").wait_for("What you did", "Small thanks  look back at the talk")


def look_back(terminal: Terminal, after: str, hers: str, his: str) -> None:
    """From home, which asks for it, to home, which does not ask any more."""
    terminal.wait_for(after)
    terminal.press("o").wait_for("How is it now?", "tea in the sun", "we laugh a lot")
    terminal.press("e").wait_for("Done typing")
    fill(terminal, {"◆ Ana": hers, "● Ben": his})
    terminal.wait_for("d when you have looked at it together.")
    terminal.press("d").wait_for("b  Book", "It is with the memories")
    assert after not in terminal.text


def test_from_an_empty_file_to_the_memories(home: Path, data: Path) -> None:
    with at(MONDAY, home) as terminal:
        dream(terminal)
        mend(terminal)
        pay(terminal)
        pack(terminal)
        write_out(terminal, home)
        leave(terminal)
    plan = the_plan(data)
    walk, _, workshop = plan.ideas
    assert (walk.hearts, workshop.vetoed, plan.slot(walk.slot) is not None) == ((3, 2), True, True)
    for ending, words in (("ics", "BEGIN:VCALENDAR"), ("md", "# "), ("html", "<html"), ("csv", "the cabin")):
        by_command = home / f"ours.{ending}"
        with at(MONDAY, home, "export", str(by_command), "--retreat") as command:
            assert command.wait_exit() == 0
        text = by_command.read_text("utf-8")
        assert words in text
        if ending != "csv":
            assert WALK in text.replace("\n ", "").replace("\r\n ", "")
        if ending != "html":
            assert text == (home / f"twofold-retreat-2026-11-27.{ending}").read_text("utf-8")

    with at(SATURDAY, home) as terminal:
        terminal.wait_for("Your retreat today", "o   9:50  Small thanks")
        terminal.press("o").wait_for("Saturday 28 November · day 2 of 3 · 9:5", "b begins Appreciations.")
        talk(terminal)
        terminal.press("end", "up").wait_for("n moves it to 17:45")
        terminal.press("n").wait_for("17:45–18:30  A slow breakfast")
        leave(terminal)
    lived = {slot.title: slot for slot in the_plan(data).slots if slot.day == 1}
    assert (lived["Small thanks"].happened, lived["A slow breakfast"].start) == ("done", (17 * 60) + 45)

    with at(SUNDAY, home) as terminal:
        close(terminal)
        terminal.press("escape").wait_for("Closed together", "What you took home")
        terminal.press("escape").wait_for("p  Promises")
        terminal.press("p").wait_for("cook on Tuesdays", "leave the phone outside")
        leave(terminal)
    with at("2026-12-05T15:30", home) as terminal:
        terminal.wait_for("b  Book")
        assert "Weekend" not in terminal.text, "it is asked for too soon"
        leave(terminal)
    with at("2026-12-06T15:30", home) as terminal:
        look_back(terminal, "a week after: look back", "the tea helps", "I sleep better")
        leave(terminal)
    with at("2026-12-29T15:30", home) as terminal:
        look_back(terminal, "a month after: look back", "we booked the cabin again", "still no phone")
        terminal.press("r").wait_for("Past", "Weekend of 27 November")
        terminal.press("enter").wait_for("l  What stayed")
        terminal.press("l").wait_for("What you did", "What you took home")
        terminal.press("pagedown").wait_for("What you promised")
        terminal.press("pagedown").wait_for("A week after")
        terminal.press("pagedown").wait_for("the tea helps", "A month after", "still no phone")
        leave(terminal)
    plan = the_plan(data)
    assert plan.start == date(2026, 11, 27) and plan.closing is not None
    assert plan.closing.takeaways == (
        ("we laugh a lot", "mornings are ours", "the stars"),
        ("tea in the sun", "your hand", "quiet"),
    )
    assert plan.closing.promises == ("cook on Tuesdays", "leave the phone outside")
    assert plan.closing.checkin == datetime(2026, 12, 9, 19, 0)
    store = Store.open(data)
    assert {agreement.id for agreement in store.agreements.all()} == set(plan.closing.agreements)
    (session,) = store.sessions.all()
    store.close()
    assert session.status == "finished"
