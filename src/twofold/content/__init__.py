"""What the app knows: protocols, vocabularies and pages as TOML and Markdown, and their loaders."""

from .protocols import Library, load_protocols

__all__ = ["Library", "load_protocols"]
