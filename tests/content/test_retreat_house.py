"""The retreats of the house: ours and the couple's own, read from the config folder when first wanted."""

from pathlib import Path

from tests.support.templates import GOOD
from twofold.app import TwofoldApp
from twofold.content import load_templates
from twofold.content.retreats import BUILT_IN
from twofold.store import Store
from twofold.store.config import Settings


def test_the_couples_own_lie_beside_their_talks(tmp_path: Path) -> None:
    for name in ("retreats", "protocols"):
        (tmp_path / name).mkdir()
    talk = (
        Path(__file__).parents[2].joinpath("src/twofold/content/listening/daily-five.toml").read_text("utf-8")
    )
    (tmp_path / "protocols" / "ours.toml").write_text(talk.replace('"daily-five"', '"our-talk"'))
    (tmp_path / "retreats" / "ours.toml").write_text(GOOD.replace("appreciations", "our-talk"))
    (tmp_path / "retreats" / "wrong.toml").write_text("id = 1")
    store = Store.open(tmp_path / "twofold.json")
    try:
        house = TwofoldApp(store, Settings(), config=tmp_path / "config.toml")
        assert "templates" not in vars(house), "it is read when first wanted"
        assert [template.id for template in house.templates.templates[len(BUILT_IN) :]] == ["ours"]
        assert [line.split(",")[0] for line in house.templates.troubles] == ["wrong.toml"]
        assert house.templates is house.templates
        assert TwofoldApp(store, Settings()).templates == load_templates()
    finally:
        store.close()
