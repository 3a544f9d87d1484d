"""Where it is kept: the TinyDB file, its journal, backups and migrations."""
