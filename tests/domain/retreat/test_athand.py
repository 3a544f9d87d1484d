"""What is at hand with a slot, and in which words."""

import pytest

from twofold.domain.retreat.athand import AtHand, at_hand, place_line
from twofold.domain.retreat.plan import Slot


def slot(**fields: str) -> Slot:
    return Slot(title="Train", start=600, **fields)  # type: ignore[arg-type]


def test_what_can_be_opened_comes_first_and_nothing_is_made_up() -> None:
    assert at_hand(slot()) == ()
    full = slot(phone="1", number="2", address="3", file="4", link="5")
    assert [each.words for each in at_hand(full)] == ["5", "4", "3", "2", "1"]


@pytest.mark.parametrize(
    ("each", "brief"),
    [
        (AtHand("link", "https://www.bahn.example/a/very/long?link=1"), "bahn.example"),
        (AtHand("link", "no link"), "no link"),
        (AtHand("file", "/home/us/tickets/there.pdf"), "there.pdf"),
        (AtHand("file", r"C:\Tickets\there.pdf"), "there.pdf"),
        (AtHand("file", "/"), "/"),
        (AtHand("address", "Am Markt 1"), "Am Markt 1"),
    ],
)
def test_in_brief(each: AtHand, brief: str) -> None:
    assert each.brief == brief


@pytest.mark.parametrize(
    ("place", "address", "line"),
    [
        ("", "", ""),
        ("Adler", "", "Adler"),
        ("", "Am Markt 1", "Am Markt 1"),
        ("Am Markt 1", "Am Markt 1", "Am Markt 1"),
        ("Adler, Am Markt 1", "Am Markt 1", "Adler, Am Markt 1"),
        ("Adler", "Adler, Am Markt 1", "Adler, Am Markt 1"),
        ("Adler", "Am Markt 1", "Adler, Am Markt 1"),
    ],
)
def test_place_and_address_stand_in_one_line_each_once(place: str, address: str, line: str) -> None:
    assert place_line(slot(place=place, address=address)) == line
