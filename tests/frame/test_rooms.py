"""Every page has a way to it, and is made with the fields of that."""

from inspect import signature

import pytest

from tests.support.routes import routes
from twofold.frame.rooms import ROOMS, room

NO_WORDS_OF_OURS = {"name", "id", "classes"}
"""What a page of Textual's own may be made with."""


def test_every_page_has_a_way_to_it_and_every_way_leads_to_a_page() -> None:
    assert routes().keys() == ROOMS.keys()


@pytest.mark.parametrize("place", ROOMS)
def test_a_page_is_made_with_the_fields_of_its_route(place: str) -> None:
    kind, wanted = routes()[place], dict(signature(room(place)).parameters)
    wanted = {name: each for name, each in wanted.items() if name not in NO_WORDS_OF_OURS}
    given = signature(kind).parameters
    assert list(given) == list(wanted), "the same names, in the same order"
    for name, each in given.items():  # a way may ask for more than its page does
        assert each.default in (each.empty, wanted[name].default)
