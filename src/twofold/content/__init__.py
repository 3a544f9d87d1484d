"""What the app knows: protocols, vocabularies, templates and pages as data, and their loaders."""

from typing import TYPE_CHECKING, Any

from .needs import NeedGroup, group_name, need_group, need_groups
from .protocols import Library, load_protocols
from .words import PAGES, FeelingGroup, RepairMove, feelings, page, repairs, suggestions

if TYPE_CHECKING:
    from ..domain.questions.decks import Card, Deck
    from ..domain.retreat.templates import Template, TemplateSlot
    from .decks import Decks, load_decks
    from .retreat_practices import Practice, practice, practices
    from .retreat_words import PackingList, ground_rules, packing_lists, to_do_ideas
    from .retreats import Templates, load_templates

__all__ = [
    "PAGES",
    "Card",
    "Deck",
    "Decks",
    "FeelingGroup",
    "Library",
    "NeedGroup",
    "PackingList",
    "Practice",
    "RepairMove",
    "Template",
    "TemplateSlot",
    "Templates",
    "feelings",
    "ground_rules",
    "group_name",
    "load_decks",
    "load_protocols",
    "load_templates",
    "need_group",
    "need_groups",
    "packing_lists",
    "page",
    "practice",
    "practices",
    "repairs",
    "suggestions",
    "to_do_ideas",
]
# Only the pages of one practice need these; home does without.
_LATER = {
    "Card": "..domain.questions.decks",
    "Deck": "..domain.questions.decks",
    "Decks": ".decks",
    "PackingList": ".retreat_words",
    "Practice": ".retreat_practices",
    "Template": "..domain.retreat.templates",
    "TemplateSlot": "..domain.retreat.templates",
    "Templates": ".retreats",
    "ground_rules": ".retreat_words",
    "load_decks": ".decks",
    "load_templates": ".retreats",
    "packing_lists": ".retreat_words",
    "practice": ".retreat_practices",
    "practices": ".retreat_practices",
    "to_do_ideas": ".retreat_words",
}


def __getattr__(name: str) -> Any:
    if name not in _LATER:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_LATER[name], __name__), name)
