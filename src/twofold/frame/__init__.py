"""What holds the pages together: the open file, the ways out, the keys, the table of rooms."""
