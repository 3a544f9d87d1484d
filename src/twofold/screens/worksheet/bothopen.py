"""Opening what both wrote alone: both drawers for a moment, and one save or none."""

from twofold.domain.drawers import Writing, WritingSummary
from twofold.domain.people import Invalid
from twofold.domain.records import SIDES, Side
from twofold.domain.worksheet.requests import Circles, Reply, open_circles
from twofold.screens.page import House
from twofold.screens.private import NOTHING_OPENED


def who_drew(house: House, reply_id: str) -> set[Side]:
    """Return who has finished their circles about the reply *reply_id*: all that may be known of them."""
    waiting = {r.id: r for r in house.unsaved if isinstance(r, Writing)}
    cards = [card for card in house.store.writings.peek(WritingSummary) if card.id not in waiting]
    found = [(c.kind, c.about, c.author, c.finished) for c in cards]
    found += [(w.kind, w.about, w.author, w.finished) for w in waiting.values() if w.deleted is None]
    return {
        author for kind, about, author, finished in found
        if author and finished and kind == "circles" and about == reply_id
    }  # fmt: skip


def open_them(house: House, reply_id: str) -> str:
    """Save the reply with both circles, and both writings emptied, in one commit; return "" or what failed.

    Both drawers must be open. Saved at once or not at all: nothing is shown before it is kept.
    """
    from twofold.store.errors import Stale, StoreError

    store, vault = house.store, house.vault
    if any(reply_id in (record.id, getattr(record, "about", "")) for record in house.unsaved):
        return f"{house.unsaved_words()} Open them when that is done."
    try:
        reply = store.find(Reply, reply_id)
        if reply is None or who_drew(house, reply_id) != set(SIDES):
            return "Not both of you have drawn your circles yet."
        writings = [vault.writing("circles", reply_id, side) for side in SIDES]
        a, b = (vault.read_finished(writing, Circles) for writing in writings)
        store.save(open_circles(reply, a, b, house.clock.now()), *(vault.emptied(w) for w in writings))
    except Stale:
        return "Something was changed at the other terminal just now. Nothing was opened; press once more."
    except (StoreError, Invalid) as error:
        return f"{NOTHING_OPENED} {error}"
    return ""
