"""The file is opened beside the loading of the rest, and what goes wrong there is told here."""

import gc
import sys
import threading
from pathlib import Path

import pytest

from twofold import opening
from twofold.domain.people import meet
from twofold.opening import Opening
from twofold.shell import Shell
from twofold.store import Damaged, Store


@pytest.mark.parametrize("large", [0, 1 << 20])
def test_a_store_comes_out_whichever_way_it_was_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, large: int
) -> None:
    path = tmp_path / "twofold.json"
    first = Store.open(path)
    first.save(meet("Ana", "Ben"))
    first.close()
    threads: list[threading.Thread] = []
    open_one = Store.open

    def watched(path: Path) -> Store:
        threads.append(threading.current_thread())
        return open_one(path)

    monkeypatch.setattr(opening, "LARGE", large)
    monkeypatch.setattr(Store, "open", watched)
    before = sys.getswitchinterval()
    store = Opening(path).store()
    assert [thread is threading.main_thread() for thread in threads] == [bool(large)]
    assert sys.getswitchinterval() == before
    store.save(meet("Ana", "Ben").with_(id="another"))
    assert len(store.couple.all()) == 2
    store.close()


@pytest.mark.parametrize("large", [0, 1 << 20])
def test_what_is_wrong_with_the_file_is_raised_where_it_is_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, large: int
) -> None:
    monkeypatch.setattr(opening, "LARGE", large)
    path = tmp_path / "twofold.json"
    path.write_text("{ not ours")
    begun = Opening(path)
    with pytest.raises(Damaged):
        begun.store()


async def test_garbage_is_collected_again_once_the_first_frame_stands() -> None:
    gc.disable()
    try:
        async with Shell().run_test() as pilot:
            await pilot.pause()
            assert gc.isenabled()
    finally:
        gc.enable()
        gc.unfreeze()
