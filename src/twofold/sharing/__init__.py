"""Letting the other come in: a seat of their own in another terminal or over ssh, or one screen for both."""
