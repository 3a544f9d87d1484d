"""Keys of one's own: what works is used, what cannot is said by name, and nothing breaks."""

import pytest

from twofold.frame.keymap import checked, ids


def test_nothing_asked_nothing_said() -> None:
    assert checked({}) == ({}, [])


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("L", "L"),
        ("f3", "f3"),
        ("F3", "f3"),
        ("/", "slash"),
        ("ctrl+o", "ctrl+o"),
        ("ö", "ö"),
        ("left_square_bracket", "left_square_bracket"),
    ],
)
def test_keys_that_terminals_send_are_taken(key: str, name: str) -> None:
    assert checked({"home.listen": key}) == ({"home.listen": name}, [])


@pytest.mark.parametrize(
    "key",
    [
        "esc",
        "return",
        "control+k",
        "ctrl+A+b",
        "ctrl+b",
        "ctrl+i",
        "ctrl+m",
        "ctrl+h",
        "ctrl+q",
        "ctrl+p",
        "alt+x",
        "f13",
        "",
        "lx",
        "ctrl+enter",
        "tab",
        "\x1b",
    ],
)
def test_keys_that_cannot_work_are_named(key: str) -> None:
    good, troubles = checked({"home.listen": key, "home.settings": "y"})
    assert good == {"home.settings": "y"}
    assert len(troubles) == 1 and "home.listen" in troubles[0]


def test_an_unknown_id_is_named_with_its_neighbour() -> None:
    good, troubles = checked({"home.lisen": "L", "zzzzzz": "y"})
    assert good == {}
    assert 'nothing called "home.lisen". Perhaps you meant "home.listen"' in troubles[0]
    assert '"zzzzzz"' in troubles[1]


def test_a_key_that_is_taken_on_the_same_page_is_refused() -> None:
    good, troubles = checked({"home.listen": "s"})
    assert good == {} and "already means home.settings" in troubles[0]


def test_a_key_of_every_page_is_taken_everywhere() -> None:
    for key in ("question_mark", "escape", "f9", "Z"):
        good, troubles = checked({"home.listen": key})
        assert good == {} and troubles, key


def test_two_keys_may_change_places() -> None:
    keys = {"home.listen": "s", "home.settings": "l"}
    assert checked(keys) == (keys, [])


def test_the_same_key_may_serve_two_pages() -> None:
    assert checked({"home.settings": "y"})[1] == []  # y means something on another page


def test_several_keys_for_one_thing() -> None:
    assert checked({"home.listen": "f3, y"}) == ({"home.listen": "f3,y"}, [])


def test_every_binding_can_be_moved_and_says_what_it_does() -> None:
    bindings = ids()
    assert len(bindings) > 40
    for binding in bindings:
        assert binding.id and "." in binding.id
        assert binding.description
        assert binding.tooltip, binding.id


def test_where_all_is_wrong_some_of_it_is_told() -> None:
    good, told = checked({**{f"page.bak{n}": "f2" for n in range(500)}, "page.help": "f12"})
    assert good == {"page.help": "f12"}
    assert len(told) == 11 and told[0].endswith('Perhaps you meant "page.back".')
    assert told[-1] == "Keys: 490 more cannot be used."
