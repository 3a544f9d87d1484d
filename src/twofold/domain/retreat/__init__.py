"""The retreat: a weekend (or three hours) that two people plan together, live, and look back on."""
