"""What the app knows: protocols, vocabularies and pages as TOML and Markdown, and their loaders."""

from .protocols import Library, load_protocols
from .words import PAGES, FeelingGroup, RepairMove, feelings, page, repairs, suggestions

__all__ = [
    "PAGES",
    "FeelingGroup",
    "Library",
    "RepairMove",
    "feelings",
    "load_protocols",
    "page",
    "repairs",
    "suggestions",
]
