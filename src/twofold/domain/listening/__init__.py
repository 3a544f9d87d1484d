"""Listening in turns: protocols, the engine that steps through them, and looking back on a session."""
