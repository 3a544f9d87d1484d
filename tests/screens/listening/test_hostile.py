"""Words that break other programs, on every listening page: topics, names, notes, their own protocols."""

from datetime import timedelta
from typing import Any

from msgspec.structs import replace

from tests.support.screens.talks import LIBRARY, Clock, Enter, happened, reached
from twofold.content import Library
from twofold.domain.listening.engine import Note
from twofold.domain.listening.protocols import Protocol, Round, Step
from twofold.domain.text import clean_line
from twofold.store import Store
from twofold.widgets.choices import CURSOR

HOSTILE = [
    "[/]",
    "[/foo]",
    "a[/b]c",
    "[bold]hi",
    "[x] done",
    "[a=b]",
    "[B]",
    "[$accent]",
    "[@click=app.quit]x[/]",
    "[type=x, v={'a[0]'}]",
    "[",
    "\\[b]",
    "{0} %s {name}",
    "日本語のなまえ",
    "שלום עולם",
    "👩‍❤️‍👨",
    "e\u0301\u0302 combining",
    "\x1b]0;PWNED\x07 \x1b[2J",
    "a\x00b\x9b31m \u202eedis",
    "x" * 10_000,
]
"""platform.md §1.4 row 17 and textual.md §8.1."""
ALL = " ".join(text for text in HOSTILE if len(text) < 100)


def packed(text: str) -> str:
    return "".join(text.replace(CURSOR, " ").split())


def own(words: str) -> Protocol:
    """Return a protocol of their own with *words* in every field."""
    line = clean_line(words)
    steps = (
        Step(kind="wish", prompt=line, options=(line, line)),
        Step(kind="speak", prompt=line, minutes=1, stems=(line,)),
        Step(kind="mirror", prompt=line, gate=True, stems=(line,)),
        Step(kind="summary", prompt=line, gate=True, stems=(line,)),
        Step(kind="validate", prompt=line, gate=True, stems=(line,)),
        Step(kind="empathise", prompt=line, gate=True, stems=(line,), feelings=True),
        Step(kind="give", prompt=line, gate=True, stems=(line,)),
    )
    both = Step(kind="together", prompt=line, minutes=1, stems=(line,))
    return Protocol(
        id="own", name=line, minutes=(5, 20), heat=3, why=line, use_when=line, success=line, source=line,
        evidence=line, close=line, rules=(line, line), may_ask=True,
        rounds=(Round(line, steps), Round(line, (both,), together=True)),
    )  # fmt: skip


async def test_protocols_of_their_own_may_hold_any_words(opened: Any, enter: Enter) -> None:
    protocols = tuple(replace(own(text), id=f"own-{n}") for n, text in enumerate(HOSTILE))
    async with opened(library=Library(protocols), size=(120, 60)) as pilot:
        room = enter(pilot)
        await room.press("home.listen")
        await pilot.press("home")
        for protocol in protocols:
            piece = packed(protocol.name)[:20]
            assert packed(room.text).count(piece) >= 4, protocol.name
            await pilot.press("down")
        await pilot.press("end")
        await room.press("listening.more")
        assert packed(room.text).count("x" * 20) >= 4


async def test_every_moment_shows_them_as_they_are(opened: Any, enter: Enter, clock: Clock) -> None:
    """All of them at once, through a whole session with help and palette opened on the way."""
    protocol = own(ALL)
    async with opened(library=Library((protocol, *LIBRARY.protocols)), size=(120, 60)) as pilot:
        room = enter(pilot)
        store = pilot.app.store
        (couple,) = store.couple.all()
        store.save(
            couple.with_(
                a=replace(couple.a, name="[/b] A["), b=replace(couple.b, name="[@click=app.quit]B[/]")
            )
        )
        session = reached(clock, "wish", "outside-stress")
        session = session.with_(protocol=protocol, topic=clean_line(ALL))
        await room.open(session)
        wanted = [packed(clean_line(text)) for text in HOSTILE if len(text) < 100]
        phases: list[str] = []
        for _ in range(40):
            if room.state.phase == "pulse":
                break
            phases.append(room.state.phase)
            if room.state.phase not in ("verdict", "swap"):
                for words in wanted:
                    assert words in packed(room.text), (room.state.phase, words)
            else:
                assert "[/b]A[" in packed(room.text) or "[@click=app.quit]B[/]" in packed(room.text)
            await room.step()
            await room.settle()
        assert {
            "wish",
            "speak",
            "mirror",
            "summary",
            "empathise",
            "give",
            "verdict",
            "together",
            "close",
        } <= set(phases)
        await room.press("page.help")
        assert "Keys here" in room.words
        await room.press("page.back")
        await room.press("listening.go-on")
        for name in ("[/b]A[", "[@click=app.quit]B[/]"):
            assert name in packed(room.text)
        await pilot.press(*"162738", "f", "j")
        for name in ("[/b]A[", "[@click=app.quit]B[/]"):
            assert packed(room.text).count(name) >= 3
        await room.press("pulse.done")
        assert "[@click=app.quit]x[/]" in packed(room.text)
        assert pilot.app.is_running


async def test_topics_and_notes_may_hold_any_words(
    opened: Any, enter: Enter, clock: Clock, store: Store
) -> None:
    async with opened() as pilot:
        room = enter(pilot)
        for text in (ALL, HOSTILE[-1], HOSTILE[0]):
            line = clean_line(text)
            paused = reached(clock, "mirror", topic=text)
            until = clock.now() + timedelta(minutes=20)
            await room.open(happened(paused, clock, "timeout", paused.seconds, until=until))
            assert packed(line)[:190] in packed(room.text)
            await room.press("listening.stop")
            note = Note(session=room.talk.session.id, text=line, created=clock.now(), updated=clock.now())
            store.save(note)
            await room.press("listening.note")
            assert packed(line)[:190] in packed(room.text)
            await room.press("field.leave", "page.back", "page.back")
