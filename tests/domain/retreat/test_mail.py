"""The head of a mail says nothing of the stay; its subject does."""

import pytest

from tests.support.pasting import TODAY, pasted
from twofold.domain.retreat.mail import without_again, without_heads
from twofold.domain.retreat.pasting import read_details


def test_only_the_subject_of_a_head_stays_and_every_letter_keeps_its_place() -> None:
    text = pasted("a-whole-mail")
    bare = without_heads(text)
    assert len(bare) == len(text) and bare.split() == [
        word for line in text.split("\n") if not line.startswith(("From", "To", "Date", "Content"))
        for word in line.split()
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    ["Date: 26 March\nFrom the station it is a mile.", "From: 26 March\nA day out", "To: us\nDate: 26 March",
     "When: 26 March\nWhere: here", "He wrote: come on 26 March", "x\nwrote:x"],
)  # fmt: skip
def test_what_is_no_head_stays(text: str) -> None:
    assert without_heads(text) == text


@pytest.mark.parametrize(
    ("subject", "bare"),
    [("AW: Room", "Room"), ("Re: AW: Fwd: Room", "Room"), ("RE[2]: Room",
    "Room"), ("Room: the blue one",) * 2,
     ("Return on Sunday",) * 2],
)  # fmt: skip
def test_a_subject_is_told_without_what_answering_put_before_it(subject: str, bare: str) -> None:
    assert without_again(subject) == bare


def test_a_mail_is_called_by_its_subject() -> None:
    read = read_details(pasted("a-whole-mail"), "EUR", TODAY)
    assert (read.title, read.days) == ("Ihre Anfrage Doppelzimmer 26.-28.3.", "26.-28.3.")
    assert (read.price, read.priced) == (192_00, "96,- Euro × 2 nights")
    assert "96,- Euro pro Nacht" in read.notes
