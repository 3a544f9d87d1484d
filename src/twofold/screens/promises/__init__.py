"""Agreements on screen."""
