"""What we write into a calendar in a way of our own, and know again when it comes back."""

UID = "@twofold"
"""Ends the UID of every event of ours; before it stands the id of the slot."""
FOR_ONE = " has this alone."
"""Ends the line about whom it is for, in the description of an event."""
SEES_TO_IT = " sees to it."
"""Ends the line about who sees to it, in the description of an event."""
NUMBER, PHONE, ADDRESS, RAIN = "Booking number: ", "Telephone: ", "Address: ", "If it rains: "
OURS = (NUMBER, PHONE, ADDRESS, RAIN)
"""Begin the lines of a description about what has no line of its own in a calendar."""
