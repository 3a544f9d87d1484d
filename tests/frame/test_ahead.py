"""The pages' modules, loaded while nobody presses a key."""

from asyncio import create_task, sleep

import pytest

from twofold.frame import ahead
from twofold.frame.rooms import ROOMS


class Pressed:
    """Keys that have had their effect only when told so."""

    settled = False


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ahead, "FIRST", 0)
    monkeypatch.setattr(ahead, "STEP", 0)


def every_one() -> list[str]:
    return [name for names in ahead.modules().values() for name in names]


def test_every_page_is_among_them_once() -> None:
    names = every_one()
    assert {at.partition(":")[0] for at in ROOMS.values()} <= {*names}
    assert len(names) == len({*names})
    assert not [name for name in names if name.split(".")[1] not in ("domain", "screens")]


def test_the_rules_of_a_practice_come_before_its_pages() -> None:
    names = ahead.modules()["retreat"]
    assert names.index("twofold.domain.retreat.plan") < names.index("twofold.screens.retreat.days")


async def test_none_is_loaded_while_a_key_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    loaded: list[str] = []
    monkeypatch.setattr(ahead, "import_module", loaded.append)
    keys = Pressed()
    task = create_task(ahead.load_ahead(keys, lambda: "home", lambda: loaded.append("what they wear")))
    for _ in range(5):
        await sleep(0)
    assert loaded == [] and not task.done()
    keys.settled = True
    await task
    assert loaded.pop(0) == "what they wear"
    assert {*loaded} == {*every_one()} and len(loaded) == len(every_one())


async def test_what_is_near_comes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    loaded: list[str] = []
    monkeypatch.setattr(ahead, "import_module", loaded.append)
    keys = Pressed()
    keys.settled = True
    await ahead.load_ahead(keys, lambda: "letters", lambda: None)
    near = ahead.modules()["letters"]
    assert loaded[: len(near)] == near and len(loaded) == len(every_one())


async def test_what_cannot_be_loaded_ends_it_quietly(monkeypatch: pytest.MonkeyPatch) -> None:
    tried: list[str] = []

    def broken(name: str) -> None:
        tried.append(name)
        raise ImportError(name)

    monkeypatch.setattr(ahead, "import_module", broken)
    keys = Pressed()
    keys.settled = True
    await ahead.load_ahead(keys, lambda: "home", lambda: None)
    assert len(tried) == 1
