"""Whom to ask and where it is, as people's mails and tickets say it."""

import pytest

from twofold.domain.retreat.contact import address_in, number_in, phone_in, place_in


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Booking number: AB1234", "AB1234"),
        ("Auftragsnummer: 4F7K2X", "4F7K2X"),
        ("Dossier voyage : ABC124", "ABC124"),
        ("Your confirmation code # 55-81920", "55-81920"),
        ("Room number: 12", ""),
        ("Your code: please", ""),
    ],
)
def test_the_number_that_something_is_booked_under(text: str, number: str) -> None:
    assert number_in(text) == number


@pytest.mark.parametrize(
    ("text", "phone"),
    [
        ("Tel. 039322/4711", "039322/4711"),
        ("Phone: (01947) 60 33 90", "(01947) 60 33 90"),
        ("Ring us: +44 1947 603390.", "+44 1947 603390"),
        ("26 27 28 March", ""),
    ],
)
def test_whom_to_call(text: str, phone: str) -> None:
    assert phone_in(text) == phone


@pytest.mark.parametrize(
    ("text", "place", "address"),
    [
        ("Ort: Kulturhaus Altstadt", "Kulturhaus Altstadt", ""),
        ("Ort: Kulturhaus, Lindenallee 5, 12345 Neustadt", "Kulturhaus, Lindenallee 5, 12345 Neustadt",
         "Kulturhaus, Lindenallee 5, 12345 Neustadt"),
        ("Address: 12 Harbour Side, Whitby", "12 Harbour Side, Whitby", "12 Harbour Side, Whitby"),
        ("Hotel Adler\nAm Markt 1\n12345 Altstadt\nBis bald", "12345 Altstadt", "12345 Altstadt"),
        ("Hotel Adler\nLindenallee 5\n12345 Altstadt\nBis bald", "Lindenallee 5",
         "Lindenallee 5, 12345 Altstadt"),
        ("Where: the library\nHarbour Road 5", "the library", "Harbour Road 5"),
        ("We look forward to seeing you", "", ""),
    ],
)  # fmt: skip
def test_where_it_is(text: str, place: str, address: str) -> None:
    assert (place_in(text), address_in(text)) == (place, address)
