"""Orders to a terminal in a file: out of what is read, named by check, and nothing else is touched."""

import json
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support import today
from tests.support.journeys.planting import ORDERS
from twofold.demo import furnish
from twofold.domain.drawers import Open, Writing
from twofold.domain.listening.session import SessionSummary
from twofold.domain.people import Couple, meet
from twofold.domain.text import harmless
from twofold.store import Store
from twofold.store.check import check
from twofold.store.harmless import is_suspicious, planted, tamed
from twofold.store.places import journal_file
from twofold.store.sums import FIELD

any_text = st.text(max_size=60) | st.text(
    st.sampled_from("\x1b\x9b\u202e\x07\r\n\t\x7f\ufeffa\\u001b"), max_size=20
)


@given(any_text)
def test_what_a_record_says_is_harmless_and_as_long(text: str) -> None:
    couple = meet("Ana", "Ben")
    before = msgspec.structs.replace(couple, a=msgspec.structs.replace(couple.a, name=text))
    after = tamed(before)
    assert after.a.name == harmless(text)
    assert (after.b, after.id) == (before.b, before.id)
    assert (after is before) == (harmless(text) == text)


@given(any_text)
def test_no_document_with_an_order_is_taken_for_a_clean_one(text: str) -> None:
    for ascii_only in (True, False):
        try:
            raw = msgspec.Raw(json.dumps({"words": [text]}, ensure_ascii=ascii_only).encode())
        except UnicodeEncodeError:
            continue
        if harmless(text) != text:
            assert is_suspicious(raw)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A file in which another program put orders into a name and a topic."""
    path = tmp_path / "ours.json"
    furnish(path, today.here(), today.ZONE)
    tables = json.loads(path.read_text())
    (couple,) = tables["couple"].values()
    couple["a"]["name"] = "Ana\x1b[5m"
    talk = next(iter(tables["sessions"].values()))
    talk |= {"id": "talk", "topic": f"Us{ORDERS}"}
    for each in (couple, talk):
        each.pop(FIELD, None)
    path.write_text(json.dumps(tables))
    journal_file(path).unlink(missing_ok=True)
    return path


def test_records_and_cards_are_read_without_them(file: Path) -> None:
    store = Store.open(file)
    try:
        (couple,) = store.couple.all()
        assert couple.a.name == "Ana\ufffd[5m"
        card = next(card for card in store.sessions.peek(SessionSummary) if card.id == "talk")
        assert card.topic == harmless(f"Us{ORDERS}")
        talk = store.sessions.get("talk")
        assert talk is not None and talk.topic == harmless(f"Us{ORDERS}")
        assert store.every(Couple) == [couple]
        store.save(talk.with_(about="x"))
    finally:
        store.close()
    assert "\\u001b]52" not in file.read_text()


def test_check_names_record_and_field_and_nothing_of_what_they_say(file: Path) -> None:
    report = check(file)
    told = [sentence for sentence in report.sentences if "would control a terminal" in sentence]
    assert report.state == "sound" and len(told) == 2
    assert told[0].startswith(
        "The record couple in couple holds characters that would control a terminal, in a.name."
    )
    assert told[1].startswith(
        "The record talk in sessions holds characters that would control a terminal, in topic."
    )
    assert not any("Us" in each or "planted" in each or "Ana" in each for each in told)


def test_a_record_with_many_names_some_of_its_fields() -> None:
    raw = msgspec.Raw(json.dumps({"id": "x", "words": ["\x1b"] * 50, "k\x1b": 1}).encode())
    (told,) = planted("works", {"1": raw})
    assert "words[20] and 31 more." in told and "\x1b" not in told


def test_the_open_text_of_a_drawer_stays_for_its_mark_and_is_tamed_when_read() -> None:
    text = json.dumps({"words": "a\x1b"})
    writing = Writing(id="x", author="a", kind="today", about="y", veil=Open(text))
    assert tamed(writing) is writing


def test_typed_words_are_looked_at_and_left_alone() -> None:
    for words in ("C:\\u001b", "a\nb\tc", "„mehr“ — ja …", "👩\u200d❤️", "مریم\u200cجان", "a\xa0b"):
        raw = msgspec.Raw(json.dumps({"id": "x", "words": words}).encode())
        assert list(planted("works", {"1": raw})) == []
        assert tamed(words) is words
