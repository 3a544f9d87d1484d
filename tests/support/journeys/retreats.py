"""What two people do with a retreat: begin one, find what both like, plan it, live it, close it."""

import sys
from datetime import date, datetime
from pathlib import Path
from typing import Any

from tests.support.journeys.terminal import Terminal
from tests.support.journeys.worksheets import DOT, PASSPHRASE, on_line, unlock
from twofold.domain.retreat.plan import Plan
from twofold.store import Store

ZONE = "Europe/Berlin"
"""Where they live."""
MONDAY = "2026-11-23T18:30"
SATURDAY = "2026-11-28T08:52"
SUNDAY = "2026-11-29T15:30"
"""Moments in UTC: before the retreat, within a talk of its second day, and after the last thing on it."""
WALK, SAUNA, WORKSHOP = "a walk under the stars", "sauna in the woods", "Two days of dancing"
PASTE = f"{WORKSHOP}\nhttps://example.org/dance-weekend\n€ 240\n27-29 November\nBring warm socks.\n"
"""Three ideas; the last one as it stands on a page."""


def at(
    moment: str, home: Path, *arguments: str, size: tuple[int, int] = (80, 24), zone: str = ZONE
) -> Terminal:
    """The program at *moment*, such as "2026-11-28T10:20" in UTC, on a machine in *zone*."""
    later = str(Path(__file__).with_name("later.py"))
    command = (sys.executable, later)
    return Terminal(command, home=home, arguments=[moment, *arguments], size=size, env={"TZ": zone})


def leave(terminal: Terminal) -> None:
    """Out, from wherever they are."""
    terminal.press("ctrl+q")
    assert terminal.wait_exit() == 0


def say(terminal: Terminal, words: str) -> Terminal:
    """Type *words* into the field that has the keyboard."""
    terminal.type(words).wait_for(words)
    return terminal


def fill(terminal: Terminal, lines: dict[str, str]) -> Terminal:
    """Fill *lines*, by the labels of their fields, in order and with Enter behind each."""
    for label, words in lines.items():
        say(on_line(terminal, label), words).press("enter")
    return terminal


def stop_typing(terminal: Terminal) -> Terminal:
    """Leave the field with Esc, once the keys below tell that one is in it."""
    terminal.wait_for("Done typing")
    terminal.press("escape").wait_gone("Done typing")
    return terminal


def begin(terminal: Terminal, purpose: str = "to rest and wake without an alarm") -> Terminal:
    """From home to a new plan for the weekend, from the template that is proposed."""
    terminal.wait_for("r  Retreat")
    terminal.press("r").wait_for("Press n to begin.")
    terminal.press("n").wait_for("Purpose", "Friday to Sunday", "Done typing")
    say(terminal, purpose).press("f2").wait_for("In 4 days", "d  The days", purpose)
    return terminal


def to_plan(terminal: Terminal) -> Terminal:
    """From home to the plan that is there."""
    terminal.wait_for("r  Retreat")
    terminal.press("r").wait_for("Your retreats", "Weekend of 27 November")
    terminal.press("enter").wait_for("d  The days", "i  Ideas")
    return terminal


def write_ideas(terminal: Terminal) -> Terminal:
    """From the plan to its ideas: two are typed, one is pasted."""
    terminal.press("i").wait_for("n  Write down an idea")
    terminal.press("n").wait_for("such as: a night walk", "Done typing")
    for idea in (WALK, SAUNA):
        say(terminal, idea).press("enter").wait_for("such as: a night walk")
    terminal.press("escape").wait_for(SAUNA, "v  Paste what you found")
    terminal.press("v").wait_for("Paste what you have", "all of it in one go")
    terminal.paste(PASTE).wait_for(f"✓ {WORKSHOP}", "27-29 November → the ideas", "€240.00 → the budget")
    terminal.press("f2").wait_for(f"{WORKSHOP}   €240.00", "f  ◆ Ana   gives hearts")
    return terminal


def set_passphrase(terminal: Terminal, words: str = PASSPHRASE) -> Terminal:
    """From home and back: the first of them gets a passphrase."""
    terminal.wait_for("s  Settings")
    terminal.press("s").wait_for("d  Drawers")
    terminal.press("d").wait_for("◆ Ana  has no passphrase")
    terminal.press("f").wait_for("Pass the keyboard to")
    terminal.press("enter").wait_for("Nobody can recover a passphrase", "A few words")
    terminal.type(words).wait_for(DOT * len(words))
    terminal.press("enter")
    on_line(terminal, "The same words again")
    terminal.type(words).wait_until(lambda: terminal.text.count(DOT * len(words)) == 2, "both to be there")
    terminal.press("enter").wait_for("◆ Ana  has a passphrase")
    terminal.press("escape").wait_for("d  Drawers")
    terminal.press("escape").wait_for("r  Retreat")
    return terminal


def to_hearts(terminal: Terminal, name: str, key: str, words: str = "") -> Terminal:
    """From the ideas through the curtain, and through the passphrase *words* if *name* has one."""
    terminal.press(key).wait_for("Pass the keyboard to", name, "please look away")
    terminal.press("enter")
    if words:
        unlock(terminal, words)
    terminal.wait_for("Hearts", f"{name}   has the keyboard", WALK)
    return terminal


def give(terminal: Terminal, *keys: str) -> Terminal:
    """Press the keys of *keys* for one idea after the other: 0 to 3, or v for the veto."""
    said = {"0": "0  not for me", "1": "1  if you like", "2": "2  I would like it", "3": "3  I would love it"}
    for place, key in enumerate(keys):
        if place:
            terminal.press("down")
        terminal.press(key).wait_for(said.get(key, "× you would rather not"))
    return terminal


def take_match(terminal: Terminal) -> Terminal:
    """From the ideas, with the hearts of both, to the one that both like in the plan."""
    terminal.wait_for("o  Open the hearts together")
    terminal.press("o").wait_for("Are you both here?", "Ana will be asked")
    terminal.press("f").wait_for("ready ✓")
    terminal.press("j")
    unlock(terminal).wait_for("You both like it", f"{WALK}   ◆ ♥♥♥ 3  ● ♥♥· 2")
    terminal.press("t").wait_for(f"✓  {WALK}", "in the plan, ")
    return terminal


def make(data: Path, **more: Any) -> Any:
    """Make a file with Ana and Ben and their plan of the weekend, and return the plan as it was saved.

    *more*: fields of the plan that differ.
    """
    from datetime import UTC

    from twofold.content import load_templates
    from twofold.domain import people
    from twofold.domain.retreat.beginning import begin as begun
    from twofold.domain.retreat.beginning import from_template
    from twofold.store import Store

    data.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    template = load_templates(None).get("weekend")
    assert template is not None
    store = Store.open(data)
    plan = begun(
        datetime(2026, 11, 23, 18, 30, tzinfo=UTC), "Weekend of 27 November", date(2026, 11, 27), 3, zone=ZONE
    )
    plan = from_template(template, plan).with_(**more)
    (_, saved) = store.save(people.meet("Ana", "Ben"), plan)
    store.close()
    return saved


def the_plan(data: Path) -> Plan:
    """Return the one plan in the file, which must be sound."""
    store = Store.open(data)
    try:
        assert store.notices == ()
        (plan,) = store.plans.all()
        return plan
    finally:
        store.close()
