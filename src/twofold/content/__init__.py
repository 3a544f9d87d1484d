"""What the app knows: protocols, vocabularies and pages as TOML and Markdown, and their loaders."""

from .needs import NeedGroup, group_name, need_group, need_groups
from .protocols import Library, load_protocols
from .words import PAGES, FeelingGroup, RepairMove, feelings, page, repairs, suggestions

__all__ = [
    "PAGES",
    "FeelingGroup",
    "Library",
    "NeedGroup",
    "RepairMove",
    "feelings",
    "group_name",
    "load_protocols",
    "need_group",
    "need_groups",
    "page",
    "repairs",
    "suggestions",
]
