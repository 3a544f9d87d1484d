"""Our end of the terminal: what it sends is read whole or dropped, and nothing it sends ends the program.

Textual's own driver ends with the first byte that is no UTF-8, waits for the end of a paste for ever, and
spins at the end of its line.
"""

import os
import selectors
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from threading import Lock
from time import monotonic
from typing import TYPE_CHECKING, Any, Protocol, cast

from textual import constants, events
from textual.geometry import Size
from textual.message import Message

from twofold.widgets.inside.terminal import OpenTerminal, Parser

from .keystream import ESCAPE, Keystream, Pasted, Piece, Typed
from .leaving import WIPE

if TYPE_CHECKING:
    from textual.app import App

    from .keyplaces import KeyPlaces
    from .otherletters import OtherLetters
    from .waysout import WaysOut

    class TerminalApp(Protocol):
        """What the terminal needs of the app."""

        ways_out: "WaysOut"
        letters: "OtherLetters"


READ = 4096
CLIPBOARD = "\x1b]52;"
"""How what goes into the clipboard of the terminal begins (OSC 52)."""
LARGEST = Size(2000, 1000)
"""Columns and rows of the largest window that a terminal is believed to have."""
AT_ONCE = 64
"""Reads after which what came so far is given out, even while more comes."""


class Terminal(OpenTerminal):
    """Reads keys, pastes and the mouse, and draws."""

    def __init__(self, app: "App[Any]", **more: Any) -> None:
        super().__init__(app, **more)
        ours = cast("TerminalApp", app)
        self._ways_out, self._places = ours.ways_out, ours.letters.places
        self._errands: deque[Callable[[], object]] = deque()
        self._ear, self._bell = os.pipe()
        self._reads = self._ending = self._is_put_away = False

    def paper(self, file: Any) -> "_Paper":
        """Return what is drawn on."""
        self._paper = _Paper(file)
        return self._paper

    # -- reading, in a thread of its own --------------------------------------------------------------

    def run_input_thread(self) -> None:
        """Give out what comes, until the line ends or nobody listens any more. Raises nothing."""
        stream, meaning = Keystream(constants.ESCAPE_DELAY), _Meaning(self._places)

        def give(pieces: Iterable[Piece]) -> None:
            for piece in pieces:
                for message in meaning.of(piece):
                    self.process_message(message)

        self._reads = True
        try:
            with selectors.SelectSelector() as selector:
                selector.register(self.fileno, selectors.EVENT_READ)
                selector.register(self._ear, selectors.EVENT_READ)
                while not self._is_over():
                    wait = None if stream.due is None else max(0.0, stream.due - monotonic())
                    ready = {key.fd for key, _ in selector.select(wait)}
                    if self._ear in ready:
                        os.read(self._ear, READ)
                    for _ in range(AT_ONCE):
                        if self._is_over() or not _readable(self.fileno):
                            break
                        if not (data := self._read()):
                            give(stream.end())
                            self.soon(self._ways_out.line_ended)
                            return
                        give(stream.feed(data, monotonic()))
                    give(stream.tick(monotonic()))
                    self._run_errands()
        except (OSError, ValueError):  # there is no such line
            self.soon(self._ways_out.line_ended)
        finally:
            self._reads = False
            self._run_errands()

    def _read(self) -> bytes:
        # At the end of a pseudo-terminal Linux says EIO.
        with suppress(OSError):
            return os.read(self.fileno, READ)
        return b""

    def _is_over(self) -> bool:
        return self._ending or self.exit_event.is_set()

    def process_message(self, message: Message) -> None:
        """Give out *message*; a quick exit clears the screen before anything else, however busy we are."""
        if isinstance(message, events.Key) and self._ways_out.is_quick_exit(message.key):
            self.cover()
        super().process_message(message)

    def send_message(self, message: Message) -> None:
        """Hand *message* to the app, in the order in which they come."""
        self.soon(lambda: self.give(message))

    def cover(self) -> None:
        """Clear the screen at once; what is drawn until the end is not shown. Any thread may ask."""
        self._paper.cover(WIPE)

    # -- asked in the loop ----------------------------------------------------------------------------

    def when_read(self, then: Callable[[], object]) -> None:
        """Call *then*, in the loop, once everything that has come so far was given out."""
        self._errands.append(then)
        if self._reads:
            os.write(self._bell, b".")
        else:
            self._run_errands()

    def _run_errands(self) -> None:
        with suppress(IndexError):  # both threads may come here at once
            while True:
                self.soon(self._errands.popleft())

    def disable_input(self) -> None:
        """Read no more."""
        self._ending = True
        os.write(self._bell, b".")
        super().disable_input()

    def start_application_mode(self) -> None:
        """Take over the terminal."""
        self._ending = False
        super().start_application_mode()  # type: ignore[no-untyped-call]

    def stop_application_mode(self) -> None:
        """Give the terminal back as it was."""
        if self.draws:
            self.write(_Paper.UNCOVER)
        super().stop_application_mode()

    # -- stopped, and brought back --------------------------------------------------------------------

    def suspend_application_mode(self) -> None:
        """Give the terminal back for a while."""
        self._is_put_away = True
        super().suspend_application_mode()

    def resume_application_mode(self) -> None:
        """Take over the terminal again."""
        self._is_put_away = False
        super().resume_application_mode()

    def come_back(self) -> None:
        """Take over the terminal again, and undo what was done to it while the program stood still."""
        if self._ending and not self._is_put_away:
            return  # on its way out
        if not self._is_put_away:
            self.suspend_application_mode()  # it was stopped from outside, without a warning
            self.tell_of_resuming()
        self.resume_application_mode()


class _Meaning:
    """Which message a piece is, for Textual; what it does not know is nothing."""

    def __init__(self, places: "KeyPlaces") -> None:
        self._parser, self._places = Parser(), places

    def of(self, piece: Piece) -> Iterator[Message]:
        if isinstance(piece, Pasted):
            yield events.Paste(piece.text.replace("\x00", ""))
        elif isinstance(piece, Typed):
            for letter in piece.text:
                yield from self._parsed(letter)
        elif piece == ESCAPE:
            yield events.Key("escape", "\x1b")
        else:
            yield from self._parsed(self._places.heard(piece.text))

    def _parsed(self, text: str) -> list[Message]:
        try:
            messages = [message for message in self._parser.feed(text) if _is_sane(message)]
        except Exception:
            # A number as long as a line, a window without a size: what it means, only its sender knows.
            messages = []
        if not messages and len(text) > 1:
            # It would wait for the rest of what it does not know, and then take it for letters.
            self._parser = self._parser.begin_again()
        if self._parser.terminal_pixel_size and not all(self._parser.terminal_pixel_size):
            self._parser.terminal_pixel_size = None  # it would divide by it
        return messages


def _is_sane(message: Message) -> bool:
    if isinstance(message, events.Resize):
        return 0 < message.size.width <= LARGEST.width and 0 < message.size.height <= LARGEST.height
    return True


def _readable(fileno: int) -> bool:
    with selectors.SelectSelector() as selector:
        selector.register(fileno, selectors.EVENT_READ)
        return bool(selector.select(0))


class _Paper:
    """What is drawn on; it takes everything, even when there is no terminal any more to show it."""

    UNCOVER = "\x1b[?2004l\x00"
    """Written: from here on it is shown again."""

    def __init__(self, file: Any) -> None:
        self._file = file
        self._lock = Lock()
        self._is_covered = False

    def cover(self, cloth: str) -> None:
        """Show *cloth* at once, and nothing that is drawn until UNCOVER is written."""
        self._is_covered = True
        if self._lock.acquire(timeout=0.2):
            try:
                self._do("write", cloth)
                self._do("flush")
            finally:
                self._lock.release()

    def write(self, text: str) -> None:
        """Show *text*; what only clears the clipboard is not seen, and comes through in any case."""
        with self._lock:
            if text == self.UNCOVER:
                self._is_covered = False
            elif not self._is_covered or text.startswith(CLIPBOARD):
                self._do("write", text)

    def flush(self) -> None:
        """Let it be seen."""
        with self._lock:
            self._do("flush")

    def _do(self, what: str, *text: str) -> None:
        with suppress(OSError, ValueError):
            getattr(self._file, what)(*text)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._file, name)
