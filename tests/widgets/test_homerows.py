"""The row of what is for tonight says what it is, why, and about how long it takes."""

from typing import ClassVar

import pytest

from twofold.domain.people import meet
from twofold.domain.routes import Route
from twofold.domain.tonight import Invitation
from twofold.widgets.homerows import first_row
from twofold.widgets.openrows import Rows


class Way(Route, frozen=True):
    place: ClassVar[str] = "way"


@pytest.mark.parametrize(
    ("minutes", "words", "brief"),
    [
        (1, "about a minute", "1 min"),
        (20, "about 20 minutes", "20 min"),
        (30, "about half an hour", "30 min"),
        (60, "about an hour", "60 min"),
    ],
)
def test_its_length_is_said_as_people_say_it(minutes: int, words: str, brief: str) -> None:
    thing = Invitation("look", "A quiet look", "a minute of it is enough", minutes, True, Way())
    rows = Rows(meet("Ana", "Ben"), None, None, str)  # type: ignore[arg-type]
    row = first_row(rows, thing, "o")
    assert (row.title.plain, row.key, row.route) == ("A quiet look", "o", Way())
    assert row.note.plain == f"a minute of it is enough · {words}"
    assert first_row(rows, thing, "o", brief=True).note.plain.endswith(f" · {brief}")
