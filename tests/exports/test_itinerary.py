"""What KDE's itinerary extractor answers becomes things to take; where there is none, nothing is missing."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.support.pasting import FRIDAY, TODAY
from twofold.domain.people import Invalid
from twofold.domain.retreat.plan import Plan, Slot
from twofold.exports import itinerary
from twofold.exports.itinerary import asked, of_reservations
from twofold.exports.pasted_in import proposed, proposed_in_file

PLAN = Plan(id="spring", title="Spring", start=FRIDAY, days=3, zone="Europe/Berlin", currency="EUR")
TRAIN: dict[str, Any] = {
    "@type": "TrainReservation", "reservationNumber": "XY99",
    "reservationFor": {
        "@type": "TrainTrip", "trainNumber": "RB 33",
        "departureStation": {"name": "Hauptstadt Hbf"}, "departureTime": "2027-03-26T14:38:00+00:00",
        "arrivalStation": {"name": "Altstadt"}, "arrivalTime": "2027-03-26T16:49:00+01:00",
    },
}  # fmt: skip
INN: dict[str, Any] = {
    "@type": "LodgingReservation", "reservationNumber": "AB1234",
    "checkinTime": {"@type": "QDateTime", "@value": "2027-03-26T15:00:00+01:00", "timezone": "Europe/Berlin"},
    "checkoutTime": "2027-03-28T11:00:00+02:00",
    "reservationFor": {
        "name": "Hotel Schwarzer Adler", "telephone": "+49 39322 4711",
        "address": {"streetAddress": "Am Markt 1", "postalCode": "12345", "addressLocality": "Altstadt"},
    },
}  # fmt: skip
DANCE: dict[str, Any] = {
    "@type": "EventReservation",
    "reservationFor": {
        "name": "Tango for two", "location": {"name": "Kulturhaus"},
        "startDate": "2027-03-27T19:00:00+01:00", "endDate": "2027-03-27T21:00:00+01:00",
    },
}  # fmt: skip


def answer(*found: Any) -> bytes:
    return json.dumps(found).encode()


def test_reservations_become_a_journey_a_stay_and_an_event() -> None:
    train, inn, dance = of_reservations(answer(TRAIN, INN, DANCE, TRAIN), PLAN, TODAY)
    assert (train.title, train.when) == ("Train: Hauptstadt Hbf – Altstadt", "Fri 26, 15:38–16:49")
    assert (inn.title, inn.when) == (
        "Hotel Schwarzer Adler", "2 nights from Fri 26, in from 15:00, out by 11:00",
    )  # fmt: skip
    assert (dance.title, dance.when) == ("Tango for two", "Sat 27, 19:00–21:00")
    night, event = inn.parts[0], dance.parts[0]
    assert isinstance(night, Slot) and night.place == "Am Markt 1, 12345 Altstadt"
    assert (night.number, night.phone) == ("AB1234", "+49 39322 4711") and night.address == night.place
    assert isinstance(event, Slot) and event.place == "Kulturhaus"
    assert of_reservations(answer(TRAIN), PLAN, TODAY) == (train,), "it is another one the second time"


@pytest.mark.parametrize(
    "odd",
    [b"", b"[", b"{}", b"[1]", answer({}), answer({"@type": "TrainReservation", "reservationFor": None}),
     answer({**INN, "checkoutTime": "soon"}), answer({**DANCE, "reservationFor": {}}), b"[" * 100_000,
     answer({"@type": "RentalCarReservation", "reservationFor": {}})],
)  # fmt: skip
def test_an_odd_answer_is_left_out(odd: bytes) -> None:
    assert of_reservations(odd, PLAN, TODAY) == ()


def program(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, script: str) -> None:
    path = tmp_path / itinerary.NAME
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)
    monkeypatch.setattr(itinerary, "extractor", lambda: str(path))


def test_it_is_asked_first_and_the_words_say_the_rest(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "answer").write_bytes(answer(INN))
    program(monkeypatch, tmp_path, f"cat >/dev/null; cat '{tmp_path}/answer'")
    mail = tmp_path / "x.txt"
    mail.write_text("Zimmer\n26.-28.3.2027\nGesamtpreis 238 €", "utf-8")
    found = proposed_in_file(mail, PLAN, TODAY).things
    assert [(each.kind, each.title) for each in found] == [
        ("stay", "Hotel Schwarzer Adler"), ("cost", "Zimmer"), ("idea", "Zimmer"),
    ]  # fmt: skip
    assert proposed("Zimmer\n26.-28.3.2027", PLAN, TODAY).things[0].title == "Zimmer", "it was asked unasked"
    among = proposed("Zimmer\n26.-28.3.2027", PLAN, TODAY, ideas=True, programs=True).things
    assert [each.kind for each in among if each.ticked] == ["idea"]
    (tmp_path / "x.pdf").write_bytes(b"%PDF-1.7")
    assert [each.kind for each in proposed_in_file(tmp_path / "x.pdf", PLAN, TODAY).things] == ["stay"]


@pytest.mark.parametrize("script", ["exit 1", "echo nonsense", "cat >/dev/null; kill -9 $$"])
def test_nothing_depends_on_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, script: str) -> None:
    program(monkeypatch, tmp_path, script)
    assert asked(b"x" * 100_000, PLAN, TODAY) == ()
    (tmp_path / "x.pdf").write_bytes(b"%PDF-1.7")
    with pytest.raises(Invalid, match="not text"):
        proposed_in_file(tmp_path / "x.pdf", PLAN, TODAY)
    monkeypatch.setattr(itinerary, "extractor", lambda: "")
    assert asked(b"x", PLAN, TODAY) == ()
