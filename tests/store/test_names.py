"""The record of the two, made anew of what can still be read of it: two names, and what was lost."""

from typing import Any

import msgspec
import pytest
from msgspec import Raw

from twofold.domain.people import COUPLE_ID, Couple
from twofold.store.names import couple_in_part
from twofold.store.sums import fit
from twofold.store.text import dump

ANA = {"name": "Ana", "colour": "sage", "mark": "▲"}
BEN = {"name": "Ben", "colour": "plum", "mark": "■"}
WHOLE = {
    "id": COUPLE_ID, "created": "2026-11-01T10:00:00Z", "updated": "2026-11-02T10:00:00Z", "rev": 7,
    "author": "a", "a": ANA, "b": BEN, "of a later version": 1,
}  # fmt: skip


def mended(**changes: Any) -> tuple[Couple, tuple[str, ...], dict[str, Any]]:
    raw, lost = couple_in_part(dump({**WHOLE, **changes}))
    assert fit(raw) == "fits"
    return msgspec.json.decode(raw, type=Couple), lost, msgspec.json.decode(raw)


def test_what_is_whole_stays_with_all_its_fields() -> None:
    couple, lost, fields = mended(sum="12345678")
    assert lost == () and fields == {**WHOLE, "deleted": None, "sum": fields["sum"]}
    assert (couple.rev, couple.author) == (7, "a") and fields["sum"] != "12345678"


@pytest.mark.parametrize(
    ("a", "b", "names"),
    [
        ({"name": "Ana"}, {}, ["Ana", "B"]),
        ({}, {"name": "Ben"}, ["A", "Ben"]),
        ({}, {}, ["A", "B"]),
        ({"name": "B"}, {"name": " "}, ["B", "A"]),
        ({"name": 5}, {"name": "a"}, ["B", "a"]),
        ({"name": "Ana"}, {"name": "ANA"}, ["Ana", "B"]),
        ({"name": "A" * 90}, "Ben", ["A" * 40, "B"]),
    ],
)
def test_the_two_always_have_names_that_differ(a: Any, b: Any, names: list[str]) -> None:
    couple, lost, _ = mended(a=a, b=b)
    assert [couple.a.name, couple.b.name] == names
    for part, name, whose in ((a, names[0], "first"), (b, names[1], "second")):
        was = part.get("name") if isinstance(part, dict) else None
        assert (f"the name of the {whose} of you" in lost) == (was != name)


def test_the_two_always_have_colours_and_marks_that_differ() -> None:
    couple, lost, _ = mended(b={**BEN, "colour": "sage", "mark": "?"})
    assert (couple.a.colour, couple.a.mark) == ("sage", "▲")
    assert couple.b.colour != "sage" and couple.b.mark != "▲"
    assert lost == ("the colour of Ben", "the mark of Ben")
    assert mended(a={"name": "Ana"})[1] == ("the colour of Ana", "the mark of Ana")


def test_what_else_makes_no_sense_is_made_anew_and_what_was_deleted_is_back() -> None:
    couple, lost, _ = mended(
        rev="x", author="c", deleted="2026-11-03T10:00:00Z", created="soon", updated=5, id="other"
    )
    assert (couple.id, couple.rev, couple.author, couple.deleted, lost) == (COUPLE_ID, 0, None, None, ())
    assert couple.created.year == couple.updated.year == 2000
    later, _, _ = mended(created=None)
    assert later.created.year == 2000 and later.updated.isoformat() == "2026-11-02T10:00:00+00:00"


def test_of_a_broken_record_the_names_are_found_in_their_order() -> None:
    text = bytes(dump(WHOLE))
    cut = text[: text.index(b'"Ben"') + 5]
    for broken in (cut, cut + b"\xff"):
        raw, lost = couple_in_part(Raw(broken))
        couple = msgspec.json.decode(raw, type=Couple)
        assert (couple.a.name, couple.b.name) == ("Ana", "Ben")
        assert lost[0] == "the colour of Ana"
    raw, lost = couple_in_part(Raw(b"{"))
    assert msgspec.json.decode(raw, type=Couple).a.name == "A" and lost[0] == "the name of the first of you"
