"""The listening practice on screen."""
