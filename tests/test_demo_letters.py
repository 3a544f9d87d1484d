"""The letters of the made-up couple: what waits, what is written, and what was opened."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from twofold.demo.letters import letters
from twofold.domain.letters.giving import may_open
from twofold.domain.letters.offers import offers
from twofold.domain.letters.records import Draft, Envelope, Letter
from twofold.domain.people import meet
from twofold.exports.letters import told
from twofold.screens.letters.summaries import card_of
from twofold.store import Store
from twofold.store.vault import Vault

NOW = datetime(2026, 11, 20, 18, 30, tzinfo=UTC)


@pytest.mark.parametrize("days", [0, 1, 100])
def test_one_waits_one_is_written_and_three_were_opened(tmp_path: Path, days: int) -> None:
    now = NOW + timedelta(days=days)
    records = letters(now)
    assert [r.id for r in records] == [r.id for r in letters(now)]
    store = Store.open(tmp_path / "twofold.json")
    store.save(meet("Ines", "Rowan"), *records)
    vault = Vault(store, lambda: now)
    every = store.letters.all()
    assert all(each.created <= now for each in every)
    (waits,) = [each for each in every if each.sealed and not each.opened and not each.is_ours]
    (written,) = [each for each in every if not each.sealed and not each.opened]
    (ours,) = [each for each in every if each.is_ours]
    assert ours.sealed and ours.opens and ours.opens > now.date() + timedelta(days=200)
    assert waits.author == "a" and may_open(waits, now.date()) and not waits.text
    assert offers([card_of(each) for each in every], now, now.date())
    envelope = vault.read_finished(vault.writing("envelope", waits.id, "b"), Envelope)
    draft = vault.read(vault.writing("letter", waits.id, "a"), Draft)
    assert (envelope.title, envelope.text) == (draft.title, draft.text)
    assert vault.read(vault.writing("letter", written.id, "b"), Draft).versions
    opened = [each for each in every if each.opened]
    assert sorted((each.form, each.way) for each in opened) == [
        ("letter", "elsewhere"), ("letter", "sealed"), ("list", "sealed"), ("message", "sent"),
        ("poem", "sealed"),
    ]  # fmt: skip
    assert all(isinstance(each, Letter) and each.thanked for each in opened if each.way == "sealed")
    assert told(every, ("Ines", "Rowan"), UTC).count("### ") == 5
    store.close()
