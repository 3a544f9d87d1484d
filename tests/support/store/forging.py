"""Somebody who can change the file, and does: everything that they could put in the place of something.

They know how twofold keeps things, have a key of their own and every earlier state of the file, and keep the
checksums right. What they do not have is a passphrase.
"""

import json
from typing import Any, NamedTuple

import msgspec

from twofold.domain.drawers import Drawer, Open, Sealed, Veil, Writing, drawer_id
from twofold.domain.records import SIDES, Side
from twofold.domain.worksheet.sheet import Draft, Row
from twofold.store import Store
from twofold.store.drawers import Key, digest, make_open, seal, unseal
from twofold.store.errors import StoreError, Unreadable
from twofold.store.journal import TableChange
from twofold.store.proofs import vouched
from twofold.store.sums import renewed
from twofold.store.vault import Vault

from .hunting import hunt
from .vaults import CHEAP, OTHER, SONG

FORGED = "Forged by the gate"
LATER = "Later-in-the-orchard"
WORDS: dict[Side, str] = {"a": SONG, "b": OTHER}
FIELDS = ("veil", "author", "kind", "about", "id", "rev", "finished", "mark", "deleted", "box", "proof")
"""What can be carried from one writing to another."""


class Move(NamedTuple):
    """One thing that they do: *what*, with two of the writings there are, and a field or a number."""

    what: str
    one: int
    other: int
    field: str
    number: int


MOVES = (
    "carry", "replay", "forge open", "forge box", "forge proof", "strip proof", "own lock", "own public",
    "no lock", "old lock", "first form", "other's lock", "set", "insider",
)  # fmt: skip


def page(words: str) -> Draft:
    """Return something to write, with *words* in it."""
    return Draft(rows=(Row(id="r", words=words),))


class Truth:
    """What the two really wrote, and finished."""

    def __init__(self) -> None:
        self.wrote: dict[tuple[Side, str, str], set[str]] = {}
        self.done: dict[tuple[Side, str, str], set[tuple[Any, str]]] = {}

    def write(self, vault: Vault, writing: Writing, words: str, *, finished: bool) -> None:
        """Save *words* in *writing*, and remember it."""
        wanted = (vault.finish if finished else vault.write)(writing, page(words))
        (saved,) = vault._store.save(wanted)
        assert isinstance(saved, Writing) and saved.author
        what = (saved.author, saved.kind, saved.about)
        self.wrote.setdefault(what, set()).add(words)
        if finished:
            self.done.setdefault(what, set()).add((saved.finished, words))


class Forger:
    """Changes the file of *store* behind everybody's back; *insider* is the key of "b", who may be it."""

    def __init__(self, store: Store, insider: Key) -> None:
        self.lock, self.key = make_open("a", b"mine", CHEAP, store._now())
        self.store, self.insider = store, insider
        self.past: list[dict[str, dict[str, Any]]] = []
        self.watch()

    def watch(self) -> None:
        """Keep the file as it is now, to put pieces of it back."""
        self.past.append({name: self.documents(name) for name in ("drawers", "writings")})

    def documents(self, table: str) -> dict[str, Any]:
        return {key: json.loads(bytes(raw)) for key, raw in self.store.ledger.table(table).items()}

    def put(self, table: str, key: str, document: dict[str, Any] | None) -> None:
        part = TableChange(gone=[key]) if document is None else TableChange(put={key: renewed(document)})
        self.store.ledger.commit({table: part})

    def do(self, move: Move) -> None:
        """Do *move*, as far as it makes sense."""
        writings = self.documents("writings")
        keys = sorted(writings)
        if not keys:
            return
        at, other = keys[move.one % len(keys)], keys[move.other % len(keys)]
        document, source = writings[at], writings[other]
        match move.what:
            case "carry":
                self.carry(document, source, move.field)
            case "replay":
                then = self.past[move.number % len(self.past)]["writings"].get(at)
                document = then or document
            case "insider" if "-b-" in document["id"]:
                return  # what "b" puts into their own drawer is theirs
            case "forge open" | "forge box" | "forge proof" | "insider":
                document = self._forged(document, move)
            case "strip proof":
                document["veil"].pop("proof", None)
            case "set":
                values = {"rev": move.number, "finished": source["updated"], "deleted": None}
                document |= {move.field: values[move.field]} if move.field in values else {}
                self.mark(document)
            case _:
                self._lock(move)
                return
        self.put("writings", at, document)

    def carry(self, document: dict[str, Any], source: dict[str, Any], field: str) -> None:
        """Put *field* of *source* into *document*, with a mark that fits."""
        if field in ("box", "proof"):
            if field in source["veil"] and "box" in document["veil"]:
                document["veil"][field] = source["veil"][field]
        else:
            document[field] = source[field]
        if field != "mark":
            self.mark(document)

    @staticmethod
    def mark(document: dict[str, Any]) -> None:
        """Give *document* a mark that fits: a digest of what anyone can read."""
        document["mark"] = msgspec.to_builtins(digest(msgspec.convert(document["veil"], Veil)))

    def _forged(self, document: dict[str, Any], move: Move) -> dict[str, Any]:
        writing = msgspec.convert(document, Writing)
        text = msgspec.json.encode(page(FORGED)).decode()
        writing = writing.with_(veil=Open(text))
        if move.what == "forge box":
            lock = self._locks().get(writing.author or "a")
            if lock is not None:
                writing = writing.with_(veil=Sealed(seal(lock, text).box))
        elif move.what == "forge proof":
            writing = vouched(self.key, writing, writing.rev)
        elif move.what == "insider":
            # "b" makes it in their own program, and puts it under the name of "a".
            by = writing.with_(author="b") if move.number % 2 else writing
            made = vouched(self.insider, by, writing.rev)
            writing = made if move.number % 3 else made.with_(author="a")
        writing = writing.with_(finished=writing.finished or writing.updated, mark=digest(writing.veil))
        fresh: dict[str, Any] = document | msgspec.to_builtins(writing)
        return fresh

    def _locks(self) -> dict[str, Drawer]:
        found = [msgspec.convert(each, Drawer) for each in self.documents("drawers").values()]
        return {lock.author or "": lock for lock in found if not lock.deleted}

    def _lock(self, move: Move) -> None:
        locks = self.documents("drawers")
        for key, lock in locks.items():
            if lock["id"] != drawer_id(SIDES[move.one % 2]):
                continue
            mine = msgspec.to_builtins(self.lock.with_(id=lock["id"], author=lock["author"]))
            theirs = next((other for other in locks.values() if other["id"] != lock["id"]), lock)
            old = self.past[move.number % len(self.past)]["drawers"].get(key, lock)
            fresh: dict[str, Any] | None = {
                "own lock": mine | {"rev": lock["rev"] + move.number},
                "own public": lock | {"public": mine["public"]},
                "no lock": None if move.number % 2 else lock | {"deleted": lock["updated"]},
                "old lock": old,
                "first form": lock | {"v": 1},
                "other's lock": theirs | {"id": lock["id"], "author": lock["author"]},
            }[move.what]
            self.put("drawers", key, fresh)

    def reads(self) -> list[str]:
        """Return all that they can read of what is sealed in the file."""
        found = []
        for document in self.documents("writings").values():
            try:
                veil = msgspec.convert(document, Writing).veil
                found.append(unseal(self.key, veil) if isinstance(veil, Sealed) else veil.text)
            except (Unreadable, msgspec.ValidationError):
                continue
        return found


def look(vault: Vault, truth: Truth) -> int:
    """Look at everything with the passphrases there are; return how much could be read.

    Nothing may be shown as somebody's that they did not write there, nor as finished unless it was.
    """
    read = 0
    for side in SIDES:
        try:
            if vault.drawer(side) is None:
                continue  # nobody is asked for a passphrase: that is for its owner to see
            vault.unlock(side, WORDS[side])
        except StoreError:
            continue
        for kind, about in sorted({what[1:] for what in truth.wrote}):
            what = (side, kind, about)
            for finished in (False, True):
                try:
                    writing = vault.writing(kind, about, side)  # type: ignore[arg-type]
                    value = (vault.read_finished if finished else vault.read)(writing, Draft)
                except StoreError:
                    continue
                words = value.rows[0].words if value.rows else ""
                if finished:
                    assert (writing.finished, words) in truth.done.get(what, set()), what
                elif words:
                    assert words in truth.wrote.get(what, set()), what
                read += bool(words)
    return read


def left_open(store: Store) -> list[str]:
    """Return the files in which what was written last can be read as it is."""
    return hunt(store.path.parent, LATER)
