"""A template of a couple's own, for the tests of how it is read."""

GOOD = """\
id = "ours"
name = "Ours"
why = "It is ours."
where = "away"
days = 2
rules = ["No maps."]
todos = ["Book the boat."]

[[slots]]
day = 2
start = "9:05"
minutes = 45
title = "Breakfast"
kind = "meal"
place = "the pier"

[[slots]]
day = 1
start = "18.30"
minutes = 10
title = "Thanks"
kind = "connect"
depth = "light"
practice = "listening:appreciations"
notes = "On the boat."
"""
