"""The inside of Textual's palette."""

from textual.command import CommandList, CommandPalette


class OpenPalette(CommandPalette):
    """Textual's palette, which does not fail when its page keys come before it has lines to count."""

    def _action_command_list(self, action: str) -> None:
        for listed in self.query(CommandList):
            if listed.scrollable_content_region:
                listed.scroll_to_highlight()
                super()._action_command_list(action)
