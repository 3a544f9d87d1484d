"""How a talk looks. ``pytest --snapshot-update`` redraws the pictures; look at them before keeping them."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode

from tests.support.screens.pictures import says
from tests.support.screens.talks import Clock, Room, begun, happened, reached
from twofold.domain.listening.engine import Session, state_of
from twofold.domain.listening.session import Ballot
from twofold.domain.records import SIDES
from twofold.store.config import Settings

HOME: tuple[tuple[int, int], str] = (80, 24), "twofold-dark"
SMALL: tuple[tuple[int, int], str] = (40, 11), "twofold-dark"
LARGE: tuple[tuple[int, int], str] = (120, 40), "twofold-light"


class Svg(SingleFileSnapshotExtension):
    """One SVG file for each picture."""

    file_extension = "svg"
    _write_mode = WriteMode.TEXT


def settling(clock: Clock) -> Session:
    session = begun(clock)
    return session.with_(events=session.events[:1], seconds=0.0)


def timed_out(clock: Clock) -> Session:
    session = reached(clock, "mirror")
    until = clock.now() + timedelta(minutes=30)
    return happened(session, clock, "timeout", session.seconds, until=until)


def consenting(clock: Clock) -> Session:
    session = begun(clock)
    return session.with_(events=session.events[:2], seconds=0.0)


def paused(clock: Clock) -> Session:
    session = reached(clock, "speak")
    return happened(session, clock, "pause", session.seconds)


def back_again(clock: Clock) -> Session:
    session = timed_out(clock)
    clock.advance(25 * 60)
    for side in SIDES:
        session = happened(session, clock, "back", session.seconds, side)
    return session


def over(clock: Clock) -> Session:
    session = reached(clock, "pulse")
    a, b = Ballot(5, 4, 5), Ballot(4, None, 5)
    return happened(session, clock, "pulse", session.seconds + 40, a=a, b=b)


def swapping(clock: Clock) -> Session:
    session = reached(clock, "swap")
    assert state_of(session).turn.speaker == "b"
    return session


MOMENTS: dict[str, Callable[[Clock], Session]] = {
    "settle": settling,
    "speak": begun,
    "mirror": lambda clock: reached(clock, "mirror"),
    "verdict": lambda clock: reached(clock, "verdict"),
    "swap": swapping,
    "consent": consenting,
    "wish": lambda clock: reached(clock, "wish", "outside-stress"),
    "guess": lambda clock: reached(clock, "guess", "outside-stress"),
    "give": lambda clock: reached(clock, "give", "outside-stress"),
    "summary": lambda clock: reached(clock, "summary", "mirror-validate-empathise"),
    "validate": lambda clock: reached(clock, "validate", "mirror-validate-empathise"),
    "empathise": lambda clock: reached(clock, "empathise", "mirror-validate-empathise"),
    "together": lambda clock: reached(clock, "together", "book-talk"),
    "close": lambda clock: reached(clock, "close"),
    "pulse": lambda clock: reached(clock, "pulse"),
    "paused": paused,
    "time-out": timed_out,
    "restart": back_again,
    "ended": over,
}


async def shown(room: Room, moment: str) -> None:
    await room.open(MOMENTS[moment](room.clock))
    if moment in ("settle", "speak"):
        await room.past(95 if moment == "speak" else 7)


SAID = {
    "swap": ("● Ben   has the keyboard", "The floor · 2 of 4", "Pass the keyboard to ● Ben",
             "Ben, you have the floor for 5 minutes.", "Enter when you hold it.", "enter I hold it"),
    "guess": ("◆ Ana   has the keyboard", "What weighs on me · 1 of 2", "● Ben guesses a number",
              "How heavy is it for your partner", "Ana: Enter once you have both said a number.",
              "enter Said it"),
    "give": ("◆ Ana   has the keyboard", "● Ben gives something back", "I am with you in ...",
             "Ana: Enter once you have heard it.", "w Words", "enter Heard it"),
    "summary": ("◆ Ana   has the keyboard", "The dialogue · 1 of 2", "● Ben says it all back",
                "Is that all of it?", "Ana: Enter once you have heard it.", "w Words", "enter Heard it"),
    "validate": ("◆ Ana   has the keyboard", "● Ben says what makes sense", "I can see how, given ...",
                 "Ana: Enter once you have heard it.", "w Words", "enter Heard it"),
    "close": ("◆ Ana   has the keyboard", "Closing", "◆ Ana, a last good word",
              "Nothing has to be decided now.",
              "Enter when Ana is done.", "enter Said it"),
    "pulse": ("◆ Ana  ● Ben  both of you", "Closing", "How was it?",
              "Three short questions for both at once.",
              "Enter begins. p leaves them out.", "enter Begin"),
    "paused": ("◆ Ana  ● Ben  both of you", "The floor · 1 of 4", "Paused", "The clock has stopped.",
               "Enter goes on.", "space Go on", "enter Go on"),
    "restart": ("◆ Ana  ● Ben  both of you", "Start again, softly", "Then Ana picks up the thread.",
                "Enter goes on.", "enter Go on"),
}  # fmt: skip
"""Moments that differ from one of which there is a picture in nothing but their words, and what they say."""


@pytest.mark.parametrize("moment", SAID)
async def test_what_a_moment_says(opened: Any, enter: Any, seen: Any, moment: str) -> None:
    async with opened(settings=Settings(motion=False)) as pilot:
        await shown(enter(pilot), moment)
        says(seen(pilot), *SAID[moment], "t Time-out    r Repair    s Stop", "p Pass")


@pytest.mark.parametrize(
    ("moment", "look"),
    [
        *((moment, HOME) for moment in MOMENTS if moment not in SAID and moment != "mirror"),
        ("speak", SMALL),
        ("mirror", LARGE),
    ],
    ids=lambda it: it if isinstance(it, str) else f"{it[0][0]}x{it[0][1]}",
)
async def test_a_moment(
    opened: Any, enter: Any, picture: Any, drawn: SnapshotAssertion, moment: str, look: Any
) -> None:
    async with opened(size=look[0], settings=Settings(motion=False, theme=look[1])) as pilot:
        await shown(enter(pilot), moment)
        assert picture(pilot) == drawn


@pytest.mark.parametrize("look", [HOME], ids=lambda look: f"{look[0][0]}x{look[0][1]}")
async def test_choosing_and_setting_up(
    opened: Any, enter: Any, picture: Any, drawn: SnapshotAssertion, look: Any
) -> None:
    async with opened(size=look[0], settings=Settings(motion=False, theme=look[1])) as pilot:
        room = enter(pilot)
        await room.press("home.listen")
        assert picture(pilot) == drawn(name="choose")
        await room.press("listening.choose")
        await pilot.press(*"Thank you")
        await room.press("field.leave")
        await room.press("setup.heat-3")
        assert picture(pilot) == drawn(name="setup")


@pytest.mark.parametrize("look", [HOME], ids=lambda look: f"{look[0][0]}x{look[0][1]}")
async def test_the_pulse_closed_and_open(
    opened: Any, enter: Any, picture: Any, drawn: SnapshotAssertion, look: Any
) -> None:
    async with opened(size=look[0], settings=Settings(motion=False, theme=look[1])) as pilot:
        room = enter(pilot)
        await room.open(reached(room.clock, "pulse"))
        await room.press("listening.go-on")
        await pilot.press(*"594")
        await room.settle()
        assert picture(pilot) == drawn(name="closed")
        await pilot.press(*"k30", "f", "j")
        await room.settle()
        assert picture(pilot) == drawn(name="open")
