"""twofold: two partners at one keyboard, closer than before."""

__version__ = "0.1.0"
