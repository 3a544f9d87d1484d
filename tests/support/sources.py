"""Our own modules, and the floors of the house that they are on."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCES = ROOT / "src" / "twofold"
MODULES = {
    ".".join(("twofold", *path.relative_to(SOURCES).with_suffix("").parts)).removesuffix(".__init__"): path
    for path in sorted(SOURCES.rglob("*.py"))
}
# Each floor, and the floors it may know. Modules beside the floors are the front door: "app".
MAY_KNOW: dict[str, set[str]] = {
    "practices": set(),  # names by text what stands on other floors, so that each may know it
    "domain": set(),
    "content": {"practices", "domain"},
    "store": {"practices", "domain"},
    "exports": {"practices", "domain", "content"},
    "widgets": {"practices", "domain"},
    "screens": {"practices", "domain", "content", "store", "exports", "widgets"},
    "frame": {"practices", "domain", "content", "store", "exports", "widgets", "screens"},
    "app": {"practices", "domain", "content", "store", "exports", "widgets", "screens", "frame"},
}


def floor(module: str) -> str:
    """Return the floor that *module* is on; the bare package ``twofold`` (its version) is on none."""
    parts = module.split(".")
    if len(parts) == 1:
        return ""
    return parts[1] if parts[1] in MAY_KNOW else "app"
