"""What a terminal sends, byte by byte, cut into what it means; nothing that it can send is too broken.

Pure: bytes and the time go in, pieces come out. Whatever is begun and never ended (a letter, a sequence, a
paste) is bounded, by time and by size.
"""

from codecs import getincrementaldecoder
from collections.abc import Generator, Iterator

import msgspec

from twofold.domain.patterns import pattern

PASTE_LIMIT = 4_000_000
"""Bytes of one paste that are kept; the rest of it is swallowed."""
SEQUENCE_LIMIT = 1024
"""Bytes of one sequence: no terminal sends longer ones."""
STALL = 0.5
"""Seconds of silence within a paste, after which what came is given out, and keys may be keys again."""
TOO_LONG = 1.0
"""Seconds after which a sequence is no longer waited for, even while its bytes still trickle in."""
A_FEW_KEYS = 32
"""Bytes that come at once when a person presses keys; the rest of a paste that stalled comes in more."""

_PASTE, _PASTE_END = b"\x1b[200~", b"\x1b[201~"
# What a terminal answers when it is asked: begun like this, and ended by BEL or ST.
_ANSWER = rb"(?:\][0-9]|P[0-9;>!+|]|_G)[^\x07\x1b]*"
_WHOLE = pattern(
    rb"\x1b(?:"
    rb"\[M[\x20-\xff]{3}"  # the mouse, as X10 has it: its three bytes are no text
    rb"|\[\[[\x20-\x7e]"  # the first five function keys of the Linux console
    rb"|\[[0-9]{1,2}\$"  # function keys of rxvt, with shift
    rb"|\[(?![M\[])[ -?]*[@-~]"
    rb"|O[0-9;:]*[@-~]"
    rb"|" + _ANSWER + rb"(?:\x07|\x1b\\)"
    rb")"
)
_BEGUN = pattern(
    rb"\x1b(?:\[(?:M[\x20-\xff]{0,2}|\[|(?![M\[])[ -?]*)|O[0-9;:]*|" + _ANSWER + rb"\x1b?|[\]P_])?\Z"
)
_BROKEN = pattern(rb"\x1b(?:\[(?:M[\x20-\xff]{0,2}|\[|[ -?]*)|O[0-9;:]*|" + _ANSWER + rb")")
_GOES_ON = b"[O]P_"
"""What may follow an Esc in a sequence that is longer."""
_TOGETHER = b"bf\x7f"
"""Behind an Esc of the same moment: a word to the left, to the right, and away. Alt means nothing else."""
# No terminal lets an Esc through in a paste. F9 as all of them send it; kitty adds which locks are on.
_STOPS = pattern(rb"\x1b\[201~|(?=\x1b\[20(?:;(?:1|65|129|193)(?::1)?)?~)")
_LONGEST_STOP = 12


class Typed(msgspec.Struct, frozen=True):
    """Characters, as they were typed. A byte that belongs to none is U+FFFD."""

    text: str


class Sequence(msgspec.Struct, frozen=True):
    """One whole escape sequence, or the key Esc alone."""

    text: str


class Pasted(msgspec.Struct, frozen=True):
    """A paste, or as much of it as came."""

    text: str


Piece = Typed | Sequence | Pasted
ESCAPE = Sequence("\x1b")


class Keystream:
    """Cuts up what comes from a terminal. ``patience``: seconds within which a sequence goes on."""

    def __init__(self, patience: float = 0.1) -> None:
        self._patience = patience
        self._held = b""
        self._began = 0.0
        self._decoder = getincrementaldecoder("utf-8")("replace")
        self._pasting = self._stalled = False
        self._kept = 0
        self._pasted: list[str] = []
        self.due: float | None = None
        """When `tick` should be called, if nothing comes until then; None: nothing is begun."""

    def feed(self, data: bytes, now: float) -> Iterator[Piece]:
        """Take in *data*, which came at *now*; yield what is whole."""
        if self._stalled:
            self._stalled = False
            self._pasting = len(data) > A_FEW_KEYS or bool(_STOPS.search(data))
        if self._held == b"\x1b" and not self._pasting and data[:1] not in _GOES_ON:
            yield ESCAPE  # it came alone: what follows is a key of its own
            self._held = b""
        if not self._held:
            self._began = now
        self._held += data
        at = 0
        while at < len(self._held):
            pasting = self._pasting
            end = yield from (self._in_paste if pasting else self._in_keys)(self._held, at)
            if end == at and pasting == self._pasting:
                break
            at, self._began = end, now
        self._held = self._held[at:]
        self._wait(now)

    def tick(self, now: float) -> Iterator[Piece]:
        """Let what is begun be over, if its time is up at *now*; yield what came of it."""
        if self.due is None or now < self.due:
            return
        stalls = self._pasting
        yield from self.end()
        self._pasting = self._stalled = stalls

    def end(self) -> Iterator[Piece]:
        """Let all that is begun be over: nothing follows."""
        held, self._held, self.due = self._held, b"", None
        if self._pasting:
            self._take(held)
            yield from self._give()
            self._pasting = False
            return
        yield from self._last_letter()
        if held and len(held) <= 2:
            yield ESCAPE
            if held[1:]:
                yield Typed(chr(held[1]))
        elif held.endswith(b"\x1b"):
            yield ESCAPE  # it did not end what is dropped here: no letter of a longer one was typed

    def _wait(self, now: float) -> None:
        if self._pasting:
            self.due = now + STALL
        elif self._held:
            self.due = min(now + self._patience, self._began + TOO_LONG)
        elif self._decoder.getstate()[0]:
            self.due = now + self._patience
        else:
            self.due = None

    # Each takes what is held, and where to begin; it yields pieces and returns where they end.

    def _in_keys(self, data: bytes, at: int) -> Generator[Piece, None, int]:
        if data[at] != 0x1B:
            found = data.find(b"\x1b", at)
            end = len(data) if found < 0 else found
            if text := self._decoder.decode(data[at:end]):
                yield Typed(text)
            return end
        yield from self._last_letter()
        if whole := _WHOLE.match(data, at):
            yield from self._sequence(whole.group())
            return whole.end()
        following = data[at + 1 : at + 2]
        if following and following in _TOGETHER:
            yield Sequence(f"\x1b{following.decode()}")
            return at + 2
        if _BEGUN.match(data, at):
            return at if len(data) - at <= SEQUENCE_LIMIT else len(data)
        broken = _BROKEN.match(data, at)
        if broken and broken.end() - at > 2:
            return broken.end()  # what belongs to it is dropped, what follows is not
        yield ESCAPE
        return at + 1

    def _sequence(self, whole: bytes) -> Iterator[Piece]:
        if whole == _PASTE:
            self._pasting, self._kept = True, 0
        elif whole != _PASTE_END and not whole.startswith(b"\x1b[M") and len(whole) <= SEQUENCE_LIMIT:
            yield Sequence(whole.decode("latin-1"))

    def _in_paste(self, data: bytes, at: int) -> Generator[Piece, None, int]:
        if stop := _STOPS.search(data, at):
            self._take(data[at : stop.start()])
            yield from self._give()
            self._pasting = False
            return stop.end()
        # Its end may have come in part.
        begun = data.rfind(b"\x1b", max(at, len(data) - _LONGEST_STOP))
        end = len(data) if begun < 0 else begun
        self._take(data[at:end])
        return end

    def _take(self, data: bytes) -> None:
        data = data[: PASTE_LIMIT - self._kept]
        self._kept += len(data)
        self._pasted.append(self._decoder.decode(data))

    def _give(self) -> Iterator[Piece]:
        self._pasted.append(self._decoder.decode(b"", final=True))
        text = "".join(self._pasted)
        self._pasted.clear()
        if text:
            yield Pasted(text)

    def _last_letter(self) -> Iterator[Piece]:
        # A letter of which not all bytes came.
        if text := self._decoder.decode(b"", final=True):
            yield Typed(text)
