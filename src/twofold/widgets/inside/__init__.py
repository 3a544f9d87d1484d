"""All that twofold uses of the private parts of Textual, under names of its own.

A release of Textual may change any of it: what is used is named in ``tests/widgets/test_inside.py``, which is
run first when the pin moves, and which finds what is used elsewhere.
"""
