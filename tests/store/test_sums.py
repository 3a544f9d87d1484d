"""The checksum of each record: what fits, what was spelt otherwise, and what is something else."""

import pytest
from msgspec import Raw

from twofold.store.sums import claimed, fit, renewed, strange, summed, unfit
from twofold.store.text import dump, load

KEPT = summed(b'{"id":"n","text":"Z\\u00f6e"}')
SUM = bytes(KEPT)[-10:-2]


@pytest.mark.parametrize(
    ("text", "fits"),
    [
        (bytes(KEPT), "fits"),
        (b'{ "id": "n", "text": "Z\\u00f6e", "sum": "' + SUM + b'" }', "fits"),
        (b'{"sum":"' + SUM + b'","id":"n","text":"Z\xc3\xb6e"}', "fits"),
        (bytes(KEPT).replace(b"n", b"m", 1), "other"),
        (b'{"id":"m","sum":"' + SUM + b'" }', "other"),
        (b'{"text":"Z\\u00f6e","id":"n","sum":"' + SUM + b'" }', "other"),  # in another order
        (b'{"id":"n","sum":5}', "other"),
        (b'{"sum":"' + SUM, "other"),
        (b'{"id":"n"}', "none"),
        (b'{"id":"\\"sum\\""}', "none"),
        (b'{"id":{"sum":"' + SUM + b'"}}', "none"),
        (b"{", "none"),
    ],
)
def test_a_record_is_what_its_checksum_says_or_has_none_or_is_something_else(text: bytes, fits: str) -> None:
    assert fit(Raw(text)) == fits


def test_what_was_changed_gets_the_checksum_it_has_now() -> None:
    changed = renewed({**load(KEPT), "text": "Zoe"})
    assert fit(changed) == "fits" and load(changed)["text"] == "Zoe" and claimed(changed) != SUM
    assert renewed(load(KEPT)) == KEPT and claimed(KEPT) == SUM and claimed(dump({"id": "n"})) is None
    twice = Raw(b'{"text":{"sum":"00000000"},"sum":"' + SUM + b'"}')
    assert claimed(twice) == SUM, "its own stands last"


def other(name: object) -> Raw:
    return Raw(b'{"id":%s,"sum":"00000000"}' % bytes(dump({"": name}))[4:-1])


def test_what_is_not_as_it_was_written_is_told_by_a_few_names() -> None:
    tables = {"notes": {"1": KEPT, "2": other("x"), "3": dump({"id": "y"})}}
    assert list(unfit(tables)) == [("notes", "2")]
    told = "changed by another program, or damaged. What can be read is used as it is."
    assert list(strange(tables)) == [f"Not as twofold wrote it is x in notes: {told}"]
    two = {"notes": {"1": other("x"), "2": other(5)}, "plans": {"1": KEPT}}
    assert list(strange(two)) == [f"Not as twofold wrote it are x in notes, document 2 in notes: {told}"]
    many = {"notes": {str(n): other(f"n{n}") for n in range(7)}}
    (said,) = strange(many)
    assert said.startswith("Not as twofold wrote it are n0 in notes, n1 in notes, ")
    assert ", n4 in notes, and 2 more: " in said and "n5" not in said
    five = {"notes": {str(n): other(f"n{n}") for n in range(5)}}
    assert "more" not in next(strange(five)) and list(strange({})) == []
