"""How it leaves: files a couple can read without twofold."""
