"""What was pasted or named: words, a mail as it was sent, a page, a calendar; anything else is refused."""

from email.message import EmailMessage
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.pasting import FRIDAY, TODAY, pasted
from twofold.domain.people import Invalid
from twofold.domain.retreat.bringing import bring_in
from twofold.domain.retreat.plan import Plan, Slot
from twofold.domain.retreat.proposals import take_in
from twofold.exports.pasted_in import proposed, proposed_in_file

PLAN = Plan(id="spring", title="Spring", start=FRIDAY, days=3, zone="Europe/Berlin", currency="EUR")
CALENDAR = """BEGIN:VCALENDAR
VERSION:2.0
BEGIN:VEVENT
UID:m1
SUMMARY:Massage for two
DTSTART:20270327T100000
DTEND:20270327T110000
END:VEVENT
END:VCALENDAR
"""
MAIL = EmailMessage()
MAIL["From"], MAIL["To"], MAIL["Subject"] = "Haus Weide <info@weide.example>", "us@example.org", "Ihr Zimmer"
MAIL["Date"] = "Mon, 8 Mar 2027 09:12:44 +0100"
MAIL.set_content(
    "Wir reservieren Ihnen das Zimmer vom 26.-28.3. für 192 Euro. Frühstück möglich.", cte="base64"
)
PAGE = (
    "<html><head><title>x</title><style>p {}</style></head><body><h1>Tango for two</h1>"
    "<p>Sat 27 March, 7&ndash;9 pm</p><script>var date = '1 April 2027'</script>"
    "<table><tr><td>Total</td><td>&euro;40</td></tr></table></body></html>"
)


def shown(raw: str | bytes, tmp_path: Path, name: str = "x.txt") -> list[tuple[str, str, str]]:
    path = tmp_path / name
    path.write_bytes(raw if isinstance(raw, bytes) else raw.encode())
    return [(each.kind, each.title, each.when) for each in proposed_in_file(path, PLAN, TODAY).things]


def test_a_mail_is_read_as_it_was_sent(tmp_path: Path) -> None:
    stay = ("stay", "Haus Weide", "2 nights from Fri 26")
    assert shown(bytes(MAIL), tmp_path, "x.eml")[0] == stay
    things = proposed(bytes(MAIL).decode(), PLAN, TODAY).things
    assert (things[0].kind, things[0].title, things[0].when) == stay
    assert [part.cost for part in things[1].parts] == [192_00]  # type: ignore[union-attr]


def test_a_mail_with_a_page_and_a_calendar_is_read_once(tmp_path: Path) -> None:
    mail = EmailMessage()
    mail["From"], mail["Subject"], mail["MIME-Version"] = "Spa <spa@example.org>", "Your massage", "1.0"
    mail.set_content(
        "<p>Massage on Saturday, 27 March 2027, 10:00 to 11:00.</p><p>Total &euro;90</p>", "html"
    )
    mail.add_attachment(CALENDAR.encode(), "text", "calendar", filename="x.ics")
    assert shown(bytes(mail), tmp_path, "x.eml") == [
        ("event", "Massage for two", "Sat 27, 10:00–11:00"),
        ("cost", "Your massage", ""),
        ("idea", "Your massage", "Saturday, 27 March 2027"),
    ]


def test_a_calendar_is_read_wherever_it_comes_from(tmp_path: Path) -> None:
    event = [("event", "Massage for two", "Sat 27, 10:00–11:00")]
    assert shown(CALENDAR, tmp_path) == event
    found = proposed(f"\n{CALENDAR}", PLAN, TODAY)
    assert [(each.kind, each.title, each.when) for each in found.things] == event
    (slot,) = found.things[0].parts
    assert isinstance(slot, Slot)
    off = CALENDAR.replace("UID:m1", "UID:m1\nSTATUS:CANCELLED")
    (gone,) = proposed(off, bring_in(PLAN, [slot]), TODAY).things
    assert (gone.kind, gone.gone) == ("gone", (slot.id,))
    assert take_in(bring_in(PLAN, [slot]), gone.parts, gone.gone).slots == ()


def test_a_page_is_read_without_what_is_not_seen(tmp_path: Path) -> None:
    for name in ("x.html", "x.txt"):
        event, cost, _ = shown(PAGE, tmp_path, name)
        assert event == ("event", "Tango for two", "Sat 27, 19:00–21:00")
        assert cost[0] == "cost"


def test_a_page_is_read_a_block_to_a_line_and_a_cell_apart_from_the_next(tmp_path: Path) -> None:
    page = "<table><tr><td>Tango</td><td>for two</td></tr></table><p>Sat 27 March</p>7&ndash;9 pm"
    things = shown(f"<html>{page}", tmp_path, "x.HTML")
    assert things[0] == ("event", "Tango for two", "Sat 27, 19:00–21:00")
    things = shown("<p>Tango for two</p>Sat 27 March, 7 to 9 pm &amp", tmp_path, "x.htm")
    assert things[0] == ("event", "Tango for two", "Sat 27, 19:00–21:00")


def test_what_moves_says_where_it_is_in_the_plan() -> None:
    (slot,) = proposed(CALENDAR, PLAN, TODAY).things[0].parts
    plan = bring_in(PLAN, [slot])  # type: ignore[list-item]
    assert proposed(CALENDAR, plan, TODAY).words == ()
    assert proposed(CALENDAR.replace("T1", "T2"), plan, TODAY).words == (
        "Massage for two moves: in your plan it is on Sat 27, 10:00–11:00.",
    )


def test_letters_of_an_old_machine_are_read(tmp_path: Path) -> None:
    assert shown("Frühstück für zwei\n27. März, 9 bis 10 Uhr".encode("cp1252"), tmp_path)[0] == (
        "event", "Frühstück für zwei", "Sat 27, 9:00–10:00",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("raw", "says"),
    [(b"%PDF-1.7\n", "not text"), (b"\x89PNG\0\0", "not text"), (b" \n", "nothing to read here"),
     (b"BEGIN:VCALENDAR\nEND:VCALENDAR", "no event"), (b"x" * 20_000_001, "20 MB")],
)  # fmt: skip
def test_what_cannot_be_read_is_refused_in_words(tmp_path: Path, raw: bytes, says: str) -> None:
    with pytest.raises(Invalid, match=says):
        shown(raw, tmp_path)
    with pytest.raises(Invalid, match="There is no file"):
        proposed_in_file(tmp_path / "nothing", PLAN, TODAY)


@given(
    st.text(max_size=200),
    st.sampled_from(("", "MIME-Version: 1.0\n", "Content-Type: text/html\n\n", "<html>")),
)
def test_any_text_is_read_or_refused(text: str, head: str) -> None:
    try:
        assert proposed(head + text, PLAN, TODAY).things
    except Invalid as trouble:
        assert str(trouble).endswith(".")


def test_the_files_of_people_are_read(tmp_path: Path) -> None:
    for name in ("hotel-in-german", "train-there-and-back", "inn-in-yen"):
        assert shown(pasted(name), tmp_path)[0][0] in ("stay", "journey")


def test_the_file_of_a_booking_is_kept_with_it(tmp_path: Path) -> None:
    path = tmp_path / "Zürich  ticket.ics"
    path.write_text(CALENDAR)
    (massage,) = proposed_in_file(path, PLAN, TODAY).things
    assert [part.file for part in massage.parts] == [str(tmp_path / "Zürich ticket.ics")]  # type: ignore[union-attr]
    (pasted_,) = proposed(CALENDAR, PLAN, TODAY).things
    assert [part.file for part in pasted_.parts] == [""]  # type: ignore[union-attr]
