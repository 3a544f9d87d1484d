"""The needs-and-wants worksheet on screen."""
